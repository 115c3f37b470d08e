package dev.retention.campaign;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;

/**
 * Abandoned carts, how many of them a reminder reached, and how many of those were ordered after it.
 *
 * <pre>
 * of abandoned = recovered / abandoned        of reached = recovered / reached
 * of abandoned = reach · of reached           reach = reached / abandoned
 * </pre>
 *
 * <p>Both are published as "the recovery rate". A tool that shows the second looks better the fewer carts it reaches. Neither says what the
 * reminder caused: some carts are ordered without, and {@link CampaignEffect} tells how many.
 *
 * <pre>{@code
 * var week = new CartRecovery(1_000, 400, 40);
 * week.ofAbandoned().rate();        // 0.04
 * week.ofReached().rate();          // 0.10
 * }</pre>
 *
 * @param abandoned abandoned carts
 * @param reached how many of them a reminder reached
 * @param recovered how many of those were ordered after it
 */
public record CartRecovery(long abandoned, long reached, long recovered) implements Serializable {

    /** No carts: the identity of {@link #plus}. */
    public static final CartRecovery EMPTY = new CartRecovery(0, 0, 0);

    /**
     * Checks that no step has more carts than the one before.
     *
     * @throws IllegalArgumentException if one has, or a count is negative
     */
    public CartRecovery {
        Checks.notNegative(abandoned, "abandoned");
        CampaignFunnel.step(reached, "reached", abandoned, "abandoned");
        CampaignFunnel.step(recovered, "recovered", reached, "reached");
    }

    /** {@return reached of abandoned} */
    public Proportion reach() {
        return new Proportion(reached, abandoned);
    }

    /** {@return recovered of abandoned: what the shop gets back} */
    public Proportion ofAbandoned() {
        return new Proportion(recovered, abandoned);
    }

    /** {@return recovered of reached: how good the reminder is} */
    public Proportion ofReached() {
        return new Proportion(recovered, reached);
    }

    /**
     * {@return both together}
     *
     * <p>Associative and commutative. Shards may share customers, but no cart: one that is in both would count twice.
     *
     * @param other those of other carts
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CartRecovery plus(CartRecovery other) {
        requireNonNull(other, "other");
        return new CartRecovery(
                Exact.add(abandoned, other.abandoned, "abandoned"),
                Exact.add(reached, other.reached, "reached"),
                Exact.add(recovered, other.recovered, "recovered"));
    }
}
