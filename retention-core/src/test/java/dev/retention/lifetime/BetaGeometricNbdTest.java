package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * BG/NBD and MBG/NBD against 50 digits, at ordinary parameters and at those where closed forms break: a = 1, next to 1, a + b
 * = 1 and below, thousands of purchases.
 */
class BetaGeometricNbdTest {

    private static BgNbd bg(double[] row) {
        return new BgNbd(row[0], row[1], row[2], row[3], WEEK);
    }

    private static MbgNbd mbg(double[] row) {
        return new MbgNbd(row[0], row[1], row[2], row[3], WEEK);
    }

    private static BuyerHistory history(double[] row) {
        return new BuyerHistory((int) row[4], row[5], row[6], WEEK);
    }

    @Test
    void bgNbdOfKnownCustomers() {
        var table = ReferenceTable.of("lifetime", "bgnbd_pointwise");
        table.assertColumn(7, 1e-13, row -> bg(row).logLikelihood(history(row)));
        table.assertColumn(8, 1e-13, row -> bg(row).probabilityAlive(history(row)));
        table.assertColumn(10, 1e-13, row -> bg(row).expectedPurchases(history(row), new Horizon(row[9], WEEK)));
    }

    @Test
    void mbgNbdOfKnownCustomers() {
        var table = ReferenceTable.of("lifetime", "mbgnbd_pointwise");
        table.assertColumn(7, 1e-13, row -> mbg(row).logLikelihood(history(row)));
        table.assertColumn(8, 1e-13, row -> mbg(row).probabilityAlive(history(row)));
        table.assertColumn(10, 1e-13, row -> mbg(row).expectedPurchases(history(row), new Horizon(row[9], WEEK)));
    }

    @Test
    void ofNewCustomers() {
        var bgNbd = ReferenceTable.of("lifetime", "bgnbd_expectation_pmf");
        bgNbd.assertColumn(5, 1e-13, row -> bg(row).expectedPurchases(new Horizon(row[4], WEEK)));
        int[] purchases = {0, 1, 2, 5, 10, 20};
        for (int i = 0; i < purchases.length; i++) {
            int n = purchases[i];
            bgNbd.assertColumn(6 + i, 1e-13, row -> bg(row).probabilityOfPurchases(n, new Horizon(row[4], WEEK)));
        }
        ReferenceTable.of("lifetime", "mbgnbd_expectation")
                .assertColumn(5, 1e-13, row -> mbg(row).expectedPurchases(new Horizon(row[4], WEEK)));
    }

    /** One-time buyers may be gone or slow: here each story has a top, and the one that is true is 4.3 higher. */
    @Test
    void ofTwoTopsTheHigherOneCounts() {
        var truth = new MbgNbd(0.2073786632484393, 4.782630355217361, 0.08736136094928185, 0.264559133465882, WEEK);
        GroupedHistories histories = new Simulated(561).histories(truth, 3_875, 52);
        Maximum<MbgNbd> fit = MbgNbd.fit(histories).orElseThrow();
        assertEquals(MbgNbd.fit(histories, truth).orElseThrow().logLikelihood(), fit.logLikelihood(), 1e-6);
        assertTrue(fit.logLikelihood() > truth.logLikelihood(histories));
    }

    @Test
    void futuresFarFromOrdinary() {
        var table = ReferenceTable.of("lifetime", "future_wide");
        table.assertColumn(7, 1e-12, row -> bg(row).expectedPurchases(new Horizon(row[4], WEEK)));
        table.assertColumn(8, 1e-12, row -> bg(row).discountedPurchases(discount(row), new Horizon(row[4], WEEK)));
        table.assertColumn(9, 1e-12, row -> bg(row).discountedPurchases(discount(row), Horizon.UNLIMITED));
        table.assertColumn(10, 1e-12, row -> bg(row).probabilityOfPurchases((int) row[6], new Horizon(row[4], WEEK)));
    }

    private static DiscountRate discount(double[] row) {
        return DiscountRate.continuous(row[5], WEEK);
    }

