package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.survival.SurvivalTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Shopping carts with the time of their last change and of their order, if any: which are abandoned, and when do they come back?
 *
 * <pre>
 * abandoned at t    if opened + patience &lt;= t and not ordered by then
 * abandonment rate  = carts not ordered within the patience / carts that have had it
 * recovered         if ordered after it had been abandoned
 * </pre>
 *
 * <p>Patience is how long a cart may wait before it counts as abandoned: an hour, say. Times are whole numbers of one unit, such as
 * seconds since 1970; the answers are in that unit too. Carts that are younger than the patience are not counted: they may still be ordered.
 *
 * <p>The rate of no carts is {@code NaN}. Time: linear.
 *
 * <pre>{@code
 * Carts carts = Carts.of(opened, orderedAt, ordered, 3600);
 * carts.abandonment(now).rate();                                    // 0.70
 * KaplanMeier.of(carts.timeToRecovery(now)).eventProbability(86_400);   // recovered within a day
 * }</pre>
 */
public final class Carts implements Serializable {

    private static final long serialVersionUID = 1;

    private final long[] openedAt;
    private final long[] orderedAt;
    private final boolean[] ordered;
    private final long patience;

    private Carts(long[] openedAt, long[] orderedAt, boolean[] ordered, long patience) {
        this.openedAt = openedAt;
        this.orderedAt = orderedAt;
        this.ordered = ordered;
        this.patience = patience;
    }

    /**
     * {@return the carts of three columns}
     *
     * @param openedAt when each was filled, or last changed
     * @param orderedAt when it was ordered, not before it was opened; not read where it was not
     * @param ordered whether it was ordered
     * @param patience how long a cart may wait before it counts as abandoned, above 0
     * @throws IllegalArgumentException if the lengths differ, or a cart was ordered before it was opened
     */
    public static Carts of(long[] openedAt, long[] orderedAt, boolean[] ordered, long patience) {
        requireNonNull(openedAt, "openedAt");
        requireNonNull(orderedAt, "orderedAt");
        requireNonNull(ordered, "ordered");
        Checks.sameLength(openedAt.length, "openedAt", orderedAt.length, "orderedAt");
        Checks.sameLength(openedAt.length, "openedAt", ordered.length, "ordered");
        Checks.positive(patience, "patience");
        long[] orders = new long[orderedAt.length];
        for (int i = 0; i < openedAt.length; i++) {
            if (ordered[i]) {
                orders[i] = orderedAt[i];
                if (orderedAt[i] < openedAt[i]) {
                    throw new IllegalArgumentException("orderedAt[" + i + "] must be >= openedAt[" + i
                            + "], got orderedAt[" + i + "]=" + orderedAt[i] + ", openedAt[" + i + "]=" + openedAt[i]);
                }
            }
            Exact.add(openedAt[i], patience, "openedAt + patience");
        }
        return new Carts(openedAt.clone(), orders, ordered.clone(), patience);
    }

    /** {@return how many carts} */
    public int size() {
        return openedAt.length;
    }

    /**
     * {@return the indexes of the carts that are abandoned at a time: to these a reminder may go}
     *
     * @param time the time
     */
    public int[] abandonedAt(long time) {
        return IntStream.range(0, size())
                .filter(i -> hadPatience(i, time) && !(ordered[i] && orderedAt[i] <= time))
                .toArray();
    }

    /**
     * {@return the abandonment rate: carts that were not ordered within the patience, of those that have had it by a time}
     *
     * @param asOf the time up to which all is known
     */
    public Proportion abandonment(long asOf) {
        long had = IntStream.range(0, size()).filter(i -> hadPatience(i, asOf)).count();
        return new Proportion(everAbandoned(asOf).count(), had);
    }

    /**
     * {@return the carts that were abandoned and ordered in the end, of all that were abandoned by a time}
     *
     * @param asOf the time up to which all is known
     */
    public Proportion recovery(long asOf) {
        long abandoned = everAbandoned(asOf).count();
        long recovered = everAbandoned(asOf)
                .filter(i -> ordered[i] && orderedAt[i] <= asOf)
                .count();
        return new Proportion(recovered, abandoned);
    }

    /**
     * {@return how long abandoned carts take to be ordered after all, from the moment they are abandoned; those that are not ordered yet are cut
     * off}
     *
     * @param asOf the time up to which all is known
     * @throws ArithmeticException if it is so long that it overflows a {@code long}
     */
    public SurvivalTable timeToRecovery(long asOf) {
        int[] abandoned = everAbandoned(asOf).toArray();
        double[] durations = new double[abandoned.length];
        boolean[] ended = new boolean[abandoned.length];
        for (int i = 0; i < abandoned.length; i++) {
            int cart = abandoned[i];
            ended[i] = ordered[cart] && orderedAt[cart] <= asOf;
            durations[i] = Exact.subtract(
                    ended[i] ? orderedAt[cart] : asOf,
                    openedAt[cart] + patience,
                    "the time from being abandoned to asOf");
        }
        return SurvivalTable.of(durations, ended);
    }

    private boolean hadPatience(int cart, long time) {
        return openedAt[cart] + patience <= time;
    }

    private IntStream everAbandoned(long asOf) {
        return IntStream.range(0, size())
                .filter(i -> hadPatience(i, asOf) && !(ordered[i] && orderedAt[i] < openedAt[i] + patience));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Carts other
                && patience == other.patience
                && Arrays.equals(openedAt, other.openedAt)
                && Arrays.equals(orderedAt, other.orderedAt)
                && Arrays.equals(ordered, other.ordered);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(openedAt), Arrays.hashCode(orderedAt), patience);
    }

    @Override
    public String toString() {
        return "Carts[" + size() + ", patience=" + patience + "]";
    }

    private Object writeReplace() {
        return new SerialForm(openedAt, orderedAt, ordered, patience);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(long[] openedAt, long[] orderedAt, boolean[] ordered, long patience, long checksum)
            implements Serializable {

        SerialForm(long[] openedAt, long[] orderedAt, boolean[] ordered, long patience) {
            this(openedAt, orderedAt, ordered, patience, Checksum.of(openedAt, orderedAt, ordered, patience));
        }

        Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, openedAt, orderedAt, ordered, patience);
            return of(openedAt, orderedAt, ordered, patience);
        }
    }
}
