package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static dev.retention.examples.report.text.Shares.interval;

import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Movement;
import dev.retention.examples.report.numbers.Part;
import dev.retention.purchase.NewAndExisting;
import dev.retention.rate.CustomerMovement;
import java.util.List;

/** Shows who stayed, who left, who came back and who is new. */
final class MovementSection {

    private static final String NAME = "Customer movement";

    private MovementSection() {}

    static Section of(Part<Movement> movement, Money money) {
        return movement.either(covered -> of(covered, money), missing -> Section.of(NAME, missing.sentence()));
    }

    private static Section of(Movement movement, Money money) {
        CustomerMovement customers = movement.customers();
        NewAndExisting purchases = movement.purchases();
        String months =
                movement.period().months() == 1 ? "month" : movement.period().months() + " months";
        var lines = List.of(
                new Line("", "ordered in the " + months + " before", customers.start(), "", ""),
                new Line("-", "lost", customers.lost(), percent(customers.churn()), interval(customers.churn())),
                new Line(
                        "=",
                        "retained",
                        customers.retained(),
                        percent(customers.retention()),
                        interval(customers.retention())),
                new Line("+", "reactivated: had ordered before that", customers.reactivated(), "", ""),
                new Line("+", "new", customers.acquired(), "", ""),
                new Line(
                        "=",
                        "ordered in " + (movement.period().months() == 1 ? "this " : "these ") + months,
                        customers.end(),
                        customers.start() < Certainty.FEWEST_CUSTOMERS ? "-" : Format.signedPercent(customers.growth()),
                        "growth"));
        return Section.of(
                NAME,
                "the " + months + " from " + movement.period().firstDay() + " to "
                        + movement.period().lastDay() + " against the " + months + " before",
                Table.of(
                        lines,
                        List.of(
                                words("", Line::sign),
                                words("", Line::name),
                                number("Customers", line -> count(line.customers())),
                                number("Rate", Line::rate),
                                words("95 % interval", Line::interval))),
                new Block.Paragraph("New customers paid "
                        + money.format(purchases.newCustomers().revenueMinor()) + ", the others "
                        + money.format(purchases.existingCustomers().revenueMinor()) + "."));
    }

    private record Line(String sign, String name, long customers, String rate, String interval) {}
}
