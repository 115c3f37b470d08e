package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Proportion;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Headline;
import dev.retention.purchase.PurchaseStatistics;
import java.util.List;

/** Shows the headline numbers. */
final class HeadlineSection {

    private HeadlineSection() {}

    static Section of(Headline headline, RefundPolicy refunds, Money money) {
        String revenue = refunds == RefundPolicy.IGNORED ? "Gross revenue" : "Net revenue";
        PurchaseStatistics purchases = headline.purchases();
        Proportion repeat = purchases.repeatPurchaseRate();
        boolean isFew = purchases.customers() < Certainty.FEWEST_CUSTOMERS;
        var lines = List.of(
                new Line(revenue, money.number(purchases.revenueMinor()), money.currency()),
                new Line(
                        "Returns",
                        money.number(headline.returnedMinor()),
                        money.currency() + " in " + count(headline.returns(), "return")),
                new Line("Average order value", money.number(purchases.averageOrderValueMinor()), money.currency()),
                new Line("Revenue per customer", money.number(purchases.revenuePerCustomerMinor()), money.currency()),
                new Line("Purchase frequency", Format.decimal(purchases.purchaseFrequency()), "orders per customer"),
                new Line(
                        "Repeat purchase rate",
                        percent(repeat),
                        Format.counts(repeat) + " ordered again; 95 % interval " + Shares.interval(repeat)),
                new Line("Repeat customers' revenue", percent(purchases.repeatRevenueShare()), "of the revenue"),
                new Line(
                        "Best tenth of customers",
                        isFew ? "-" : percent(headline.topTenthRevenueShare()),
                        isFew ? "too few customers for tenths" : "of the revenue of those who ordered"));
        return Section.of(
                "Headlines",
                count(purchases.orders(), "order") + " of " + count(purchases.customers(), "customer"),
                Table.of(lines, List.of(words(Line::name), number(Line::value), words(Line::remark))));
    }

    private record Line(String name, String value, String remark) {}
}
