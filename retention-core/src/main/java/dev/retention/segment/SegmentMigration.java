package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.SortedMerge;
import dev.retention.internal.text.SafeText;
import dev.retention.internal.text.TextTable;
import dev.retention.rfm.CustomerSummary;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Who went from which segment to which, between two days.
 *
 * <p>Who is only in the later data comes from {@link #NEW}; who is only in the earlier data goes to {@link #GONE}, which happens
 * where the later log was cut. So each row sums to the size of its segment on the earlier day, and each column to that on the
 * later one.
 *
 * <pre>{@code
 * SegmentMigration migration = aYearAgo.migrationTo(now);
 * migration.count("Champions", "At Risk");
 * migration.rate("Champions", "Champions").rate();
 * }</pre>
 *
 * <p>Migrations of disjoint customers between the same days add: {@link #plus}.
 */
public final class SegmentMigration implements Serializable {

    /** Where customers come from who were not there on the earlier day. */
    public static final String NEW = "(new)";

    /** Where customers go who are not there on the later day. */
    public static final String GONE = "(gone)";

    private static final long serialVersionUID = 1;

    /** The earlier day. */
    private final int fromEpochDay;
    /** The later day. */
    private final int toEpochDay;
    /** The segments of the earlier day, and last {@link #NEW}. */
    private final String[] from;
    /** The segments of the later day, and last {@link #GONE}. */
    private final String[] to;
    /** Row by row. */
    private final long[] counts;

    private SegmentMigration(int fromEpochDay, int toEpochDay, String[] from, String[] to, long[] counts) {
        this.fromEpochDay = fromEpochDay;
        this.toEpochDay = toEpochDay;
        this.from = from;
        this.to = to;
        this.counts = counts;
    }

    /**
     * {@return the migration of counts that were kept}
     *
     * @param fromDay the earlier day
     * @param toDay the later day
     * @param earlierSegments the segments of the earlier day, and last {@link #NEW}
     * @param laterSegments the segments of the later day, and last {@link #GONE}
     * @param counts a row for each of the first, a column for each of the second
     * @throws IllegalArgumentException if the days are not in order, a segment occurs twice or the last is another one, the sizes are not
     *     those of the segments, a count is negative, or somebody is new and gone
     * @throws ArithmeticException if the customers together overflow a {@code long}
     */
    public static SegmentMigration of(
            LocalDate fromDay,
            LocalDate toDay,
            List<String> earlierSegments,
            List<String> laterSegments,
            long[][] counts) {
        int from = Checks.epochDay(fromDay, "fromDay");
        int to = Checks.epochDay(toDay, "toDay");
        String[] rows = requireNonNull(earlierSegments, "earlierSegments").toArray(new String[0]);
        String[] columns = requireNonNull(laterSegments, "laterSegments").toArray(new String[0]);
        Checks.sameLength(rows.length, "earlierSegments", requireNonNull(counts, "counts").length, "counts");
        for (int row = 0; row < rows.length; row++) {
            requireNonNull(counts[row], "counts[" + row + "]");
            Checks.sameLength(columns.length, "laterSegments", counts[row].length, "counts[" + row + "]");
        }
        return checked(
                from,
                to,
                rows,
                columns,
                Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray());
    }

    /** Takes the arrays as they are. */
    private static SegmentMigration checked(int fromDay, int toDay, String[] from, String[] to, long[] counts) {
        if (fromDay > toDay) {
            throw new IllegalArgumentException("toDay must be on fromDay or after, got fromDay="
                    + LocalDate.ofEpochDay(fromDay) + ", toDay=" + LocalDate.ofEpochDay(toDay));
        }
        checkNames(from, "earlierSegments", NEW);
        checkNames(to, "laterSegments", GONE);
        Checks.sameLength(Math.multiplyExact(from.length, to.length), "cells", counts.length, "counts");
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts[" + i / to.length + "]", i % to.length);
        }
        if (counts[counts.length - 1] > 0) {
            throw new IllegalArgumentException("counts must hold nobody who is new and gone, got "
                    + counts[counts.length - 1] + " from " + NEW + " to " + GONE);
        }
        return new SegmentMigration(fromDay, toDay, from, to, requireSum(counts));
    }

    private static long[] requireSum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum = Exact.add(sum, count, "the number of customers in counts");
        }
        return counts;
    }

    private static void checkNames(String[] names, String parameter, String last) {
        for (int i = 0; i < names.length; i++) {
            requireNonNull(names[i], parameter + "[" + i + "]");
        }
        if (names.length == 0
                || Arrays.stream(names).distinct().count() != names.length
                || !last.equals(names[names.length - 1])) {
            throw new IllegalArgumentException(parameter + " must differ and end with " + last + ", got " + parameter
                    + "=" + SafeText.of(Arrays.toString(names)));
        }
    }

    static SegmentMigration between(Segmentation earlier, Segmentation later) {
        CustomerSummary before = earlier.scores().summary();
        CustomerSummary after = later.scores().summary();
        if (after.asOf().isBefore(before.asOf())) {
            throw new IllegalArgumentException(
                    "later must be as of " + before.asOf() + " or after, got " + after.asOf());
        }
        String[] from = with(earlier.names(), NEW);
        String[] to = with(later.names(), GONE);
        long[] counts = new long[from.length * to.length];
        SortedMerge.of(before.customerCount(), before::customer, after.customerCount(), after::customer, (i, j) -> {
            int row = i == SortedMerge.NONE ? from.length - 1 : earlier.segmentNumber(i);
            int column = j == SortedMerge.NONE ? to.length - 1 : later.segmentNumber(j);
            counts[row * to.length + column]++;
        });
        return new SegmentMigration(
                (int) before.asOf().toEpochDay(), (int) after.asOf().toEpochDay(), from, to, counts);
    }

    private static String[] with(List<String> names, String last) {
        String[] all = names.toArray(new String[names.size() + 1]);
        all[names.size()] = last;
        return all;
    }

    /**
     * {@return the migration of nobody: the identity of {@link #plus}}
     *
     * @param fromDay the earlier day
     * @param toDay the later day
     * @param earlierSegments the segments of the earlier day, and last {@link #NEW}
     * @param laterSegments the segments of the later day, and last {@link #GONE}
     * @throws IllegalArgumentException if the days are not in order, or a segment occurs twice or the last is another one
     */
    public static SegmentMigration empty(
            LocalDate fromDay, LocalDate toDay, List<String> earlierSegments, List<String> laterSegments) {
        requireNonNull(earlierSegments, "earlierSegments");
        requireNonNull(laterSegments, "laterSegments");
        long[][] counts = new long[earlierSegments.size()][laterSegments.size()];
        return of(fromDay, toDay, earlierSegments, laterSegments, counts);
    }

    /** {@return the earlier day} */
    public LocalDate fromDay() {
        return LocalDate.ofEpochDay(fromEpochDay);
    }

    /** {@return the later day} */
    public LocalDate toDay() {
        return LocalDate.ofEpochDay(toEpochDay);
    }

    /** {@return the segments of the earlier day, and last {@link #NEW}} */
    public List<String> earlierSegments() {
        return List.of(from);
    }

    /** {@return the segments of the later day, and last {@link #GONE}} */
    public List<String> laterSegments() {
        return List.of(to);
    }

    /**
     * {@return how many customers went from one segment to another}
     *
     * @param fromSegment one of {@link #earlierSegments}
     * @param toSegment one of {@link #laterSegments}
     * @throws IllegalArgumentException if there is no such segment
     */
    public long count(String fromSegment, String toSegment) {
        return counts[indexIn(from, fromSegment, "fromSegment") * to.length + indexIn(to, toSegment, "toSegment")];
    }

    /**
     * {@return how many customers a segment had on the earlier day; for {@link #NEW}, how many are new}
     *
     * @param fromSegment one of {@link #earlierSegments}
     * @throws IllegalArgumentException if there is no such segment
     */
    public long size(String fromSegment) {
        return rowSum(indexIn(from, fromSegment, "fromSegment"));
    }

    /**
     * {@return those who went from one segment to another, of all who were in the first}
     *
     * @param fromSegment one of {@link #earlierSegments}
     * @param toSegment one of {@link #laterSegments}
     * @throws IllegalArgumentException if there is no such segment
     */
    public Proportion rate(String fromSegment, String toSegment) {
        return new Proportion(count(fromSegment, toSegment), size(fromSegment));
    }

    private static int indexIn(String[] names, String name, String parameter) {
        int index = Arrays.asList(names).indexOf(requireNonNull(name, parameter));
        if (index < 0) {
            throw new IllegalArgumentException(parameter + " must be one of " + SafeText.of(Arrays.toString(names))
                    + ", got " + parameter + "=" + SafeText.of(name));
        }
        return index;
    }

    private long rowSum(int row) {
        long sum = 0;
        for (int column = 0; column < to.length; column++) {
            sum += counts[row * to.length + column];
        }
        return sum;
    }

    /**
     * {@return the migration of both groups}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the migration of other customers between the same days and segments
     * @throws IllegalArgumentException if days or segments differ
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public SegmentMigration plus(SegmentMigration other) {
        requireNonNull(other, "other");
        if (fromEpochDay != other.fromEpochDay
                || toEpochDay != other.toEpochDay
                || !Arrays.equals(from, other.from)
                || !Arrays.equals(to, other.to)) {
            throw new IllegalArgumentException("other must be between the same days and segments, got this="
                    + describe() + ", other=" + other.describe());
        }
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Exact.add(sums[i], other.counts[i], "the number of customers");
        }
        return new SegmentMigration(fromEpochDay, toEpochDay, from, to, requireSum(sums));
    }

    private String describe() {
        return SafeText.of(fromDay() + " " + earlierSegments() + " to " + toDay() + " " + laterSegments());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SegmentMigration other
                && fromEpochDay == other.fromEpochDay
                && toEpochDay == other.toEpochDay
                && Arrays.equals(from, other.from)
                && Arrays.equals(to, other.to)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fromEpochDay, toEpochDay, Arrays.hashCode(counts));
    }

    /** {@return a table in plain text with the counts; lines and columns of nobody are left out} */
    public String toText() {
        return text((count, size) -> Long.toString(count));
    }

    /** {@return a table in plain text with the rates; lines and columns of nobody are left out} */
    public String ratesToText() {
        return text((count, size) -> TextTable.percent(new Proportion(count, size).rate(), 1));
    }

    private String text(BiFunction<Long, Long, String> cell) {
        int[] rows = IntStream.range(0, from.length).filter(r -> rowSum(r) > 0).toArray();
        int[] columns = IntStream.range(0, to.length)
                .filter(c -> Arrays.stream(rows).anyMatch(r -> counts[r * to.length + c] > 0))
                .toArray();
        var header = new ArrayList<String>(List.of("from \\ to"));
        for (int column : columns) {
            header.add(to[column]);
        }
        header.add("all");
        var table = TextTable.withHeader(header.toArray(String[]::new));
        for (int row : rows) {
            long size = rowSum(row);
            var cells = new ArrayList<String>(List.of(from[row]));
            for (int column : columns) {
                cells.add(cell.apply(counts[row * to.length + column], size));
            }
            cells.add(Long.toString(size));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    /** {@return from when to when, and its size, as {@code SegmentMigration[2024-12-31 to 2025-12-31, 12 by 12]}; {@link #toText} is the table} */
    @Override
    public String toString() {
        return "SegmentMigration[" + LocalDate.ofEpochDay(fromEpochDay) + " to " + LocalDate.ofEpochDay(toEpochDay)
                + ", " + from.length + " by " + to.length + "]";
    }

    private Object writeReplace() {
        return new SerialForm(fromEpochDay, toEpochDay, from, to, counts);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a migration is read through its serial form");
    }

    /** The columns of a migration. */
    private record SerialForm(
            int fromEpochDay, int toEpochDay, String[] from, String[] to, long[] counts, long checksum)
            implements Serializable {

        SerialForm(int fromEpochDay, int toEpochDay, String[] from, String[] to, long[] counts) {
            this(fromEpochDay, toEpochDay, from, to, counts, Checksum.of(fromEpochDay, toEpochDay, from, to, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, fromEpochDay, toEpochDay, from, to, counts);
            return checked(fromEpochDay, toEpochDay, from.clone(), to.clone(), counts.clone());
        }
    }
}