    /** E[X] and E[X (X - 1)] from all P(N = n) of a customer who stays, from the likeliest n to both sides. */
    private static double[] moments(double r, double alpha, double a, double b, double t) {
        double w = t / (alpha + t);
        int mode = (int) Math.max(0, (r - 1) * t / alpha);
        int most = (int) (mode + 60 * Math.sqrt(r * (t / alpha) * (1 + t / alpha)) + 40 * (1 + t / alpha) + 100);
        double[] p = new double[most + 1];
        p[mode] = 1;
        for (int n = mode; n < most; n++) {
            p[n + 1] = p[n] * w * ((r + n) / (n + 1));
        }
        for (int n = mode; n > 0; n--) {
            p[n - 1] = p[n] / (w * ((r + n - 1) / n));
        }
        double total = 0;
        double survival = 1;
        double purchases = 0;
        double pairs = 0;
        double[] sums = new double[2];
        for (int n = 0; n <= most; n++) {
            total += p[n];
            sums[0] += p[n] * purchases;
            sums[1] += p[n] * pairs;
            // The next purchase is made if none of the n before was the last.
            purchases += survival;
            pairs += 2.0 * n * survival;
            survival *= (b + n) / (a + b + n);
        }
        return new double[] {sums[0] / total, sums[1] / total};
    }

    /** Rates from one in a hundred years to a thousand purchases, and shapes for which the sums leave the range of a double. */
    @Test
    void expectationsAndVariancesAreThoseOfAllNumbersOfPurchases() {
        double[][] coins = {{0.5, 2}, {1, 1}, {3, 0.7}, {1e-6, 4}, {0.02, 30}, {8, 40}};
        double[][] rates = {
            {0.8, 6, 26},
            {0.01, 100, 1},
            {3, 2, 40},
            {12, 1, 15},
            {40, 3, 30},
            {900, 10, 10},
            {9_000, 100, 10},
            {2, 0.05, 1.1}
        };
        for (double[] coin : coins) {
            for (double[] rate : rates) {
                var model = new BgNbd(rate[0], rate[1], coin[0], coin[1], WEEK);
                var horizon = new Horizon(rate[2], WEEK);
                double[] expected = moments(rate[0], rate[1], coin[0], coin[1], rate[2]);
                double mean = expected[0];
                assertEquals(mean, model.expectedPurchases(horizon), 1e-11 * mean, model::toString);
                double variance = expected[1] + mean - mean * mean;
                assertEquals(
                        variance,
                        model.varianceOfPurchases(horizon),
                        1e-9 * variance + 1e-11 * (mean * mean + mean),
                        model::toString);
            }
        }
    }

    @Test
    void nothingIsBoughtInNoTimeAndWhatIsBoughtForEverIsKnown() {
        var model = new BgNbd(2_000, 1, 3, 4, WEEK);
        var none = new Horizon(0, WEEK);
        assertEquals(0, model.expectedPurchases(none));
        assertEquals(0, model.varianceOfPurchases(none));
        assertEquals(1, model.probabilityOfPurchases(0, none));
        assertEquals(0, model.probabilityOfPurchases(3, none));
        // (a + b - 1) / (a - 1), in the long run and for ever; without end where a is 1 or less.
        assertEquals(3, model.expectedPurchases(Horizon.UNLIMITED));
        assertEquals(3, new BgNbd(1, 1e-4, 3, 4, WEEK).expectedPurchases(new Horizon(52, WEEK)), 1e-4);
        assertEquals(Double.POSITIVE_INFINITY, new BgNbd(1, 1, 1, 4, WEEK).expectedPurchases(Horizon.UNLIMITED));
        assertEquals(Double.POSITIVE_INFINITY, new BgNbd(1, 1, 0.5, 4, WEEK).expectedPurchases(Horizon.UNLIMITED));
        // Who is gone for certain buys nothing, also for ever.
        var gone = new BuyerHistory(500, 1, 1_000_000, WEEK);
        var endless = new BgNbd(1, 1, 0.5, 0.5, WEEK);
        assertEquals(0, endless.probabilityAlive(gone));
        assertEquals(0, endless.expectedPurchases(gone, Horizon.UNLIMITED));
    }

