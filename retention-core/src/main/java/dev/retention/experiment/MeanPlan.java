package dev.retention.experiment;

import dev.retention.internal.Checks;
import dev.retention.internal.math.NoncentralT;
import dev.retention.internal.math.Root;
import dev.retention.internal.math.StudentT;
import java.io.Serializable;

/**
 * How many customers a test of two means needs, and what it can detect with those there are: Student's t test, exactly.
 *
 * <pre>
 * power = P(T &gt; t)        T noncentral, 2 n - 2 degrees of freedom, shifted by difference / (deviation · sqrt(2 / n))
 * </pre>
 *
 * <p>{@code t} is the two-sided limit. Only the tail on the right side counts, as in R's {@code power.t.test}; the other one adds less than
 * 0.0001 at any power above 0.3.
 *
 * <p>Revenue per customer varies much more than it differs: with a deviation of 25 and a difference of 2, each group needs 3,285
 * customers. {@link Cuped} makes do with fewer.
 *
 * <pre>{@code
 * new MeanPlan(0.95, 0.9).customersPerGroup(2, 25);    // 3284.5
 * }</pre>
 *
 * @param confidence of the two-sided test, in (0, 1): 0.95, say
 * @param power how likely the difference is to be found, in (0, 1): 0.8, say
 */
public record MeanPlan(double confidence, double power) implements Serializable {

    /** The fewest customers that a t test takes, twice two; in between it is not defined. */
    private static final double FEWEST = 2;

    /** Beyond so many, Student's t has lost its digits. */
    private static final double MOST = 1e15;

    /** What so many find, however sure they want to be. */
    private static final double LEAST_SHIFT = 1e-6;

    /**
     * Checks both levels.
     *
     * @throws IllegalArgumentException if one is not in (0, 1), or the power is not above {@code 1 - confidence}, which a test of nobody has
     */
    public MeanPlan {
        ProportionPlan.requirePower(confidence, power);
    }

    /**
     * {@return how likely a test with so many customers in each group is to find the difference}
     *
     * @param customersPerGroup how many, at least 2 and at most 10<sup>15</sup>
     * @param difference the true difference of the means, above 0
     * @param deviation the standard deviation of the customers' values, above 0
     */
    public double powerOf(double customersPerGroup, double difference, double deviation) {
        requireSize(customersPerGroup);
        Checks.positive(difference, "difference");
        Checks.positive(deviation, "deviation");
        return power(customersPerGroup, difference / deviation);
    }

    private static void requireSize(double customersPerGroup) {
        if (!(customersPerGroup >= FEWEST && customersPerGroup <= MOST)) {
            throw new IllegalArgumentException(
                    "customersPerGroup must be in [2, " + MOST + "], got customersPerGroup=" + customersPerGroup);
        }
    }

    private double power(double customersPerGroup, double shift) {
        double freedom = 2 * (customersPerGroup - 1);
        double limit = -StudentT.quantile(0.5 * (1 - confidence), freedom);
        return NoncentralT.sf(limit, freedom, shift * Math.sqrt(customersPerGroup / 2));
    }

    /**
     * {@return how many customers each of two equal groups needs, at least 2; to be rounded up}
     *
     * @param difference the difference of the means that is to be found, at least a millionth of the deviation
     * @param deviation the standard deviation of the customers' values, above 0
     */
    public double customersPerGroup(double difference, double deviation) {
        if (powerOf(FEWEST, difference, deviation) >= power) {
            return FEWEST;
        }
        if (difference / deviation < LEAST_SHIFT) {
            throw new IllegalArgumentException("difference must be at least " + LEAST_SHIFT
                    + " times deviation, got difference=" + difference + ", deviation=" + deviation);
        }
        return Root.above(n -> power(n, difference / deviation) - power, FEWEST, 1);
    }

    /**
     * {@return the least difference that two groups of such a size find; infinite if it does not fit a {@code double}}
     *
     * @param customersPerGroup how many customers each group has, at least 2 and at most 10<sup>15</sup>
     * @param deviation the standard deviation of the customers' values, above 0
     */
    public double detectable(double customersPerGroup, double deviation) {
        requireSize(customersPerGroup);
        Checks.positive(deviation, "deviation");
        return deviation
                * Root.above(
                        shift -> power(customersPerGroup, shift) - power, Double.MIN_NORMAL, 1 / customersPerGroup);
    }

    /**
     * {@return how many days it takes until both groups have enough customers; infinite if that does not fit a {@code double}}
     *
     * @param difference the difference of the means that is to be found, at least a millionth of the deviation
     * @param deviation the standard deviation of the customers' values, above 0
     * @param customersPerDay how many new customers come each day and are divided by halves, above 0
     */
    public double days(double difference, double deviation, double customersPerDay) {
        Checks.positive(customersPerDay, "customersPerDay");
        return Math.ceil(2 * Math.ceil(customersPerGroup(difference, deviation)) / customersPerDay);
    }
}
