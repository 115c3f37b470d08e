package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.math.ChiSquare;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Do groups last equally long, or could the difference between their curves be chance? The log-rank test and its weighted forms.
 *
 * <pre>
 * observed(j)  = sum of w · events of group j
 * expected(j)  = sum of w · events of all · atRisk of group j / atRisk of all              over the event times
 * chiSquare    = (observed - expected)' · covariance⁻ · (observed - expected)
 * covariance   = sum of w² · d (n - d) / (n - 1) · (n_j / n) ([j = k] - n_k / n)            d events, n at risk, of all
 * </pre>
 *
 * <p>Under the null hypothesis it is chi-square with as many degrees of freedom as the covariance has rank: groups less one, and less if
 * some are never at risk together with others. If no comparison can be made there are none, and the p-value is {@code NaN}.
 *
 * <p>Late entries count from their entry on. Times are the same if their bits are; align fractions of all groups together, with
 * {@link SameTime}, before you make the tables.
 *
 * <p>The p-value has a logarithm, so that differences beyond all doubt can still be ranked.
 *
 * <pre>{@code
 * LogRankTest test = LogRankTest.of(monthlyPlan, yearlyPlan);
 * test.chiSquare();
 * test.pValue();
 * LogRankTest.of(LogRankWeight.gehan(), List.of(monthlyPlan, yearlyPlan)).pValue();
 * }</pre>
 */
public final class LogRankTest implements Serializable {

    private static final long serialVersionUID = 1;

    /** How much each time counts. */
    private final LogRankWeight weight;

    /** The weighted events of each group. */
    private final double[] observed;

    /** The weighted events of each group if all were alike. */
    private final double[] expected;

    /** The test statistic. */
    private final double chiSquare;

    /** The rank of the covariance. */
    private final int degreesOfFreedom;

    private LogRankTest(LogRankWeight weight, List<SurvivalTable> groups) {
        this.weight = weight;
        observed = new double[groups.size()];
        expected = new double[groups.size()];
        double[] excess = new double[groups.size()];
        double[][] common = new double[groups.size()][groups.size()];
        addUp(groups, excess, common);
        ScoreTest test = ScoreTest.of(excess, common);
        chiSquare = test.chiSquare();
        degreesOfFreedom = test.rank();
    }

