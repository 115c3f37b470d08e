package dev.retention.examples.report.html;

import dev.retention.examples.report.html.TableView.Cell;
import dev.retention.examples.report.numbers.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** What will come? */
final class AheadSection {

    private final PageContext page;
    private final Outlook outlook;

    private AheadSection(PageContext page, Outlook outlook) {
        this.page = page;
        this.outlook = outlook;
    }

    static SectionView of(PageContext page) {
        Phrase question = page.say("ahead.question");
        return page.customers()
                .ahead()
                .outlook()
                .either(
                        outlook -> new AheadSection(page, outlook).section(question),
                        missing -> new SectionView(
                                "ahead", question, page.say("ahead.finding." + missing.reason()), List.of()));
    }

    private SectionView section(Phrase question) {
        var blocks = new ArrayList<>(List.of(dots(), sentences()));
        if (!outlook.past().isEmpty()) {
            blocks.add(new Block.Open(past(), null, true));
        }
        return new SectionView("ahead", question, finding(), blocks);
    }

    private Phrase finding() {
        Phrase now = page.say(
                page.hasMoney() ? "ahead.finding" : "ahead.finding.orders",
                "orders",
                count(outlook.orders().expected()),
                "revenue",
                page.hasMoney()
                        ? page.numbers().moneyShort(outlook.revenueMinor().expected())
                        : "");
        if (outlook.past().isEmpty() || outlook.past().get(0).actual() == 0) {
            return now.plus(page.say("ahead.finding.noTest"));
        }
        Outlook.Past last = outlook.past().get(0);
        double error = last.expected() / last.actual() - 1;
        String percent = page.numbers().percent(Math.abs(error), 0);
        String key = error < 0 ? "ahead.finding.tooFew" : "ahead.finding.tooMany";
        return now.plus(
                isOfYears()
                        ? page.say(key, "error", percent)
                        : page.say(
                                key + ".days",
                                "error",
                                percent,
                                "days",
                                page.numbers().count(outlook.judgedDays())));
    }

    /** Only a year stands beside a year. */
    private boolean isOfYears() {
        return outlook.judgedDays() >= 365;
    }

    private String count(double expected) {
        return page.numbers().count(Math.round(expected));
    }

    private Block dots() {
        var rows = new ArrayList<DotChart.Row>();
        boolean tested = isOfYears() && !outlook.past().isEmpty();
        if (tested) {
            Outlook.Past last = outlook.past().get(0);
            rows.add(row("ahead.last", last.expected(), Double.NaN, Double.NaN, "f4"));
            rows.add(row("ahead.came", last.actual(), Double.NaN, Double.NaN, "f2"));
        }
        outlook.ordersByRule()
                .ifPresent(rule -> rows.add(row("ahead.rule", rule.orders(), Double.NaN, Double.NaN, "f4")));
        Outlook.Range orders = outlook.orders();
        rows.add(row("ahead.next", orders.expected(), orders.lower(), orders.upper(), "f1"));
        Scale scale = Scale.fromZero(
                rows.stream().flatMapToDouble(row -> DoubleStream.of(row.value(), row.lower(), row.upper())), 3);
        Phrase name = page.say("ahead.name");
        return page.figure(
                name,
                DotChart.draw(page.chart("ahead-dots", name, finding()), rows, scale, this::count, null),
                page.say(tested ? "ahead.note" : "ahead.note.first"),
                table());
    }

    private DotChart.Row row(String key, double value, double lower, double upper, String colour) {
        return new DotChart.Row(page.say(key), value, lower, upper, count(value), colour);
    }

    private Block sentences() {
        var sentences = new ArrayList<Phrase>();
        sentences.add(page.say(
                outlook.judgedDays() > 0 ? "ahead.orders" : "ahead.orders.unjudged",
                "interval",
                page.numbers()
                        .range(
                                count(outlook.orders().lower()),
                                count(outlook.orders().upper()))));
        if (page.hasMoney()) {
            sentences.add(page.say(
                    "ahead.revenue",
                    "from",
                    page.numbers().moneyShort(outlook.revenueMinor().lower()),
                    "to",
                    page.numbers().moneyShort(outlook.revenueMinor().upper())));
        }
        if (!Double.isNaN(outlook.stillCustomers())) {
            sentences.add(page.say(
                    "ahead.still",
                    "all",
                    page.numbers().counted("customers", outlook.customers()),
                    "still",
                    count(outlook.stillCustomers())));
        }
        for (Outlook.Limitation limit : outlook.cannotTell()) {
            sentences.add(page.say("ahead.cannotTell." + limit.kind()));
        }
        return new Block.Text(sentences, false);
    }

    /** What would have been said of periods that are known now, beside what came. */
    private TableView past() {
        return new TableView(
                page.say("ahead.past", "days", page.numbers().counted("days", outlook.judgedDays())),
                List.of(
                        page.say("head.asked"),
                        page.say("head.said"),
                        page.say("head.ruleSaid"),
                        page.say("ahead.came")),
                outlook.past().stream()
                        .map(past -> TableView.Row.of(
                                Phrase.of(page.dates().day(past.asOf())),
                                List.of(cell(past.expected()), cell(past.expectedByRule()), cell(past.actual()))))
                        .toList());
    }

    private Cell cell(double orders) {
        return Cell.of(Double.isNaN(orders) ? page.say("none") : Phrase.of(count(orders)));
    }

    private TableView table() {
        var rows = new ArrayList<TableView.Row>();
        for (Outlook.Ahead ahead : outlook.projection()) {
            rows.add(TableView.Row.of(
                    Phrase.of(page.months(ahead.months())),
                    List.of(
                            Cell.of(count(ahead.customers())),
                            Cell.of(page.numbers().percent(ahead.share(), 1)),
                            Cell.of(count(ahead.orders())))));
        }
        return new TableView(
                page.say("ahead.numbers"),
                List.of(
                        page.say("head.within"),
                        page.say("head.customers"),
                        page.say("head.share"),
                        page.say("head.orders")),
                rows);
    }
}
