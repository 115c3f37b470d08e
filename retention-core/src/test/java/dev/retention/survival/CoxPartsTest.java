package dev.retention.survival;

import static dev.retention.survival.Columns.all;
import static dev.retention.survival.Columns.at;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.internal.math.CentralDifferences;
import dev.retention.survival.CoxRegression.Ties;
import dev.retention.survival.ProportionalityTest.TimeScale;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The parts of a Cox regression by themselves, and what must change none of its figures. */
class CoxPartsTest {

    private static final double[] TIMES = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] X = {3, 1, 2, 2, 5, 1, 0, 2};
    private static final double[] Y = {1, 0, 0, 1, 1, 0, 1, 0};

    private static CoxRows rows(double[] times, boolean[] ended, double[]... columns) {
        return CoxRows.of(List.of("x", "y", "z").subList(0, columns.length), columns, times, ended);
    }

    private static double[] plus(double more, double[] times) {
        return Arrays.stream(times).map(time -> time + more).toArray();
    }

    private static double coefficient(CoxRegression fit, String column) {
        return fit.coefficients().get(column).value();
    }

    private static void sameFigures(CoxRegression expected, CoxRegression actual) {
        for (String column : expected.coefficients().keySet()) {
            var estimate = expected.coefficients().get(column);
            assertEquals(estimate.value(), coefficient(actual, column), 1e-9, column);
            assertEquals(
                    estimate.standardError(), actual.coefficients().get(column).standardError(), 1e-9, column);
        }
    }

    private static double[][] drawn(int width, int size) {
        var random = new SplittableRandom(11);
        double[][] columns = new double[width][size];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> 1e3 + 20 * random.nextDouble());
        }
        return columns;
    }

    @Test
    void aColumnIsMeasuredByItsMeanAndDeviation() {
        CoxColumns columns =
                new CoxColumns(new double[][] {{99, 1, 3, 5, 7}, {99, 4, 4, 4, 4}}, new int[] {1, 2, 3, 4}, null);
        assertEquals(4, columns.units[0].mean(), 1e-15);
        assertEquals(Math.sqrt(5), columns.units[0].scale(), 1e-15);
        assertEquals(4, columns.units[1].mean());
        assertEquals(0, columns.units[1].scale());
        assertEquals(-3 / Math.sqrt(5), columns.value(0, 0), 1e-15);
        assertEquals(1 / Math.sqrt(5), columns.value(2, 0), 1e-15);
        assertEquals(0, columns.value(3, 1));
        CoxColumns other = new CoxColumns(new double[][] {{6}, {7}}, new int[1], columns.units);
        assertEquals(2 / Math.sqrt(5), other.value(0, 0), 1e-15);
        assertEquals(0, other.value(0, 1));
    }

    /** Blocks are of 128 rows: less than one, one, more, two. */
    @Test
    void sumsOverBlocksAreSumsOverRows() {
        for (int size : new int[] {1, 127, 128, 129, 256, 300}) {
            CoxColumns columns =
                    new CoxColumns(drawn(3, size), IntStream.range(0, size).toArray(), null);
            double[] factors = drawn(1, size)[0];
            double[][] products = new double[3][3];
            columns.addProducts(factors, products);
            double[] predicted = new double[size];
            columns.predict(at(1, -2, 3), predicted);
            for (int a = 0; a < 3; a++) {
                int left = a;
                for (int b = 0; b <= a; b++) {
                    int right = b;
                    double expected = IntStream.range(0, size)
                            .mapToDouble(k -> factors[k] * columns.value(k, left) * columns.value(k, right))
                            .sum();
                    assertEquals(expected, products[a][b], 1e-9 * size, size + " rows");
                }
                for (int[] range : new int[][] {{0, size}, {size / 3, size / 3 + 3}, {size / 2, size}, {size, size}}) {
                    int end = Math.min(size, range[1]);
                    double[] sums = new double[3];
                    columns.addAll(factors, range[0], end, sums);
                    double expected = IntStream.range(range[0], end)
                            .mapToDouble(k -> factors[k] * columns.value(k, left))
                            .sum();
                    assertEquals(expected, sums[a], 1e-9 * size, size + " rows");
                }
            }
            for (int k = 0; k < size; k++) {
                assertEquals(
                        columns.value(k, 0) - 2 * columns.value(k, 1) + 3 * columns.value(k, 2), predicted[k], 1e-12);
            }
        }
    }

    @Test
    void labelsAreDistinctAndAscend() {
        assertArrayEquals(new int[] {-7, 1, 2, 3}, SortedLabels.of(new int[] {3, 1, 3, -7, 2, 1, -7}));
        assertArrayEquals(new int[0], SortedLabels.of(new int[0]));
    }

    @Test
    void derivativesAreThoseOfTheLikelihoodFarFromItsTopToo() {
        CoxRows rows = rows(
                        at(1, 2, 2, 4, 4, 6, 7, 7),
                        new boolean[] {true, true, true, false, true, true, true, true},
                        X,
                        Y)
                .withEntries(at(0, 0, 1, 0, 1, 2, 5, 0))
                .withWeights(at(1, 2, 1, 3, 1, 1, 0.5, 1));
        for (Ties ties : Ties.values()) {
            var likelihood = new CoxLikelihood(new CoxSweep(rows), ties);
            for (double[] ratios : new double[][] {{1, 1}, {0.3, 2.5}, {4, 0.2}}) {
                CentralDifferences.assertDerivatives(likelihood, ratios);
            }
        }
    }

    /** A row of 0 is there at 0, and only there: all as if it had begun 1 later, and those from later on too. */
    @Test
    void aStartAtZeroIsNoLateEntry() {
        double[] times = {0, 0, 3, 0, 5, 6, 7, 8};
        double[] entries = {0, 0, 1, 0, 0, 2, 0, 4};
        double[] later =
                Arrays.stream(entries).map(entry -> entry > 0 ? entry + 1 : 0).toArray();
        boolean[] ended = {true, true, true, false, true, false, true, true};
        int[] clusters = {5, 5, 1, 2, 9, 9, 1, 3};
        for (Ties ties : Ties.values()) {
            CoxRows rows = rows(times, ended, X, Y).withEntries(entries).withClusters(clusters);
            CoxRows shifted =
                    rows(plus(1, times), ended, X, Y).withEntries(later).withClusters(clusters);
            CoxRegression fit = CoxRegression.fit(rows, ties);
            CoxRegression other = CoxRegression.fit(shifted, ties);
            sameFigures(other, fit);
            assertArrayEquals(other.martingaleResiduals(shifted), fit.martingaleResiduals(rows), 1e-9);
            assertEquals(other.concordance(shifted), fit.concordance(rows));
            assertEquals(other.cumulativeHazard(0, X_Y, 1), fit.cumulativeHazard(0, X_Y, 0), 1e-9);
            assertEquals(0, other.cumulativeHazard(0, X_Y, 0.5));
            assertEquals(fit.cumulativeHazard(0, X_Y, 0), fit.cumulativeHazard(0, X_Y, -0.0));
        }
    }

    private static final double[] X_Y = {1, 1};

    @Test
    void minusZeroIsZero() {
        double[] times = {0, 0, 3, 0, 5, 6, 7, 8};
        double[] minus = {-0.0, 0, 3, -0.0, 5, 6, 7, 8};
        CoxRows rows = rows(times, all(8), X, Y);
        CoxRows other = rows(minus, all(8), X, Y);
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        sameFigures(fit, CoxRegression.fit(other, Ties.EFRON));
        for (TimeScale scale : List.of(TimeScale.IDENTITY, TimeScale.RANK, TimeScale.KAPLAN_MEIER)) {
            assertEquals(
                    fit.proportionality(rows, scale).chiSquare(),
                    fit.proportionality(other, scale).chiSquare(),
                    1e-9);
        }
    }

    /** Whoever comes late is compared with those there then: two stretches of time without a customer in both are two strata. */
    @Test
    void ofThoseWhoCameLaterAndWentNothingStaysBehind() {
        int n = 40;
        var random = new SplittableRandom(6);
        double[] x = random.doubles(n).toArray();
        double[] y = random.doubles(n).toArray();
        double[] times = new double[n];
        double[] entries = new double[n];
        double[] weights = new double[n];
        int[] periods = new int[n];
        for (int i = 0; i < n; i++) {
            periods[i] = 1 + i % 2;
            entries[i] = 10 * (i % 2);
            times[i] = entries[i] + 1 + i / 4;
            weights[i] = (i % 2 == 0 ? 1 : 1e12) * (1 + random.nextDouble());
        }
        CoxRows rows = rows(times, all(n), x, y).withEntries(entries).withWeights(weights);
        CoxRegression one = CoxRegression.fit(rows, Ties.EFRON);
        CoxRegression two = CoxRegression.fit(rows.withStrata(periods), Ties.EFRON);
        assertEquals(coefficient(two, "x"), coefficient(one, "x"), 1e-9);
        for (double time : at(1, 2, 3, 9)) {
            double hazard = two.cumulativeHazard(1, X_Y, time);
            assertEquals(hazard, one.cumulativeHazard(0, X_Y, time), 1e-9 * hazard);
        }
    }

    /** By Efron each who leaves at one time is a step: nobody is none. */
    @Test
    void rowsOfNobodyAreNoTies() {
        double[] times = {1, 2, 2, 2, 5, 6, 7, 8};
        double[] weights = {1, 1, 0, 1, 1, 1, 1, 1};
        int[] clusters = {1, 2, 3, 4, 5, 6, 7, 8};
        int[] kept = {0, 1, 3, 4, 5, 6, 7};
        CoxRows with = rows(times, all(8), X).withWeights(weights).withClusters(clusters);
        CoxRows without = rows(of(times, kept), all(7), of(X, kept))
                .withClusters(Arrays.stream(kept).map(i -> clusters[i]).toArray());
        CoxRegression fit = CoxRegression.fit(without, Ties.EFRON);
        sameFigures(fit, CoxRegression.fit(with, Ties.EFRON));
        assertEquals(fit.concordance(without), fit.concordance(with));
        assertEquals(0, fit.martingaleResiduals(with)[2]);
    }

    private static double[] of(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void rowsThatAreComparedWithNobodyTellNothing() {
        int[] strata = {5, 3, 8, 1, 2, 9, 4, 7};
        assertEquals(
                "constant among those at risk at every event: x. Such a column cannot be compared: leave it out",
                CoxRegression.fit(rows(TIMES, all(8), X).withStrata(strata), Ties.EFRON)
                        .explanation());
    }

    /** Whatever a row counts, and however little columns differ but for rounding. */
    @Test
    void columnsThatTellTheSameAreFoundWithAnyWeights() {
        var random = new SplittableRandom(8);
        for (int trial = 0; trial < 50; trial++) {
            double[] weights = new double[8];
            Arrays.fill(weights, Math.scalb(1.0, 2 * trial));
            double one = random.nextDouble();
            double other = random.nextDouble();
            double[] sum = new double[8];
            Arrays.setAll(sum, i -> one * X[i] + other * Y[i]);
            assertEquals(
                    "columns that tell the same: x, y, z. A sum of them is constant among those at risk: leave one of them out",
                    CoxRegression.fit(rows(TIMES, all(8), X, Y, sum).withWeights(weights), Ties.BRESLOW)
                            .explanation());
        }
    }

    /** The fit's units are those of all rows that it is asked about, whatever their own mean and spread. */
    @Test
    void otherRowsAreOrderedByTheSameHazards() {
        CoxRegression fit = CoxRegression.fit(rows(TIMES, all(8), X, Y), Ties.EFRON);
        double bx = coefficient(fit, "x");
        double by = coefficient(fit, "y");
        var random = new SplittableRandom(4);
        int n = 40;
        double[] x = random.doubles(n).map(u -> 900 * u).toArray();
        double[] y = random.doubles(n).map(u -> 3 * u).toArray();
        double[] times = random.ints(n, 0, 30).asDoubleStream().toArray();
        boolean[] ended = all(n);
        Arrays.fill(ended, 0, 15, false);
        // hazards by which x and y count alike
        Arrays.setAll(x, i -> x[i] * by / bx / 300);
        double concordant = 0;
        double discordant = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (ended[i] && (times[i] < times[j] || times[i] == times[j] && !ended[j])) {
                    double more = bx * (x[i] - x[j]) + by * (y[i] - y[j]);
                    concordant += more > 0 ? 1 : 0;
                    discordant += more < 0 ? 1 : 0;
                }
            }
        }
        CoxRegression.Concordance found = fit.concordance(rows(times, ended, x, y));
        assertEquals(concordant, found.concordant());
        assertEquals(discordant, found.discordant());
    }

    /** At time 1 three leave, of whom the first and the last are alike; at time 2 the same two leave again with another one. */
    @Test
    void whoLeavesTogetherIsCountedInAnyOrder() {
        CoxRows rows = rows(at(1, 1, 1, 2, 2, 2, 3, 4), all(8), at(1, 2, 1, 2, 1, 1, 0, 2));
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        CoxRegression.Concordance found = fit.concordance(rows.withWeights(at(1, 2, 3, 1, 1, 1, 1, 1)));
        assertEquals(3 + 1, found.tiedBoth());
        assertEquals(2 + 6 + 1 + 1, found.tiedTimes());
    }

    @Test
    void aConcordanceHasWeightsThatCanBe() {
        var unknown = new CoxRegression.Concordance(1, 2, 3, 4, 5, Double.NaN);
        assertEquals((1 + 1.5) / 6, unknown.estimate().value(), 1e-15);
        assertEquals(
                "standardError must be finite and >= 0, got standardError=-1.0",
                assertThrows(IllegalArgumentException.class, () -> new CoxRegression.Concordance(1, 2, 3, 4, 5, -1))
                        .getMessage());
    }

    /** Times count by their differences, and those of events alone: 2²⁴ more, and one who is still there after ages, change nothing. */
    @Test
    void theBeginningOfTimeDoesNotMatter() {
        double[] times = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] x = {3, 1, 2, 2, 5, 1, 0, 2, 1};
        boolean[] ended = all(9);
        ended[8] = false;
        CoxRows rows = rows(times, ended, x);
        double[] later = plus(0x1p24, times);
        later[8] = 1e15;
        CoxRows shifted = rows(later, ended, x);
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        double chiSquare = fit.proportionality(rows, TimeScale.IDENTITY).chiSquare("x");
        assertEquals(chiSquare, fit.proportionality(shifted, TimeScale.IDENTITY).chiSquare("x"), 1e-9 * chiSquare);
    }

    @Test
    void ranksOfTiesAreTheirMean() {
        assertArrayEquals(at(2, 5, 2, 4, 2), TimeScale.RANK.of(rows(at(3, 9, 3, 4, 3), all(5), at(1, 2, 3, 4, 5))));
    }

    @Test
    void aTestOfProportionalityTellsWhatItIsOf() {
        CoxRows rows = rows(TIMES, all(8), X, Y);
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        ProportionalityTest test = fit.proportionality(rows, TimeScale.IDENTITY);
        assertEquals(
                "column must be one of the fit, got column=z, columns=[x, y]",
                assertThrows(IllegalArgumentException.class, () -> test.chiSquare("z"))
                        .getMessage());
        assertEquals(
                "ProportionalityTest[chi-square " + test.chiSquare() + " on 2, p " + test.pValue() + "]",
                test.toString());
        // of chi-square with two degrees of freedom
        assertEquals(Math.exp(-test.chiSquare() / 2), test.pValue(), 1e-12);
    }

    @Test
    void eventsAtOneTimeDoNotTellWhetherACoefficientHolds() {
        CoxRows rows = rows(
                at(2, 2, 2, 3, 3, 3, 3, 3), new boolean[] {true, true, true, false, false, false, false, false}, X);
        CoxRegression fit = CoxRegression.fit(rows, Ties.EFRON);
        ProportionalityTest test = fit.proportionality(rows, TimeScale.IDENTITY);
        assertEquals(Double.NaN, test.chiSquare("x"));
        assertEquals(Double.NaN, test.pValue("x"));
        assertEquals(Double.NaN, test.pValue());
    }

    @Test
    void beyondTheLastDurationNothingIsKnown() {
        CoxRegression fit = CoxRegression.fit(rows(TIMES, all(8), X), Ties.EFRON);
        assertEquals(Double.NaN, fit.survival(at(1), 9).value());
        assertEquals(Double.NaN, fit.survival(at(1), 9).standardError());
    }
}
