package dev.retention.examples.report;

import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import java.util.List;

/** Writes the headline numbers. */
final class HeadlineText {

    private HeadlineText() {}

    static String of(Headline headline, Money money) {
        return TextTable.of(
                List.of(
                        new Line("Customers", Format.count(headline.customers())),
                        new Line("Orders", Format.count(headline.orders())),
                        new Line("Repeat purchase rate", Format.percent(headline.repeatCustomers())),
                        new Line("Net revenue", money.format(headline.revenueMinor()))),
                List.of(words("Headline", Line::name), number("Value", Line::value)));
    }

    private record Line(String name, String value) {}
}
