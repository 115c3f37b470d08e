package dev.retention.examples.report;

import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;
import static java.util.stream.Collectors.joining;

import com.github.freva.asciitable.ColumnData;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the outlook on the next year. */
final class OutlookText {

    private final Outlook outlook;
    private final Money money;

    private OutlookText(Outlook outlook, Money money) {
        this.outlook = outlook;
        this.money = money;
    }

    static String of(Outlook outlook, Money money) {
        var text = new OutlookText(outlook, money);
        return outlook.isKnown()
                ? String.join("\n\n", text.year(), text.projection(), text.worthMost(), text.slippingAway())
                : "OUTLOOK: no model of repeat buying fits these orders\n\n" + text.models(OutlookText::remark);
    }

    private String year() {
        var lines = List.of(
                new Line(
                        "Customers still",
                        decimal(outlook.stillCustomers(), 0),
                        "of " + Format.count(outlook.customers()) + " who ever paid for an order"),
                new Line(
                        "Orders",
                        decimal(outlook.orders().expected(), 0),
                        interval(
                                decimal(outlook.orders().lower(), 0),
                                decimal(outlook.orders().upper(), 0))),
                new Line(
                        "Revenue, " + money.currency(),
                        money.number(outlook.revenueMinor().expected()),
                        interval(
                                money.number(outlook.revenueMinor().lower()),
                                money.number(outlook.revenueMinor().upper()))));
        return "OUTLOOK: what today's customers will do in the next 12 months; new ones come on top\n\n"
                + TextTable.of(lines, List.of(words(Line::name), number(Line::value), words(Line::remark)))
                + " The orders of a day count as one, and as none if no more was paid than returned that day; later returns are left out.\n"
                + " The intervals are of what is to be expected, without a year's luck.\n"
                + models(OutlookText::aic)
                + nobodyLeaves();
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

    private String nobodyLeaves() {
        return outlook.candidates().get(0).name().equals("NBD")
                ? " NBD is best where nothing shows that customers leave for good; in it nobody does, so none is at risk.\n"
                : "";
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,108})( +|$)", " $1\n");
    }

    private static String interval(String lower, String upper) {
        return "95 % interval " + lower + " - " + upper;
    }

    private String projection() {
        return "RETENTION PROJECTION: today's customers who will have ordered again; the models know no seasons\n\n"
                + TextTable.of(
                        outlook.projection(),
                        List.of(
                                number("Months ahead", ahead -> String.valueOf(ahead.months())),
                                number("Customers", ahead -> decimal(ahead.customers(), 0)),
                                number("Share", ahead -> Format.percent(ahead.share())),
                                number("Orders", ahead -> decimal(ahead.orders(), 0))));
    }

    private String worthMost() {
        return "WORTH MOST: the customers who will bring the most in the next 12 months\n\n"
                + TextTable.of(outlook.worthMost(), customerColumns())
                + " Orders and revenue: expected in the next 12 months. Still customer: how likely that is. At risk: what would be\n"
                + " expected of someone who is still a customer, times how likely it is that this one no longer is.\n";
    }

    private String slippingAway() {
        return "SLIPPING AWAY: the customers who may be lost and would be missed most\n\n"
                + (outlook.slippingAway().isEmpty()
                        ? " Nobody, by this model.\n"
                        : TextTable.of(outlook.slippingAway(), customerColumns()));
    }

    private List<ColumnData<Outlook.Customer>> customerColumns() {
        return List.of(
                words("Last order", customer -> customer.lastOrder().toString()),
                number("Order days", customer -> Format.count(customer.orderDays())),
                number("Still customer", customer -> Format.percent(customer.stillCustomer())),
                number("Orders", customer -> decimal(customer.expectedOrders(), 1)),
                number("Revenue", customer -> money.number(customer.expectedRevenueMinor())),
                number("At risk", customer -> money.number(customer.revenueAtRiskMinor())),
                // Last, where it need not line up: letters of some scripts are wider, narrower, or run the other way.
                words("Customer", customer -> Format.onOneLine(customer.name())));
    }

    private static String decimal(double number, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", number);
    }

    private record Line(String name, String value, String remark) {}
}
