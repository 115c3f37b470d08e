package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Estimate;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.internal.math.ReferenceTable;
import dev.retention.lifetime.NoMaximum.Reason;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Gamma–Gamma against 50 digits, q below 1 and a thousand purchases included. */
class GammaGammaTest {

    /** At the maximum for CDNOW, where v is in cents. */
    private static final GammaGamma CDNOW =
            new GammaGamma(6.2495722713237583372, 3.7442246671320240174, 1544.3520962589230793);

    private static GammaGamma model(double[] row) {
        return new GammaGamma(row[0], row[1], row[2]);
    }

    @Test
    void spendOfKnownCustomers() {
        var table = ReferenceTable.of("lifetime", "gammagamma_pointwise");
        table.assertColumn(5, 1e-15, row -> model(row).logDensity((int) row[3], row[4]));
        table.assertColumn(6, 1e-14, row -> StrictMath.exp(model(row).logDensity((int) row[3], row[4])));
        table.assertColumn(7, 1e-15, row -> model(row).expectedSpendMinor((int) row[3], row[4]));
    }

    @Test
    void cdnowHasOneMaximumFromEveryStart() {
        GroupedSpend spend = Cdnow.buyers().groupedSpend();
        agrees(GammaGamma.fit(spend));
        double[] extremes = {1e-4, 1, 1e4};
        for (double p : extremes) {
            for (double q : extremes) {
                for (double v : new double[] {1, 1e4, 1e8}) {
                    agrees(GammaGamma.fit(spend, new GammaGamma(p, q, v)));
                }
            }
        }
        assertEquals(GammaGamma.fit(spend).orElseThrow().logLikelihood(), CDNOW.logLikelihood(spend), 1e-9);
    }

    private static void agrees(Fit<GammaGamma> fit) {
        Maximum<GammaGamma> maximum = fit.orElseThrow();
        double[] parameters = {CDNOW.p(), CDNOW.q(), CDNOW.v()};
        double[] errors = {1.19005533596385, 0.290133065276185, 415.942275196772};
        for (int i = 0; i < 3; i++) {
            Estimate estimate = List.copyOf(maximum.estimates().values()).get(i);
            assertEquals(parameters[i], estimate.value(), 1e-11 * parameters[i], estimate.toString());
            assertEquals(errors[i], estimate.standardError(), 1e-11 * errors[i], estimate.toString());
        }
        // The reference is in dollars: a density per dollar is one per cent times 100, once for each of the 946.
        assertEquals(-4055.9176948018739796 - 946 * StrictMath.log(100), maximum.logLikelihood(), 1e-8);
        assertEquals(946, maximum.observations());
    }

    @Test
    void manyPurchasesSpeakForThemselvesAndNoneForNobody() {
        var model = new GammaGamma(6, 4, 1600);
        assertEquals(6 * 1600 / 3.0, model.expectedSpendMinor());
        assertEquals(50_000, model.expectedSpendMinor(1_000_000, 50_000), 0.05);
        assertTrue(model.expectedSpendMinor(1, 50_000) < 50_000 && model.expectedSpendMinor(1, 50_000) > 3_200);
        var buyers = BuyerHistories.of(
                new long[] {1, 2},
                new int[] {0, 2},
                new double[] {0, 5},
                new double[] {9, 9},
                new long[] {0, 7_000},
                TimeUnit.WEEK);
        assertArrayEquals(
                new double[] {model.expectedSpendMinor(), model.expectedSpendMinor(2, 3_500)},
                model.expectedSpendMinor(buyers));
    }

    /** What someone without a repeat purchase is said to have spent does not count. */
    @Test
    void whoDidNotBuyAgainIsANewCustomer() {
        var model = new GammaGamma(6, 4, 1600);
        var buyer = BuyerHistories.of(
                new long[1], new int[1], new double[1], new double[] {9}, new long[] {70}, TimeUnit.WEEK);
        assertArrayEquals(new double[] {model.expectedSpendMinor()}, model.expectedSpendMinor(buyer));
    }

