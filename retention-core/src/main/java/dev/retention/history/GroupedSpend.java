package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.DistinctRows;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each number of repeat purchases and their total occurs, among customers who bought again: the sufficient statistics
 * of the Gamma–Gamma model.
 *
 * <p>A canonical value: distinct rows, sorted by repeats and spend, with counts. {@link #plus} is associative and commutative.
 */
public final class GroupedSpend implements Serializable {

    private static final long serialVersionUID = 1;

    /** No customers: the identity of {@link #plus}. */
    public static final GroupedSpend EMPTY = new GroupedSpend(DistinctRows.empty(2));

    /** Repeats and their total. */
    private final transient DistinctRows rows;

    private GroupedSpend(DistinctRows rows) {
        this.rows = rows;
    }

    /**
     * {@return the statistics of columns, one row per customer; those without a repeat purchase are left out}
     *
     * @param repeats how many repeat purchases each customer made, at least 0
     * @param spendMinor what they came to in minor units
     * @throws IllegalArgumentException if the lengths differ or a number of repeats is negative
     */
    public static GroupedSpend of(int[] repeats, long[] spendMinor) {
        requireNonNull(repeats, "repeats");
        requireNonNull(spendMinor, "spendMinor");
        Checks.sameLength(repeats.length, "repeats", spendMinor.length, "spendMinor");
        for (int i = 0; i < repeats.length; i++) {
            Checks.notNegative(repeats[i], "repeats", i);
        }
        return ofAll(repeats, spendMinor);
    }

    /**
     * {@return the statistics of rows that may be grouped already; those without a repeat purchase are left out}
     *
     * @param repeats how many repeat purchases the customers of each row made, at least 0
     * @param spendMinor what they came to for each of them in minor units
     * @param counts how many customers each row stands for, at least 0
     * @throws IllegalArgumentException if the lengths differ, or a number of repeats or a count is negative
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public static GroupedSpend of(int[] repeats, long[] spendMinor, long[] counts) {
        requireNonNull(repeats, "repeats");
        requireNonNull(spendMinor, "spendMinor");
        requireNonNull(counts, "counts");
        Checks.sameLength(repeats.length, "repeats", spendMinor.length, "spendMinor");
        Checks.sameLength(repeats.length, "repeats", counts.length, "counts");
        long[] used = counts.clone();
        for (int i = 0; i < repeats.length; i++) {
            Checks.notNegative(repeats[i], "repeats", i);
            Checks.notNegative(counts[i], "counts", i);
            used[i] = repeats[i] == 0 ? 0 : counts[i];
        }
        return new GroupedSpend(DistinctRows.of(columns(repeats, spendMinor), used));
    }

    private static long[][] columns(int[] repeats, long[] spendMinor) {
        return new long[][] {Arrays.stream(repeats).asLongStream().toArray(), spendMinor};
    }

    /** As {@link #of(int[], long[])}, without the checks. */
    static GroupedSpend ofAll(int[] repeats, long[] spendMinor) {
        long[] counts = new long[repeats.length];
        for (int i = 0; i < repeats.length; i++) {
            counts[i] = repeats[i] > 0 ? 1 : 0;
        }
        return new GroupedSpend(DistinctRows.of(columns(repeats, spendMinor), counts));
    }

    /** {@return how many distinct rows there are} */
    public int rowCount() {
        return rows.size();
    }

    /**
     * {@return the number of repeat purchases of a row, at least 1}
     *
     * @param row in [0, rowCount)
     */
    public int repeats(int row) {
        return (int) rows.key(0, row);
    }

    /**
     * {@return the total of the repeat purchases of a row in minor units}
     *
     * @param row in [0, rowCount)
     */
    public long spendMinor(int row) {
        return rows.key(1, row);
    }

    /**
     * {@return how many customers a row stands for}
     *
     * @param row in [0, rowCount)
     */
    public long count(int row) {
        return rows.count(row);
    }

    /** {@return how many customers there are, each with at least one repeat purchase} */
    public long customers() {
        return rows.totalCount();
    }

    /**
     * {@return the statistics of the customers of both} Linear in the rows of both.
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public GroupedSpend plus(GroupedSpend other) {
        requireNonNull(other, "other");
        return new GroupedSpend(rows.plus(other.rows));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof GroupedSpend other && rows.equals(other.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return "GroupedSpend[" + customers() + " customers in " + rowCount() + " distinct rows]";
    }

    private Object writeReplace() {
        return new SerialForm(
                IntStream.range(0, rowCount()).map(this::repeats).toArray(),
                IntStream.range(0, rowCount()).mapToLong(this::spendMinor).toArray(),
                rows.counts());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("spend is read through its serial form");
    }

    /** As for {@link #of(int[], long[], long[])}. */
    private record SerialForm(int[] repeats, long[] spendMinor, long[] counts, long checksum) implements Serializable {

        SerialForm(int[] repeats, long[] spendMinor, long[] counts) {
            this(repeats, spendMinor, counts, Checksum.of(repeats, spendMinor, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, repeats, spendMinor, counts);
            return GroupedSpend.of(repeats, spendMinor, counts);
        }
    }
}
