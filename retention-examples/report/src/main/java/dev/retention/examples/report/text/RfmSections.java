package dev.retention.examples.report.text;

import static dev.retention.examples.page.Format.count;
import static dev.retention.examples.page.Format.percent;
import static dev.retention.examples.page.Table.number;
import static dev.retention.examples.page.Table.words;

import dev.retention.examples.page.Block;
import dev.retention.examples.page.Format;
import dev.retention.examples.page.Section;
import dev.retention.examples.page.Table;
import dev.retention.examples.report.input.Money;
import dev.retention.examples.report.input.RfmMethod;
import dev.retention.examples.report.numbers.Part;
import dev.retention.examples.report.numbers.Rfm;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.HeatMap;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentTable;
import dev.retention.segment.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Shows the segments, the scores behind them, and who changed segment. */
public final class RfmSections {

    private final Rfm rfm;
    private final Money money;

    private RfmSections(Rfm rfm, Money money) {
        this.rfm = rfm;
        this.money = money;
    }

    static List<Section> of(Part<Rfm> rfm, Money money) {
        return rfm.either(
                segments -> of(segments, money),
                missing -> List.of(Section.of("Segments", "none", new Block.Paragraph(missing.sentence() + "."))));
    }

    private static List<Section> of(Rfm rfm, Money money) {
        var sections = new RfmSections(rfm, money);
        var all = new ArrayList<Section>(List.of(sections.segments(), sections.scores(), sections.heatMap()));
        rfm.changes().map(changes -> sections.migration(changes.migration())).ifPresent(all::add);
        return all;
    }

    private Section segments() {
        SegmentTable table = rfm.segments();
        return Section.of(
                "Segments",
                "by recency (days since the last order), frequency (orders) and monetary value (revenue)",
                Table.of(
                        rfm.segmentsShown(),
                        List.of(
                                words("Segment", SegmentTable.Row::segment),
                                number("Customers", segment -> count(segment.customers())),
                                number("Share", segment -> percent(table.customerShare(segment.segment()))),
                                number("Revenue", segment -> money.number(segment.revenueMinor())),
                                number("Share", segment -> percent(table.revenueShare(segment.segment()))),
                                number("Per order", segment -> money.number(segment.averageOrderValueMinor())),
                                number("Days*", segment -> Format.median(segment.medianRecencyDays())),
                                number("Orders*", segment -> Format.median(segment.medianFrequency())),
                                number("Revenue*", segment -> money.number(segment.medianMonetaryMinor())))),
                new Block.Note("* median of the segment's customers"
                        + (hasProspects()
                                ? "\nProspects have returned something, but have no order in the file."
                                : "")));
    }

    private boolean hasProspects() {
        return rfm.segmentsShown().stream()
                .anyMatch(segment -> segment.segment().equals(Segmentation.PROSPECTS));
    }

    private Section scores() {
        return Section.of(
                "Scores",
                "5 is best; " + customersByScore(),
                Table.of(
                        IntStream.of(5, 4, 3, 2, 1).boxed().toList(),
                        List.of(
                                number("Score", String::valueOf),
                                number("Days since order", score -> range(Dimension.RECENCY, 6 - score, Format::count)),
                                number("Customers", score -> customers(Dimension.RECENCY, score)),
                                number("Orders", score -> range(Dimension.FREQUENCY, score, Format::count)),
                                number("Customers", score -> customers(Dimension.FREQUENCY, score)),
                                number("Revenue", score -> range(Dimension.MONETARY, score, money::number)),
                                number("Customers", score -> customers(Dimension.MONETARY, score)))));
    }

    private String customersByScore() {
        return rfm.method() == RfmMethod.NTILE
                ? "customers in fifths, ties broken by the order in which they first came"
                : "customers in fifths, equal values together (" + rfm.method() + ")";
    }

    private String customers(Dimension dimension, int score) {
        return count(rfm.scores().counts(dimension)[score]);
    }

    /** The values in the range at a position from 1, the lowest, as in "3 - 7". */
    private String range(Dimension dimension, int position, LongFunction<String> value) {
        long[] starts = rfm.thresholds(dimension).starts();
        if (position == 1) {
            return "up to " + value.apply(starts[0] - 1);
        }
        if (position > starts.length) {
            return value.apply(starts[position - 2]) + " or more";
        }
        long first = starts[position - 2];
        long last = starts[position - 1] - 1;
        return first > last ? "-" : first == last ? value.apply(first) : value.apply(first) + " - " + value.apply(last);
    }

    private Section heatMap() {
        HeatMap customers = rfm.customersByScore();
        HeatMap revenue = rfm.meanRevenueByScore();
        List<Integer> bestFirst = List.of(5, 4, 3, 2, 1);
        var columns = new ArrayList<Table.Cells<Integer>>();
        columns.add(number("R \\ F", String::valueOf));
        for (int f = 1; f <= 5; f++) {
            int column = f;
            columns.add(number(String.valueOf(f), row -> count((long) customers.value(row, column))));
        }
        columns.add(words("|", row -> "|"));
        for (int f = 1; f <= 5; f++) {
            int column = f;
            columns.add(number(String.valueOf(f), row -> money.number(revenue.value(row, column))));
        }
        return Section.of(
                "Heat map",
                "by score of recency (down) and of frequency (across), customers | mean revenue in " + money.currency(),
                Table.of(bestFirst, columns));
    }

    private Section migration(SegmentMigration migration) {
        long[][] customers = Rfm.customers(migration);
        int newcomers = migration.earlierSegments().size() - 1;
        // A segment that is empty by now or was so then keeps its row: that is where its number has a name.
        var rows = IntStream.rangeClosed(0, newcomers)
                .filter(segment -> sumOfRow(customers, segment) + sumOfColumn(customers, segment) > 0)
                .boxed()
                .toList();
        var columns = new ArrayList<Table.Cells<Integer>>();
        columns.add(number("", row -> row == newcomers ? "" : String.valueOf(row + 1)));
        columns.add(words(
                "From \\ to",
                row -> row == newcomers
                        ? "new since then"
                        : migration.earlierSegments().get(row)));
        columns.add(number("All", row -> count(sumOfRow(customers, row))));
        IntStream.range(0, migration.laterSegments().size())
                .filter(column -> sumOfColumn(customers, column) > 0)
                .forEach(column ->
                        columns.add(number(String.valueOf(column + 1), row -> customersOrDot(customers[row][column]))));
        return Section.of(
                "Segment changes",
                "from " + migration.fromDay() + " (down) to now (across, by number), each day by its own fifths",
                Table.of(rows, columns));
    }

    private static long sumOfRow(long[][] customers, int row) {
        return Arrays.stream(customers[row]).sum();
    }

    private static long sumOfColumn(long[][] customers, int column) {
        return Arrays.stream(customers).mapToLong(row -> row[column]).sum();
    }

    private static String customersOrDot(long customers) {
        return customers == 0 ? "." : count(customers);
    }
}
