package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.rows.RawColumns;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Raw rows (customer, day, amount) as three columns of equal length, in any order.
 *
 * <p>A view: nothing is copied, so the arrays and buffers must not change while they are read. Whole arrays, a range of
 * them ({@link #slice}) and buffers over direct memory (the vectors of a columnar engine) are all read alike.
 *
 * <pre>{@code
 * var rows = ActivityColumns.of(customers, epochDays, amountsMinor).slice(0, 1_000_000);
 * ActivityLog log = ActivityLog.of(ActivityRows.of(rows, RefundPolicy.NET));
 * }</pre>
 */
public final class ActivityColumns {

    static {
        RawColumns.opensBy(ActivityColumns.class, ActivityColumns::raw);
    }

    private final LongBuffer customers;
    private final IntBuffer epochDays;
    /** Null if the rows are events without an amount. */
    private final LongBuffer amountsMinor;

    private ActivityColumns(LongBuffer customers, IntBuffer epochDays, LongBuffer amountsMinor) {
        this.customers = customers;
        this.epochDays = epochDays;
        this.amountsMinor = amountsMinor;
    }

    /**
     * {@return the rows of three arrays, not copied}
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @param amountsMinor the amount of each row in minor units; negative is a return
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ActivityColumns of(long[] customers, int[] epochDays, long[] amountsMinor) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(amountsMinor, "amountsMinor");
        return of(LongBuffer.wrap(customers), IntBuffer.wrap(epochDays), LongBuffer.wrap(amountsMinor));
    }

    /**
     * {@return the rows between position and limit of three buffers, not copied}
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @param amountsMinor the amount of each row in minor units; negative is a return
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ActivityColumns of(LongBuffer customers, IntBuffer epochDays, LongBuffer amountsMinor) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(amountsMinor, "amountsMinor");
        Checks.sameLength(customers.remaining(), "customers", epochDays.remaining(), "epochDays");
        Checks.sameLength(customers.remaining(), "customers", amountsMinor.remaining(), "amountsMinor");
        return new ActivityColumns(customers.slice(), epochDays.slice(), amountsMinor.slice());
    }

    /**
     * {@return rows without an amount: each is an activity, and each amount is 0}
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ActivityColumns ofEvents(long[] customers, int[] epochDays) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        return new ActivityColumns(LongBuffer.wrap(customers), IntBuffer.wrap(epochDays), null);
    }

    /** {@return how many rows there are} */
    public int size() {
        return customers.remaining();
    }

    /**
     * {@return the customer of a row}
     *
     * @param row in [0, size)
     */
    public long customer(int row) {
        return customers.get(Checks.index(row, size(), "row"));
    }

    /**
     * {@return the epoch day of a row}
     *
     * @param row in [0, size)
     */
    public int epochDay(int row) {
        return epochDays.get(Checks.index(row, size(), "row"));
    }

    /**
     * {@return the amount of a row in minor units, 0 for an event}
     *
     * @param row in [0, size)
     */
    public long amountMinor(int row) {
        Checks.index(row, size(), "row");
        return amountsMinor == null ? 0 : amountsMinor.get(row);
    }

    /** The buffers as they were given, for the fast paths of this module. */
    private RawColumns raw() {
        return new RawColumns(
                customers.duplicate(), epochDays.duplicate(), amountsMinor == null ? null : amountsMinor.duplicate());
    }

    /** {@return the customers of all rows, to be read where they were given} */
    public LongBuffer customers() {
        return customers.asReadOnlyBuffer();
    }

    /** {@return the days of all rows, to be read where they were given} */
    public IntBuffer epochDays() {
        return epochDays.asReadOnlyBuffer();
    }

    /** {@return the amounts of all rows, to be read where they were given; null if the rows are events without one} */
    public LongBuffer amountsMinor() {
        return amountsMinor == null ? null : amountsMinor.asReadOnlyBuffer();
    }

    /**
     * {@return the rows in [from, to), not copied}
     *
     * @param from the first row
     * @param to the row after the last
     * @throws IndexOutOfBoundsException if the range is not within [0, size]
     */
    public ActivityColumns slice(int from, int to) {
        Checks.range(from, to, size(), "from", "to");
        return new ActivityColumns(
                customers.slice(from, to - from),
                epochDays.slice(from, to - from),
                amountsMinor == null ? null : amountsMinor.slice(from, to - from));
    }

    /**
     * Copies the rows in [from, from + length) to the start of three arrays: one loop over blocks then serves arrays and
     * direct memory alike, at the speed of arrays.
     *
     * @param from the first row
     * @param length how many rows
     * @param customers where the customers go
     * @param epochDays where the days go
     * @param amountsMinor where the amounts go
     * @throws IndexOutOfBoundsException if the rows are not all there or do not all fit
     */
    public void copyTo(int from, int length, long[] customers, int[] epochDays, long[] amountsMinor) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(amountsMinor, "amountsMinor");
        if (length < 0) {
            throw new IndexOutOfBoundsException("length must be >= 0, got length=" + length);
        }
        if (from < 0 || from > size() - length) {
            throw new IndexOutOfBoundsException(
                    "from and length must be rows in [0, " + size() + "), got from=" + from + ", length=" + length);
        }
        requireRoom(customers.length, "customers", length);
        requireRoom(epochDays.length, "epochDays", length);
        requireRoom(amountsMinor.length, "amountsMinor", length);
        this.customers.get(from, customers, 0, length);
        this.epochDays.get(from, epochDays, 0, length);
        if (this.amountsMinor == null) {
            Arrays.fill(amountsMinor, 0, length, 0);
        } else {
            this.amountsMinor.get(from, amountsMinor, 0, length);
        }
    }

    private static void requireRoom(int room, String name, int length) {
        if (room < length) {
            throw new IndexOutOfBoundsException(
                    name + ".length must be >= length, got " + name + ".length=" + room + ", length=" + length);
        }
    }

    @Override
    public String toString() {
        return "ActivityColumns[" + size() + " rows" + (amountsMinor == null ? " without amounts]" : "]");
    }
}
