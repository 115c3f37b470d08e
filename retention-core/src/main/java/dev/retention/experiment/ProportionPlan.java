package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.math.Normal;
import dev.retention.internal.math.Root;
import java.io.Serializable;

/**
 * How many customers a test of two proportions needs, what it can detect with those there are, and how long it takes.
 *
 * <pre>
 * power = how likely the test is to tell the groups apart, if their true rates are p1 and p2
 * </pre>
 *
 * <p>Plan before the first customer is treated. A test that is too small does not find what is there, and what it finds it exaggerates.
 * Round the customers up. A group without end is infinite; where no rate can be told apart, the answer is {@code NaN}.
 *
 * <pre>{@code
 * var plan = new ProportionPlan(0.95, 0.8, ProportionPlan.Method.NORMAL);
 * plan.customersPerGroup(0.10, 0.12);            // 3840.8, so 3,841 in each
 * plan.detectableAbove(5000, 0.10);              // 0.1174: with 5,000 in each, 11.7 % is told apart from 10 %
 * plan.days(0.10, 0.12, 400);                    // 20 days, if 400 customers come each day
 * }</pre>
 *
 * @param confidence of the two-sided test, in (0, 1): 0.95, say
 * @param power how likely the difference is to be found, in (0, 1): 0.8, say
 * @param method how to find the power
 */
public record ProportionPlan(double confidence, double power, Method method) implements Serializable {

    /** How to find the power. */
    public enum Method {
        /**
         * The pooled z test, and of its two tails only that on the right side: R's {@code power.prop.test}.
         *
         * <pre>
         * Φ((|p1 - p2| - z sqrt(p q (1/n1 + 1/n2))) / sqrt(p1 q1 / n1 + p2 q2 / n2))        p the rate of both together
         * </pre>
         */
        NORMAL {
            @Override
            double power(double n1, double n2, double p1, double p2, double z) {
                return tail(n1, n2, p1, p2, z);
            }
        },
        /** As {@link #NORMAL}, with the tail on the wrong side too: R's {@code strict = TRUE}. */
        EXACT_NORMAL {
            @Override
            double power(double n1, double n2, double p1, double p2, double z) {
                return tail(n1, n2, p1, p2, z) + tail(n1, n2, p2, p1, z);
            }
        },
        /** Cohen's effect size, {@code h = 2 asin(sqrt(p1)) - 2 asin(sqrt(p2))}, and both tails: R's {@code pwr}. */
        ARCSINE {
            @Override
            double power(double n1, double n2, double p1, double p2, double z) {
                double shift = effectSize(p1, p2) / Math.sqrt(1 / n1 + 1 / n2);
                return Normal.sf(z - shift) + Normal.sf(z + shift);
            }
        };

        abstract double power(double n1, double n2, double p1, double p2, double z);

        /** How likely the test is to say that {@code p1} is the higher rate. */
        private static double tail(double n1, double n2, double p1, double p2, double z) {
            double weight = 1 / (1 + n2 / n1);
            double p = weight * p1 + (1 - weight) * p2;
            double reach = z * Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
            double error = Math.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
            return Normal.cdf((p1 - p2 - reach) / error);
        }
    }

    /**
     * Checks both levels.
     *
     * @throws IllegalArgumentException if one is not in (0, 1), or the power is not above {@code 1 - confidence}, which a test of nobody has
     */
    public ProportionPlan {
        requireNonNull(method, "method");
        requirePower(confidence, power);
    }

