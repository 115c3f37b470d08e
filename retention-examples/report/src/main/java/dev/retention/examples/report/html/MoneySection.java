package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.Month;
import dev.retention.examples.report.html.TableView.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Who brings the money? */
final class MoneySection {

    private static final int YEAR = 12;

    private final PageContext page;
    private final List<Month> months;
    private final List<Month> over;

    private MoneySection(PageContext page) {
        this.page = page;
        this.months = page.findings().months();
        this.over = months.stream().filter(Month::over).toList();
    }

    static SectionView of(PageContext page) {
        return new MoneySection(page).section();
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        if (page.hasMoney() && over.size() >= 2) {
            blocks.add(revenue());
            if (over.stream().filter(month -> month.revenueMinor() > 0).count() >= 2) {
                blocks.add(share());
            }
        }
        blocks.add(new Block.Numbers(page.say("money.numbers"), table()));
        return new SectionView("money", page.say("money.question"), finding(), blocks);
    }

    private Phrase finding() {
        if (!page.hasMoney()) {
            return page.say("money.finding.none");
        }
        int count = Math.min(YEAR, over.size());
        double now = returningShare(over.subList(over.size() - count, over.size()));
        if (Double.isNaN(now)) {
            boolean wasPaid = over.stream().anyMatch(month -> month.revenueMinor() > 0);
            return page.say(wasPaid ? "money.finding.silent" : "money.finding.early", "months", page.months(count));
        }
        double before = over.size() < 2 * YEAR
                ? Double.NaN
                : returningShare(over.subList(over.size() - 2 * YEAR, over.size() - YEAR));
        return page.say(
                Double.isNaN(before) ? "money.finding.once" : "money.finding",
                "share",
                page.numbers().percent(now, 1),
                "months",
                page.months(count),
                "before",
                Double.isNaN(before) ? "" : page.numbers().percent(before, 1));
    }

    private static double returningShare(List<Month> months) {
        double all = months.stream().mapToDouble(Month::revenueMinor).sum();
        double returning =
                months.stream().mapToDouble(Month::returningRevenueMinor).sum();
        return all > 0 ? returning / all : Double.NaN;
    }

    private Block revenue() {
        Scale scale = Scale.fromZero(
                months.stream()
                        .mapToDouble(month ->
                                Math.max(0, month.newRevenueMinor()) + Math.max(0, month.returningRevenueMinor())),
                3);
        Numbers.Unit unit = page.numbers().unitOf(scale.upper());
        var axis =
                new ValueAxis(scale, tick -> page.numbers().decimal(tick / unit.minor(), scale.places(unit.minor())));
        Phrase name = page.say("money.revenue.name", "unit", unit.name());
        Month last = over.get(over.size() - 1);
        Phrase reading = page.say(
                "money.revenue.reading",
                "month",
                page.dates().month(last.firstDay()),
                "amount",
                page.numbers().moneyShort(last.revenueMinor()));
        String svg = StackedColumns.draw(
                page.chart("money-revenue", name, reading),
                months.stream()
                        .map(month -> new StackedColumns.Column(
                                month.returningRevenueMinor(), month.newRevenueMinor(), month.over()))
                        .toList(),
                axis(months),
                axis);
        boolean running = over.size() < months.size();
        return new Block.Figure(
                name,
                List.of(new Block.Key("f1", page.say("money.returning")), new Block.Key("f2", page.say("money.new"))),
                svg,
                running ? page.say("money.running") : null,
                page.say("numbers"),
                null);
    }

    private PeriodAxis axis(List<Month> shown) {
        return new PeriodAxis(
                shown.stream()
                        .map(month -> page.dates().monthName(month.firstDay()))
                        .toList(),
                shown.stream().map(month -> page.dates().year(month.firstDay())).toList());
    }

    private Block share() {
        List<TrendChart.Point> points = over.stream()
                .map(month -> new TrendChart.Point(
                        month.revenueMinor() > 0
                                ? Math.max(
                                        0, Math.min(1, (double) month.returningRevenueMinor() / month.revenueMinor()))
                                : Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        false))
                .toList();
        double[] known = points.stream()
                .mapToDouble(TrendChart.Point::value)
                .filter(Double::isFinite)
                .toArray();
        String last = page.numbers().percent(known[known.length - 1], 0);
        Phrase name = page.say("money.share.name");
        Phrase reading = page.say(
                "change.reading",
                "last",
                last,
                "first",
                page.numbers().percent(known[0], 0),
                "n",
                page.numbers().count(known.length));
        var axis = new ValueAxis(Scale.around(DoubleStream.of(0, 1), 4), page.wholePercent());
        String svg = TrendChart.draw(page.chart("money-share", name, reading), points, axis(over), axis, last);
        double top = page.sales().headline().topTenthRevenueShare();
        return page.figure(
                name,
                svg,
                Double.isNaN(top)
                        ? null
                        : page.say("money.tenth", "share", page.numbers().percent(top, 1)),
                null);
    }

    private TableView table() {
        var heads = new ArrayList<>(List.of(
                page.say("head.month"),
                page.say("head.newCustomers"),
                page.say("head.returningCustomers"),
                page.say("head.orders")));
        if (page.hasMoney()) {
            heads.add(page.say("head.newRevenue"));
            heads.add(page.say("head.returningRevenue"));
        }
        return new TableView(
                page.say("money.numbers"), heads, months.stream().map(this::row).toList());
    }

    private TableView.Row row(Month month) {
        String name = page.dates().month(month.firstDay());
        var cells = new ArrayList<>(List.of(
                Cell.of(page.numbers().count(month.newCustomers())),
                Cell.of(page.numbers().count(month.returningCustomers())),
                Cell.of(page.numbers().count(month.orders()))));
        if (page.hasMoney()) {
            cells.add(Cell.of(page.numbers().money(month.newRevenueMinor())));
            cells.add(Cell.of(page.numbers().money(month.returningRevenueMinor())));
        }
        return TableView.Row.of(month.over() ? Phrase.of(name) : page.say("soFar", "period", name), cells);
    }
}
