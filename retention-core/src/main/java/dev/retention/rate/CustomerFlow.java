package dev.retention.rate;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import java.io.Serializable;
import java.util.Objects;

/**
 * How often customers came and went over one or more periods: events, not people.
 *
 * <pre>
 * end = start + acquired + reactivated - lost
 * </pre>
 *
 * <p>A customer who joins, leaves and comes back counts once in each of acquired, lost and reactivated. So more can be lost
 * than there were at the start, and those lost are not all of the start: there is a churn rate, on a
 * {@linkplain ChurnBase base that must be named}, but no retention rate. {@link CustomerMovement} has one.
 *
 * <p>Periods chain by {@link #followedBy}, disjoint groups of customers merge by {@link #plus}; both are exact and associative.
 *
 * @param start customers at the start
 * @param acquired how often a customer came for the first time
 * @param reactivated how often a customer came back
 * @param lost how often a customer left, in [0, start + acquired + reactivated]
 */
public record CustomerFlow(long start, long acquired, long reactivated, long lost) implements Serializable {

    private static final String CAME = "start + acquired + reactivated";

    /** No customers, no flow: the identity of {@link #plus}. */
    public static final CustomerFlow EMPTY = new CustomerFlow(0, 0, 0, 0);

    /**
     * Checks that no count is negative and that no more are lost than were there or came.
     *
     * @throws IllegalArgumentException if a count is out of range
     * @throws ArithmeticException if those who were there and came overflow a {@code long}
     */
    public CustomerFlow {
        Checks.notNegative(start, "start");
        Checks.notNegative(acquired, "acquired");
        Checks.notNegative(reactivated, "reactivated");
        long all = Exact.add(Exact.add(start, acquired, CAME), reactivated, CAME);
        if (lost < 0 || lost > all) {
            throw new IllegalArgumentException("lost must be in [0, " + CAME + "], got lost=" + lost + ", start="
                    + start + ", acquired=" + acquired + ", reactivated=" + reactivated);
        }
    }

    /** {@return the customers at the end: {@code start + acquired + reactivated - lost}} */
    public long end() {
        return start + acquired + reactivated - lost;
    }

    /**
     * {@return {@code lost / base}; above 1 if more left than the base holds, {@code NaN} if it holds nobody}
     *
     * @param base whom to divide by
     */
    public double churnRate(ChurnBase base) {
        Objects.requireNonNull(base, "base");
        return Fractions.ratio(lost, base.customers(this));
    }

    /**
     * {@return the flow of both groups together, over the same periods}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CustomerFlow plus(CustomerFlow other) {
        Objects.requireNonNull(other, "other");
        return new CustomerFlow(
                Exact.add(start, other.start, "start"),
                Exact.add(acquired, other.acquired, "acquired"),
                Exact.add(reactivated, other.reactivated, "reactivated"),
                Exact.add(lost, other.lost, "lost"));
    }

    /**
     * {@return the flow over this time and the next}
     *
     * @param next the flow that begins where this one ends
     * @throws IllegalArgumentException if it does not start with as many customers as this one ends with
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CustomerFlow followedBy(CustomerFlow next) {
        Objects.requireNonNull(next, "next");
        if (next.start != end()) {
            throw new IllegalArgumentException(
                    "next.start must equal end, got next.start=" + next.start + ", end=" + end());
        }
        return new CustomerFlow(
                start,
                Exact.add(acquired, next.acquired, "acquired"),
                Exact.add(reactivated, next.reactivated, "reactivated"),
                Exact.add(lost, next.lost, "lost"));
    }
}
