package dev.retention.survival;

import static dev.retention.survival.Columns.all;
import static dev.retention.survival.Columns.at;
import static dev.retention.survival.Columns.of;
import static dev.retention.survival.Columns.rejected;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.ForgedForm;
import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Time 0, the very limit of a range, counts as large as can be, and streams that somebody made. */
class SurvivalLimitsTest {

    private static String overflow(Runnable call) {
        return assertThrows(ArithmeticException.class, call::run).getMessage();
    }

    /** Without anybody cut off the error is that of a share. */
    @Test
    void whoLeavesAtOnceIsCountedInTheError() {
        CompetingRisks risks = CompetingRisks.of(at(0, 1, 2, 3), new int[] {1, 1, 2, 1}, 2);
        assertEquals(Math.sqrt(1 / 4.0 * 3 / 4.0 / 4), risks.standardError(1, 0), 1e-15);
        assertEquals(Math.sqrt(1 / 4.0 * 3 / 4.0 / 4), risks.survivalStandardError(0), 1e-15);
        assertEquals(Math.sqrt(1 / 2.0 * 1 / 2.0 / 4), risks.survivalStandardError(1), 1e-15);
        assertEquals(0, risks.survivalStandardError(3));
        assertEquals(Double.NaN, CompetingRisks.empty(2).survivalStandardError(0));
    }

    /** One of two buys something at once: (1 - 1/2) / 2 and -1/2 / 2. */
    @Test
    void whatHappensAtOnceIsCountedInTheError() {
        var function = MeanCumulativeFunction.of(at(0, 0), at(3, 3), new int[] {0}, at(-0.0), at(1));
        assertEquals(0.5, function.mean(0));
        assertEquals(0.5, function.mean(-0.0));
        assertEquals(Math.sqrt(2 / 16.0), function.at(0).standardError(), 1e-15);
        assertEquals(Double.NaN, function.at(3.5).value());
        assertEquals(Double.NaN, function.at(3.5).standardError());
    }

    @Test
    void anEntryIsANumberAlsoWhereSomethingHappened() {
        assertEquals(
                "entries[0] must be finite and >= 0, got entries[0]=NaN",
                rejected(() -> MeanCumulativeFunction.of(at(Double.NaN), at(3), new int[1], at(1), at(1))));
    }

    @Test
    void timesAreTheSameUpToTheVeryLimit() {
        double[] near = {1, 1 + 0x1p-26, 1 + 0x3p-26};
        assertArrayEquals(at(1, 1, 1 + 0x3p-26), SameTime.WITHIN_ROUNDING.align(at(0), near)[1]);
        // of their mean, 1024
        double[] far = {1024 - 0x1p-17, 1024 + 0x1p-17};
        assertArrayEquals(at(far[0], far[0]), SameTime.WITHIN_ROUNDING.align(far)[0]);
        double minusZero = SameTime.WITHIN_ROUNDING.align(at(-0.0), at(1024))[0][0];
        assertEquals(Double.POSITIVE_INFINITY, 1 / minusZero, "no -0.0");
    }

    @Test
    void lateEntriesOfNobodyAreLeftOut() {
        assertEquals(
                SurvivalTable.of(at(0, 2), at(4, 5), all(2), of(1, 1)),
                SurvivalTable.of(at(1, 0, 2), at(3, 4, 5), all(3), of(0, 1, 1)));
    }

    @Test
    void moreThanALongHoldsAreNamed() {
        double[] times = {3, 3};
        assertEquals(
                "events overflows a long: 9223372036854775807 + 1",
                overflow(() -> SurvivalTable.of(times, all(2), of(Long.MAX_VALUE, 1))));
        assertEquals(
                "censored overflows a long: 9223372036854775807 + 1",
                overflow(() -> SurvivalTable.of(times, new boolean[2], of(Long.MAX_VALUE, 1))));
    }

