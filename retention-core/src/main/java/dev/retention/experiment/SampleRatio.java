package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.math.Binomial;
import dev.retention.internal.math.ChiSquare;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Did the lot divide the customers as it was told to? If a half should be treated and 821,588 of 1,637,070 were, something is broken.
 *
 * <pre>
 * χ² = sum over the groups of (observed - expected)² / expected          expected = share · all customers
 * </pre>
 *
 * <p>A mismatch says that customers got lost in one group and not in the other: those who never loaded the new page, say. Then the groups are
 * no longer alike, and no result of the experiment can be read. It is common to take a p-value below 0.001 as a mismatch.
 *
 * <p>Shares may be given as weights: they are divided by their sum. Without customers, χ² is 0 and the p-value 1.
 *
 * <pre>{@code
 * SampleRatio halves = new SampleRatio(List.of(821_588L, 815_482L), List.of(0.5, 0.5));
 * halves.pValue();                  // 0.0000018
 * }</pre>
 *
 * @param observed how many customers each group has
 * @param shares which share of the customers each group should have, above 0
 */
public record SampleRatio(List<Long> observed, List<Double> shares) implements Serializable {

    /**
     * Checks counts and shares, and copies the lists.
     *
     * @throws IllegalArgumentException if there are not as many shares as groups or fewer than two, a count is negative, or a share is not
     *     finite and above 0
     */
    public SampleRatio {
        observed = Checks.copyOf(observed, Long.class, "observed");
        shares = Checks.copyOf(shares, Double.class, "shares");
        Checks.sameLength(observed.size(), "observed", shares.size(), "shares");
        if (observed.size() < 2) {
            throw new IllegalArgumentException(
                    "observed must have two groups or more, got observed.size()=" + observed.size());
        }
        for (int i = 0; i < observed.size(); i++) {
            Checks.notNegative(observed.get(i), "observed", i);
            Checks.positive(shares.get(i), "shares[" + i + "]");
        }
    }

    /** {@return all customers} */
    public long total() {
        long total = 0;
        for (long group : observed) {
            total = Exact.add(total, group, "observed");
        }
        return total;
    }

    private double share(int group) {
        return shares.get(group)
                / shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** {@return the groups less one} */
    public int degreesOfFreedom() {
        return observed.size() - 1;
    }

    /** {@return Pearson's χ² of the groups against the shares; infinite where a share is too small beside the others} */
    public double chiSquare() {
        double total = total();
        double sum = 0;
        for (int i = 0; i < observed.size() && total > 0; i++) {
            double expected = share(i) * total;
            double excess = observed.get(i) - expected;
            sum += excess / expected * excess;
        }
        return sum;
    }

    /** {@return how likely the lot is to divide as unevenly as this, or more} */
    public double pValue() {
        return StrictMath.exp(logPValue());
    }

    /** {@return the natural logarithm of {@link #pValue}, finite also where that underflows, but for an infinite χ²} */
    public double logPValue() {
        return ChiSquare.logSf(chiSquare(), degreesOfFreedom());
    }

    /**
     * {@return the exact p-value for two groups: all divisions that are not likelier than this one, by the binomial distribution}
     *
     * <p>Two-sided by least likelihood, as R's {@code binom.test}: likelihoods that differ by less than a factor of {@code 1 + 1e-7} count
     * as equal.
     *
     * @throws IllegalArgumentException if there are more than two groups
     */
    public double exactPValue() {
        if (observed.size() > 2) {
            throw new IllegalArgumentException(
                    "observed must have two groups for an exact p-value, got observed.size()=" + observed.size());
        }
        return Binomial.leastLikelihood(observed.get(0), total(), share(0));
    }

    /**
     * {@return the groups with those of another day}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the same shares
     * @throws IllegalArgumentException if the shares differ
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public SampleRatio plus(SampleRatio other) {
        requireNonNull(other, "other");
        if (!shares.equals(other.shares)) {
            throw new IllegalArgumentException(
                    "other must have the same shares, got other.shares=" + other.shares + ", shares=" + shares);
        }
        List<Long> sums = new ArrayList<>();
        for (int i = 0; i < observed.size(); i++) {
            sums.add(Exact.add(observed.get(i), other.observed.get(i), "observed"));
        }
        return new SampleRatio(sums, shares);
    }

    /**
     * {@return no customers: the identity of {@link #plus} for these shares}
     *
     * @param shares which share of the customers each group should have
     * @throws IllegalArgumentException if there are fewer than two, or one is not finite and above 0
     */
    public static SampleRatio empty(List<Double> shares) {
        if (requireNonNull(shares, "shares").size() < 2) {
            throw new IllegalArgumentException(
                    "shares must be of two groups or more, got shares.size()=" + shares.size());
        }
        return new SampleRatio(Collections.nCopies(shares.size(), 0L), shares);
    }
}
