package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import java.io.Serializable;

/**
 * The difference of two groups' means, less what they already differed by before: CUPED, by Deng, Xu, Kohavi and Walker (2013).
 *
 * <pre>
 * adjusted y = y - θ x                                  x is the same number in a period before the experiment
 * difference = (mean y1 - θ mean x1) - (mean y2 - θ mean x2)
 * </pre>
 *
 * <p>It asks the same question as the plain difference and hits the same truth, with {@code 1 - correlation²} of its variance. {@code x} must
 * have been settled before the experiment began: what the treatment has moved takes the effect away with it.
 *
 * <p>Without customers, or where {@code x} does not vary, the result is {@code NaN}.
 *
 * <pre>{@code
 * var groups = new Cuped(treatedBeforeAndAfter, heldOutBeforeAndAfter);
 * groups.difference(Cuped.Theta.POOLED).interval(0.95);
 * }</pre>
 *
 * @param first one group, with {@code x} from before
 * @param second the other, of other customers
 */
public record Cuped(PairMoments first, PairMoments second) implements Serializable {

    /** Of whom θ is the slope. */
    public enum Theta {
        /** Of all customers as one group: the published way, and the default of most tools. */
        POOLED,
        /** Within the groups, each around its own mean: the effect itself does not get into θ. */
        WITHIN_GROUPS
    }

    /** Checks that both are there. */
    public Cuped {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }

    /**
     * {@return θ, the slope of {@code y} on {@code x}}
     *
     * @param theta of whom
     */
    public double slope(Theta theta) {
        requireNonNull(theta, "theta");
        if (theta == Theta.POOLED) {
            PairMoments all = first.plus(second);
            return all.covariance() / all.x().variance();
        }
        return within(first.covariance(), second.covariance())
                / within(first.x().variance(), second.x().variance());
    }

    /** The sum of both groups' squares or products around their means. */
    private double within(double ofFirst, double ofSecond) {
        return (first.count() - 1) * ofFirst + (second.count() - 1) * ofSecond;
    }

    /**
     * {@return the adjusted difference, with Welch's error of the adjusted values}
     *
     * @param theta of whom θ is the slope; {@link Theta#POOLED} if in doubt
     */
    public Estimate difference(Theta theta) {
        double slope = slope(theta);
        Estimate before = first.x().minus(second.x());
        Estimate after = first.y().minus(second.y());
        Estimate welch = adjusted(first, slope).minus(adjusted(second, slope));
        return new Estimate(
                after.value() - slope * before.value(),
                welch.standardError(),
                welch.degreesOfFreedom(),
                Estimate.Scale.LINEAR);
    }

    private static Estimate adjusted(PairMoments group, double slope) {
        return new Estimate(
                0,
                Math.sqrt(group.residualVariance(slope) / group.count()),
                Moments.degrees(group.count() - 1),
                Estimate.Scale.LINEAR);
    }

    /**
     * {@return the difference by a regression of {@code y} on the group and {@code x}: analysis of covariance}
     *
     * <p>The difference is that of {@link Theta#WITHIN_GROUPS}. The error is larger: it knows that θ was estimated, and that the
     * groups' {@code x} differ.
     */
    public Estimate byRegression() {
        double slope = slope(Theta.WITHIN_GROUPS);
        double freedom = (double) first.count() + second.count() - 3;
        double squaresOfX = within(first.x().variance(), second.x().variance());
        double rest = within(first.residualVariance(slope), second.residualVariance(slope));
        Estimate before = first.x().minus(second.x());
        double leverage = 1.0 / first.count() + 1.0 / second.count() + before.value() * before.value() / squaresOfX;
        double error = Math.sqrt(rest / freedom * leverage);
        return new Estimate(
                difference(Theta.WITHIN_GROUPS).value(), error, Moments.degrees(freedom), Estimate.Scale.LINEAR);
    }

    /**
     * {@return both groups with those of another shard}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public Cuped plus(Cuped other) {
        requireNonNull(other, "other");
        return new Cuped(first.plus(other.first), second.plus(other.second));
    }

    /** Nobody: the identity of {@link #plus}. */
    public static final Cuped EMPTY = new Cuped(PairMoments.EMPTY, PairMoments.EMPTY);
}
