package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import dev.retention.internal.math.Normal;
import java.io.Serializable;

/**
 * An estimated positive quantity with its standard error.
 *
 * @param name what it is
 * @param value the estimate
 * @param standardError its standard error; {@code NaN} if it has none
 */
public record Estimate(String name, double value, double standardError) implements Serializable {

    /** Checks the name. */
    public Estimate {
        requireNonNull(name, "name");
    }

    /**
     * {@return the interval that holds the true value with probability {@code level} in large samples} Symmetric in the logarithm,
     * so that a positive quantity keeps a positive interval.
     *
     * <pre>
     * value · exp(± z · standardError / value),     z the normal quantile of (1 + level) / 2
     * </pre>
     *
     * @param level the confidence level, in (0, 1)
     * @throws IllegalArgumentException if the level is out of range, the value is not above 0, or there is no standard error
     */
    public Interval interval(double level) {
        Checks.inOpenUnitInterval(level, "level");
        Checks.positive(value, "value");
        Checks.notNegative(standardError, "standardError");
        double reach = -Normal.quantile((1 - level) / 2) * (standardError / value);
        return Interval.of(value * StrictMath.exp(-reach), value * StrictMath.exp(reach));
    }
}
