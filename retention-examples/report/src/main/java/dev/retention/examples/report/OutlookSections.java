package dev.retention.examples.report;

import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows the outlook on the next year. */
final class OutlookSections {

    /** What is left of a page's width beside the numbers, or a little less. */
    private static final int NAME_WIDTH = 32;

    private final Outlook outlook;
    private final Money money;

    private OutlookSections(Outlook outlook, Money money) {
        this.outlook = outlook;
        this.money = money;
    }

    static List<Section> of(Outlook outlook, Money money) {
        var sections = new OutlookSections(outlook, money);
        return outlook.isKnown()
                ? List.of(sections.year(), sections.projection(), sections.worthMost(), sections.slippingAway())
                : List.of(Section.of(
                        "Outlook",
                        "no model of repeat buying fits these orders",
                        new Block.Paragraph(sections.models(OutlookSections::remark))));
    }

    private Section year() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(
                "Customers still",
                decimal(outlook.stillCustomers(), 0),
                "of " + Format.count(outlook.customers()) + " who ever paid for an order"));
        lines.add(new Line(
                "Orders",
                decimal(outlook.orders().expected(), 0),
                interval(
                        decimal(outlook.orders().lower(), 0),
                        decimal(outlook.orders().upper(), 0))));
        lines.add(new Line(
                "Revenue, " + money.currency(),
                money.number(outlook.revenueMinor().expected()),
                interval(
                        money.number(outlook.revenueMinor().lower()),
                        money.number(outlook.revenueMinor().upper()))));
        addLastTime(lines);
        return Section.of(
                "Outlook",
                "what today's customers will do in the next 12 months; new ones come on top",
                Table.of(lines, List.of(words(Line::name), number(Line::value), words(Line::remark))),
                new Block.Note(
                        "The orders of a day count as one, and as none if no more was paid than returned that day; later returns are left out.\n"
                                + "The intervals are of what will come: parameters, chance, and the errors of the years before.\n"
                                + cannotTell()
                                + models(OutlookSections::aic)));
    }

    private String models(Function<Outlook.Candidate, String> text) {
        String models = Stream.concat(outlook.candidates().stream(), Stream.of(outlook.spend()))
                .map(text)
                .collect(joining("; "));
        return wrapped("Models of repeat buying, the best (lowest AIC) first, and of spend: " + models + ".");
    }

    private static String aic(Outlook.Candidate candidate) {
        return candidate.name()
                + (candidate.remark().isEmpty()
                        ? " (AIC " + decimal(candidate.aic(), 1) + ")"
                        : " (no best fit; --json says why)");
    }

    private static String remark(Outlook.Candidate candidate) {
        return candidate.remark().isEmpty() ? aic(candidate) : candidate.remark();
    }

    private void addLastTime(List<Line> lines) {
        Outlook.LastTime last = outlook.lastTime();
        if (last == null) {
            lines.add(new Line(
                    "A year ago", "", "the orders do not reach back far enough to say how well this would have done"));
            return;
        }
        lines.add(new Line(
                "A year ago",
                decimal(last.expected(), 0),
                "orders it would have said; it was " + Format.count(last.actual())));
        lines.add(new Line(
                "Plain rule",
                decimal(last.ruleNow(), 0),
                "orders, " + last.rule() + "; a year ago it would have said " + decimal(last.ruleExpected(), 0)));
    }

    private String cannotTell() {
        return outlook.cannotTell().isEmpty() ? "" : wrapped(outlook.cannotTell());
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,108})( +|$)", "$1\n");
    }

    private static String interval(String lower, String upper) {
        return "95 % interval " + lower + " - " + upper;
    }

    private Section projection() {
        return Section.of(
                "Retention projection",
                "today's customers who will have ordered again; the models know no seasons",
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
                                + "expected of someone who is still a customer, times how likely it is that this one no longer is."));
    }

    private Section slippingAway() {
        return Section.of(
                "Slipping away",
                outlook.slippingByRhythm()
                        ? "no leaving can be seen, so: those far beyond their own rhythm who would be missed most"
                        : "the customers who may be lost and would be missed most",
                outlook.slippingAway().isEmpty()
                        ? new Block.Paragraph("Nobody: no one is far beyond their own rhythm.")
                        : Table.of(outlook.slippingAway(), customerColumns()));
    }

    private List<Table.Cells<Outlook.Customer>> customerColumns() {
        return List.of(
                words("Last order", customer -> customer.lastOrder().toString()),
                number("Order days", customer -> Format.count(customer.orderDays())),
                number("Still customer", customer -> Format.percent(customer.stillCustomer())),
                number("Orders", customer -> decimal(customer.expectedOrders(), 1)),
                number("Revenue", customer -> money.number(customer.expectedRevenueMinor())),
                number("At risk", customer -> money.number(customer.revenueAtRiskMinor())),
                // Last, where it need not line up: letters of some scripts are wider, narrower, or run the other way.
                words("Customer", customer -> SafeText.within(customer.name(), NAME_WIDTH)));
    }

    private static String decimal(double number, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }

    private record Line(String name, String value, String remark) {}
}
