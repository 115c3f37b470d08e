package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.TextTable.number;

import java.util.List;

/** Writes the ladder of repeat purchases. */
final class LadderText {

    private LadderText() {}

    static String of(List<Ladder.Step> ladder) {
        return "REPEAT PURCHASES: of those who placed an order, how many placed the next one so far\n\n"
                + TextTable.of(
                        ladder,
                        List.of(
                                number("Order", step -> count(step.order())),
                                number("Customers", step -> count(step.customers())),
                                number("Went on", step -> count(step.next().count())),
                                number("Rate", step -> Format.percent(step.next())),
                                number("95 % interval", step -> Format.interval(step.next()))));
    }
}
