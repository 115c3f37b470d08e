package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;

/**
 * What became of points: each one that was ever earned is in exactly one place.
 *
 * <pre>
 * earned = available + redeemed + expired + reversed + forgiven
 * </pre>
 *
 * <p>A point that was spent is redeemed. If its order is refunded later, it is asked back: other points pay for it, or the customer owes it
 * (available points are then fewer, and may be below 0), or it is forgiven. A forgiven point was spent and not paid for: it is counted
 * there and no longer as redeemed. So all that was spent is {@code redeemed + forgiven}.
 *
 * @param earned all that was ever earned
 * @param redeemed spent, and neither given back nor forgiven
 * @param expired lapsed unused
 * @param reversed taken back by refunds, or owed for them
 * @param forgiven spent before their order was refunded, and not asked for any more
 */
public record PointsBalance(long earned, long redeemed, long expired, long reversed, long forgiven)
        implements Serializable {

    /** No points: the identity of {@link #plus}. */
    public static final PointsBalance EMPTY = new PointsBalance(0, 0, 0, 0, 0);

    /**
     * Checks that no count is negative.
     *
     * @throws IllegalArgumentException if one is
     * @throws ArithmeticException if the available points do not fit a {@code long}
     */
    public PointsBalance {
        Checks.notNegative(earned, "earned");
        Checks.notNegative(redeemed, "redeemed");
        Checks.notNegative(expired, "expired");
        Checks.notNegative(reversed, "reversed");
        Checks.notNegative(forgiven, "forgiven");
        gone(redeemed, expired, reversed, forgiven);
    }

    private static long gone(long redeemed, long expired, long reversed, long forgiven) {
        return Exact.add(
                Exact.add(redeemed, expired, "points gone"),
                Exact.add(reversed, forgiven, "points gone"),
                "points gone");
    }

    /** {@return the points that can be spent; below 0 if the customer owes some} */
    public long available() {
        return earned - gone(redeemed, expired, reversed, forgiven);
    }

    /**
     * {@return the balance of both}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the balance of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public PointsBalance plus(PointsBalance other) {
        requireNonNull(other, "other");
        return new PointsBalance(
                Exact.add(earned, other.earned, "earned"),
                Exact.add(redeemed, other.redeemed, "redeemed"),
                Exact.add(expired, other.expired, "expired"),
                Exact.add(reversed, other.reversed, "reversed"),
                Exact.add(forgiven, other.forgiven, "forgiven"));
    }
}
