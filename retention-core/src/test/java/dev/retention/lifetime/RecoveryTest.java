package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.period.TimeUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulate, fit, and find the truth within the interval as often as it says. */
class RecoveryTest {

    private static final int SHOPS = 100;

    /** Of 100 intervals of 95 %, fewer than 88 hold the truth with probability 0.002 and all 100 with 0.006. */
    private static void coversAtItsRate(int covered) {
        assertTrue(covered >= 88 && covered < SHOPS, () -> covered + " of " + SHOPS);
    }

    @Test
    void bgNbdIntervalsHoldTheTruthAndThoseOfItsFiguresToo() {
        var truth = new BgNbd(0.8, 6, 1.2, 3, TimeUnit.WEEK);
        var year = new Horizon(52, TimeUnit.WEEK);
        int[] covered = new int[4];
        int coveredPurchases = 0;
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = BgNbd.fit(new Simulated(shop).histories(truth, 1_000, 78)).orElseThrow();
            count(fit, new double[] {truth.r(), truth.alpha(), truth.a(), truth.b()}, covered);
            Estimate purchases = fit.estimate(model -> model.expectedPurchases(year));
            coveredPurchases += purchases.interval(0.95).contains(truth.expectedPurchases(year)) ? 1 : 0;
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
        coversAtItsRate(coveredPurchases);
    }

    @Test
    void nbdIntervalsHoldTheTruth() {
        var truth = new Nbd(0.8, 6, TimeUnit.WEEK);
        var loyal = new BgNbd(truth.r(), truth.alpha(), 1e-9, 1, TimeUnit.WEEK);
        int[] covered = new int[2];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = Nbd.fit(new Simulated(7_000 + shop).histories(loyal, 1_000, 78))
                    .orElseThrow();
            count(fit, new double[] {truth.r(), truth.alpha()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    @Test
    void mbgNbdIntervalsHoldTheTruth() {
        var truth = new MbgNbd(0.8, 6, 1.2, 3, TimeUnit.WEEK);
        int[] covered = new int[4];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = MbgNbd.fit(new Simulated(1_000 + shop).histories(truth, 1_000, 78))
                    .orElseThrow();
            count(fit, new double[] {truth.r(), truth.alpha(), truth.a(), truth.b()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    @Test
    void paretoNbdIntervalsHoldTheTruth() {
        var truth = new ParetoNbd(0.8, 6, 1.5, 30, TimeUnit.WEEK);
        int[] covered = new int[4];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = ParetoNbd.fit(new Simulated(3_000 + shop).histories(truth, 1_000, 78))
                    .orElseThrow();
            count(fit, new double[] {truth.r(), truth.alpha(), truth.s(), truth.beta()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    @Test
    void bgBbIntervalsHoldTheTruth() {
        var truth = new BgBb(1.2, 0.8, 0.9, 4, TimeUnit.YEAR);
        int[] covered = new int[4];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = BgBb.fit(new Simulated(4_000 + shop).histories(truth, 1_000, 12))
                    .orElseThrow();
            count(fit, new double[] {truth.alpha(), truth.beta(), truth.gamma(), truth.delta()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    @Test
    void contractIntervalsHoldTheTruth() {
        var truth = new ShiftedBetaGeometric(0.8, 2, TimeUnit.YEAR);
        int[] covered = new int[2];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = ShiftedBetaGeometric.fit(new Simulated(5_000 + shop).renewals(truth, 1_000, 8))
                    .orElseThrow();
            count(fit, new double[] {truth.alpha(), truth.beta()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    @Test
    void spendIntervalsHoldTheTruth() {
        var truth = new GammaGamma(4, 3.5, 3_000);
        int[] covered = new int[3];
        for (int shop = 0; shop < SHOPS; shop++) {
            var fit = GammaGamma.fit(new Simulated(6_000 + shop).spend(truth, 1_000))
                    .orElseThrow();
            count(fit, new double[] {truth.p(), truth.q(), truth.v()}, covered);
        }
        for (int c : covered) {
            coversAtItsRate(c);
        }
    }

    private static void count(Maximum<?> fit, double[] truth, int[] covered) {
        for (int i = 0; i < truth.length; i++) {
            covered[i] +=
                    List.copyOf(fit.estimates().values()).get(i).interval(0.95).contains(truth[i]) ? 1 : 0;
        }
    }

    @Test
    void aLargeShopFindsTheParameters() {
        var truth = new BgNbd(0.25, 4.5, 0.8, 2.5, TimeUnit.WEEK);
        BgNbd found = BgNbd.fit(new Simulated(7).histories(truth, 200_000, 52)).model();
        assertEquals(truth.r(), found.r(), 0.01);
        assertEquals(truth.alpha(), found.alpha(), 0.2);
        assertEquals(truth.a(), found.a(), 0.08);
        assertEquals(truth.b(), found.b(), 0.3);
    }
}
