package dev.retention.history;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.DistinctRows;
import dev.retention.period.TimeUnit;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often each {@link BuyerHistory} occurs: the sufficient statistics of every model of repeat buying.
 *
 * <p>A canonical value: distinct rows, sorted by repeats, age and age at the last purchase, with counts. {@link #plus} is
 * associative and commutative, so shards of customers merge in any order to the same bits, and a fit depends on nothing else.
 * A fit costs as much as there are distinct rows: the 2,357 customers of the CDNOW sample make 679.
 */
public final class GroupedHistories implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int REPEATS = 0;
    private static final int AGE = 1;
    private static final int LAST_AGE = 2;

    /** The unit of both times. */
    private final TimeUnit unit;
    /** Times as the bits of non-negative doubles, whose order is that of the numbers. */
    private final transient DistinctRows rows;

    private GroupedHistories(TimeUnit unit, DistinctRows rows) {
        this.unit = unit;
        this.rows = rows;
    }

    /**
     * {@return no customers: the identity of {@link #plus}}
     *
     * @param unit the unit of time
     */
    public static GroupedHistories empty(TimeUnit unit) {
        return new GroupedHistories(requireNonNull(unit, "unit"), DistinctRows.empty(3));
    }

    /**
     * {@return the statistics of rows that may be grouped already} Linear in the rows.
     *
     * @param repeats the x of each row
     * @param lastAges the t<sub>x</sub> of each row
     * @param ages the T of each row
     * @param counts how many customers each row stands for, at least 0
     * @param unit the unit of both times
     * @throws IllegalArgumentException if the lengths differ, a count is negative, or a row cannot be that of a customer
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public static GroupedHistories of(int[] repeats, double[] lastAges, double[] ages, long[] counts, TimeUnit unit) {
        requireNonNull(repeats, "repeats");
        requireNonNull(lastAges, "lastAges");
        requireNonNull(ages, "ages");
        requireNonNull(counts, "counts");
        requireNonNull(unit, "unit");
        Checks.sameLength(repeats.length, "repeats", lastAges.length, "lastAges");
        Checks.sameLength(repeats.length, "repeats", ages.length, "ages");
        Checks.sameLength(repeats.length, "repeats", counts.length, "counts");
        BuyerHistories.requireSound(repeats, lastAges, ages, unit);
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts", i);
        }
        return ofSound(repeats, lastAges, ages, counts, unit);
    }

    /** As {@link #of}, without the checks; no counts are ones. */
    static GroupedHistories ofSound(int[] repeats, double[] lastAges, double[] ages, long[] counts, TimeUnit unit) {
        long[][] columns = new long[3][repeats.length];
        for (int i = 0; i < repeats.length; i++) {
            columns[REPEATS][i] = repeats[i];
            columns[AGE][i] = bits(ages[i]);
            columns[LAST_AGE][i] = bits(lastAges[i]);
        }
        return new GroupedHistories(unit, DistinctRows.of(columns, counts == null ? ones(repeats.length) : counts));
    }

    static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Adding 0 turns −0.0 into 0.0. */
    private static long bits(double time) {
        return Double.doubleToLongBits(time + 0.0);
    }

    /** {@return the unit of the times} */
    public TimeUnit unit() {
        return unit;
    }

    /** {@return how many distinct rows there are} */
    public int rowCount() {
        return rows.size();
    }

    /**
     * {@return x of a row}
     *
     * @param row in [0, rowCount)
     */
    public int repeats(int row) {
        return (int) rows.key(REPEATS, row);
    }

    /**
     * {@return t<sub>x</sub> of a row}
     *
     * @param row in [0, rowCount)
     */
    public double lastAge(int row) {
        return Double.longBitsToDouble(rows.key(LAST_AGE, row));
    }

    /**
     * {@return T of a row}
     *
     * @param row in [0, rowCount)
     */
    public double age(int row) {
        return Double.longBitsToDouble(rows.key(AGE, row));
    }

    /**
     * {@return how many customers have the history of a row}
     *
     * @param row in [0, rowCount)
     */
    public long count(int row) {
        return rows.count(row);
    }

    /** {@return how many customers there are} */
    public long customers() {
        return rows.totalCount();
    }

    /** {@return how many customers bought again} */
    public long repeaters() {
        long repeaters = 0;
        for (int row = 0; row < rowCount(); row++) {
            repeaters += repeats(row) > 0 ? count(row) : 0;
        }
        return repeaters;
    }

    /**
     * {@return how many repeat purchases there are}
     *
     * @throws ArithmeticException if they overflow a {@code long}
     */
    public long totalRepeats() {
        long total = 0;
        for (int row = 0; row < rowCount(); row++) {
            total = Exact.add(total, Exact.multiply(count(row), repeats(row), "totalRepeats"), "totalRepeats");
        }
        return total;
    }

    /**
     * {@return the statistics of the customers of both} Linear in the rows of both.
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other other customers, in the same unit
     * @throws IllegalArgumentException if the units differ
     * @throws ArithmeticException if the counts overflow a {@code long}
     */
    public GroupedHistories plus(GroupedHistories other) {
        requireNonNull(other, "other");
        unit.require(other.unit, "other", "GroupedHistories.inUnit");
        return new GroupedHistories(unit, rows.plus(other.rows));
    }

    /**
     * {@return the same statistics in another unit}
     *
     * @param other the other unit
     */
    public GroupedHistories inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        int n = rowCount();
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        long[] counts = new long[n];
        for (int row = 0; row < n; row++) {
            repeats[row] = repeats(row);
            lastAges[row] = unit.convert(lastAge(row), other);
            ages[row] = unit.convert(age(row), other);
            counts[row] = count(row);
        }
        return ofSound(repeats, lastAges, ages, counts, other);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof GroupedHistories other && unit.equals(other.unit) && rows.equals(other.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit, rows);
    }

    @Override
    public String toString() {
        return "GroupedHistories[" + customers() + " customers in " + rowCount() + " distinct rows, in " + unit + "]";
    }

    private Object writeReplace() {
        return new SerialForm(
                unit,
                IntStream.range(0, rowCount()).map(this::repeats).toArray(),
                times(this::lastAge),
                times(this::age),
                rows.counts());
    }

    private double[] times(IntToDoubleFunction time) {
        return IntStream.range(0, rowCount()).mapToDouble(time).toArray();
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("histories are read through their serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(
            TimeUnit unit, int[] repeats, double[] lastAges, double[] ages, long[] counts, long checksum)
            implements Serializable {

        SerialForm(TimeUnit unit, int[] repeats, double[] lastAges, double[] ages, long[] counts) {
            this(unit, repeats, lastAges, ages, counts, Checksum.of(unit, repeats, lastAges, ages, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, unit, repeats, lastAges, ages, counts);
            return GroupedHistories.of(repeats, lastAges, ages, counts, unit);
        }
    }
}