    /** 1100 halvings, each by one of two who came just before: the share is 2⁻¹¹⁰⁰, which no double holds. */
    @Test
    void aShareThatIsTooSmallForADoubleHasNoError() {
        int n = 1_100;
        double[] entries = new double[2 * n];
        double[] durations = new double[2 * n];
        boolean[] ended = new boolean[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            entries[i] = i / 2;
            durations[i] = i / 2 + 1;
            ended[i] = i % 2 == 0;
        }
        long[] ones = new long[2 * n];
        Arrays.fill(ones, 1);
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(entries, durations, ended, ones));
        assertEquals(0x1p-1000, curve.survival(1000));
        assertEquals(0x1p-1000 * Math.sqrt(500), curve.standardError(1000), 1e-9 * 0x1p-1000);
        assertEquals(0, curve.survival(n));
        assertEquals(Double.NaN, curve.standardError(n));
    }

    /** The curve is 3/4 from 1 to 2: nearer than 1e-12 a level is that one, and so is one that is exactly so near. */
    @Test
    void aPlateauIsAtALevelUpToTheVeryLimit() {
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(at(1, 2, 3, 4), all(4)));
        double above = 0.75 + 1e-12;
        while (above - 1e-12 > 0.75) {
            above = Math.nextDown(above);
        }
        while (above - 1e-12 < 0.75) {
            above = Math.nextUp(above);
        }
        double below = 0.75 - 1e-12;
        while (below + 1e-12 > 0.75) {
            below = Math.nextDown(below);
        }
        while (below + 1e-12 < 0.75) {
            below = Math.nextUp(below);
        }
        assertEquals(0.75, above - 1e-12);
        assertEquals(0.75, below + 1e-12);
        assertEquals(1.5, curve.quantile(0.25));
        assertEquals(1.5, curve.quantile(1 - below), "the first time at which it is there");
        assertEquals(1, curve.quantile(1 - above), "it is below already");
        assertEquals(2, curve.quantile(1 - 0.75 + 1e-11));
        assertEquals(1, curve.quantile(1 - 0.75 - 1e-11));
    }

    @Test
    void oddsBeyondDoublesAreCertain() {
        assertEquals(1, IntervalTransform.LOGIT.end(0.5, 400, 2));
        assertEquals(0, IntervalTransform.LOGIT.end(0.5, 400, -2));
        assertEquals(0.5, IntervalTransform.LOGIT.end(0.5, 400, 0));
    }

    /** A share and its interval on every scale: the lower end is the lower one. */
    @Test
    void anIntervalHoldsItsShare() {
        CompetingRisks risks = CompetingRisks.of(at(1, 2, 3, 4, 5), new int[] {1, 2, 0, 1, 0}, 2);
        for (IntervalTransform transform : IntervalTransform.values()) {
            double share = risks.incidence(1, 4);
            Interval interval = risks.interval(1, 4, transform, 0.5);
            double z = 0.6744897501960817;
            double error = risks.standardError(1, 4) / share;
            assertEquals(transform.end(share, error, -z), interval.lower(), 1e-12, transform.name());
            assertEquals(transform.end(share, error, z), interval.upper(), 1e-12, transform.name());
        }
    }

    @Test
    void anErrorIsFinite() {
        assertEquals(
                "standardError must be finite and >= 0, or NaN, got standardError=Infinity",
                rejected(() -> new RestrictedMean(5, 3, Double.POSITIVE_INFINITY)));
        assertEquals(3, new RestrictedMean(5, 3, Double.NaN).mean());
    }

    @Test
    void weightsAreThoseOfTheirFormula() {
        assertEquals(1, LogRankWeight.logRank().at(7, 0.5, 0.5, 0.6));
        assertEquals(7, LogRankWeight.gehan().at(7, 0.5, 0.5, 0.6));
        assertEquals(Math.sqrt(7), LogRankWeight.taroneWare().at(7, 0.5, 0.5, 0.6));
        assertEquals(0.6, LogRankWeight.petoPeto().at(7, 0.5, 0.5, 0.6));
        assertEquals(0.25 * 0.125, LogRankWeight.flemingHarrington(2, 3).at(7, 0.5, 0.5, 0.6), 1e-15);
    }

    /**
     * Of F(44) customers F(43) leave, and of F(43) others F(42): as shares they differ by 1 in F(44) F(43) alone, which no difference of doubles
     * tells.
     */
    @Test
    void groupsThatDifferByALastDigitAreTold() {
        long[] f = new long[45];
        f[1] = 1;
        for (int i = 2; i < f.length; i++) {
            f[i] = f[i - 1] + f[i - 2];
        }
        SurvivalTable one = SurvivalTable.of(at(1, 2), new boolean[] {true, false}, of(f[43], f[44] - f[43]));
        SurvivalTable other = SurvivalTable.of(at(1, 2), new boolean[] {true, false}, of(f[42], f[43] - f[42]));
        double n = f[44] + f[43];
        double d = f[43] + f[42];
        // F(43)² - F(44) F(42) = 1
        double excess = 1 / n;
        double variance = d / n * (f[44] / n) * (f[43] / n) * ((n - d) / (n - 1)) * n;
        double expected = excess * excess / variance;
        assertEquals(expected, LogRankTest.of(one, other).chiSquare(), 1e-9 * expected);
        assertEquals(expected, LogRankTest.of(other, one).chiSquare(), 1e-9 * expected);
    }

    @Test
    void aPurchaseThatIsNotMadeYetHasNoNextOne() {
        LocalDate since = LocalDate.ofEpochDay(10);
        LocalDate asOf = LocalDate.ofEpochDay(40);
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 2, 2, 3}, new int[] {15, 20, 25, 30});
        assertEquals(
                SurvivalTable.of(at(15), new boolean[] {false}),
                Durations.toNextPurchase(log, 2, since, asOf, SameDay.APART));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-31, got asOf=1970-01-30: cut the log with upTo(asOf)",
                rejected(() -> Durations.toNextPurchase(log, 2, since, LocalDate.ofEpochDay(29), SameDay.APART)));
    }

    /** Watching began today: who bought today is watched from the start, and whoever bought before from now on, which is not yet. */
    @Test
    void theFirstDayOfWatchingMayBeTheLast() {
        LocalDate today = LocalDate.ofEpochDay(100);
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 2, 3, 3}, new int[] {100, 60, 90, 100});
        assertEquals(
                SurvivalTable.of(at(0), new boolean[] {false}),
                Durations.toNextPurchase(log, 1, today, today, SameDay.APART));
    }

    private static void damaged(Class<?> type, Object... columns) throws ReflectiveOperationException {
        String message = ForgedForm.failure(type, columns);
        assertEquals("checksum must be that of the columns, ", message.substring(0, 38));
        assertEquals(", got checksum=7: the stream is damaged", message.substring(message.length() - 39));
    }

    @Test
    void aChecksumOfSomethingElseIsSeen() throws ReflectiveOperationException {
        SurvivalTable table = SurvivalTable.of(at(1, 2), all(2));
        damaged(KaplanMeier.class, table, 7L);
        damaged(NelsonAalen.class, table, 7L);
        damaged(LogRankWeight.class, WeightRule.Plain.GEHAN, 7L);
        assertEquals(KaplanMeier.of(table), ForgedForm.read(KaplanMeier.class, table));
        assertEquals(NelsonAalen.of(table), ForgedForm.read(NelsonAalen.class, table));
        assertEquals(LogRankWeight.gehan(), ForgedForm.read(LogRankWeight.class, WeightRule.Plain.GEHAN));
    }
}
