package dev.retention.examples.report.text;

import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Forecast;
import dev.retention.examples.report.numbers.Outlook;
import dev.retention.examples.report.numbers.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows the outlook on the next year. */
public final class OutlookSections {

    /** What is left of a page's width beside the numbers, or a little less. */
    private static final int NAME_WIDTH = 32;

    private final Outlook outlook;
    private final Money money;

    private OutlookSections(Outlook outlook, Money money) {
        this.outlook = outlook;
        this.money = money;
    }

    static List<Section> of(Part<Outlook> outlook, Money money) {
        return outlook.either(
                year -> of(year, money),
                missing -> List.of(Section.of(
                        "Outlook",
                        "nothing can be said of the next year by these orders",
                        new Block.Paragraph(wrapped(missing.sentence() + ".")))));
    }

    public static List<Section> of(Outlook outlook, Money money) {
        var sections = new OutlookSections(outlook, money);
        return List.of(sections.year(), sections.projection(), sections.worthMost(), sections.slippingAway());
    }

    private Section year() {
        var blocks = new ArrayList<Block>();
        blocks.add(Table.of(figures(), List.of(words(Figure::name), number(Figure::value), words(Figure::remark))));
        blocks.add(new Block.Note(intervals() + wrapped("Method: " + outlook.verdict())));
        if (!outlook.past().isEmpty()) {
            blocks.add(past());
        }
        blocks.add(new Block.Paragraph(wrapped("What these orders cannot tell. "
                + outlook.cannotTell().stream()
                        .map(Outlook.Limitation::sentence)
                        .collect(joining(" ")))));
        blocks.add(new Block.Note(
                "The orders of a day count as one, and as none if no more was paid than returned that day;"
                        + " later returns are left out.\n"
                        + wrapped("What an order brings: " + outlook.spend() + ".")));
        return new Section(
                "Outlook", "what today's customers will do in the next 12 months; new ones come on top", blocks);
    }

    private List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        Outlook.Range orders = outlook.orders();
        figures.add(new Figure(
                "Orders",
                decimal(orders.expected(), 0),
                interval(decimal(orders.lower(), 0), decimal(orders.upper(), 0))));
        Outlook.Range revenue = outlook.revenueMinor();
        figures.add(new Figure(
                "Revenue, " + money.currency(),
                money.number(revenue.expected()),
                interval(money.number(revenue.lower()), money.number(revenue.upper()))));
        outlook.ordersByRule()
                .ifPresent(rule ->
                        figures.add(new Figure("Orders by a plain rule", decimal(rule.orders(), 0), rule.name())));
        boolean known = !Double.isNaN(outlook.stillCustomers());
        figures.add(new Figure(
                "Customers still",
                known ? decimal(outlook.stillCustomers(), 0) : "-",
                "of " + Format.count(outlook.customers()) + " who ever paid for an order"));
        return figures;
    }

    private static String interval(String lower, String upper) {
        return Math.round(100 * Forecast.CONFIDENCE) + " % interval " + lower + " - " + upper;
    }

    private String intervals() {
        if (outlook.judgedDays() == 0) {
            return "The interval supposes that the method is right, which cannot be judged here: take it as the least there is.\n";
        }
        return outlook.judgedDays() >= 365
                ? "Four years in five fall into the interval, if the method misses as it has missed so far.\n"
                : "Four years in five fall into the interval, if the method misses a year as it has missed "
                        + outlook.judgedDays() + " days so far.\n";
    }

    private Table past() {
        return Table.of(
                outlook.past(),
                List.of(
                        words("Asked on", past -> past.asOf().toString()),
                        number("it said", past -> decimal(past.expected(), 0)),
                        number(
                                "a plain rule",
                                past -> Double.isNaN(past.expectedByRule()) ? "-" : decimal(past.expectedByRule(), 0)),
                        number("orders of " + outlook.judgedDays() + " days", past -> Format.count(past.actual())),
                        number("it said", OutlookSections::missed)));
    }

    private static String missed(Outlook.Past past) {
        if (past.actual() == 0) {
            return Math.round(past.expected()) == 0 ? "right" : "too many";
        }
        double error = past.expected() / past.actual() - 1;
        String size = Format.percent(Math.abs(error)) + " too ";
        return size + (error < 0 ? "few" : "many");
    }

    private Section projection() {
        return Section.of(
                "Retention projection",
                "today's customers who will have ordered again",
                Table.of(
                        outlook.projection(),
                        List.of(
                                number("Months ahead", ahead -> String.valueOf(ahead.months())),
                                number("Customers", ahead -> decimal(ahead.customers(), 0)),
                                number("Share", ahead -> Format.percent(ahead.share())),
                                number("Orders", ahead -> decimal(ahead.orders(), 0)))));
    }

    private Section worthMost() {
        return Section.of(
                "Worth most",
                "the customers who will bring the most in the next 12 months",
                Table.of(outlook.worthMost(), customerColumns()),
                new Block.Note(
                        "Orders and revenue: expected in the next 12 months. Still customer: how likely that is. At risk: what would be\n"
                                + "expected of someone who is still a customer, times how likely it is that this one no longer is.\n"
                                + "Of those who are expected to bring the same, whoever has paid most so far comes first."));
    }

    private Section slippingAway() {
        boolean byRhythm = outlook.slippingBy() == Outlook.SlippingBy.RHYTHM;
        return Section.of(
                "Slipping away",
                byRhythm
                        ? "the method sees nobody leave, so: silent for more than twice their own rhythm, and missed most"
                        : "the customers who may be lost and would be missed most",
                outlook.slippingAway().isEmpty()
                        ? new Block.Paragraph(
                                byRhythm
                                        ? "Nobody: no one is far beyond their own rhythm."
                                        : "Nobody: all are clearly customers still, or clearly gone.")
                        : Table.of(outlook.slippingAway(), byRhythm ? rhythmColumns() : customerColumns()));
    }

    private List<Table.Cells<Outlook.Customer>> customerColumns() {
        return List.of(
                words("Last order", customer -> customer.lastOrder().toString()),
                number("Order days", customer -> Format.count(customer.orderDays())),
                number("Still customer", customer -> Format.percent(customer.stillCustomer())),
                number("Orders", customer -> decimal(customer.expectedOrders(), 1)),
                number("Revenue", customer -> money.number(customer.expectedRevenueMinor())),
                number(
                        "At risk",
                        customer -> Double.isNaN(customer.revenueAtRiskMinor())
                                ? "-"
                                : money.number(customer.revenueAtRiskMinor())),
                name());
    }

    private List<Table.Cells<Outlook.Customer>> rhythmColumns() {
        return List.of(
                words("Last order", customer -> customer.lastOrder().toString()),
                number("Order days", customer -> Format.count(customer.orderDays())),
                number("every … days", customer -> decimal(customer.daysBetweenOrders(), 0)),
                number("silent for", customer -> Format.count(customer.daysSilent())),
                number("Orders", customer -> decimal(customer.expectedOrders(), 1)),
                number("Revenue", customer -> money.number(customer.expectedRevenueMinor())),
                name());
    }

    /** Last, where it need not line up: letters of some scripts are wider, narrower, or run the other way. */
    private static Table.Cells<Outlook.Customer> name() {
        return words("Customer", customer -> SafeText.within(customer.name(), NAME_WIDTH));
    }

    private static String decimal(double number, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,108})( +|$)", "$1\n");
    }

    private record Figure(String name, String value, String remark) {}
}
