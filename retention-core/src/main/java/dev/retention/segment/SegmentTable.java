package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.IndexGroups;
import dev.retention.internal.text.SafeText;
import dev.retention.internal.text.TextTable;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.Dimension;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What each segment is worth: customers, orders, revenue, average order value, and medians.
 *
 * <p>Revenue is the sum of all amounts, returns netted as the log's refund policy says, whatever monetary value is; a segment's
 * can be negative. Segments without customers are listed too.
 */
public final class SegmentTable implements Serializable {

    /**
     * One segment.
     *
     * @param segment its name
     * @param customers how many customers it has
     * @param orders their orders
     * @param revenueMinor the sum of their amounts in minor units
     * @param medianRecencyDays the median of recency, {@code NaN} without buyers; of an even number the mean of the middle two
     * @param medianFrequency the median of frequency, likewise
     * @param medianMonetaryMinor the median of monetary value in minor units, likewise
     */
    public record Row(
            String segment,
            long customers,
            long orders,
            long revenueMinor,
            double medianRecencyDays,
            double medianFrequency,
            double medianMonetaryMinor)
            implements Serializable {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if a count is negative or a median infinite
         */
        public Row {
            requireNonNull(segment, "segment");
            Checks.notNegative(customers, "customers");
            Checks.notNegative(orders, "orders");
            requireMedian(medianRecencyDays, "medianRecencyDays");
            requireMedian(medianFrequency, "medianFrequency");
            requireMedian(medianMonetaryMinor, "medianMonetaryMinor");
        }

        private static void requireMedian(double median, String name) {
            if (Double.isInfinite(median)) {
                throw new IllegalArgumentException(name + " must be finite or NaN, got " + name + "=" + median);
            }
        }

        /** {@return {@code revenue / orders} in minor units, {@code NaN} without orders} */
        public double averageOrderValueMinor() {
            return orders == 0 ? Double.NaN : (double) revenueMinor / orders;
        }
    }

    private static final long serialVersionUID = 1;

    /** In the order of the map. */
    private final Row[] rows;
    /** All customers as one segment. */
    private final Row all;

    private SegmentTable(Row[] rows, Row all) {
        this.rows = rows;
        this.all = all;
    }

    /**
     * {@return the table of rows that were kept}
     *
     * @param rows the segments, in the order of the map
     * @param all all customers as one segment
     * @throws IllegalArgumentException if a segment occurs twice, or its customers or orders are not in all the sum of the rows
     */
    public static SegmentTable of(List<Row> rows, Row all) {
        rows = Checks.copyOf(rows, Row.class, "rows");
        requireNonNull(all, "all");
        requireSum(rows, Row::customers, all, "customers");
        requireSum(rows, Row::orders, all, "orders");
        if (rows.stream().map(Row::segment).distinct().count() != rows.size()) {
            throw new IllegalArgumentException("rows must be of different segments, got "
                    + rows.stream().map(Row::segment).toList());
        }
        return new SegmentTable(rows.toArray(Row[]::new), all);
    }

    private static void requireSum(List<Row> rows, ToLongFunction<Row> count, Row all, String name) {
        long sum = 0;
        for (Row row : rows) {
            sum = Exact.add(sum, count.applyAsLong(row), name);
        }
        if (sum != count.applyAsLong(all)) {
            throw new IllegalArgumentException("all." + name + " must be the sum of the rows, " + sum + ", got all."
                    + name + "=" + count.applyAsLong(all));
        }
    }

