package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.math.HypergeometricDistribution;
import dev.retention.internal.math.Root;
import java.io.Serializable;
import java.util.function.DoubleUnaryOperator;

/**
 * Two groups of different customers, and how many of each did it: by how much do they differ, and could it be chance?
 *
 * <pre>
 * difference = p1 - p2        ratio = p1 / p2        odds ratio = (p1 / q1) / (p2 / q2)        q = 1 - p
 * </pre>
 *
 * <p>The customers must have been divided by lot; else the groups may differ by more than what was done to them. Customers count, not
 * visits: one customer's visits are alike, and the intervals would be too narrow.
 *
 * <p>Where a group is empty, nothing is known: the differences are {@code NaN}, so are the p-values, and an interval is the whole range.
 * Groups of up to 2^53 customers are exact; p-values that underflow have a logarithm.
 *
 * <pre>{@code
 * var mailing = new TwoProportions(new Proportion(150, 1000), new Proportion(120, 1000));
 * mailing.difference();                               // 0.03
 * mailing.interval(DifferenceMethod.NEWCOMBE, 0.95);  // 0.00001 to 0.0600
 * mailing.pValue(ProportionTest.FISHER);              // 0.0576
 * }</pre>
 *
 * @param first one group
 * @param second the other, of other customers
 */
public record TwoProportions(Proportion first, Proportion second) implements Serializable {

    /** Two empty groups: the identity of {@link #plus}. */
    public static final TwoProportions EMPTY = new TwoProportions(Proportion.EMPTY, Proportion.EMPTY);

    private static final long EXACT = 1L << 53;

    /**
     * Checks that both are there and countable.
     *
     * @throws IllegalArgumentException if both together are more than 2^53
     */
    public TwoProportions {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        if (first.total() > EXACT - second.total()) {
            throw new IllegalArgumentException("first and second must be <= 2^53 together, got first.total="
                    + first.total() + ", second.total=" + second.total());
        }
    }

    /** {@return {@code p1 - p2}, in [-1, 1]} */
    public double difference() {
        return counts().difference();
    }

    /** {@return the difference with the error of {@link DifferenceMethod#WALD}, as an estimate that is about normal in large groups} */
    public Estimate estimate() {
        return new Estimate(difference(), counts().unpooledError());
    }

    /** {@return {@code p1 / p2}; infinite if nobody of the second group did it, {@code NaN} if nobody did} */
    public double ratio() {
        return first.rate() / second.rate();
    }

    /** {@return {@code (p1 / q1) / (p2 / q2)}; infinite or {@code NaN} where something is divided by nothing} */
    public double oddsRatio() {
        Counts counts = counts();
        return counts.first().successes()
                / counts.first().failures()
                * (counts.second().failures() / counts.second().successes());
    }

    /**
     * {@return an interval for {@link #difference}, in [-1, 1]}
     *
     * @param method how to find it; if in doubt {@link DifferenceMethod#NEWCOMBE}
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(DifferenceMethod method, double confidence) {
        requireNonNull(method, "method");
        Checks.inOpenUnitInterval(confidence, "confidence");
        if (!isDefined()) {
            return new Interval(-1, 1);
        }
        double z = DifferenceMethod.z(confidence);
        double lower = method.lower(counts(), z);
        double upper = -method.lower(counts().swapped(), z);
        return new Interval(lower, Math.max(lower, upper)).clampedTo(-1, 1);
    }

    /**
     * {@return an interval for {@link #ratio}: Katz and others (1978), symmetric in the logarithm}
     *
     * <pre>
     * ratio · exp(± z sqrt(q1 / (n1 p1) + q2 / (n2 p2)))
     * </pre>
     *
     * <p>From 0 to infinity where nobody of a group did it. With 40 customers a group and rates from 20 to 70 %, 95.7 % of the 95 %
     * intervals hold the truth, 95 % at worst.
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval ratioInterval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        Counts.Group a = Counts.Group.of(first);
        Counts.Group b = Counts.Group.of(second);
        double variance = a.failures() / a.size() / a.successes() + b.failures() / b.size() / b.successes();
        return around(ratio(), variance, confidence);
    }

    /**
     * {@return an interval for {@link #oddsRatio}: Woolf (1955), symmetric in the logarithm}
     *
     * <pre>
     * odds ratio · exp(± z sqrt(1/x1 + 1/(n1 - x1) + 1/x2 + 1/(n2 - x2)))
     * </pre>
     *
     * <p>From 0 to infinity where nobody of a group did it, or everybody. With 40 customers a group and rates from 20 to 70 %, 95.2 % of
     * the 95 % intervals hold the truth, 94 % at worst.
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval oddsRatioInterval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        Counts.Group a = Counts.Group.of(first);
        Counts.Group b = Counts.Group.of(second);
        double variance = 1 / a.successes() + 1 / a.failures() + 1 / b.successes() + 1 / b.failures();
        return around(oddsRatio(), variance, confidence);
    }

    private static Interval around(double value, double variance, double confidence) {
        if (!(variance < Double.POSITIVE_INFINITY)) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double reach = DifferenceMethod.z(confidence) * Math.sqrt(variance);
        return new Interval(value * StrictMath.exp(-reach), value * StrictMath.exp(reach));
    }

    /**
     * {@return the odds ratio under which this table is the likeliest, the four sums given: what R's {@code fisher.test} prints}
     *
     * <p>It is nearer to 1 than {@link #oddsRatio}. 0 or infinite where the first group could not have fewer or more successes,
     * {@code NaN} where it could have neither. Time: a search over about nine standard deviations of the table, forty times: half a second for a billion
     * in each group.
     */
    public double conditionalOddsRatio() {
        double x = first.count();
        if (isLowest() || isHighest()) {
            return isLowest() && isHighest() ? Double.NaN : isLowest() ? 0 : Double.POSITIVE_INFINITY;
        }
        HypergeometricDistribution table = table();
        return oddsOf(logOdds -> table.meanAbove(x, StrictMath.exp(logOdds)));
    }

