package dev.retention.examples.report;

import static dev.retention.examples.report.Format.count;
import static dev.retention.examples.report.Format.percent;
import static dev.retention.examples.report.TextTable.number;
import static dev.retention.examples.report.TextTable.words;

import com.github.freva.asciitable.ColumnData;
import dev.retention.segment.Segmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Writes the segments, the scores behind them, and who changed segment. */
final class RfmText {

    private final Rfm rfm;
    private final Money money;

    private RfmText(Rfm rfm, Money money) {
        this.rfm = rfm;
        this.money = money;
    }

    static String of(Rfm rfm, Money money) {
        var text = new RfmText(rfm, money);
        return String.join("\n\n", text.segments(), text.scores(), text.heatMap())
                + (rfm.migration() == null ? "" : "\n\n" + text.migration(rfm.migration()));
    }

    private String segments() {
        return "SEGMENTS: by recency (days since the last order), frequency (orders) and monetary value (revenue)\n\n"
                + TextTable.of(
                        rfm.segments(),
                        List.of(
                                words("Segment", Rfm.Segment::name),
                                number("Customers", segment -> count(segment.customers())),
                                number("Share", segment -> percent(segment.customerShare())),
                                number("Revenue", segment -> money.number(segment.revenueMinor())),
                                number("Share", segment -> percent(segment.revenueShare())),
                                number("Per order", segment -> money.number(segment.averageOrderValueMinor())),
                                number("Days*", segment -> Format.median(segment.medianRecencyDays())),
                                number("Orders*", segment -> Format.median(segment.medianFrequency())),
                                number("Revenue*", segment -> money.number(segment.medianMonetaryMinor()))))
                + " * median of the segment's customers\n"
                + (hasProspects() ? " Prospects have returned something, but have no order in the file.\n" : "");
    }

    private boolean hasProspects() {
        return rfm.segments().stream().anyMatch(segment -> segment.name().equals(Segmentation.PROSPECTS));
    }

    private String scores() {
        return "SCORES: 5 is best; " + customersByScore() + "\n\n"
                + TextTable.of(
                        IntStream.of(5, 4, 3, 2, 1).boxed().toList(),
                        List.of(
                                number("Score", String::valueOf),
                                number("Days since order", score -> range(rfm.recencyDays(), 6 - score, Format::count)),
                                number("Customers", score -> customers(rfm.recencyDays(), score)),
                                number("Orders", score -> range(rfm.frequency(), score, Format::count)),
                                number("Customers", score -> customers(rfm.frequency(), score)),
                                number("Revenue", score -> range(rfm.monetaryMinor(), score, money::number)),
                                number("Customers", score -> customers(rfm.monetaryMinor(), score))));
    }

    private String customersByScore() {
        return rfm.method() == RfmMethod.NTILE
                ? "customers in fifths, ties broken by the order in which they first came"
                : "customers in fifths, equal values together (" + rfm.method() + ")";
    }

    private static String customers(Rfm.Scale scale, int score) {
        return count(scale.customers()[score - 1]);
    }

    /** The values in the range at a position from 1, the lowest, as in "3 - 7". */
    private static String range(Rfm.Scale scale, int position, LongFunction<String> value) {
        long[] starts = scale.starts();
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

    private String heatMap() {
        var columns = new ArrayList<ColumnData<Rfm.HeatRow>>();
        columns.add(number("R \\ F", row -> String.valueOf(row.recencyScore())));
        for (int f = 1; f <= rfm.frequency().customers().length; f++) {
            int index = f - 1;
            columns.add(number(String.valueOf(f), row -> count(row.customers()[index])));
        }
        columns.add(words("|", row -> "|"));
        for (int f = 1; f <= rfm.frequency().customers().length; f++) {
            int index = f - 1;
            columns.add(number(String.valueOf(f), row -> money.number(row.meanRevenueMinor()[index])));
        }
        return "HEAT MAP: by score of recency (down) and of frequency (across), customers | mean revenue in "
                + money.currency() + "\n\n" + TextTable.of(rfm.heatMap(), columns);
    }

    private String migration(Rfm.Migration migration) {
        long[][] customers = migration.customers();
        int newcomers = migration.from().size() - 1;
        // A segment that is empty by now or was so then keeps its row: that is where its number has a name.
        var rows = IntStream.rangeClosed(0, newcomers)
                .filter(segment -> sumOfRow(customers, segment) + sumOfColumn(customers, segment) > 0)
                .boxed()
                .toList();
        var columns = new ArrayList<ColumnData<Integer>>();
        columns.add(number("", row -> row == newcomers ? "" : String.valueOf(row + 1)));
        columns.add(words(
                "From \\ to",
                row -> row == newcomers ? "new since then" : migration.from().get(row)));
        columns.add(number("All", row -> count(sumOfRow(customers, row))));
        IntStream.range(0, migration.to().size())
                .filter(column -> sumOfColumn(customers, column) > 0)
                .forEach(column ->
                        columns.add(number(String.valueOf(column + 1), row -> customersOrDot(customers[row][column]))));
        return "SEGMENT CHANGES: from " + migration.since()
                + " (down) to now (across, by number), each day by its own fifths\n\n" + TextTable.of(rows, columns);
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
