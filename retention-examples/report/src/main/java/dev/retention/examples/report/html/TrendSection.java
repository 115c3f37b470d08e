package dev.retention.examples.report.html;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.Difference;
import dev.retention.examples.report.findings.Quarter;
import dev.retention.examples.report.html.TableView.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Is it changing? */
final class TrendSection {

    private static final int QUARTERS_OF_A_YEAR = 4;

    private final PageContext page;
    private final List<Quarter> quarters;

    private TrendSection(PageContext page) {
        this.page = page;
        this.quarters = page.findings().quarters();
    }

    static SectionView of(PageContext page) {
        return new TrendSection(page).section();
    }

    private SectionView section() {
        var blocks = new ArrayList<Block>();
        if (page.hasEnoughCustomers()) {
            shares("change.retention", Quarter::retention, blocks);
            shares("change.second", Quarter::secondOrder, blocks);
            if (over() >= 2) {
                blocks.add(customers());
                if (page.hasMoney()) {
                    blocks.add(orderValue());
                }
            }
        }
        blocks.add(0, new Block.Text(List.of(page.say(blocks.isEmpty() ? "change.nothing" : "change.legend")), true));
        blocks.add(new Block.Numbers(page.say("change.numbers"), table()));
        return new SectionView("change", page.say("change.question"), finding(), blocks);
    }

    private long over() {
        return quarters.stream().filter(Quarter::over).count();
    }

    /** The last quarter whose new customers have all had 90 days, against the same quarter a year before. */
    private Phrase finding() {
        for (int i = quarters.size() - 1; i >= 0; i--) {
            Optional<Proportion> share = enough(quarters.get(i).secondOrder());
            if (share.isPresent()) {
                Optional<Proportion> before = i < QUARTERS_OF_A_YEAR
                        ? Optional.empty()
                        : enough(quarters.get(i - QUARTERS_OF_A_YEAR).secondOrder());
                return finding(quarters.get(i), share.get(), before);
            }
        }
        return page.say(page.hasEnoughCustomers() ? "change.finding.early" : "change.finding.few");
    }

    private Phrase finding(Quarter quarter, Proportion share, Optional<Proportion> before) {
        return page.say(
                before.map(earlier -> change(Difference.of(share, earlier))).orElse("change.finding.once"),
                "quarter",
                page.dates().quarter(quarter.firstDay()),
                "rate",
                page.numbers().percent(share),
                "before",
                before.map(page.numbers()::percent).orElse(""));
    }

    private static String change(Difference difference) {
        return !difference.hasChanged()
                ? "change.finding.same"
                : difference.value() > 0 ? "change.finding.risen" : "change.finding.fallen";
    }

    private static Optional<Proportion> enough(Optional<Proportion> share) {
        return share.filter(known -> known.total() >= Certainty.FEWEST_CUSTOMERS);
    }

    private void shares(String key, Function<Quarter, Optional<Proportion>> share, List<Block> blocks) {
        List<Quarter> shown = quarters.stream()
                .dropWhile(quarter -> enough(share.apply(quarter)).isEmpty())
                .toList();
        List<TrendChart.Point> points =
                shown.stream().map(quarter -> point(share.apply(quarter))).toList();
        List<Proportion> known = shown.stream()
                .flatMap(quarter -> enough(share.apply(quarter)).stream())
                .toList();
        if (known.size() < 2) {
            return;
        }
        String last = page.numbers().percent(known.get(known.size() - 1));
        Phrase name = page.say(key + ".name");
        Phrase reading = page.say(
                "change.reading",
                "last",
                last,
                "first",
                page.numbers().percent(known.get(0)),
                "n",
                page.numbers().count(known.size()));
        Scale scale = Scale.ofShares(TrendChart.values(points), 3);
        blocks.add(figure(
                page.chart(key.replace('.', '-'), name, reading),
                points,
                shown,
                new ValueAxis(scale, tick -> page.numbers().percent(tick, scale.places(0.01))),
                last,
                page.say(key + ".note")));
    }

    private static TrendChart.Point point(Optional<Proportion> share) {
        return enough(share)
                .map(known -> {
                    Interval interval = Certainty.interval(known);
                    return new TrendChart.Point(known.rate(), interval.lower(), interval.upper(), false);
                })
                .orElseGet(() -> new TrendChart.Point(Double.NaN, Double.NaN, Double.NaN, share.isEmpty()));
    }

