package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * The mean duration within a horizon: of the first 365 days, how many does a customer stay?
 *
 * <p>Unlike the mean of all there is, it needs no guess about what lies beyond the data; unlike the median, it always exists
 * within them.
 *
 * @param horizon the time up to which durations count
 * @param mean the estimate, in [0, horizon]; {@code NaN} if the durations do not reach the horizon
 * @param standardError its standard error; {@code NaN} with it
 */
public record RestrictedMean(double horizon, double mean, double standardError) implements Serializable {

    /**
     * Checks the ranges, if the mean is known.
     *
     * @throws IllegalArgumentException if the horizon is not finite and above 0, or the mean not in [0, horizon], or the error negative or infinite,
     *     or the error known and the mean not
     */
    public RestrictedMean {
        Checks.positive(horizon, "horizon");
        if (mean < 0 || mean > horizon) {
            throw new IllegalArgumentException(
                    "mean must be in [0, horizon], got mean=" + mean + ", horizon=" + horizon);
        }
        if (Double.isNaN(mean) && !Double.isNaN(standardError)) {
            throw new IllegalArgumentException(
                    "standardError must be NaN if the mean is, got standardError=" + standardError);
        }
        if (standardError < 0 || standardError == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "standardError must be finite and >= 0, or NaN, got standardError=" + standardError);
        }
    }

    /**
     * {@return an interval for the mean: {@code mean ± z · standardError}, within [0, horizon]; all of that if the mean is not known}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        return new Estimate(mean, standardError).interval(confidence).clampedTo(0, horizon);
    }

    /**
     * {@return by how much longer this group stays than another}
     *
     * @param other the mean of a disjoint group, for the same horizon
     * @throws IllegalArgumentException if the horizons differ
     */
    public Estimate minus(RestrictedMean other) {
        requireNonNull(other, "other");
        if (horizon != other.horizon) {
            throw new IllegalArgumentException(
                    "other must have the same horizon, got horizon=" + horizon + ", other.horizon=" + other.horizon);
        }
        return new Estimate(mean, standardError).minus(new Estimate(other.mean, other.standardError));
    }
}
