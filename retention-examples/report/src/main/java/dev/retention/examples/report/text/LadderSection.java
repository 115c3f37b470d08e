package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;

import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.numbers.Ladder;
import java.util.List;

/** Shows the ladder of repeat purchases. */
final class LadderSection {

    private LadderSection() {}

    static Section of(List<Ladder.Step> ladder) {
        return Section.of(
                "Repeat purchases",
                "of those who placed an order, how many placed the next one, and when",
                Table.of(
                        ladder,
                        List.of(
                                number("Order", step -> count(step.order())),
                                number("Customers", step -> count(step.customers())),
                                number("Next so far", step -> count(step.next().count())),
                                number("Rate", step -> percent(step.next())),
                                number("95 % interval", step -> Shares.interval(step.next())),
                                number("In 90 days*", step -> percent(step.within90Days())),
                                number("In a year*", step -> percent(step.within365Days())),
                                number("Half by day*", step -> Format.median(step.medianDays())))),
                new Block.Note(
                        "* from one order to the next, also counting those who have not had the time yet (Kaplan-Meier); a dash where fewer\n"
                                + "than 10 could be watched so long, or less than half have come so far"));
    }
}
