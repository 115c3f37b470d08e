package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.Format.percent;
import static dev.retention.examples.report.TextTable.number;

import java.util.List;

/** Writes the ladder of repeat purchases. */
final class LadderText {

    private LadderText() {}

    static String of(List<Ladder.Step> ladder) {
        return "REPEAT PURCHASES: of those who placed an order, how many placed the next one, and when\n\n"
                + TextTable.of(
                        ladder,
                        List.of(
                                number("Order", step -> count(step.order())),
                                number("Customers", step -> count(step.customers())),
                                number("Next so far", step -> count(step.next().count())),
                                number("Rate", step -> percent(step.next())),
                                number("95 % interval", step -> Format.interval(step.next())),
                                number("In 90 days*", step -> percent(step.within90Days())),
                                number("In a year*", step -> percent(step.within365Days())),
                                number("Half by day*", step -> Format.median(step.medianDays()))))
                + " * from one order to the next, also counting those who have not had the time yet (Kaplan-Meier); a dash where fewer\n"
                + " than 10 could be watched so long, or less than half have come so far\n";
    }
}
