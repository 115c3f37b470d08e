package dev.retention.experiment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.math.Normal;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Do the customers of one group tend to bring more than those of another? The rank test of Wilcoxon, Mann and Whitney.
 *
 * <pre>
 * u        = pairs in which the first group's customer brings more, and half of those that bring the same
 * superior = u / (n1 n2)                      0.5 if neither group tends to bring more
 * </pre>
 *
 * <p>It asks about ranks, not about money: a few large orders do not sway it, and a difference of the means does not follow from it. For
 * revenue, {@link Moments#minus} is the test to take. Equal values share their ranks, and the variance is made smaller by them.
 *
 * <p>Without customers in a group, all is {@code NaN}. Time: sorting the values.
 *
 * <pre>{@code
 * MannWhitney test = MannWhitney.of(revenueOfTreated, revenueOfHeldOut);
 * test.superior();                                                  // 0.55
 * test.pValue(MannWhitney.Method.CONTINUITY);
 * }</pre>
 */
public final class MannWhitney implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How to find the p-value. */
    public enum Method {
        /** {@code u} is about normal, its variance made smaller for ties. */
        NORMAL,
        /** As {@link #NORMAL}, with {@code u} half a pair nearer to its mean: R's default where values are equal. */
        CONTINUITY,
        /**
         * All ways to divide these values, ties and all: how many of them are as far from the mean as this one, or farther? For up to
         * 100 customers.
         */
        EXACT
    }

    private static final int MOST_FOR_EXACT = 100;

    /** How many of each group have the lowest value, the next one, and so on. */
    private final long[] firstCounts;

    private final long[] secondCounts;

    private MannWhitney(long[] firstCounts, long[] secondCounts) {
        this.firstCounts = firstCounts;
        this.secondCounts = secondCounts;
    }

    /**
     * {@return the test of two columns} Only the order of the values counts: infinite ones are its ends.
     *
     * @param first one value for each customer of one group
     * @param second one value for each customer of the other
     * @throws IllegalArgumentException if a value is {@code NaN}
     */
    public static MannWhitney of(double[] first, double[] second) {
        double[] a = sorted(first, "first");
        double[] b = sorted(second, "second");
        long[] ofA = new long[a.length + b.length];
        long[] ofB = new long[a.length + b.length];
        int values = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            double value = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            while (i < a.length && a[i] == value) {
                ofA[values]++;
                i++;
            }
            while (j < b.length && b[j] == value) {
                ofB[values]++;
                j++;
            }
            values++;
        }
        return new MannWhitney(Arrays.copyOf(ofA, values), Arrays.copyOf(ofB, values));
    }

    private static double[] sorted(double[] column, String name) {
        double[] sorted = requireNonNull(column, name).clone();
        for (int i = 0; i < sorted.length; i++) {
            if (Double.isNaN(sorted[i])) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] must be a number, got " + name + "[" + i + "]=NaN");
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * {@return the test of ratings: how many of each group gave the lowest, the next one, and so on}
     *
     * @param firstCounts how many of one group gave each rating
     * @param secondCounts how many of the other, as many ratings
     * @throws IllegalArgumentException if the lengths differ or a count is negative
     * @throws ArithmeticException if all together overflow a {@code long}
     */
    public static MannWhitney ofCounts(long[] firstCounts, long[] secondCounts) {
        requireNonNull(firstCounts, "firstCounts");
        requireNonNull(secondCounts, "secondCounts");
        Checks.sameLength(firstCounts.length, "firstCounts", secondCounts.length, "secondCounts");
        long total = 0;
        int kept = 0;
        long[] ofA = firstCounts.clone();
        long[] ofB = secondCounts.clone();
        for (int i = 0; i < ofA.length; i++) {
            Checks.notNegative(firstCounts[i], "firstCounts", i);
            Checks.notNegative(secondCounts[i], "secondCounts", i);
            total = Exact.add(Exact.add(total, ofA[i], "counts"), ofB[i], "counts");
            ofA[kept] = ofA[i];
            ofB[kept] = ofB[i];
            kept += ofA[i] + ofB[i] > 0 ? 1 : 0;
        }
        return new MannWhitney(Arrays.copyOf(ofA, kept), Arrays.copyOf(ofB, kept));
    }

    /** {@return how many of one group gave each of the ratings that anybody gave; a copy} */
    public long[] firstCounts() {
        return firstCounts.clone();
    }

    /** {@return how many of the other group gave each of them; a copy} */
    public long[] secondCounts() {
        return secondCounts.clone();
    }

    private double first() {
        return Arrays.stream(firstCounts).sum();
    }

    private double second() {
        return Arrays.stream(secondCounts).sum();
    }

    /** {@return the pairs in which the first group's customer brings more, and half of those with equal values: R's {@code W}} */
    public double u() {
        if (!(first() * second() > 0)) {
            return Double.NaN;
        }
        double below = 0;
        double pairs = 0;
        for (int i = 0; i < firstCounts.length; i++) {
            pairs += firstCounts[i] * (below + 0.5 * secondCounts[i]);
            below += secondCounts[i];
        }
        return pairs;
    }

    /** {@return {@code u / (n1 n2)}: how likely a customer of the first group brings more than one of the second, ties by half} */
    public double superior() {
        return u() / (first() * second());
    }

    /**
     * {@return how likely ranks are to lie as far apart as these, or farther, if both groups are alike: two-sided}
     *
     * @param method how to find it; {@link Method#CONTINUITY} if in doubt
     * @throws IllegalArgumentException if there are too many customers for {@link Method#EXACT}
     */
    public double pValue(Method method) {
        requireNonNull(method, "method");
        double pairs = first() * second();
        if (!(pairs > 0)) {
            return Double.NaN;
        }
        if (method == Method.EXACT) {
            return exact();
        }
        double all = first() + second();
        double ties = 0;
        for (int i = 0; i < firstCounts.length; i++) {
            double tied = (double) firstCounts[i] + secondCounts[i];
            ties += (tied - 1) * tied * (tied + 1);
        }
        double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
        double distance = Math.abs(u() - pairs / 2);
        double nearer = method == Method.CONTINUITY ? Math.max(0, distance - 0.5) : distance;
        return Math.min(1, 2 * Normal.sf(nearer / Math.sqrt(variance)));
    }

    /** The shift algorithm of Streitberg and Röhmel (1986) over twice the ranks, which are whole. */
    private double exact() {
        int all = (int) Math.min(first() + second(), Integer.MAX_VALUE);
        if (all > MOST_FOR_EXACT) {
            throw new IllegalArgumentException(
                    "method must not be EXACT for more than " + MOST_FOR_EXACT + " customers, got customers=" + all);
        }
        int size = (int) first();
        int most = all * (all + 1);
        double[][] ways = new double[size + 1][most + 1];
        ways[0][0] = 1;
        int below = 0;
        for (int i = 0; i < firstCounts.length; i++) {
            int tied = (int) (firstCounts[i] + secondCounts[i]);
            int rank = 2 * below + tied + 1;
            for (int t = 0; t < tied; t++) {
                for (int chosen = size; chosen > 0; chosen--) {
                    for (int sum = most; sum >= rank; sum--) {
                        ways[chosen][sum] += ways[chosen - 1][sum - rank];
                    }
                }
            }
            below += tied;
        }
        double distance = Math.abs(2 * u() - first() * second());
        double middle = (double) size * (all + 1);
        double asFar = 0;
        double total = 0;
        for (int sum = 0; sum <= most; sum++) {
            total += ways[size][sum];
            asFar += Math.abs(sum - middle) >= distance ? ways[size][sum] : 0;
        }
        return asFar / total;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof MannWhitney other
                && Arrays.equals(firstCounts, other.firstCounts)
                && Arrays.equals(secondCounts, other.secondCounts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(firstCounts), Arrays.hashCode(secondCounts));
    }

    @Override
    public String toString() {
        return "MannWhitney[" + (long) first() + " and " + (long) second() + " customers, superior=" + superior() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(firstCounts, secondCounts);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(long[] firstCounts, long[] secondCounts, long checksum) implements Serializable {

        SerialForm(long[] firstCounts, long[] secondCounts) {
            this(firstCounts, secondCounts, Checksum.of(firstCounts, secondCounts));
        }

        Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, firstCounts, secondCounts);
            return ofCounts(firstCounts, secondCounts);
        }
    }
}