    private LogRankTest(
            LogRankWeight weight, double[] observed, double[] expected, double chiSquare, int degreesOfFreedom) {
        this.weight = weight;
        this.observed = observed;
        this.expected = expected;
        this.chiSquare = chiSquare;
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /** Adds up observed, expected, their difference and, for j < k, what the covariance of two groups is below 0. */
    private void addUp(List<SurvivalTable> groups, double[] excess, double[][] common) {
        int size = groups.size();
        SurvivalTable all = groups.stream().reduce(SurvivalTable.EMPTY, SurvivalTable::plus);
        KaplanMeier curve = KaplanMeier.of(all);
        double survivalBefore = 1;
        double goneBefore = 0;
        double petoSurvival = 1;
        int[] next = new int[size];
        double[] atRisk = new double[size];
        double[] events = new double[size];
        for (int i = 0; i < all.size(); i++) {
            double d = all.events(i);
            double n = all.atRisk(i);
            petoSurvival *= (n - d + 1) / (n + 1);
            double w = weight.of(all.atRisk(i), survivalBefore, goneBefore, petoSurvival);
            double spread = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
            for (int j = 0; j < size; j++) {
                SurvivalTable group = groups.get(j);
                boolean isOver = next[j] == group.size();
                atRisk[j] = isOver ? 0 : group.atRiskBefore(all.time(i), next[j]);
                events[j] = 0;
                if (!isOver && group.time(next[j]) == all.time(i)) {
                    events[j] = group.events(next[j]);
                    next[j]++;
                }
                observed[j] += w * events[j];
                expected[j] += w * d * (atRisk[j] / n);
                // The sum over k of this is events - d · atRisk / n: as a difference a huge group would lose it.
                for (int k = 0; k < j; k++) {
                    double more = w * (differenceOfProducts(events[j], atRisk[k], events[k], atRisk[j]) / n);
                    excess[j] += more;
                    excess[k] -= more;
                    common[k][j] += spread * (atRisk[j] / n) * (atRisk[k] / n);
                }
            }
            goneBefore += survivalBefore * (d / n);
            survivalBefore = curve.survival(all.time(i));
        }
    }

    /** {@code a b - c d}, accurate relative to itself. */
    private static double differenceOfProducts(double a, double b, double c, double d) {
        double product = c * d;
        return Math.fma(a, b, -product) - Math.fma(c, d, -product);
    }

    /**
     * {@return the unweighted test of these groups}
     *
     * @param groups the durations of disjoint groups, at least two
     * @throws IllegalArgumentException if there are fewer
     */
    public static LogRankTest of(SurvivalTable... groups) {
        return of(LogRankWeight.logRank(), Arrays.asList(requireNonNull(groups, "groups")));
    }

    /**
     * {@return the weighted test of these groups} Linear in their distinct times, times the square of the number of groups.
     *
     * @param weight how much each time counts
     * @param groups the durations of disjoint groups, at least two
     * @throws IllegalArgumentException if there are fewer
     */
    public static LogRankTest of(LogRankWeight weight, List<SurvivalTable> groups) {
        requireNonNull(weight, "weight");
        groups = Checks.copyOf(groups, SurvivalTable.class, "groups");
        if (groups.size() < 2) {
            throw new IllegalArgumentException("groups must be at least 2, got groups.size()=" + groups.size());
        }
        return new LogRankTest(weight, groups);
    }

    /** {@return how much each time counts} */
    public LogRankWeight weight() {
        return weight;
    }

    /** {@return how many groups there are} */
    public int groupCount() {
        return observed.length;
    }

    /**
     * {@return the weighted events of a group}
     *
     * @param group in [0, groupCount())
     */
    public double observed(int group) {
        return observed[Checks.index(group, observed.length, "group")];
    }

    /**
     * {@return the weighted events that a group had if all groups were alike}
     *
     * @param group in [0, groupCount())
     */
    public double expected(int group) {
        return expected[Checks.index(group, expected.length, "group")];
    }

    /** {@return the test statistic; 0 without degrees of freedom} */
    public double chiSquare() {
        return chiSquare;
    }

    /** {@return the degrees of freedom, at most the groups less one} */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** {@return how likely so large a statistic is if the groups are alike; {@code NaN} without degrees of freedom} */
    public double pValue() {
        return degreesOfFreedom == 0 ? Double.NaN : ChiSquare.sf(chiSquare, degreesOfFreedom);
    }

    /** {@return the natural logarithm of {@link #pValue}, finite also where that underflows} */
    public double logPValue() {
        return degreesOfFreedom == 0 ? Double.NaN : ChiSquare.logSf(chiSquare, degreesOfFreedom);
    }

    /** {@return whether {@code object} is a test with the same weight and sums} */
    @Override
    public boolean equals(Object object) {
        return object instanceof LogRankTest other
                && weight.equals(other.weight)
                && Arrays.equals(observed, other.observed)
                && Arrays.equals(expected, other.expected)
                && Double.compare(chiSquare, other.chiSquare) == 0
                && degreesOfFreedom == other.degreesOfFreedom;
    }

    @Override
    public int hashCode() {
        return Objects.hash(weight, Arrays.hashCode(observed), Arrays.hashCode(expected), chiSquare, degreesOfFreedom);
    }

    /** {@return the test as {@code LogRankTest[chi-square 16.79 on 1, p 4.17E-5]}, with all digits} */
    @Override
    public String toString() {
        return "LogRankTest[chi-square " + chiSquare + " on " + degreesOfFreedom + ", p " + pValue() + "]";
    }

    private Object writeReplace() {
        return new SerialForm(weight, observed, expected, chiSquare, degreesOfFreedom);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a test is read through its serial form");
    }

    /** The sums without the groups. */
    private record SerialForm(
            LogRankWeight weight,
            double[] observed,
            double[] expected,
            double chiSquare,
            int degreesOfFreedom,
            long checksum)
            implements Serializable {

        SerialForm(LogRankWeight weight, double[] observed, double[] expected, double chiSquare, int degreesOfFreedom) {
            this(
                    weight,
                    observed,
                    expected,
                    chiSquare,
                    degreesOfFreedom,
                    Checksum.of(weight, observed, expected, chiSquare, degreesOfFreedom));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, weight, observed, expected, chiSquare, degreesOfFreedom);
            requireNonNull(weight, "weight");
            Checks.sameLength(observed.length, "observed", expected.length, "expected");
            for (int j = 0; j < observed.length; j++) {
                Checks.notNegative(observed[j], "observed", j);
                Checks.notNegative(expected[j], "expected", j);
            }
            Checks.notNegative(chiSquare, "chiSquare");
            Checks.inRange(degreesOfFreedom, 0, observed.length - 1, "degreesOfFreedom");
            return new LogRankTest(weight, observed.clone(), expected.clone(), chiSquare, degreesOfFreedom);
        }
    }
}