    private Block customers() {
        List<TrendChart.Point> points = quarters.stream()
                .map(quarter -> known(quarter, quarter.customers(), Double.NaN, Double.NaN))
                .toList();
        Scale scale = Scale.fromZero(TrendChart.values(points), 3);
        return line("change.customers", points, new ValueAxis(scale, count()), count());
    }

    private Block orderValue() {
        List<TrendChart.Point> points = quarters.stream()
                .map(quarter -> known(
                        quarter,
                        quarter.orderValueMinor(),
                        quarter.orderValueLowerMinor(),
                        quarter.orderValueUpperMinor()))
                .toList();
        Scale scale = Scale.around(TrendChart.values(points), 3);
        Numbers.Unit unit = page.numbers().unitOf(scale.upper());
        DoubleFunction<String> tick = minor -> page.numbers().decimal(minor / unit.minor(), scale.places(unit.minor()));
        return line(
                "change.value",
                points,
                new ValueAxis(scale, tick),
                minor -> page.numbers().moneyShort(minor).plain(),
                "unit",
                unit.name());
    }

    private DoubleFunction<String> count() {
        return customers -> page.numbers().count(Math.round(customers));
    }

    private static TrendChart.Point known(Quarter quarter, double value, double lower, double upper) {
        return quarter.over()
                ? new TrendChart.Point(value, lower, upper, false)
                : new TrendChart.Point(Double.NaN, Double.NaN, Double.NaN, true);
    }

    private Block line(
            String key,
            List<TrendChart.Point> points,
            ValueAxis axis,
            DoubleFunction<String> written,
            Object... namesAndValues) {
        List<Double> known = points.stream()
                .map(TrendChart.Point::value)
                .filter(Double::isFinite)
                .toList();
        if (known.isEmpty()) {
            return new Block.Text(List.of(page.say("change.nothing")), false);
        }
        String last = written.apply(known.get(known.size() - 1));
        Phrase reading = page.say(
                "change.reading",
                "last",
                last,
                "first",
                written.apply(known.get(0)),
                "n",
                page.numbers().count(known.size()));
        Phrase name = page.say(key + ".name", namesAndValues);
        return figure(page.chart(key.replace('.', '-'), name, reading), points, quarters, axis, last, null);
    }

    private Block figure(
            Chart chart, List<TrendChart.Point> points, List<Quarter> shown, ValueAxis axis, String last, Phrase note) {
        var periods = new PeriodAxis(
                shown.stream()
                        .map(quarter -> page.dates().quarterName(quarter.firstDay()))
                        .toList(),
                shown.stream()
                        .map(quarter -> page.dates().year(quarter.firstDay()))
                        .toList());
        return page.figure(chart.name(), TrendChart.draw(chart, points, periods, axis, last), note, null);
    }

    private TableView table() {
        var heads = new ArrayList<Phrase>();
        for (String head : List.of("quarter", "customers", "orders")) {
            heads.add(page.say("head." + head));
        }
        if (page.hasMoney()) {
            heads.add(page.say("head.revenue"));
            heads.add(page.say("head.orderValue"));
        }
        heads.addAll(List.of(
                page.say("head.second90"),
                page.say("head.interval"),
                page.say("head.again12"),
                page.say("head.interval")));
        return new TableView(
                page.say("change.numbers"),
                heads,
                quarters.stream().map(this::row).toList());
    }

    private TableView.Row row(Quarter quarter) {
        String name = page.dates().quarter(quarter.firstDay());
        var cells = new ArrayList<Cell>();
        cells.add(Cell.of(page.numbers().count(quarter.customers())));
        cells.add(Cell.of(page.numbers().count(quarter.orders())));
        if (page.hasMoney()) {
            cells.add(Cell.of(page.numbers().money(quarter.revenueMinor())));
            cells.add(
                    Double.isNaN(quarter.orderValueMinor())
                            ? Cell.of(page.say("none"))
                            : Cell.of(page.numbers().money(quarter.orderValueMinor())));
        }
        share(quarter.secondOrder(), cells);
        share(quarter.retention(), cells);
        return TableView.Row.of(quarter.over() ? Phrase.of(name) : page.say("soFar", "period", name), cells);
    }

    private void share(Optional<Proportion> share, List<Cell> cells) {
        if (share.isEmpty() || share.get().total() == 0) {
            cells.add(Cell.of(page.say(share.isEmpty() ? "tooEarly" : "none")));
            cells.add(Cell.of(Phrase.EMPTY));
        } else {
            cells.add(Cell.of(page.numbers().percent(share.get())));
            cells.add(Cell.of(page.numbers().interval(share.get())));
        }
    }
}