    @Test
    void aHundredThousandPurchasesAreTheMost() {
        var busy = new BgNbd(2_000, 1, 0.5, 4, WEEK);
        var tooLong = new Horizon(50.5, WEEK);
        String message =
                "horizon must be so short that customers who stay buy at most 100000.0 times, got horizon=50.5 with"
                        + " r=2000.0, alpha=1.0, which is 101000.0 times";
        rejected(message, () -> busy.expectedPurchases(tooLong));
        rejected(message, () -> busy.varianceOfPurchases(tooLong));
        rejected(message, () -> busy.discountedPurchases(DiscountRate.continuous(0.1, WEEK), tooLong));
        // Also where all purchases to come have a limit.
        var leaving = new ActiveBuyer(2_000, 4, 1.5, 4);
        String inFours = message.replace("50.5", "202.0").replace("alpha=1.0", "alpha=4.0");
        rejected(inFours, () -> leaving.expectedPurchases(202));
        rejected(inFours, () -> leaving.expectedPairs(202));
        assertEquals(9, leaving.expectedPurchases(Double.POSITIVE_INFINITY));
        assertTrue(busy.expectedPurchases(new Horizon(50, WEEK)) > 1_000);
        // Shapes up to 1,000 are summed whatever the horizon.
        assertTrue(Double.isFinite(new BgNbd(1_000, 1, 0.5, 4, WEEK).expectedPurchases(new Horizon(101, WEEK))));
    }

    @Test
    void numbersOfPurchasesAreEverything() {
        var year = new Horizon(52, WEEK);
        for (PurchaseModel model :
                new PurchaseModel[] {new BgNbd(0.7, 30, 0.6, 2, WEEK), new MbgNbd(0.7, 30, 0.6, 2, WEEK)}) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n < 200; n++) {
                sum += model.probabilityOfPurchases(n, year);
                mean += n * model.probabilityOfPurchases(n, year);
            }
            assertEquals(1, sum, 1e-12);
            assertEquals(model.expectedPurchases(year), mean, 1e-10);
            assertEquals(mean, model.discountedPurchases(DiscountRate.NONE, year), 1e-10);
            assertTrue(model.discountedPurchases(DiscountRate.continuous(0.01, WEEK), year) < mean);
        }
    }

    /** It is said only where the data leave no doubt. */
    @Test
    void whatTheLikelihoodTendsToIsSaid() {
        String everyone =
                "it rises as everyone leaves after the first purchase at which one can; nobody bought once more";
        String unknown = "it rises towards the end of the range of its parameters";
        assertEquals(everyone, BetaGeometricNbd.limit(new double[] {1, 1, 1, Math.nextDown(1e-6)}));
        assertEquals(unknown, BetaGeometricNbd.limit(new double[] {1, 1, 1, 1e-6}));
        assertEquals(everyone, BetaGeometricNbd.limit(new double[] {1, 1, 1e9, 1}));
    }

    /** A rate below 0 makes what comes later worth more. */
    @Test
    void discountsMayBeBelowNothing() {
        var model = new BgNbd(0.8, 6, 1.2, 3, WEEK);
        var year = new Horizon(52, WEEK);
        double expected = model.expectedPurchases(year);
        assertEquals(expected, model.discountedPurchases(DiscountRate.continuous(-1e-9, WEEK), year), 1e-7 * expected);
        assertTrue(model.discountedPurchases(DiscountRate.continuous(-0.01, WEEK), year) > 1.05 * expected);
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** One in 10¹² leaves, and who is silent for ever is one of them: all digits of 10⁻¹² are there. */
    @Test
    void whoHardlyEverLeavesAndIsGoneIsLikelyToBeAsLittle() {
        var history = new BuyerHistory(1, 1, 1e11, WEEK);
        // Γ(51) / Γ(50) 2⁻⁵⁰ 2⁻¹, and a / (a + b) of the toss.
        double expected = Math.log(50) - 51 * Math.log(2) + Math.log(1e-12 / (1 + 1e-12));
        assertEquals(expected, new BgNbd(50, 1, 1e-12, 1, WEEK).logLikelihood(history), 1e-12 * -expected);
    }
}
