package dev.retention.estimate;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.math.StudentT;
import java.io.Serializable;
import java.util.Objects;

/**
 * A number that was estimated, and how far chance may have moved it.
 *
 * <pre>
 * interval      = value ± q · standardError                     symmetric in the value            (Scale.LINEAR)
 *               = value · exp(± q · standardError / value)      symmetric in its logarithm        (Scale.LOG)
 * p-value of h  = 2 P(T &gt; |value - h| / standardError)
 * </pre>
 *
 * <p>{@code q} is the quantile of {@code (1 + confidence) / 2} of Student's t with these degrees of freedom. With infinitely many it
 * is the normal distribution, as for an error that is known or that comes from a large sample.
 *
 * <p>A value or an error that nobody can tell is {@code NaN}; its interval is the whole range of the scale, its p-value is
 * {@code NaN}. An error of 0 makes any other value impossible.
 *
 * <pre>{@code
 * Estimate mean = new Estimate(41.2, 1.5);
 * mean.interval(0.95);              // 38.26 to 44.14
 * mean.pValue(45);                  // 0.0113
 * }</pre>
 *
 * @param value the estimate, {@code NaN} if there is none
 * @param standardError its standard error, at least 0; {@code NaN} if it is not known
 * @param degreesOfFreedom above 0; infinite for a normal distribution
 * @param scale on which scale the interval is symmetric
 */
public record Estimate(double value, double standardError, double degreesOfFreedom, Scale scale)
        implements Serializable {

    /** On which scale the interval around an estimate is symmetric. */
    public enum Scale {
        /** Any number: the interval is symmetric in the value. */
        LINEAR,

        /** A positive quantity: the interval is symmetric in the logarithm, and so stays positive. */
        LOG
    }

    private static final double LOG_2 = 0.6931471805599453;

    /**
     * Checks the ranges; {@code NaN} passes as a value or an error that is not known.
     *
     * @throws IllegalArgumentException if the value is infinite, or not above 0 on a logarithmic scale, or the error is negative or
     *     infinite, or the degrees of freedom are not above 0
     */
    public Estimate {
        requireNonNull(scale, "scale");
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException("value must be finite or NaN, got value=" + value);
        }
        if (scale == Scale.LOG && value <= 0) {
            throw new IllegalArgumentException("value must be > 0 on a logarithmic scale, got value=" + value);
        }
        if (standardError < 0 || standardError == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "standardError must be finite and >= 0, or NaN, got standardError=" + standardError);
        }
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException(
                    "degreesOfFreedom must be > 0, got degreesOfFreedom=" + degreesOfFreedom);
        }
    }

    /** {@return a hash code that is the same in every JVM: an engine may group by it} */
    @Override
    public int hashCode() {
        return Objects.hash(value, standardError, degreesOfFreedom, scale.ordinal());
    }

    /**
     * Makes an estimate that is normally distributed around the truth, on the linear scale.
     *
     * @param value the estimate, {@code NaN} if there is none
     * @param standardError its standard error, at least 0; {@code NaN} if it is not known
     */
    public Estimate(double value, double standardError) {
        this(value, standardError, Double.POSITIVE_INFINITY, Scale.LINEAR);
    }

    /**
     * {@return an interval for the true value} All that the scale allows if the value or its error is not known.
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        if (!isKnown()) {
            return new Interval(scale == Scale.LOG ? 0 : Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double q = -StudentT.quantile(0.5 * (1 - confidence), degreesOfFreedom);
        if (scale == Scale.LOG) {
            double reach = q * (standardError / value);
            return new Interval(value * StrictMath.exp(-reach), value * StrictMath.exp(reach));
        }
        double reach = q * standardError;
        return new Interval(value - reach, value + reach);
    }

    /**
     * {@return the distance from a value in standard errors: {@code (value - hypothesis) / standardError}} {@code NaN} if the value or
     * its error is not known, or both the distance and the error are 0.
     *
     * @param hypothesis the value to compare with: 0 for "no difference"
     */
    public double z(double hypothesis) {
        return (value - hypothesis) / standardError;
    }

    /**
     * {@return how likely an estimate is to be as far from a value as this one, or farther, if that value is true: the two-sided p-value}
     *
     * @param hypothesis the value to test: 0 for "no difference"
     */
    public double pValue(double hypothesis) {
        double distance = Math.abs(z(hypothesis));
        return 2 * StudentT.sf(distance, degreesOfFreedom);
    }

    /**
     * {@return the natural logarithm of {@link #pValue}, finite also where that underflows}
     *
     * @param hypothesis the value to test: 0 for "no difference"
     */
    public double logPValue(double hypothesis) {
        double distance = Math.abs(z(hypothesis));
        return LOG_2 + StudentT.logSf(distance, degreesOfFreedom);
    }

    /**
     * {@return the difference of two independent estimates}
     *
     * <pre>
     * standard error     = sqrt(first error² + second error²)
     * degrees of freedom = standard error⁴ / (first error⁴ / first degrees + second error⁴ / second degrees)
     * </pre>
     *
     * <p>The degrees of freedom are those of Welch and Satterthwaite. The difference is on the linear scale.
     *
     * @param other an estimate from other people
     */
    public Estimate minus(Estimate other) {
        requireNonNull(other, "other");
        double mine = standardError * standardError;
        double theirs = other.standardError * other.standardError;
        double sum = mine + theirs;
        double freedom = !(sum > 0)
                ? degreesOfFreedom
                : sum * sum / (mine * mine / degreesOfFreedom + theirs * theirs / other.degreesOfFreedom);
        return new Estimate(
                value - other.value,
                StrictMath.hypot(standardError, other.standardError),
                freedom > 0 ? freedom : Double.POSITIVE_INFINITY,
                Scale.LINEAR);
    }

    private boolean isKnown() {
        return !Double.isNaN(value) && !Double.isNaN(standardError);
    }
}
