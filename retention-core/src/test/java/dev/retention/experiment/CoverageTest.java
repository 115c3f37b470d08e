package dev.retention.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.estimate.Interval;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often a 95 % interval holds the true difference, exactly: all outcomes of both groups, each with its probability. */
class CoverageTest {

    private static final int[][] SIZES = {{10, 10}, {10, 40}, {25, 25}, {40, 40}};

    private static final double[] RATES = {0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98};

    /** What the Javadoc of the methods states, in per cent. */
    @ParameterizedTest
    @CsvSource({
        "NEWCOMBE, 95.5, 89",
        "MIETTINEN_NURMINEN, 95.8, 91",
        "MEE, 95.5, 91",
        "AGRESTI_CAFFO, 96.1, 93",
        "WALD, 89.9, 33",
        "WALD_CONTINUITY, 94.8, 51"
    })
    void coversWhatItStates(DifferenceMethod method, double average, double worst) {
        double sum = 0;
        double least = 1;
        int cases = 0;
        for (int[] sizes : SIZES) {
            Interval[][] intervals = intervals(method, sizes[0], sizes[1]);
            for (double p1 : RATES) {
                for (double p2 : RATES) {
                    double coverage = coverage(intervals, p1, p2);
                    sum += coverage;
                    least = Math.min(least, coverage);
                    cases++;
                }
            }
        }
        assertEquals(average, 100 * sum / cases, 0.05, "average");
        assertEquals(worst, 100 * least, 0.5, "worst");
    }

    private static Interval[][] intervals(DifferenceMethod method, int n1, int n2) {
        Interval[][] intervals = new Interval[n1 + 1][n2 + 1];
        for (int x1 = 0; x1 <= n1; x1++) {
            for (int x2 = 0; x2 <= n2; x2++) {
                intervals[x1][x2] = TwoProportionsTest.groups(x1, n1, x2, n2).interval(method, 0.95);
            }
        }
        return intervals;
    }

    private static double coverage(Interval[][] intervals, double p1, double p2) {
        double[] first = binomial(intervals.length - 1, p1);
        double[] second = binomial(intervals[0].length - 1, p2);
        double coverage = 0;
        for (int x1 = 0; x1 < first.length; x1++) {
            for (int x2 = 0; x2 < second.length; x2++) {
                coverage += intervals[x1][x2].contains(p1 - p2) ? first[x1] * second[x2] : 0;
            }
        }
        return coverage;
    }

    static double[] binomial(int n, double p) {
        double[] probabilities = new double[n + 1];
        probabilities[0] = Math.pow(1 - p, n);
        for (int k = 0; k < n; k++) {
            probabilities[k + 1] = probabilities[k] * (n - k) / (k + 1) * (p / (1 - p));
        }
        return probabilities;
    }

    /** Intervals for the ratio and the odds ratio, with 40 customers a group and rates from 20 to 70 %: on average, and at worst. */
    @ParameterizedTest
    @CsvSource({"40, RATIO, 95.7, 95", "40, ODDS, 95.2, 94", "40, CONDITIONAL, 97.1, 97"})
    void ratiosCoverWhatTheyState(int n, String what, double average, double worst) {
        double[] rates = {0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
        Interval[][] intervals = new Interval[n + 1][n + 1];
        for (int x1 = 0; x1 <= n; x1++) {
            for (int x2 = 0; x2 <= n; x2++) {
                TwoProportions groups = TwoProportionsTest.groups(x1, n, x2, n);
                intervals[x1][x2] = switch (what) {
                    case "RATIO" -> groups.ratioInterval(0.95);
                    case "ODDS" -> groups.oddsRatioInterval(0.95);
                    default -> groups.conditionalOddsRatioInterval(0.95);
                };
            }
        }
        double sum = 0;
        double least = 1;
        for (double p1 : rates) {
            for (double p2 : rates) {
                double truth = what.equals("RATIO") ? p1 / p2 : p1 / (1 - p1) / (p2 / (1 - p2));
                double[] first = binomial(n, p1);
                double[] second = binomial(n, p2);
                double coverage = 0;
                for (int x1 = 0; x1 <= n; x1++) {
                    for (int x2 = 0; x2 <= n; x2++) {
                        coverage += intervals[x1][x2].contains(truth) ? first[x1] * second[x2] : 0;
                    }
                }
                sum += coverage;
                least = Math.min(least, coverage);
            }
        }
        assertEquals(average, 100 * sum / (rates.length * rates.length), 0.05, what + " average");
        assertEquals(worst, 100 * least, 0.5, what + " worst");
    }

    /** Of tests without a difference 5 % may say that there is one: what the Javadoc of the tests states, in per cent, at worst. */
    @ParameterizedTest
    @CsvSource({"Z_POOLED, 8.8", "Z_UNPOOLED, 20.8", "YATES, 3.3", "FISHER, 3.4"})
    void falseAlarmsAreAsStated(ProportionTest test, double most) {
        double worst = 0;
        for (int[] sizes : SIZES) {
            double[][] pValues = new double[sizes[0] + 1][sizes[1] + 1];
            for (int x1 = 0; x1 <= sizes[0]; x1++) {
                for (int x2 = 0; x2 <= sizes[1]; x2++) {
                    pValues[x1][x2] = TwoProportionsTest.groups(x1, sizes[0], x2, sizes[1])
                            .pValue(test);
                }
            }
            for (double p : RATES) {
                double[] first = binomial(sizes[0], p);
                double[] second = binomial(sizes[1], p);
                double alarms = 0;
                for (int x1 = 0; x1 < first.length; x1++) {
                    for (int x2 = 0; x2 < second.length; x2++) {
                        alarms += pValues[x1][x2] < 0.05 ? first[x1] * second[x2] : 0;
                    }
                }
                worst = Math.max(worst, alarms);
            }
        }
        double measured = 100 * worst;
        assertEquals(most, measured, 0.05);
    }
}
