package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Cox regression tells of itself, and what its rows must be. */
class CoxFitTest {

    private static final double[] TIMES = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] X = {3, 1, 2, 2, 5, 1, 0, 2};
    private static final double[] Y = {1, 0, 0, 1, 1, 0, 1, 0};

    private static boolean[] all() {
        boolean[] ended = new boolean[8];
        Arrays.fill(ended, true);
        return ended;
    }

    private static CoxRows rows(double[]... columns) {
        return CoxRows.of(List.of("x", "y", "z").subList(0, columns.length), columns, TIMES, all());
    }

    private static CoxRegression fit(double[]... columns) {
        return CoxRegression.fit(rows(columns), CoxRegression.Ties.EFRON);
    }

    private static double[] times(double factor, double[] column) {
        return Arrays.stream(column).map(value -> factor * value).toArray();
    }

    private static void rejected(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void rowsHaveOneLength() {
        String length = " must have the same length, got durations.length=8, ";
        rejected(
                "durations and ended" + length + "ended.length=7",
                () -> CoxRows.of(List.of("x"), new double[][] {X}, TIMES, new boolean[7]));
        rejected("durations and columns[1]" + length + "columns[1].length=7", () -> rows(X, new double[7]));
        rejected("durations and entries" + length + "entries.length=9", () -> rows(X).withEntries(new double[9]));
        rejected("durations and weights" + length + "weights.length=9", () -> rows(X).withWeights(new double[9]));
        rejected("durations and strata" + length + "strata.length=9", () -> rows(X).withStrata(new int[9]));
        rejected("durations and clusters" + length + "clusters.length=9", () -> rows(X).withClusters(new int[9]));
        rejected(
                "columns must be as many as names, at least 1, got columns.length=1, names.size()=2",
                () -> CoxRows.of(List.of("x", "y"), new double[][] {X}, TIMES, all()));
        rejected(
                "durations[0] must be finite and >= 0, got durations[0]=-1.0",
                () -> CoxRows.of(List.of("x"), new double[][] {X}, times(-1, TIMES), all()));
        double[] entries = new double[8];
        entries[3] = -1;
        rejected("entries[3] must be finite and >= 0, got entries[3]=-1.0", () -> rows(X).withEntries(entries));
    }

    /** Whoever leaves at once enters at 0. */
    @Test
    void anEntryAtTheStartMayBeTheEnd() {
        double[] times = TIMES.clone();
        times[0] = 0;
        CoxRows rows = CoxRows.of(List.of("x"), new double[][] {X}, times, all());
        assertEquals(
                CoxRegression.fit(rows, CoxRegression.Ties.EFRON).coefficients(),
                CoxRegression.fit(rows.withEntries(new double[8]), CoxRegression.Ties.EFRON)
                        .coefficients());
    }

    @Test
    void theFitTellsHowItWasFound() {
        CoxRegression fit = fit(X, Y);
        assertTrue(fit.hasMaximum());
        assertEquals("", fit.explanation());
        assertEquals(CoxRegression.Ties.EFRON, fit.ties());
        assertEquals(
                CoxRegression.Ties.BRESLOW,
                CoxRegression.fit(rows(X), CoxRegression.Ties.BRESLOW).ties());
        assertFalse(fit.isRobust());
        assertTrue(CoxRegression.fit(rows(X).withClusters(new int[] {0, 1, 2, 3, 4, 5, 6, 7}), fit.ties())
                .isRobust());
        assertEquals(2 * (fit.logLikelihood() - fit.nullLogLikelihood()), fit.likelihoodRatioChiSquare(), 1e-12);
        // of chi-square with two degrees of freedom
        assertEquals(Math.exp(-fit.likelihoodRatioChiSquare() / 2), fit.pValue(), 1e-12);
        // eight events one after the other: 8!
        assertEquals(-Math.log(40_320), fit.nullLogLikelihood(), 1e-12);
        assertTrue(fit.gradientNorm() > 0 && fit.gradientNorm() < 1e-6 || fit.gradientNorm() == 0);
        assertTrue(fit.distanceFromTop() >= 0 && fit.distanceFromTop() <= 1e-9);
        assertTrue(fit.iterations() >= 2 && fit.iterations() <= 10);
        assertEquals("CoxRegression[" + fit.coefficients() + "]", fit.toString());
    }

    @Test
    void aRatioIsThePowerOfItsCoefficient() {
        Estimate b = fit(X).coefficients().get("x");
        Estimate ratio = fit(X).hazardRatios().get("x");
        assertEquals(Math.exp(b.value()), ratio.value(), 1e-12);
        assertEquals(ratio.value() * b.standardError(), ratio.standardError(), 1e-12);
        assertEquals(Math.exp(b.interval(0.9).lower()), ratio.interval(0.9).lower(), 1e-9);
        // beyond the range of doubles, up and down
        for (double factor : new double[] {1e-5, -1e-5}) {
            CoxRegression far = fit(times(factor, X));
            assertEquals(b.value() / factor, far.coefficients().get("x").value(), 1e-6 * Math.abs(b.value() / factor));
            assertEquals(Double.NaN, far.hazardRatios().get("x").value());
            assertEquals(Double.NaN, far.hazardRatios().get("x").standardError());
        }
    }

    @Test
    void withoutAMaximumThereAreNoFigures() {
        // who has more leaves earlier, always
        CoxRegression up = fit(new double[] {8, 7, 6, 5, 4, 3, 2, 1});
        assertFalse(up.hasMaximum());
        assertTrue(up.explanation().contains("x (up)"), up.explanation());
        CoxRegression down = fit(TIMES);
        assertTrue(down.explanation().contains("x (down)"), down.explanation());
        assertEquals("CoxRegression[" + down.explanation() + "]", down.toString());
        for (Runnable figure : List.<Runnable>of(
                () -> down.covariance(0, 0),
                () -> down.modelCovariance(0, 0),
                down::coefficients,
                down::hazardRatios,
                down::logLikelihood,
                down::nullLogLikelihood,
                down::likelihoodRatioChiSquare,
                down::pValue,
                down::scoreChiSquare,
                down::waldChiSquare,
                down::gradientNorm,
                down::distanceFromTop,
                down::iterations,
                () -> down.survival(new double[] {1}, 1),
                () -> down.concordance(rows(TIMES)))) {
            assertEquals(
                    down.explanation(),
                    assertThrows(IllegalStateException.class, figure::run).getMessage());
        }
    }

    @Test
    void ofColumnsThatTellTheSameNoOtherIsNamed() {
        CoxRegression twice = fit(X, Y, times(1000, X));
        assertTrue(twice.explanation().startsWith("columns that tell the same: x, z. "), twice.explanation());
    }

    @Test
    void rowsOfNobodyChangeNothing() {
        double[] weights = {1, 1, 1, 0, 1, 1, 1, 1};
        CoxRegression without = CoxRegression.fit(rows(X).withWeights(weights), CoxRegression.Ties.EFRON);
        int[] kept = {0, 1, 2, 4, 5, 6, 7};
        CoxRows seven = CoxRows.of(
                List.of("x"),
                new double[][] {Arrays.stream(kept).mapToDouble(i -> X[i]).toArray()},
                Arrays.stream(kept).mapToDouble(i -> TIMES[i]).toArray(),
                Arrays.copyOf(all(), 7));
        assertEquals(
                CoxRegression.fit(seven, CoxRegression.Ties.EFRON)
                        .coefficients()
                        .get("x")
                        .value(),
                without.coefficients().get("x").value(),
                1e-12);
    }

    /** Customer 1 returned something on day 3, before any purchase, and bought on days 5 and 9; of customer 2 there is a return alone. */
    @Test
    void countingBeginsWithThePurchase() {
        var log = ActivityLog.ofEntries(
                new long[] {1, 1, 1, 2}, new int[] {3, 5, 9, 4}, new int[] {0, 1, 2, 0}, new long[] {-10, 20, 30, -5});
        MeanCumulativeFunction revenue = MeanCumulativeFunction.ofRevenue(log, LocalDate.ofEpochDay(15));
        assertEquals(1, revenue.customerCount());
        assertEquals(20, revenue.mean(0), 1e-12);
        assertEquals(20, revenue.mean(3.5), 1e-12);
        assertEquals(50, revenue.mean(4), 1e-12);
        assertEquals(50, revenue.mean(10), 1e-12);
    }
}
