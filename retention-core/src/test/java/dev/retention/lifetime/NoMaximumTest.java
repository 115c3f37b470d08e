package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Data on which a likelihood has no maximum, and what the fit says of them. */
class NoMaximumTest {

    private static String explanation(Fit<?> fit, NoMaximum.Reason reason) {
        assertFalse(fit.isMaximum(), fit::toString);
        NoMaximum<?> none = (NoMaximum<?>) fit;
        assertEquals(reason, none.reason());
        for (double drift : none.drift().values()) {
            assertTrue(Double.isFinite(drift) && drift > 0, none::toString);
        }
        return none.explanation();
    }

    private static GroupedHistories histories(int[] repeats, double[] lastAges, double[] ages) {
        return GroupedHistories.of(repeats, lastAges, ages, GroupedHistories.ones(repeats.length), WEEK);
    }

    @Test
    void nobodyBoughtAgain() {
        var once = histories(new int[] {0, 0, 0}, new double[3], new double[] {10, 20, 30});
        assertEquals(
                "BG/NBD needs at least 4 customers who bought again, got 0 of 3",
                explanation(BgNbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "MBG/NBD needs at least 4 customers who bought again, got 0 of 3",
                explanation(MbgNbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "NBD needs at least 2 customers who bought again, got 0 of 3",
                explanation(Nbd.fit(once), NoMaximum.Reason.TOO_LITTLE_DATA));
        assertEquals(
                "BG/NBD needs at least 4 customers who bought again, got 0 of 0",
                explanation(BgNbd.fit(GroupedHistories.empty(WEEK)), NoMaximum.Reason.TOO_LITTLE_DATA));
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
        String bgNbd = explanation(BgNbd.fit(histories(repeats, lastAges, ages)), NoMaximum.Reason.LIMIT_MODEL);
        assertEquals(
                "the likelihood of BG/NBD has no maximum on these data: it rises as the probability of leaving tends to 0,"
                        + " where everyone stays for ever; use the plain NBD",
                bgNbd);
        assertTrue(Nbd.fit(histories(repeats, lastAges, ages)).isMaximum());
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
        String nbd = explanation(Nbd.fit(histories(repeats, lastAges, ages)), NoMaximum.Reason.LIMIT_MODEL);
        assertTrue(
                nbd.startsWith(
                        "the likelihood of NBD has no maximum on these data: it rises as r and alpha grow together,"
                                + " where everyone buys at the same rate, about 0.2"),
                nbd);
        explanation(BgNbd.fit(histories(repeats, lastAges, ages)), NoMaximum.Reason.LIMIT_MODEL);
        explanation(MbgNbd.fit(histories(repeats, lastAges, ages)), NoMaximum.Reason.LIMIT_MODEL);
    }

    @Test
    void everyoneLeavesWithTheSameProbability() {
        // Poisson buyers of different rates who all toss a fair coin.
        var truth = new BgNbd(1, 2, 1e5, 1e5, WEEK);
        int limits = 0;
        for (int seed = 0; seed < 20; seed++) {
            Fit<BgNbd> fit = BgNbd.fit(new Simulated(seed).histories(truth, 500, 50));
            if (fit instanceof NoMaximum<BgNbd> none) {
                limits++;
                assertTrue(
                        none.explanation()
                                .contains("it rises as a and b grow together, where everyone leaves with the same"
                                        + " probability, about 0."),
                        none.explanation());
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
        String mbgNbd = explanation(MbgNbd.fit(histories(repeats, lastAges, ages)), NoMaximum.Reason.LIMIT_MODEL);
        assertTrue(mbgNbd.contains("it rises as a and b vanish together, where a share of about 0.333"), mbgNbd);
    }

    @Test
    void noComparisonWithoutData() {
        ModelComparison comparison = ModelComparison.of(GroupedHistories.empty(WEEK));
        assertTrue(comparison.best().isEmpty());
        assertTrue(
                comparison.explanation().startsWith("No model has a maximum on these data.\n"),
                comparison.explanation());
        assertTrue(comparison.explanation().contains("NBD: NBD needs at least 2 customers"), comparison.explanation());
    }
}
