package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.math.HypergeometricDistribution;
import java.io.Serializable;

/**
 * Who buys these items buys those: a rule with the counts that it rests on, and the named measures of how strong it is.
 *
 * <p>With {@code n} baskets, {@code a} that hold the antecedent, {@code c} that hold the consequent, and {@code both} that hold both:
 *
 * <pre>
 * support    = both / n                            confidence = both / a
 * lift       = both n / (a c)                      leverage   = (both n - a c) / n²
 * conviction = a (n - c) / (n (a - both))          Jaccard    = both / (a + c - both)
 * Kulczynski = (both / a + both / c) / 2
 * Zhang      = leverage / max(both / n · (1 - a / n), a / n · (c / n - both / n))
 * certainty  = (confidence - c / n) / (1 - c / n), or over c / n if the confidence is the smaller
 * </pre>
 *
 * <p>What is 0 / 0 is {@code NaN}: the conviction of a rule whose consequent is in every basket is undefined, where mlxtend prints
 * infinity. A rule that never fails has an infinite conviction if its consequent is not everywhere. Zhang's measure and the certainty
 * are 0 where the two sides are independent, also where their formula is 0 / 0.
 *
 * <p>A lift that rests on three baskets is large by luck. {@link #liftInterval} and {@link #pValue} say how sure it is; rules are best
 * led by the lower end of the interval ({@link RuleMeasure#LOWER_LIFT}). A rule says what goes together, not what causes what.
 *
 * <p>Sources: Agrawal, Imieliński and Swami (1993) for support and confidence; Brin, Motwani, Ullman and Tsur (1997) for lift and
 * conviction; Piatetsky-Shapiro (1991) for leverage; Zhang (2000).
 *
 * <pre>{@code
 * var rule = new AssociationRule(ItemSet.of(1), ItemSet.of(2), 1_000, 100, 50, 30);
 * rule.confidence();                // 30 of 100
 * rule.lift();                      // 6.0
 * }</pre>
 *
 * <p>A mapper of records cannot read it back, as a set is not one: keep the items of both sides and the four counts.
 *
 * @param antecedent what was bought; not empty
 * @param consequent what goes with it; not empty, and none of the antecedent
 * @param baskets how many baskets there are, at most 3,037,000,499, so that every product of two counts is exact
 * @param antecedentCount how many hold the antecedent
 * @param consequentCount how many hold the consequent
 * @param bothCount how many hold both
 */
