package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.examples.page.Block;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.numbers.Tiers;
import java.util.List;

/** Shows the tiers of a loyalty programme. */
final class TiersSection {

    private TiersSection() {}

    static Section of(Tiers tiers, Money money) {
        return Section.of(
                "Tiers",
                "by what was spent in the last " + tiers.windowDays() + " days, returns taken off",
                Table.of(
                        tiers.rows(),
                        List.of(
                                words("Tier", row -> row.name()),
                                number("From", row -> money.number(row.fromMinor())),
                                number("Customers", row -> count(row.customers())),
                                number("Spent", row -> money.number(row.spentMinor())),
                                number("Losing it*", row -> count(row.losing())))),
                new Block.Note("* within " + tiers.losingWithinDays() + " days, if they buy nothing until then"));
    }
}
