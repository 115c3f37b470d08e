package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.lifecycle.SpendAhead;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * Customers to write to, each with the reason in words.
 *
 * <p>Sorted by key, each customer once. What is at stake is what a like group spent in as many days: draw the same audience as of an earlier day,
 * and ask {@link SpendAhead#of} what its customers spent since.
 *
 * <pre>{@code
 * Audience due = next.overdue(0.8, 0.5).without(suppression, asOf);
 * due.heldOut(control).size();
 * due.treated(control).customers();
 * }</pre>
 */
public final class Audience implements Serializable {

    private static final long serialVersionUID = 1;

    /** What it is called. */
    private final transient String name;
    /** Ascending. */
    private final transient long[] customers;
    /** Of each customer. */
    private final transient String[] reasons;

    /** Takes the arrays as they are. */
    Audience(String name, long[] customers, String[] reasons) {
        this.name = name;
        this.customers = customers;
        this.reasons = reasons;
    }

    /**
     * {@return an audience of your own}
     *
     * @param name what it is called
     * @param customers the customers, strictly ascending
     * @param reasons why each of them is in it
     * @throws IllegalArgumentException if the lengths differ or the customers do not ascend
     */
    public static Audience of(String name, long[] customers, String[] reasons) {
        requireNonNull(name, "name");
        requireNonNull(customers, "customers");
        requireNonNull(reasons, "reasons");
        Checks.sameLength(customers.length, "customers", reasons.length, "reasons");
        for (int i = 0; i < reasons.length; i++) {
            requireNonNull(reasons[i], "reasons[" + i + "]");
            if (i > 0 && customers[i] <= customers[i - 1]) {
                throw new IllegalArgumentException("customers must ascend, got customers[" + (i - 1) + "]="
                        + customers[i - 1] + ", customers[" + i + "]=" + customers[i]);
            }
        }
        return new Audience(name, customers.clone(), reasons.clone());
    }

    /** {@return what it is called} */
    public String name() {
        return name;
    }

    /** {@return how many customers it has} */
    public int size() {
        return customers.length;
    }

    /**
     * {@return the key of a customer; ascending with the index}
     *
     * @param index in [0, size)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /**
     * {@return why a customer is in it}
     *
     * @param index in [0, size)
     */
    public String reason(int index) {
        return reasons[Checks.index(index, reasons.length, "index")];
    }

    /** {@return the customers, ascending; a copy} */
    public long[] customers() {
        return customers.clone();
    }

    /**
     * {@return whether a customer is in it} Logarithmic.
     *
     * @param customer the customer's key
     */
    public boolean contains(long customer) {
        return Arrays.binarySearch(customers, customer) >= 0;
    }

    /**
     * {@return those who may be written to}
     *
     * @param suppression whom not to write to
     * @param asOf the day
     */
    public Audience without(Suppression suppression, LocalDate asOf) {
        requireNonNull(suppression, "suppression");
        requireNonNull(asOf, "asOf");
        return where(i -> suppression.reason(customers[i], asOf).isEmpty());
    }

    /**
     * {@return those who are not in another audience}
     *
     * @param other the other audience
     */
    public Audience without(Audience other) {
        requireNonNull(other, "other");
        return where(i -> !other.contains(customers[i]));
    }

    /**
     * {@return those who are written to: not held out}
     *
     * @param control who is held out
     */
    public Audience treated(ControlGroup control) {
        requireNonNull(control, "control");
        return where(i -> !control.holdsOut(customers[i]));
    }

    /**
     * {@return those who are held out}
     *
     * @param control who is held out
     */
    public Audience heldOut(ControlGroup control) {
        requireNonNull(control, "control");
        return where(i -> control.holdsOut(customers[i]));
    }

    private Audience where(IntPredicate kept) {
        int[] indices = java.util.stream.IntStream.range(0, customers.length)
                .filter(kept)
                .toArray();
        return new Audience(
                name,
                Arrays.stream(indices).mapToLong(i -> customers[i]).toArray(),
                Arrays.stream(indices).mapToObj(i -> reasons[i]).toArray(String[]::new));
    }

    /**
     * {@return the money at stake: what its customers will spend in as many days as a like group was looked at, in minor units}
     *
     * @param like what the customers of the same audience as of an earlier day spent since
     */
    public Estimate atStake(SpendAhead like) {
        return requireNonNull(like, "like").atStake(size());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Audience other
                && name.equals(other.name)
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(reasons, other.reasons);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(customers));
    }

    @Override
    public String toString() {
        return "Audience[" + name + ", " + size() + " customers]";
    }

    private Object writeReplace() {
        return new SerialForm(name, customers, reasons);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for {@link #of}. */
    private record SerialForm(String name, long[] customers, String[] reasons, long checksum) implements Serializable {

        SerialForm(String name, long[] customers, String[] reasons) {
            this(name, customers, reasons, Checksum.of(name, customers, reasons));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, name, customers, reasons);
            return Audience.of(name, customers, reasons);
        }
    }
}