public record AssociationRule(
        ItemSet antecedent,
        ItemSet consequent,
        long baskets,
        long antecedentCount,
        long consequentCount,
        long bothCount)
        implements Serializable {

    /** Its square fits a {@code long}. */
    static final long MAXIMUM_BASKETS = 3_037_000_499L;

    /**
     * Checks that the sides are not empty and disjoint, and that the counts can be those of baskets.
     *
     * @throws IllegalArgumentException if it is not so
     */
    public AssociationRule {
        requireNonNull(antecedent, "antecedent");
        requireNonNull(consequent, "consequent");
        if (antecedent.size() == 0 || consequent.size() == 0) {
            throw new IllegalArgumentException("antecedent and consequent must not be empty, got antecedent="
                    + antecedent + ", consequent=" + consequent);
        }
        for (int i = 0; i < consequent.size(); i++) {
            if (antecedent.contains(consequent.item(i))) {
                throw new IllegalArgumentException("antecedent and consequent must share no item, got antecedent="
                        + antecedent + ", consequent=" + consequent);
            }
        }
        if (baskets < 0 || baskets > MAXIMUM_BASKETS) {
            throw new IllegalArgumentException(
                    "baskets must be in [0, " + MAXIMUM_BASKETS + "], got baskets=" + baskets);
        }
        inRange(antecedentCount, "antecedentCount", baskets, "baskets");
        inRange(consequentCount, "consequentCount", baskets, "baskets");
        inRange(bothCount, "bothCount", Math.min(antecedentCount, consequentCount), "the lesser side");
        if (antecedentCount + consequentCount - bothCount > baskets) {
            throw new IllegalArgumentException(
                    "antecedentCount + consequentCount - bothCount must be <= baskets, got antecedentCount="
                            + antecedentCount + ", consequentCount=" + consequentCount + ", bothCount=" + bothCount
                            + ", baskets=" + baskets);
        }
    }

    private static void inRange(long count, String name, long maximum, String maximumName) {
        if (count < 0 || count > maximum) {
            throw new IllegalArgumentException(
                    name + " must be in [0, " + maximumName + "=" + maximum + "], got " + name + "=" + count);
        }
    }

    /** {@return both of all baskets} */
    public Proportion support() {
        return new Proportion(bothCount, baskets);
    }

    /** {@return both of the baskets with the antecedent: how often the rule holds} */
    public Proportion confidence() {
        return new Proportion(bothCount, antecedentCount);
    }

    /** {@return how much oftener both come together than by chance; 1 is chance, {@code NaN} if a side is in no basket} */
    public double lift() {
        return (double) (bothCount * baskets) / (antecedentCount * consequentCount);
    }

    /**
     * {@return an interval for the lift that these counts were drawn from}
     *
     * <pre>
     * lift · exp(± z s)    with s² = 1 / both - 1 / a - 1 / c + (2 lift - 1) / n
     * </pre>
     *
     * <p>By the delta method for the logarithm, the four counts being multinomial. Where no basket holds both, half a one stands in for
     * the upper end, and the lower end is 0. Where a side is in no basket, everything from 0 on is possible. Where nearly every basket
     * holds both sides, one more that does can move the lower end down a little: the error grows there faster than the lift.
     *
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval liftInterval(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        if (antecedentCount == 0 || consequentCount == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double both = Math.max(bothCount, 0.5);
        double lift = both * baskets / (antecedentCount * consequentCount);
        double error = Math.sqrt(varianceOfLogLift(both));
        Interval interval =
                new Estimate(lift, lift * error, Double.POSITIVE_INFINITY, Estimate.Scale.LOG).interval(confidence);
        return bothCount == 0 ? new Interval(0, interval.upper()) : interval;
    }

    /** The squares of what each kind of basket moves the logarithm by: a sum in which nothing cancels. */
    private double varianceOfLogLift(double both) {
        double byAntecedent = 1 - (double) baskets / antecedentCount;
        double byConsequent = 1 - (double) baskets / consequentCount;
        double byBoth = baskets / both + byAntecedent + byConsequent - 1;
        double sum = both * byBoth * byBoth
                + (antecedentCount - both) * byAntecedent * byAntecedent
                + (consequentCount - both) * byConsequent * byConsequent
                + Math.max(0, baskets - antecedentCount - consequentCount + both);
        return sum / baskets / baskets;
    }

    /**
     * {@return the logarithm of the odds ratio, with half a basket added to each of the four counts; 0 is independence}
     *
     * <pre>
     * log((both + ½) (neither + ½) / ((a alone + ½) (c alone + ½)))
     * </pre>
     *
     * <p>Haldane (1956) and Anscombe (1956): it is finite whatever the counts, as is its standard error.
     */
    public Estimate logOddsRatio() {
        double both = bothCount + 0.5;
        double antecedentAlone = antecedentCount - bothCount + 0.5;
        double consequentAlone = consequentCount - bothCount + 0.5;
        double neither = baskets - antecedentCount - consequentCount + bothCount + 0.5;
        return new Estimate(
                StrictMath.log(both / antecedentAlone * (neither / consequentAlone)),
                Math.sqrt(1 / both + 1 / antecedentAlone + 1 / consequentAlone + 1 / neither));
    }

    /**
     * {@return how likely so many baskets or more would hold both if the sides were independent: the one-sided exact test of Fisher}
     *
     * <p>1 without baskets. Of a thousand rules that were looked at, fifty are below 0.05 by chance:
     * {@link RuleSelection#withFalseDiscoveryRate} takes that into account.
     */
    public double pValue() {
        return StrictMath.exp(logPValue());
    }

    /** {@return the natural logarithm of {@link #pValue}, finite also where that underflows} */
    public double logPValue() {
        return new HypergeometricDistribution(antecedentCount, baskets - antecedentCount, consequentCount)
                .logAtLeast(bothCount);
    }

    /** {@return the share of baskets with both, less that by chance; 0 is chance, {@code NaN} without baskets} */
    public double leverage() {
        return (double) surplus() / ((double) (baskets * baskets));
    }

    /** {@return how much oftener the rule would fail by chance than it does; infinite if it never does, {@code NaN} where 0 / 0} */
    public double conviction() {
        return (double) (antecedentCount * (baskets - consequentCount)) / (baskets * (antecedentCount - bothCount));
    }

    /** {@return both of the baskets with either} */
    public Proportion jaccard() {
        return new Proportion(bothCount, antecedentCount + consequentCount - bothCount);
    }

    /** {@return the mean of the two rules' confidences, there and back; {@code NaN} if a side is in no basket} */
    public double kulczynski() {
        return (double) bothCount * (antecedentCount + consequentCount) / (2.0 * (antecedentCount * consequentCount));
    }

    /** {@return the leverage in its own range, from -1 (never together) to 1 (always); {@code NaN} without baskets} */
    public double zhang() {
        long surplus = surplus();
        if (surplus == 0) {
            return baskets == 0 ? Double.NaN : 0;
        }
        // Both over n²; the second product is the greater one where the sides avoid each other.
        long together = bothCount * (baskets - antecedentCount);
        long apart = antecedentCount * (consequentCount - bothCount);
        return (double) surplus / Math.max(together, apart);
    }

    /**
     * {@return by how much of the way the antecedent brings the consequent to certainty (above 0) or to absence (below); {@code NaN} if
     * the antecedent is in no basket}
     */
    public double certainty() {
        if (antecedentCount == 0) {
            return Double.NaN;
        }
        long surplus = surplus();
        long other = surplus > 0 ? baskets - consequentCount : consequentCount;
        return surplus == 0 ? 0 : (double) surplus / (antecedentCount * other);
    }

    /** Baskets times those with both, less what it would be by chance: the sign says whether the sides attract. */
    private long surplus() {
        return bothCount * baskets - antecedentCount * consequentCount;
    }
}
