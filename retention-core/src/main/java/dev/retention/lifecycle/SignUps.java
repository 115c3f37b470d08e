package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.RowOrder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who is known before they buy: sign-ups, and trials with their end.
 *
 * <p>A trial runs over the days [start, end). A sign-up without a trial is one of no days. A customer may have several.
 *
 * <p>A canonical value, sorted: {@link #plus} is associative and commutative with {@link #EMPTY} as its identity. Shards may share customers.
 *
 * <pre>{@code
 * SignUps known = SignUps.of(newsletter, days).plus(SignUps.trials(users, startDays, endDays));
 * }</pre>
 */
public final class SignUps implements Serializable {

    private static final long serialVersionUID = 1;

    /** Nobody: the identity of {@link #plus}. */
    public static final SignUps EMPTY = new SignUps(new long[0], new int[0], new int[0]);

    /** Ascending, as are the days of one customer. */
    private final transient long[] customers;
    /** The first day. */
    private final transient int[] startDays;
    /** The day after the last of the trial; the start if there is none. */
    private final transient int[] endDays;

    private SignUps(long[] customers, int[] startDays, int[] endDays) {
        this.customers = customers;
        this.startDays = startDays;
        this.endDays = endDays;
    }

    /**
     * {@return sign-ups without a trial}
     *
     * @param customers who signed up
     * @param epochDays when
     * @throws IllegalArgumentException if the lengths differ
     */
    public static SignUps of(long[] customers, int[] epochDays) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        return sorted(customers, epochDays, epochDays);
    }

    /**
     * {@return trials}
     *
     * @param customers who tries
     * @param startDays the first day of each trial
     * @param endDays the day after the last of each trial, not before the first
     * @throws IllegalArgumentException if the lengths differ or a trial ends before it begins
     */
    public static SignUps trials(long[] customers, int[] startDays, int[] endDays) {
        requireNonNull(customers, "customers");
        requireNonNull(startDays, "startDays");
        requireNonNull(endDays, "endDays");
        Checks.sameLength(customers.length, "customers", startDays.length, "startDays");
        Checks.sameLength(customers.length, "customers", endDays.length, "endDays");
        for (int i = 0; i < customers.length; i++) {
            if (endDays[i] < startDays[i]) {
                throw new IllegalArgumentException("endDays[" + i + "] must be >= startDays[" + i + "], got endDays["
                        + i + "]=" + endDays[i] + ", startDays[" + i + "]=" + startDays[i]);
            }
        }
        return sorted(customers, startDays, endDays);
    }

    private static SignUps sorted(long[] customers, int[] startDays, int[] endDays) {
        int n = customers.length;
        long[][] columns = {
            customers,
            Arrays.stream(startDays).asLongStream().toArray(),
            Arrays.stream(endDays).asLongStream().toArray()
        };
        int[] order = RowOrder.byKeys(columns);
        long[] sortedCustomers = new long[n];
        int[] sortedStarts = new int[n];
        int[] sortedEnds = new int[n];
        for (int i = 0; i < n; i++) {
            sortedCustomers[i] = customers[order[i]];
            sortedStarts[i] = startDays[order[i]];
            sortedEnds[i] = endDays[order[i]];
        }
        return new SignUps(sortedCustomers, sortedStarts, sortedEnds);
    }

    /** {@return how many sign-ups and trials there are} */
    public int size() {
        return customers.length;
    }

    /** {@return how many different customers there are} */
    public int customerCount() {
        int count = 0;
        for (int i = 0; i < customers.length; i++) {
            count += i == 0 || customers[i] != customers[i - 1] ? 1 : 0;
        }
        return count;
    }

    /**
     * {@return who signed up; ascending with the index}
     *
     * @param index in [0, size)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return the day of the sign-up, or the first one of the trial}
     *
     * @param index in [0, size)
     */
    public int startDay(int index) {
        return startDays[Checks.index(index, startDays.length, "index")];
    }

    /**
     * {@return the day after the last one of the trial; the start where there is none}
     *
     * @param index in [0, size)
     */
    public int endDay(int index) {
        return endDays[Checks.index(index, endDays.length, "index")];
    }

    /**
     * {@return the end of the trial that a customer is in on a day: the day after its last; of several the latest} Logarithmic.
     *
     * @param customer the customer's key
     * @param day the day
     */
    public Optional<LocalDate> trialEnd(long customer, LocalDate day) {
        OptionalInt end = trialEndDay(customer, Checks.epochDay(day, "day"));
        return end.isPresent() ? Optional.of(LocalDate.ofEpochDay(end.getAsInt())) : Optional.empty();
    }

    OptionalInt trialEndDay(long customer, int epochDay) {
        int at = Arrays.binarySearch(customers, customer);
        if (at < 0) {
            return OptionalInt.empty();
        }
        while (at > 0 && customers[at - 1] == customer) {
            at--;
        }
        int end = epochDay;
        for (; at < customers.length && customers[at] == customer && startDays[at] <= epochDay; at++) {
            end = Math.max(end, endDays[at]);
        }
        return end > epochDay ? OptionalInt.of(end) : OptionalInt.empty();
    }

    /**
     * {@return the sign-ups of both}
     *
     * <p>Associative and commutative. Shards may share customers, but no sign-up: one that is in both counts twice.
     *
     * @param other other sign-ups
     */
    public SignUps plus(SignUps other) {
        requireNonNull(other, "other");
        int n = Exact.add(customers.length, other.customers.length, "the number of sign-ups");
        long[] all = Arrays.copyOf(customers, n);
        int[] starts = Arrays.copyOf(startDays, n);
        int[] ends = Arrays.copyOf(endDays, n);
        System.arraycopy(other.customers, 0, all, customers.length, other.customers.length);
        System.arraycopy(other.startDays, 0, starts, customers.length, other.customers.length);
        System.arraycopy(other.endDays, 0, ends, customers.length, other.customers.length);
        return sorted(all, starts, ends);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SignUps other
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(startDays, other.startDays)
                && Arrays.equals(endDays, other.endDays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(customers), Arrays.hashCode(endDays));
    }

    @Override
    public String toString() {
        return "SignUps[" + size() + " of " + customerCount() + " customers]";
    }

    private Object writeReplace() {
        return new SerialForm(customers, startDays, endDays);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for {@link #trials}. */
    private record SerialForm(long[] customers, int[] startDays, int[] endDays, long checksum) implements Serializable {

        SerialForm(long[] customers, int[] startDays, int[] endDays) {
            this(customers, startDays, endDays, Checksum.of(customers, startDays, endDays));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, customers, startDays, endDays);
            return trials(customers, startDays, endDays);
        }
    }
}
