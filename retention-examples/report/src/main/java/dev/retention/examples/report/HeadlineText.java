package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.Format.percent;
import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import dev.retention.activity.RefundPolicy;
import java.util.List;

/** Writes the headline numbers. */
final class HeadlineText {

    private HeadlineText() {}

    static String of(Headline headline, RefundPolicy refunds, Money money) {
        String revenue = refunds == RefundPolicy.IGNORED ? "Gross revenue" : "Net revenue";
        Rate repeat = headline.repeatPurchaseRate();
        var lines = List.of(
                new Line(revenue, money.number(headline.revenueMinor()), money.currency()),
                new Line(
                        "Returns",
                        money.number(headline.returnedMinor()),
                        money.currency() + " in " + count(headline.returns(), "return")),
                new Line("Average order value", money.number(headline.averageOrderValueMinor()), money.currency()),
                new Line("Revenue per customer", money.number(headline.revenuePerCustomerMinor()), money.currency()),
                new Line("Purchase frequency", Format.decimal(headline.purchaseFrequency()), "orders per customer"),
                new Line(
                        "Repeat purchase rate",
                        percent(repeat),
                        Format.counts(repeat) + " ordered again; 95 % interval " + Format.interval(repeat)),
                new Line("Repeat customers' revenue", percent(headline.repeatRevenueShare()), "of the revenue"),
                new Line(
                        "Best tenth of customers",
                        percent(headline.topTenthRevenueShare()),
                        "of the revenue of those who ordered"));
        return "HEADLINES: " + count(headline.orders(), "order") + " of " + count(headline.customers(), "customer")
                + "\n\n" + TextTable.of(lines, List.of(words(Line::name), number(Line::value), words(Line::remark)));
    }

    private record Line(String name, String value, String remark) {}
}
