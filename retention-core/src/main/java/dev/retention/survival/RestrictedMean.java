package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import dev.retention.internal.math.Normal;
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
     * @throws IllegalArgumentException if the horizon is not finite and above 0, or the mean not in [0, horizon], or the error negative
     */
    public RestrictedMean {
        Checks.positive(horizon, "horizon");
        if (mean < 0 || mean > horizon) {
            throw new IllegalArgumentException(
                    "mean must be in [0, horizon], got mean=" + mean + ", horizon=" + horizon);
        }
        if (standardError < 0) {
            throw new IllegalArgumentException("standardError must be >= 0, got standardError=" + standardError);
        }
    }

    /**
     * {@return an interval for the mean: {@code mean ± z · standardError}, within [0, horizon]; all of that if the mean is not known}
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        double reach = -Normal.quantile(0.5 * (1 - confidence)) * standardError;
        return Double.isNaN(reach)
                ? Interval.of(0, horizon)
                : Interval.of(mean - reach, mean + reach).clampedTo(0, horizon);
    }

    /**
     * {@return by how much longer this group stays than another}
     *
     * @param other the mean of a disjoint group, for the same horizon
     * @throws IllegalArgumentException if the horizons differ
     */
    public Difference minus(RestrictedMean other) {
        requireNonNull(other, "other");
        if (horizon != other.horizon) {
            throw new IllegalArgumentException(
                    "other must have the same horizon, got horizon=" + horizon + ", other.horizon=" + other.horizon);
        }
        return new Difference(mean - other.mean, StrictMath.hypot(standardError, other.standardError));
    }

    /**
     * The difference of two restricted means.
     *
     * @param value the first less the second
     * @param standardError of the difference
     */
    public record Difference(double value, double standardError) implements Serializable {

        /** {@return the difference in standard errors; {@code NaN} if there is neither} */
        public double z() {
            return value / standardError;
        }

        /** {@return how likely so large a difference is, to either side, if the true means are equal} */
        public double pValue() {
            return 2 * Normal.sf(Math.abs(z()));
        }

        /** {@return the natural logarithm of {@link #pValue}, finite also where that underflows} */
        public double logPValue() {
            return LOG_2 + Normal.logSf(Math.abs(z()));
        }

        /**
         * {@return an interval for the difference: {@code value ± z · standardError}; everything if the difference is not known}
         *
         * @param confidence how sure to be, in (0, 1): 0.95, say
         */
        public Interval interval(double confidence) {
            Checks.inOpenUnitInterval(confidence, "confidence");
            double reach = -Normal.quantile(0.5 * (1 - confidence)) * standardError;
            return Double.isNaN(reach)
                    ? Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    : Interval.of(value - reach, value + reach);
        }

        private static final double LOG_2 = 0.6931471805599453;
    }
}
