package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Takes rows one at a time and finishes to an {@link ActivityLog}: for loops, streams, and the workers of an engine.
 *
 * <p>Adding a row costs constant time on average, and so does adding another accumulator per row of it; the log is made once, at
 * the end, in linear time. (To add logs of single rows by {@link ActivityLog#plus} is quadratic.) Rows are kept as they come, 20
 * bytes each. The order in which rows and accumulators are added does not matter, and shards may share customers.
 *
 * <p>Not safe for use by several threads at once: give each its own, and {@link #addAll} them. Serializable.
 *
 * <pre>{@code
 * var rows = new ActivityLogAccumulator(RefundPolicy.NET);
 * for (Order order : orders) {
 *     rows.add(order.customer(), order.date(), order.cents());
 * }
 * ActivityLog log = rows.toLog();
 * }</pre>
 */
public final class ActivityLogAccumulator implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int FIRST_CAPACITY = 16;

    /** What a negative amount means. */
    private final RefundPolicy refunds;
    /** The customer of each row; longer than there are rows. */
    private long[] customers = new long[FIRST_CAPACITY];
    /** The day of each row. */
    private int[] epochDays = new int[FIRST_CAPACITY];
    /** The amount of each row. */
    private long[] amountsMinor = new long[FIRST_CAPACITY];
    /** How many rows there are. */
    private int size;

    /**
     * Starts without rows.
     *
     * @param refunds what a negative amount means
     */
    public ActivityLogAccumulator(RefundPolicy refunds) {
        this.refunds = requireNonNull(refunds, "refunds");
    }

    /**
     * Adds a row.
     *
     * @param customer the customer
     * @param day the day
     * @param amountMinor the amount in minor units; negative is a return
     * @throws IllegalArgumentException if the day is so far away that its number does not fit an {@code int}
     * @throws ArithmeticException if there are more rows than an array holds
     */
    public void add(long customer, LocalDate day, long amountMinor) {
        add(customer, Checks.epochDay(day, "day"), amountMinor);
    }

    /**
     * Adds a row of columns.
     *
     * @param customer the customer
     * @param epochDay the day, as {@link java.time.LocalDate#toEpochDay} counts
     * @param amountMinor the amount in minor units; negative is a return
     * @throws ArithmeticException if there are more rows than an array holds
     */
    public void add(long customer, int epochDay, long amountMinor) {
        if (size == customers.length) {
            growTo(Exact.add(size, Math.max(1, size >> 1), "the number of rows"));
        }
        customers[size] = customer;
        epochDays[size] = epochDay;
        amountsMinor[size] = amountMinor;
        size++;
    }

    /**
     * Adds the rows of another accumulator, which stays as it is.
     *
     * @param other the other one, with the same refund policy
     * @throws IllegalArgumentException if the refund policies differ
     * @throws ArithmeticException if there are more rows than an array holds
     */
    public void addAll(ActivityLogAccumulator other) {
        requireNonNull(other, "other");
        if (refunds != other.refunds) {
            throw new IllegalArgumentException(
                    "other.refunds must equal refunds, got other.refunds=" + other.refunds + ", refunds=" + refunds);
        }
        int added = other.size;
        int needed = Exact.add(size, added, "the number of rows");
        if (needed > customers.length) {
            growTo(Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8, size + (long) (size >> 1))));
        }
        System.arraycopy(other.customers, 0, customers, size, added);
        System.arraycopy(other.epochDays, 0, epochDays, size, added);
        System.arraycopy(other.amountsMinor, 0, amountsMinor, size, added);
        size = needed;
    }

    /** {@return how many rows were added} */
    public int size() {
        return size;
    }

    /**
     * {@return the log of the rows so far; later additions do not change it}
     *
     * @throws ArithmeticException if the amounts of one customer on one day do not fit a {@code long}
     */
    public ActivityLog toLog() {
        var columns = ActivityColumns.of(
                LongBuffer.wrap(customers, 0, size),
                IntBuffer.wrap(epochDays, 0, size),
                LongBuffer.wrap(amountsMinor, 0, size));
        return ActivityLog.of(ActivityRows.of(columns, refunds));
    }

    @Override
    public String toString() {
        return "ActivityLogAccumulator[" + size + " rows]";
    }

    private void growTo(int capacity) {
        customers = Arrays.copyOf(customers, capacity);
        epochDays = Arrays.copyOf(epochDays, capacity);
        amountsMinor = Arrays.copyOf(amountsMinor, capacity);
    }

    private Object writeReplace() {
        return new SerialForm(
                refunds,
                Arrays.copyOf(customers, size),
                Arrays.copyOf(epochDays, size),
                Arrays.copyOf(amountsMinor, size));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an accumulator is read through its serial form");
    }

    /** The rows so far. */
    private record SerialForm(
            RefundPolicy refunds, long[] customers, int[] epochDays, long[] amountsMinor, long checksum)
            implements Serializable {

        SerialForm(RefundPolicy refunds, long[] customers, int[] epochDays, long[] amountsMinor) {
            this(refunds, customers, epochDays, amountsMinor, Checksum.of(refunds, customers, epochDays, amountsMinor));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, refunds, customers, epochDays, amountsMinor);
            Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
            Checks.sameLength(customers.length, "customers", amountsMinor.length, "amountsMinor");
            var rows = new ActivityLogAccumulator(refunds);
            for (int i = 0; i < customers.length; i++) {
                rows.add(customers[i], epochDays[i], amountsMinor[i]);
            }
            return rows;
        }
    }
}