    static SegmentTable of(Segmentation segmentation) {
        CustomerSummary all = segmentation.scores().summary();
        IndexGroups groups = segmentation.groups();
        Row[] rows = new Row[groups.count()];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = row(segmentation.names().get(s), all.at(groups.members(s)));
        }
        return new SegmentTable(rows, row("all", all));
    }

    private static Row row(String name, CustomerSummary customers) {
        return new Row(
                name,
                customers.customerCount(),
                customers.orderCount(),
                customers.revenueMinor(),
                customers.median(Dimension.RECENCY),
                customers.median(Dimension.FREQUENCY),
                customers.median(Dimension.MONETARY));
    }

    /** {@return the segments in the order of the map, and last those of who is set aside} */
    public List<Row> rows() {
        return List.of(rows);
    }

    /**
     * {@return one segment}
     *
     * @param segment its name
     * @throws IllegalArgumentException if there is none of that name
     */
    public Row row(String segment) {
        requireNonNull(segment, "segment");
        for (Row row : rows) {
            if (row.segment.equals(segment)) {
                return row;
            }
        }
        throw new IllegalArgumentException("segment must be one of the table, got segment=" + SafeText.of(segment));
    }

    /** {@return all customers as one segment} */
    public Row all() {
        return all;
    }

    /**
     * {@return the customers of a segment, of all}
     *
     * @param segment its name
     */
    public Proportion customerShare(String segment) {
        return new Proportion(row(segment).customers(), all.customers());
    }

    /**
     * {@return the revenue of a segment divided by that of all} Shares sum to 1; returns can push one below 0 or above 1.
     * {@code NaN} unless the revenue of all is positive.
     *
     * @param segment its name
     */
    public double revenueShare(String segment) {
        return share(row(segment));
    }

    private double share(Row row) {
        return all.revenueMinor() > 0 ? (double) row.revenueMinor() / all.revenueMinor() : Double.NaN;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SegmentTable other && rows().equals(other.rows()) && all.equals(other.all);
    }

    @Override
    public int hashCode() {
        return rows().hashCode();
    }

    /**
     * {@return a table in plain text, with a line for all} Segments without customers show zeros, but those of who is set aside
     * are left out then.
     *
     * @param minorDigits how many digits of an amount are behind the point: 2 for cents, 0 for rials or yen; in [0, 18]
     * @throws IllegalArgumentException if they are more or fewer
     */
    public String toText(int minorDigits) {
        Checks.inRange(minorDigits, 0, TextTable.MOST_DIGITS, "minorDigits");
        var table = TextTable.withHeader(
                "segment",
                "customers",
                "share",
                "orders",
                "revenue",
                "share",
                "per order",
                "median R",
                "median F",
                "median M");
        for (Row row : rows) {
            if (row.customers() > 0 || !Segmentation.ASIDE.contains(row.segment())) {
                table.row(cells(row, minorDigits));
            }
        }
        return table.row(cells(all, minorDigits)).toString();
    }

    private String[] cells(Row row, int minorDigits) {
        return new String[] {
            row.segment(),
            Long.toString(row.customers()),
            TextTable.percent(new Proportion(row.customers(), all.customers()).rate(), 1),
            Long.toString(row.orders()),
            BigDecimal.valueOf(row.revenueMinor(), minorDigits).toPlainString(),
            TextTable.percent(share(row), 1),
            major(row.averageOrderValueMinor(), minorDigits),
            TextTable.fixed(row.medianRecencyDays(), 1),
            TextTable.fixed(row.medianFrequency(), 1),
            major(row.medianMonetaryMinor(), minorDigits)
        };
    }

    private static String major(double minor, int minorDigits) {
        return Double.isNaN(minor)
                ? TextTable.fixed(minor, minorDigits)
                : TextTable.fixed(
                        BigDecimal.valueOf(minor).movePointLeft(minorDigits).doubleValue(), minorDigits);
    }

    /** {@return how many segments and customers, as {@code SegmentTable[11 segments, 4339 customers]}; {@link #toText} is the table} */
    @Override
    public String toString() {
        return "SegmentTable[" + rows.length + " segments, " + all.customers() + " customers]";
    }

    private Object writeReplace() {
        return new SerialForm(rows, all);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table is read through its serial form");
    }

    /** The lines of a table. */
    private record SerialForm(Row[] rows, Row all, long checksum) implements Serializable {

        SerialForm(Row[] rows, Row all) {
            this(rows, all, Checksum.of(rows, all));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rows, all);
            return of(List.of(rows), all);
        }
    }
}
