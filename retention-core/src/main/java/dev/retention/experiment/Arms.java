package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.math.ChiSquare;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Several groups of different customers, and how many of each did it: three wordings and the old one.
 *
 * <pre>
 * χ² = sum over the groups of n (p - pooled p)² / (pooled p · pooled q)          groups - 1 degrees of freedom
 * </pre>
 *
 * <p>First ask whether the groups differ at all ({@link #pValue}), then which of them differ from the one that goes on as before
 * ({@link #pValuesAgainst}). Empty groups do not count. Where nobody did it, or everybody, or fewer than two groups are left, χ² is
 * {@code NaN}.
 *
 * <pre>{@code
 * var wordings = new Arms(List.of(new Proportion(45, 500), new Proportion(60, 500), new Proportion(52, 500)));
 * wordings.pValue();                                                        // 0.30
 * wordings.pValuesAgainst(0, ProportionTest.Z_POOLED, Adjustment.HOLM);     // 0.24, 0.45
 * }</pre>
 *
 * @param groups the groups, each of other customers
 */
public record Arms(List<Proportion> groups) implements Serializable {

    private static final int MOST_GROUPS = 1_000_000;

    /** Checks that all groups are there, and copies the list. */
    public Arms {
        groups = Checks.copyOf(groups, Proportion.class, "groups");
    }

    /** {@return all groups together} */
    public Proportion pooled() {
        Proportion pooled = Proportion.EMPTY;
        for (Proportion group : groups) {
            pooled = pooled.plus(group);
        }
        return pooled;
    }

    /** {@return the groups that are not empty, less one; at least 0} */
    public int degreesOfFreedom() {
        return (int) Math.max(0, groups.stream().filter(Proportion::hasRate).count() - 1);
    }

    /** {@return Pearson's χ² of the table} */
    public double chiSquare() {
        Counts.Group all = Counts.Group.of(pooled());
        double sum = 0;
        for (Proportion proportion : groups) {
            if (proportion.hasRate()) {
                Counts.Group group = Counts.Group.of(proportion);
                double excess = new Counts(group, all).difference();
                sum += group.size() * (excess / all.rate()) * (excess / (all.failures() / all.size()));
            }
        }
        return degreesOfFreedom() > 0 ? sum : Double.NaN;
    }

    /** {@return how likely groups are to differ as much as these, or more, if all true rates are equal} */
    public double pValue() {
        return StrictMath.exp(logPValue());
    }

    /** {@return the natural logarithm of {@link #pValue}, finite also where that underflows} */
    public double logPValue() {
        return ChiSquare.logSf(chiSquare(), degreesOfFreedom());
    }

    /**
     * {@return the adjusted p-values of all other groups against one, in their order}
     *
     * @param control the index of the one, that which goes on as before
     * @param test how to test two groups
     * @param adjustment how to make good for testing several times
     * @throws IllegalArgumentException if a p-value is not defined: a group is empty, or nobody did it
     */
    public double[] pValuesAgainst(int control, ProportionTest test, Adjustment adjustment) {
        Checks.inRange(control, 0, groups.size() - 1, "control");
        requireNonNull(test, "test");
        requireNonNull(adjustment, "adjustment");
        List<Double> pValues = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (i != control) {
                pValues.add(new TwoProportions(groups.get(i), groups.get(control)).pValue(test));
            }
        }
        if (pValues.contains(Double.NaN)) {
            throw new IllegalArgumentException(
                    "groups must be tested with control, and no test is defined of an empty one or if"
                            + " nobody did it, got control=" + control + ", groups=" + groups);
        }
        return adjustment.adjust(
                pValues.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * {@return each group with that of another day}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other as many groups in the same order, of other customers
     * @throws IllegalArgumentException if there are not as many
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public Arms plus(Arms other) {
        requireNonNull(other, "other");
        Checks.sameLength(groups.size(), "groups", other.groups.size(), "other.groups");
        List<Proportion> sums = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            sums.add(groups.get(i).plus(other.groups.get(i)));
        }
        return new Arms(sums);
    }

    /**
     * {@return so many empty groups: the identity of {@link #plus}}
     *
     * @param size how many groups, at least 0 and at most 1,000,000
     * @throws IllegalArgumentException if they are more, or less than none
     */
    public static Arms empty(int size) {
        Checks.inRange(size, 0, MOST_GROUPS, "size");
        return new Arms(java.util.Collections.nCopies(size, Proportion.EMPTY));
    }
}