    /** The geometric mean of what customers spend per purchase: 10 twice and 1,000 once. */
    @Test
    void searchesBeginAroundWhatIsTypical() {
        double typical = Math.cbrt(100_000);
        double[][] starts =
                GammaGamma.starts(GroupedSpend.of(new int[] {1, 2}, new long[] {10, 2_000}, new long[] {2, 1}));
        double[] shares = {0.5, 2, 0.1, 1, 0.5};
        for (int i = 0; i < shares.length; i++) {
            assertEquals(shares[i] * typical, starts[i][2], 1e-12 * typical);
        }
        assertEquals(
                "it rises as q and v grow together, where all customers spend alike, about 500 per purchase",
                GammaGamma.limit(new double[] {1_000, 2, 1}));
        assertTrue(GammaGamma.limit(new double[] {Math.nextUp(1_000.0), 2, 1}).startsWith("it rises as p grows"));
    }

    @Test
    void withoutAMeanTheExpectationIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, new GammaGamma(3, 1, 20).expectedSpendMinor());
        assertEquals(Double.POSITIVE_INFINITY, new GammaGamma(3, 0.8, 20).expectedSpendMinor());
        assertEquals(Double.POSITIVE_INFINITY, new GammaGamma(0.1, 0.8, 20).expectedSpendMinor(1, 50));
    }

    @Test
    void thereAreNoReturns() {
        GroupedSpend spend = GroupedSpend.of(new int[] {1, 2, 3}, new long[] {900, -50, 100});
        rejected(
                "spend must hold amounts > 0 only, got spendMinor=-50 for 2 repeats: Gamma–Gamma knows no returns, use rows"
                        + " with an amount above 0 only",
                () -> GammaGamma.fit(spend));
        rejected(
                "spend must hold amounts > 0 only, got spendMinor=-50 for 2 repeats: Gamma–Gamma knows no returns, use rows"
                        + " with an amount above 0 only",
                () -> CDNOW.logLikelihood(spend));
        rejected(
                "meanSpendMinor must be finite and > 0, got meanSpendMinor=0.0: Gamma–Gamma knows no returns, use rows with"
                        + " an amount above 0 only",
                () -> CDNOW.expectedSpendMinor(1, 0));
        rejected("repeats must be > 0, got repeats=0", () -> CDNOW.logDensity(0, 10));
        var buyers = BuyerHistories.of(
                new long[] {4, 5},
                new int[] {1, 1},
                new double[] {2, 2},
                new double[] {3, 3},
                new long[] {500, 0},
                TimeUnit.WEEK);
        rejected(
                "buyers must have spent > 0 where they bought again, got repeatSpendMinor[1]=0 for 1 repeats: Gamma–Gamma"
                        + " knows no returns, use rows with an amount above 0 only",
                () -> CDNOW.expectedSpendMinor(buyers));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void whereTheLikelihoodHasNoMaximumItSaysWhatItTendsTo() {
        var none = (NoMaximum<GammaGamma>) GammaGamma.fit(
                GroupedSpend.of(new int[] {1, 1, 1, 1, 1, 1}, new long[] {100, 250, 300, 400, 120, 900}));
        assertEquals(Reason.LIMIT_MODEL, none.reason());
        assertTrue(
                none.explanation()
                        .contains("it rises as p grows, where all purchases of a customer come to the same amount"),
                none::explanation);
        var few = (NoMaximum<GammaGamma>) GammaGamma.fit(GroupedSpend.of(new int[] {1, 2}, new long[] {100, 100}));
        assertEquals("Gamma–Gamma needs at least 3 customers who bought again, got 2", few.explanation());
    }

    /** The slopes at the top are none, and the covariance is the inverse of the curvature: both by differences of the likelihood. */
    private static <M> void assertTop(Maximum<M> maximum, double[] top, ToDoubleFunction<double[]> logLikelihood) {
        int n = top.length;
        double h = 1e-3;
        double[][] curvature = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double[] signs = {1, 1, -1, -1};
                double[] others = {1, -1, 1, -1};
                for (int k = 0; k < 4; k++) {
                    double[] at = top.clone();
                    at[i] *= Math.exp(signs[k] * h);
                    at[j] *= Math.exp(others[k] * h);
                    curvature[i][j] -= signs[k] * others[k] * logLikelihood.applyAsDouble(at) / (4 * h * h);
                }
            }
            double[] up = top.clone();
            double[] down = top.clone();
            up[i] *= Math.exp(h);
            down[i] *= Math.exp(-h);
            double slope = (logLikelihood.applyAsDouble(up) - logLikelihood.applyAsDouble(down)) / (2 * h);
            assertEquals(0, slope, 2e-4 * Math.max(1, curvature[i][i]), "slope " + i);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double product = 0;
                for (int k = 0; k < n; k++) {
                    product += curvature[i][k] * maximum.covariance(k, j) / top[k] / top[j];
                }
                assertEquals(
                        i == j ? 1 : 0, product, 2e-3 * Math.max(1, curvature[i][i] / curvature[j][j]), i + ", " + j);
            }
        }
    }

    @Test
    void theTopIsOneAndItsErrorsAreThoseOfItsCurvature() {
        GroupedSpend spend = new Simulated(3).spend(new GammaGamma(6, 4, 1_600), 300);
        Maximum<GammaGamma> maximum = GammaGamma.fit(spend).orElseThrow();
        GammaGamma model = maximum.model();
        assertTop(
                maximum,
                new double[] {model.p(), model.q(), model.v()},
                at -> new GammaGamma(at[0], at[1], at[2]).logLikelihood(spend));
        assertEquals(model.logLikelihood(spend), maximum.logLikelihood(), 1e-8);
        double byRow = 0;
        for (int row = 0; row < spend.rowCount(); row++) {
            int x = spend.repeats(row);
            byRow += spend.count(row) * model.logDensity(x, (double) spend.spendMinor(row) / x);
        }
        assertEquals(byRow, model.logLikelihood(spend), 1e-8);
        GammaGamma again = GammaGamma.fit(spend, new GammaGamma(1, 2, 50)).model();
        assertEquals(model.p(), again.p(), 1e-6 * model.p());
        assertEquals(model.v(), again.v(), 1e-6 * model.v());
    }

    /** Customers of 25 purchases spend as much as the mean of those of one: they spend alike, on average Σ spend / Σ purchases. */
    @Test
    void whereAllSpendAlikeItSaysHowMuch() {
        var none = (NoMaximum<GammaGamma>) GammaGamma.fit(GroupedSpend.of(
                new int[] {1, 1, 1, 1, 1, 1, 25, 25, 25, 25},
                new long[] {50, 80, 110, 90, 160, 110, 2_500, 2_500, 2_500, 2_500}));
        assertEquals(
                "the likelihood of Gamma–Gamma has no maximum on these data: it rises as q and v grow together, where all"
                        + " customers spend alike, about 100 per purchase",
                none.explanation());
        assertEquals(Reason.LIMIT_MODEL, none.reason());
        Fit<GammaGamma> three = GammaGamma.fit(GroupedSpend.of(new int[] {1, 2, 3}, new long[] {100, 100, 900}));
        assertTrue(!(three instanceof NoMaximum<GammaGamma> no) || no.reason() != Reason.TOO_LITTLE_DATA);
    }

    @Test
    void nothingAndTheInfiniteAreNoAmounts() {
        rejected(
                "spend must hold amounts > 0 only, got spendMinor=0 for 2 repeats: Gamma–Gamma knows no returns, use rows"
                        + " with an amount above 0 only",
                () -> CDNOW.logLikelihood(GroupedSpend.of(new int[] {1, 2}, new long[] {900, 0})));
        rejected(
                "meanSpendMinor must be finite and > 0, got meanSpendMinor=Infinity: Gamma–Gamma knows no returns, use rows"
                        + " with an amount above 0 only",
                () -> CDNOW.expectedSpendMinor(1, Double.POSITIVE_INFINITY));
    }
}
