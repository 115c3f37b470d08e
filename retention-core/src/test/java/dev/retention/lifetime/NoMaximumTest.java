package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.forecast.ModelComparison;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data on which a likelihood has no maximum, and what the fit says of them. */
class NoMaximumTest {

    private static String explanation(Fit<?> fit, NoMaximum.Reason reason) {
        assertFalse(fit.hasMaximum(), fit::toString);
        NoMaximum<?> none = (NoMaximum<?>) fit;
        assertEquals(reason, none.reason());
        for (double drift : none.drift().values()) {
            assertTrue(Double.isFinite(drift) && drift > 0, none::toString);
        }
        return none.explanation();
    }

    private static GroupedHistories histories(int[] repeats, double[] lastAges, double[] ages) {
        return GroupedHistories.of(repeats, lastAges, ages, Simulated.ones(repeats.length), WEEK);
    }

    @Test
    void nobodyBoughtAgain() {
        var once = histories(new int[] {0, 0, 0}, new double[3], new double[] {10, 20, 30});
        assertEquals(
                "BG/NBD needs customers who bought again, got none among 3",
                explanation(BgNbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "MBG/NBD needs customers who bought again, got none among 3",
                explanation(MbgNbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "NBD needs customers who bought again, got none among 3",
                explanation(Nbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "BG/NBD needs customers who bought again, got none among 0",
                explanation(BgNbd.fit(GroupedHistories.empty(WEEK)), NoMaximum.Reason.TOO_LITTLE_DATA));
    }

    @Test
    void nobodyBoughtThreeTimes() {
        var twice =
                histories(new int[] {0, 0, 0, 1, 1}, new double[] {0, 0, 0, 2, 5}, new double[] {10, 20, 30, 10, 30});
        assertEquals(
                "the likelihood of BG/NBD has no maximum on these data: it rises as everyone leaves after the first purchase at"
                        + " which one can; nobody bought once more",
                explanation(BgNbd.fit(twice), NoMaximum.Reason.LIMIT_MODEL));
        assertTrue(MbgNbd.fit(twice).hasMaximum());
    }

    @Test
    void nobodyLeaves() {
        // Rates differ, and everyone bought in the last week.
        int n = 60;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = 1 + i % 30 * (i % 3);
            ages[i] = 40;
            lastAges[i] = 39.9;
        }
        Maximum<BgNbd> bgNbd = BgNbd.fit(histories(repeats, lastAges, ages)).orElseThrow();
        assertEquals(Set.of(Limit.NOBODY_LEAVES), bgNbd.limits());
        Maximum<Nbd> nbd = Nbd.fit(histories(repeats, lastAges, ages)).orElseThrow();
        assertEquals(Set.of(), nbd.limits());
        assertEquals(nbd.logLikelihood(), bgNbd.logLikelihood(), 1e-10);
        assertEquals(nbd.model().r(), bgNbd.model().r(), 1e-10);
    }

    @Test
    void everyoneBuysAtTheSameRate() {
        int n = 20;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = 10;
            ages[i] = 40;
            lastAges[i] = 38;
        }
        Maximum<Nbd> poisson = Nbd.fit(histories(repeats, lastAges, ages)).orElseThrow();
        assertEquals("NBD where everyone buys at the same rate", poisson.name());
        Estimate rate = poisson.estimates().get("rate");
        // 200 purchases in 800 weeks.
        assertEquals(0.25, rate.value(), 1e-12);
        assertEquals(0.25 / Math.sqrt(200), rate.standardError(), 1e-12);
        assertEquals(200 * Math.log(0.25) - 200, poisson.logLikelihood(), 1e-8);
        assertEquals(2 + 400 * (1 + Math.log(4)), poisson.aic(), 1e-8);
        assertEquals(
                5, poisson.model().expectedPurchases(new BuyerHistory(3, 1, 7, WEEK), new Horizon(20, WEEK)), 1e-9);
        assertEquals(
                Math.exp(-5) * 125 / 6,
                poisson.model().probabilityOfPurchases(3, new BuyerHistory(3, 1, 7, WEEK), new Horizon(20, WEEK)),
                1e-10);
        assertTrue(BgNbd.fit(histories(repeats, lastAges, ages))
                .orElseThrow()
                .limits()
                .contains(Limit.SAME_RATE));
        assertTrue(MbgNbd.fit(histories(repeats, lastAges, ages))
                .orElseThrow()
                .limits()
                .contains(Limit.SAME_RATE));
    }

    @Test
    void everyoneLeavesWithTheSameProbability() {
        // Poisson buyers of different rates who all toss a fair coin.
        var truth = new BgNbd(1, 2, 1e5, 1e5, WEEK);
        int limits = 0;
        for (int seed = 0; seed < 20; seed++) {
            Fit<BgNbd> fit = BgNbd.fit(new Simulated(seed).histories(truth, 500, 50));
            Maximum<BgNbd> maximum = fit.orElseThrow();
            if (maximum.limits().equals(Set.of(Limit.SAME_LEAVING))) {
                limits++;
                assertEquals(3, maximum.size());
                assertEquals(1, maximum.estimates().get("oddsOfLeaving").value(), 0.25);
            }
        }
        // By chance about half of such samples look a little heterogeneous, and half less than homogeneous.
        assertTrue(limits >= 3 && limits <= 17, limits + " of 20");
    }

    @Test
    void someLeaveAtOnceAndTheOthersNever() {
        // Buyers of different rates, a third of whom never buy again.
        int n = 90;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            boolean stays = i % 3 != 0;
            repeats[i] = stays ? 5 + i % 11 : 0;
            ages[i] = 40;
            lastAges[i] = stays ? 39.5 : 0;
        }
        Maximum<MbgNbd> mbgNbd = MbgNbd.fit(histories(repeats, lastAges, ages)).orElseThrow();
        assertEquals(Set.of(Limit.ALL_OR_NOTHING), mbgNbd.limits());
        assertEquals(0.5, mbgNbd.estimates().get("oddsOfLeaving").value(), 0.01);
        assertEquals(1, mbgNbd.model().probabilityAlive(new BuyerHistory(5, 10, 40, WEEK)));
    }

    @Test
    void noComparisonWithoutData() {
        ModelComparison comparison = ModelComparison.of(GroupedHistories.empty(WEEK));
        assertTrue(comparison.best().isEmpty());
        assertTrue(
                comparison.explanation().startsWith("No model has a maximum on these data.\n"),
                comparison.explanation());
        assertTrue(comparison.explanation().contains("NBD: NBD needs customers"), comparison.explanation());
    }
}
