package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.RowOrder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Whom not to write to: those who unsubscribed, those who complained, and those who heard from the shop within the last days.
 *
 * <pre>{@code
 * Suppression no = Suppression.NOBODY.withUnsubscribed(gone).withContacted(customers, days, 14);
 * audience.without(no, asOfEpochDay);
 * }</pre>
 *
 * <p>The library keeps no contact days and reads no clock: both are arguments.
 */
public final class Suppression implements Serializable {

    private static final long serialVersionUID = 1;

    /** Everybody may be written to. */
    public static final Suppression NOBODY = new Suppression(new long[0], new long[0], new long[0], new int[0], 0);

    /** Ascending, distinct. */
    private final transient long[] unsubscribed;
    /** Ascending, distinct. */
    private final transient long[] complained;
    /** Ascending; those of one customer by day. */
    private final transient long[] contacted;
    /** When each contact was. */
    private final transient int[] contactDays;
    /** How long a contact keeps a customer quiet. */
    private final transient int quietDays;

    private Suppression(long[] unsubscribed, long[] complained, long[] contacted, int[] contactDays, int quietDays) {
        this.unsubscribed = unsubscribed;
        this.complained = complained;
        this.contacted = contacted;
        this.contactDays = contactDays;
        this.quietDays = quietDays;
    }

    /**
     * {@return the same, and those who unsubscribed}
     *
     * @param customers their keys
     */
    public Suppression withUnsubscribed(long... customers) {
        return new Suppression(
                union(unsubscribed, requireNonNull(customers, "customers")),
                complained,
                contacted,
                contactDays,
                quietDays);
    }

    /**
     * {@return the same, and those who complained}
     *
     * @param customers their keys
     */
    public Suppression withComplained(long... customers) {
        return new Suppression(
                unsubscribed,
                union(complained, requireNonNull(customers, "customers")),
                contacted,
                contactDays,
                quietDays);
    }

    private static long[] union(long[] a, long[] b) {
        return LongStream.concat(Arrays.stream(a), Arrays.stream(b))
                .sorted()
                .distinct()
                .toArray();
    }

    /**
     * {@return the same, and those who were contacted within so many days; earlier contacts given are replaced}
     *
     * @param customers whom the shop wrote to; repeats allowed
     * @param epochDays when
     * @param quietDays how long to be quiet after a contact: with 14, someone contacted on day 0 may be written to on day 14 again
     * @throws IllegalArgumentException if the lengths differ, or {@code quietDays} is negative
     */
    public Suppression withContacted(long[] customers, int[] epochDays, int quietDays) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        Checks.notNegative(quietDays, "quietDays");
        int[] order = RowOrder.byKeys(
                customers, Arrays.stream(epochDays).asLongStream().toArray());
        return new Suppression(
                unsubscribed,
                complained,
                Arrays.stream(order).mapToLong(i -> customers[i]).toArray(),
                Arrays.stream(order).map(i -> epochDays[i]).toArray(),
                quietDays);
    }

    /**
     * {@return why a customer is not to be written to on a day; empty if they may be} Logarithmic.
     *
     * @param customer the customer's key
     * @param asOf the day
     */
    public Optional<String> reason(long customer, LocalDate asOf) {
        requireNonNull(asOf, "asOf");
        if (Arrays.binarySearch(unsubscribed, customer) >= 0) {
            return Optional.of("unsubscribed");
        }
        if (Arrays.binarySearch(complained, customer) >= 0) {
            return Optional.of("complained");
        }
        int at = Arrays.binarySearch(contacted, customer);
        if (at < 0) {
            return Optional.empty();
        }
        while (at + 1 < contacted.length && contacted[at + 1] == customer) {
            at++;
        }
        return asOf.toEpochDay() - contactDays[at] < quietDays
                ? Optional.of("contacted within " + quietDays + " days")
                : Optional.empty();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Suppression other
                && quietDays == other.quietDays
                && Arrays.equals(unsubscribed, other.unsubscribed)
                && Arrays.equals(complained, other.complained)
                && Arrays.equals(contacted, other.contacted)
                && Arrays.equals(contactDays, other.contactDays);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(unsubscribed), Arrays.hashCode(complained), Arrays.hashCode(contacted));
    }

    @Override
    public String toString() {
        return "Suppression[" + unsubscribed.length + " unsubscribed, " + complained.length + " complained, "
                + contacted.length + " contacts within " + quietDays + " days]";
    }

    private Object writeReplace() {
        return new SerialForm(unsubscribed, complained, contacted, contactDays, quietDays);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** As for the withers. */
    private record SerialForm(
            long[] unsubscribed, long[] complained, long[] contacted, int[] contactDays, int quietDays, long checksum)
            implements Serializable {

        SerialForm(long[] unsubscribed, long[] complained, long[] contacted, int[] contactDays, int quietDays) {
            this(
                    unsubscribed,
                    complained,
                    contacted,
                    contactDays,
                    quietDays,
                    Checksum.of(unsubscribed, complained, contacted, contactDays, quietDays));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, unsubscribed, complained, contacted, contactDays, quietDays);
            return NOBODY.withUnsubscribed(unsubscribed)
                    .withComplained(complained)
                    .withContacted(contacted, contactDays, quietDays);
        }
    }
}
