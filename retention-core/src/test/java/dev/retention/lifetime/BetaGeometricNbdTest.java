package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.ReferenceTable;
import org.junit.jupiter.api.Test;

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
}
