package dev.retention.examples.report.text;

import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;
import static java.util.stream.Collectors.joining;

import dev.retention.examples.csv.Lines;
import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.input.ReadSummary;
import dev.retention.examples.report.numbers.Headline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Shows what was read, and above all what was not. */
final class ReadSection {

    private ReadSection() {}

    static Section of(ReadSummary read, Headline headline, LocalDate firstDay, LocalDate lastDay, Money money) {
        Lines lines = read.lines();
        var rows = new ArrayList<Row>();
        rows.add(new Row(
                "Lines",
                lines.total(),
                Format.count(lines.header()) + " header, " + Format.count(lines.read()) + " read, "
                        + Format.count(lines.skipped()) + " skipped, " + Format.count(lines.blank()) + " blank"));
        rows.add(new Row(
                "Orders",
                read.orders(),
                "of " + Format.count(headline.purchases().customers(), "customer") + " from " + firstDay + " to "
                        + lastDay));
        if (lines.badRecords() > 0) {
            rows.add(new Row("Skipped", lines.badRecords(), skipped(read, money)));
        }
        if (read.repeatedLines() > 0) {
            rows.add(new Row(
                    "Repeated lines",
                    read.repeatedLines(),
                    "there before word for word" + (read.repeatedKept() ? "; they count" : "; left out")));
        }
        read.dropped()
                .forEach((status, count) ->
                        rows.add(new Row("Left out", count, "'" + status + "', as the choice of values says")));
        if (read.nobodyOrders() > 0) {
            rows.add(new Row(
                    "Nobody's orders",
                    read.nobodyOrders(),
                    "of " + money.format(read.nobodyMinor()) + ", without a customer; left out"));
        }
        if (read.undoneOrders() > 0) {
            rows.add(new Row(
                    "Undone orders",
                    read.undoneOrders(),
                    "given back wholly" + (read.undoneKept() ? "; they count as orders of 0" : "; left out")));
        }
        if (read.spellings() > 0) {
            rows.add(new Row("Other spellings", read.spellings(), "of customers, brought to one"));
        }
        String notes = List.of(
                        read.hasNegativeAmounts() ? "" : "No negative amounts are in the file: it knows of no returns.",
                        read.times(),
                        read.choices().isEmpty() ? "" : "Read as: " + String.join("; ", read.choices()) + ".")
                .stream()
                .filter(note -> !note.isEmpty())
                .map(ReadSection::wrapped)
                .collect(joining("\n"));
        Table table =
                Table.of(rows, List.of(words(Row::name), number(row -> Format.count(row.count())), words(Row::remark)));
        return notes.isEmpty()
                ? Section.of("Read", "what is in the file and what of it counts", table)
                : Section.of("Read", "what is in the file and what of it counts", table, new Block.Note(notes));
    }

    /** What was skipped, in half a sentence. */
    static String skipped(ReadSummary read, Money money) {
        return Format.percent(read.skippedShare()) + " of the records were skipped"
                + (read.skippedMinor() == 0
                        ? "; their amounts cannot be read"
                        : ", " + money.format(read.skippedMinor()) + " on those whose amount can be read");
    }

    private static String wrapped(String text) {
        return text.replaceAll("(.{1,108})( +|$)", "$1\n").strip();
    }

    private record Row(String name, long count, String remark) {}
}
