package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.Format.interval;
import static dev.retention.examples.report.Format.percent;
import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import java.util.List;

/** Writes who stayed, who left, who came back and who is new. */
final class MovementText {

    private MovementText() {}

    static String of(Movement movement, Money money) {
        if (movement == null) {
            return "CUSTOMER MOVEMENT: the orders do not cover two months yet\n";
        }
        String months =
                movement.period().months() == 1 ? "month" : movement.period().months() + " months";
        var lines = List.of(
                new Line("", "ordered in the " + months + " before", movement.start(), "", ""),
                new Line("-", "lost", movement.lost(), percent(movement.churn()), interval(movement.churn())),
                new Line(
                        "=",
                        "retained",
                        movement.retained(),
                        percent(movement.retention()),
                        interval(movement.retention())),
                new Line("+", "reactivated: had ordered before that", movement.reactivated(), "", ""),
                new Line("+", "new", movement.acquired(), "", ""),
                new Line(
                        "=",
                        "ordered in " + (movement.period().months() == 1 ? "this " : "these ") + months,
                        movement.end(),
                        Format.signedPercent(movement.growth()),
                        "growth"));
        return "CUSTOMER MOVEMENT: the " + months + " from " + movement.period().firstDay() + " to "
                + movement.period().lastDay() + " against the " + months + " before\n\n"
                + TextTable.of(
                        lines,
                        List.of(
                                words("", Line::sign),
                                words("", Line::name),
                                number("Customers", line -> count(line.customers())),
                                number("Rate", Line::rate),
                                words("95 % interval", Line::interval)))
                + "\n New customers paid " + money.format(movement.acquiredRevenueMinor()) + ", the others "
                + money.format(movement.existingRevenueMinor()) + ".\n";
    }

    private record Line(String sign, String name, long customers, String rate, String interval) {}
}