    /**
     * {@return the odds ratios that neither one-sided test of Fisher rejects at {@code (1 - confidence) / 2}}
     *
     * <p>It never holds the truth less often than it promises, and so is wide: 97 % where it says 95 %, with 40 customers a group.
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval conditionalOddsRatioInterval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        double tail = 0.5 * (1 - confidence);
        double x = first.count();
        HypergeometricDistribution table = table();
        double lower = isLowest() ? 0 : oddsOf(logOdds -> table.atLeast(x, StrictMath.exp(logOdds)) - tail);
        double upper = isHighest()
                ? Double.POSITIVE_INFINITY
                : oddsOf(logOdds -> tail - table.atMost(x, StrictMath.exp(logOdds)));
        return new Interval(lower, upper);
    }

    /** The odds at which an increasing function of their logarithm is 0. */
    private static double oddsOf(DoubleUnaryOperator increasing) {
        double root = increasing.applyAsDouble(0) < 0
                ? Root.above(increasing, 0, 1)
                : -Root.above(logOdds -> increasing.applyAsDouble(-logOdds), 0, 1);
        return StrictMath.exp(root);
    }

    private boolean isLowest() {
        return first.count() == Math.max(0, first.count() + second.count() - second.total());
    }

    private boolean isHighest() {
        return first.count() == Math.min(first.total(), first.count() + second.count());
    }

    /**
     * {@return how likely a difference like this or a larger one is, if the true rates are equal} {@code NaN} where a group is empty, or
     * the test has no error to measure with: nobody did it, or everybody.
     *
     * @param test which test; if in doubt {@link ProportionTest#Z_POOLED}
     */
    public double pValue(ProportionTest test) {
        return StrictMath.exp(logPValue(test));
    }

    /**
     * {@return the natural logarithm of {@link #pValue}, finite also where that underflows}
     *
     * @param test which test
     */
    public double logPValue(ProportionTest test) {
        requireNonNull(test, "test");
        return isDefined() ? test.logPValue(this, counts()) : Double.NaN;
    }

    /** {@return {@code z} of {@link ProportionTest#Z_POOLED}} Its square is Pearson's χ². */
    public double zPooled() {
        return difference() / counts().pooledError();
    }

    /** {@return {@code z} of {@link ProportionTest#Z_UNPOOLED}; infinite if the error is 0 and the difference is not} */
    public double zUnpooled() {
        return difference() / counts().unpooledError();
    }

    /** {@return Pearson's χ² of the table, with one degree of freedom} */
    public double chiSquare() {
        return zPooled() * zPooled();
    }

    /** {@return χ² after Yates' correction} */
    public double chiSquareYates() {
        double z = (Math.abs(difference()) - counts().continuity()) / counts().pooledError();
        return z * z;
    }

    /** {@return the groups the other way round: every answer is mirrored} */
    public TwoProportions swapped() {
        return new TwoProportions(second, first);
    }

    /**
     * {@return both groups with those of another day}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other those of other customers
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public TwoProportions plus(TwoProportions other) {
        requireNonNull(other, "other");
        return new TwoProportions(first.plus(other.first), second.plus(other.second));
    }

    boolean isDefined() {
        return first.hasRate() && second.hasRate();
    }

    Counts counts() {
        return Counts.of(first, second);
    }

    HypergeometricDistribution table() {
        return new HypergeometricDistribution(first.total(), second.total(), (double) first.count() + second.count());
    }
}