    static void requirePower(double confidence, double power) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        Checks.inOpenUnitInterval(power, "power");
        if (!(power > 1 - confidence)) {
            throw new IllegalArgumentException(
                    "power must be > 1 - confidence, got power=" + power + ", confidence=" + confidence);
        }
    }

    /**
     * {@return Cohen's effect size h, in [0, π]: {@code |2 asin(sqrt(p1)) - 2 asin(sqrt(p2))|}}
     *
     * @param p1 one rate, in [0, 1]
     * @param p2 the other
     */
    public static double effectSize(double p1, double p2) {
        Checks.inUnitInterval(p1, "p1");
        Checks.inUnitInterval(p2, "p2");
        return Math.abs(2 * StrictMath.asin(Math.sqrt(p1)) - 2 * StrictMath.asin(Math.sqrt(p2)));
    }

    /**
     * {@return how likely a test with so many customers is to find the difference}
     *
     * @param n1 how many customers the one group has, above 0
     * @param n2 how many the other
     * @param p1 the true rate of the one, in [0, 1]
     * @param p2 the true rate of the other
     */
    public double powerOf(double n1, double n2, double p1, double p2) {
        Checks.positive(n1, "n1");
        Checks.positive(n2, "n2");
        requireDifferent(p1, p2);
        return powerAt(n1, n2, p1, p2);
    }

    private double powerAt(double n1, double n2, double p1, double p2) {
        return method.power(n1, n2, Math.max(p1, p2), Math.min(p1, p2), DifferenceMethod.z(confidence));
    }

    /**
     * {@return how many customers each of two equal groups needs; to be rounded up}
     *
     * @param p1 the rate of the one, in [0, 1]
     * @param p2 the rate that is to be told apart from it
     * @throws IllegalArgumentException if they are equal
     */
    public double customersPerGroup(double p1, double p2) {
        requireDifferent(p1, p2);
        return Root.above(n -> powerAt(n, n, p1, p2) - power, Double.MIN_NORMAL, 1);
    }

    /**
     * {@return how many customers the second group needs beside a first one of given size; infinite if the first is too small for any}
     *
     * @param n1 how many customers the first group has, above 0
     * @param p1 its rate, in [0, 1]
     * @param p2 the rate of the second group that is to be told apart from it
     * @throws IllegalArgumentException if the rates are equal
     */
    public double customersOfSecond(double n1, double p1, double p2) {
        Checks.positive(n1, "n1");
        requireDifferent(p1, p2);
        return Root.above(n2 -> powerAt(n1, n2, p1, p2) - power, Double.MIN_NORMAL, 1);
    }

    /**
     * {@return the lowest rate above a known one that two groups of such a size tell apart from it; {@code NaN} if not even 1 is}
     *
     * @param customersPerGroup how many customers each group has, above 0
     * @param rate the known rate, in [0, 1)
     * @throws IllegalArgumentException if a number is out of its range
     */
    public double detectableAbove(double customersPerGroup, double rate) {
        return detectable(customersPerGroup, requireOther(rate, 1), 1);
    }

    /**
     * {@return the highest rate below a known one that two groups of such a size tell apart from it; {@code NaN} if not even 0 is}
     *
     * @param customersPerGroup how many customers each group has, above 0
     * @param rate the known rate, in (0, 1]
     * @throws IllegalArgumentException if a number is out of its range
     */
    public double detectableBelow(double customersPerGroup, double rate) {
        return detectable(customersPerGroup, requireOther(rate, 0), 0);
    }

    private static double requireOther(double rate, double end) {
        Checks.inUnitInterval(rate, "rate");
        if (rate == end) {
            throw new IllegalArgumentException("rate must differ from " + end + ", got rate=" + rate);
        }
        return rate;
    }

    private double detectable(double customersPerGroup, double rate, double end) {
        Checks.positive(customersPerGroup, "customersPerGroup");
        if (!(powerAt(customersPerGroup, customersPerGroup, rate, end) >= power)) {
            return Double.NaN;
        }
        return Root.between(
                other -> powerAt(customersPerGroup, customersPerGroup, rate, other) - power,
                rate,
                -power,
                end,
                1 - power);
    }

    /**
     * {@return how many days it takes until both groups have enough customers}
     *
     * @param p1 the rate of the one, in [0, 1]
     * @param p2 the rate that is to be told apart from it
     * @param customersPerDay how many new customers come each day and are divided by halves, above 0
     * @throws IllegalArgumentException if the rates are equal
     */
    public double days(double p1, double p2, double customersPerDay) {
        Checks.positive(customersPerDay, "customersPerDay");
        return Math.ceil(2 * Math.ceil(customersPerGroup(p1, p2)) / customersPerDay);
    }

    private static void requireDifferent(double p1, double p2) {
        Checks.inUnitInterval(p1, "p1");
        Checks.inUnitInterval(p2, "p2");
        if (p1 == p2) {
            throw new IllegalArgumentException("p2 must differ from p1, got p1=" + p1 + ", p2=" + p2);
        }
    }
}
