package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.ForgedForm;
import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tables that are put together from counts that were kept: what cannot be one is refused. */
class KeptSurvivalTest {

    private static final double[] NONE = {};
    private static final long[] NOBODY = {};

    private static String refusal(double[] times, long[] events, long[] censored, double[] entries, long[] entered) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> SurvivalTable.ofCounts(times, events, censored, entries, entered))
                .getMessage();
    }

    private static long[] of(long... counts) {
        return counts;
    }

    private static double[] at(double... times) {
        return times;
    }

    /** Two of three watched from the start; one is watched from 2 on, and cut off at 5. */
    @Test
    void countsMakeTheTableOfTheirDurations() {
        assertEquals(
                SurvivalTable.of(at(0, 0, 2), at(3, 5, 5), new boolean[] {true, true, false}, of(1, 1, 1)),
                SurvivalTable.ofCounts(at(3, 5), of(1, 1), of(0, 1), at(2), of(1)));
        assertEquals(SurvivalTable.EMPTY, SurvivalTable.ofCounts(NONE, NOBODY, NOBODY, NONE, NOBODY));
        assertEquals(
                SurvivalTable.ofCounts(at(0.0), of(1), of(0), NONE, NOBODY),
                SurvivalTable.ofCounts(at(-0.0), of(1), of(0), NONE, NOBODY));
    }

    @Test
    void timesAscend() {
        assertEquals(
                "times must ascend, got times[0]=3.0, times[1]=3.0",
                refusal(at(3, 3), of(1, 1), of(0, 0), NONE, NOBODY));
        assertEquals(
                "times[0] must be finite and >= 0, got times[0]=NaN",
                refusal(at(Double.NaN), of(1), of(0), NONE, NOBODY));
        assertEquals(
                "entryTimes must ascend, got entryTimes[0]=2.0, entryTimes[1]=1.0",
                refusal(at(3), of(9), of(0), at(2, 1), of(1, 1)));
    }

    @Test
    void countsAreOfSomebody() {
        assertEquals("events[0] must be >= 0, got events[0]=-1", refusal(at(3), of(-1), of(2), NONE, NOBODY));
        assertEquals("censored[0] must be >= 0, got censored[0]=-1", refusal(at(3), of(1), of(-1), NONE, NOBODY));
        assertEquals(
                "events[0] or censored[0] must be > 0, got 0 and 0 at times[0]=3.0",
                refusal(at(3), of(0), of(0), NONE, NOBODY));
        assertEquals("entered[0] must be > 0, got entered[0]=0", refusal(at(3), of(1), of(0), at(1), of(0)));
        assertEquals(
                "entryTimes[0] must be finite and > 0, got entryTimes[0]=0.0",
                refusal(at(3), of(1), of(0), at(0), of(1)));
        assertEquals(
                "times and events must have the same length, got times.length=1, events.length=0",
                refusal(at(3), NOBODY, of(0), NONE, NOBODY));
    }

    @Test
    void whoEntersLastsLonger() {
        assertEquals(
                "entered must be at most those who last longer, got 2 who entered at entryTimes[0]=3.0 or later, 1 who last"
                        + " longer",
                refusal(at(3, 5), of(4, 1), of(0, 0), at(3), of(2)));
        assertEquals(
                "entered must be at most those who last longer, got 1 who entered at entryTimes[0]=5.0 or later, 0 who last"
                        + " longer",
                refusal(at(5), of(1), of(0), at(5), of(1)));
    }

    @Test
    void sumsThatDoNotFitAreAnError() {
        var e = assertThrows(
                ArithmeticException.class,
                () -> SurvivalTable.ofCounts(at(5), of(Long.MAX_VALUE), of(1), NONE, NOBODY));
        assertEquals("atRisk overflows a long: 9223372036854775807 + 1", e.getMessage());
    }

    private static String rejected(Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }

    /** Two who left by cause 1 at 3, entered at 1, one who left by cause 2 at 2, and one who is there still at 3; one row is of nobody. */
    private static final CompetingRisks RISKS =
            CompetingRisks.of(at(1, 0, 0, 0, 1), at(3, 2, 3, 4, 3), new int[] {1, 2, 0, 1, 1}, of(1, 1, 1, 0, 1), 2);

    @Test
    void risksShowTheirRows() {
        assertEquals(2, RISKS.causeCount());
        assertEquals(3, RISKS.rowCount());
        var rows = new StringBuilder();
        for (int row = 0; row < RISKS.rowCount(); row++) {
            rows.append(RISKS.entry(row))
                    .append(' ')
                    .append(RISKS.duration(row))
                    .append(' ')
                    .append(RISKS.cause(row))
                    .append(' ')
                    .append(RISKS.count(row))
                    .append('\n');
        }
        assertEquals("""
                0.0 2.0 2 1
                0.0 3.0 0 1
                1.0 3.0 1 2
                """, rows.toString());
        assertEquals(RISKS, CompetingRisks.of(at(0, 0, 1), at(3, 2, 3), new int[] {0, 2, 1}, of(1, 1, 2), 2));
        assertEquals(
                SurvivalTable.of(
                        at(0, 0, 1, 1), at(3, 2, 3, 3), new boolean[] {false, true, true, true}, of(1, 1, 1, 1)),
                RISKS.table());
        assertEquals(
                SurvivalTable.of(
                        at(0, 0, 1, 1), at(3, 2, 3, 3), new boolean[] {false, false, true, true}, of(1, 1, 1, 1)),
                RISKS.table(1));
        assertEquals(
                SurvivalTable.of(
                        at(0, 0, 1, 1), at(3, 2, 3, 3), new boolean[] {false, true, false, false}, of(1, 1, 1, 1)),
                RISKS.table(2));
    }

    @Test
    void eachRowOfRisksCountsOnceWithoutWeights() {
        assertEquals(
                CompetingRisks.of(at(0, 0), at(2, 3), new int[] {1, 0}, of(1, 1), 1),
                CompetingRisks.of(at(2, 3), new int[] {1, 0}, 1));
        assertEquals(
                "durations and causes must have the same length, got durations.length=1, causes.length=2",
                rejected(() -> CompetingRisks.of(at(1), new int[2], 1)));
        assertEquals(
                "causes[0] must be in [0, 1], got causes[0]=2",
                rejected(() -> CompetingRisks.of(at(1), new int[] {2}, 1)));
    }

    @Test
    void beyondTheLastWhoIsWatchedNothingIsKnown() {
        CompetingRisks early = CompetingRisks.of(at(2, 3), new int[] {1, 0}, 1);
        assertEquals(Double.NaN, early.survival(4));
        assertEquals(Double.NaN, early.survivalStandardError(4));
    }

    private static MeanCumulativeFunction mean(
            double[] entries, double[] exits, int[] customers, double[] times, double[] values) {
        return MeanCumulativeFunction.of(entries, exits, customers, times, values);
    }

    private static String refusalOfEvent(double entry, double exit, double time, double value) {
        return rejected(() -> mean(at(entry), at(exit), new int[1], at(time), at(value)));
    }

    @Test
    void eventsAreOfSomebodyWhoIsWatched() {
        assertEquals(
                "exits and entries must have the same length, got exits.length=2, entries.length=1",
                rejected(() -> mean(at(0), at(1, 1), new int[0], NONE, NONE)));
        assertEquals(
                "customers and times must have the same length, got customers.length=1, times.length=2",
                rejected(() -> mean(at(0), at(1), new int[1], at(1, 1), at(1))));
        assertEquals(
                "customers and values must have the same length, got customers.length=1, values.length=2",
                rejected(() -> mean(at(0), at(1), new int[1], at(1), at(1, 1))));
        assertEquals(
                "entries[0] must be finite and >= 0, got entries[0]=-1.0",
                rejected(() -> mean(at(-1), at(1), new int[0], NONE, NONE)));
        assertEquals(
                "exits[0] must be finite and >= 0, got exits[0]=-1.0",
                rejected(() -> mean(at(0), at(-1), new int[0], NONE, NONE)));
        // watched from the start: 0 to the exit; watched later: after the entry
        assertEquals(1, mean(at(0), at(5), new int[1], at(0), at(7)).eventCount());
        assertEquals(1, mean(at(0), at(5), new int[1], at(5), at(7)).eventCount());
        assertEquals(1, mean(at(2), at(5), new int[1], at(3), at(7)).eventCount());
        assertEquals(0, mean(at(0), at(0), new int[0], NONE, NONE).eventCount());
        for (double[] bad : new double[][] {{0, 5, -1}, {0, 5, 6}, {2, 5, 2}, {2, 5, 1}}) {
            String message = refusalOfEvent(bad[0], bad[1], bad[2], 7);
            assertTrue(message.startsWith("times[0]"), message);
        }
        assertTrue(refusalOfEvent(0, 5, 1, Double.NaN).startsWith("values[0] must be finite"));
        assertTrue(rejected(() -> mean(at(5), at(5), new int[0], NONE, NONE)).contains("entries[0]"));
    }

    @Test
    void functionsShowTheirTimes() {
        MeanCumulativeFunction function =
                mean(at(0, 0, 2), at(9, 4, 9), new int[] {0, 0, 1, 2}, at(1, 4, 4, 5), at(1, 2, 3, 4));
        assertEquals(3, function.customerCount());
        assertEquals(4, function.eventCount());
        assertEquals(1, function.time(0));
        assertEquals(2, function.watched(0));
        int last = function.size() - 1;
        assertEquals(
                "index must be in [0, " + last + "], got index=" + (last + 1), rejected(() -> function.time(last + 1)));
        assertEquals(
                "index must be in [0, " + last + "], got index=" + (last + 1),
                rejected(() -> function.watched(last + 1)));
        // of two 1 at 1, of three 2 and 3 at 4, of two 4 at 5
        assertEquals(1 / 2.0, function.mean(1), 1e-15);
        assertEquals(1 / 2.0 + 5 / 3.0, function.mean(4), 1e-15);
        assertEquals(1 / 2.0 + 5 / 3.0 + 4 / 2.0, function.mean(5), 1e-15);
    }

    /** Watched since day 100: who ended on it is not seen; who starts and ends on it is, and who was there before enters late. */
    @Test
    void watchingBeginsWithADay() {
        LocalDate since = LocalDate.ofEpochDay(100);
        LocalDate asOf = LocalDate.ofEpochDay(200);
        assertEquals(
                SurvivalTable.of(at(10, 0, 40), at(11, 0, 140), new boolean[] {true, true, false}, of(1, 1, 1)),
                Durations.ofSubscriptions(
                        new int[] {90, 90, 100, 60},
                        new int[] {100, 101, 100, 0},
                        new boolean[] {true, true, true, false},
                        since,
                        asOf));
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 1, 2, 2, 3, 4}, new int[] {90, 100, 90, 101, 100, 60});
        assertEquals(
                SurvivalTable.of(
                        at(0, 10, 0, 0, 40),
                        at(100, 11, 99, 100, 140),
                        new boolean[] {false, true, false, false, false},
                        of(0, 1, 0, 1, 1)),
                Durations.toNextPurchase(log, 1, since, asOf, SameDay.APART));
        assertTrue(rejected(() -> Durations.toNextPurchase(log, 1, LocalDate.ofEpochDay(50), SameDay.APART))
                .startsWith("asOf must be >= the last activity day"));
        assertTrue(rejected(() ->
                        Durations.ofSubscriptions(new int[] {90}, new int[] {80}, new boolean[] {true}, since, asOf))
                .startsWith("endDays[0] must be in [startDays[0], asOf]"));
        // the last day itself may be the start and the end
        assertEquals(
                SurvivalTable.of(at(0), new boolean[] {true}),
                Durations.ofSubscriptions(new int[] {200}, new int[] {200}, new boolean[] {true}, since, asOf));
    }

    private static String refusalOfTest(double[] observed, double[] expected, double chiSquare, int degreesOfFreedom)
            throws ReflectiveOperationException {
        return ForgedForm.failure(
                LogRankTest.class, LogRankWeight.logRank(), observed, expected, chiSquare, degreesOfFreedom);
    }

    @Test
    void sumsOfATestThatSomebodyMadeAreChecked() throws ReflectiveOperationException {
        assertEquals(
                "observed and expected must have the same length, got observed.length=2, expected.length=1",
                refusalOfTest(at(1, 2), at(3), 1, 1));
        assertEquals(
                "observed[1] must be finite and >= 0, got observed[1]=-2.0", refusalOfTest(at(1, -2), at(1, 2), 1, 1));
        assertEquals(
                "expected[0] must be finite and >= 0, got expected[0]=-1.0", refusalOfTest(at(1, 2), at(-1, 2), 1, 1));
        assertEquals("chiSquare must be finite and >= 0, got chiSquare=-1.0", refusalOfTest(at(1, 2), at(1, 2), -1, 1));
        assertEquals(
                "degreesOfFreedom must be in [0, 1], got degreesOfFreedom=2", refusalOfTest(at(1, 2), at(1, 2), 1, 2));
        LogRankWeight weight = LogRankWeight.logRank();
        var test = ForgedForm.read(LogRankTest.class, weight, at(1, 2), at(2, 1), 0.5, 1);
        assertEquals(test, ForgedForm.read(LogRankTest.class, weight, at(1, 2), at(2, 1), 0.5, 1));
        for (Object other : List.of(
                ForgedForm.read(LogRankTest.class, LogRankWeight.gehan(), at(1, 2), at(2, 1), 0.5, 1),
                ForgedForm.read(LogRankTest.class, weight, at(2, 2), at(2, 1), 0.5, 1),
                ForgedForm.read(LogRankTest.class, weight, at(1, 2), at(2, 2), 0.5, 1),
                ForgedForm.read(LogRankTest.class, weight, at(1, 2), at(2, 1), 0.25, 1),
                ForgedForm.read(LogRankTest.class, weight, at(1, 2), at(2, 1), 0.5, 0))) {
            assertNotEquals(test, other);
        }
    }

    /** Of four 1 ends at time 1, of three 2 at time 3; one is censored at 4. */
    @Test
    void hazardsAddUp() {
        NelsonAalen hazard = NelsonAalen.of(SurvivalTable.of(at(1, 3, 3, 4), new boolean[] {true, true, true, false}));
        assertEquals(1 / 4.0, hazard.cumulativeHazard(1), 1e-15);
        assertEquals(1 / 4.0 + 2 / 3.0, hazard.cumulativeHazard(3.5), 1e-15);
        assertEquals(1 / 16.0, hazard.variance(2), 1e-15);
        assertEquals(1 / 16.0 + 2 / 9.0, hazard.variance(4), 1e-15);
    }

    /** Of the mean of the distinct times so much is rounding: 1.5e-8 of 1000 is 1.5e-5. */
    @Test
    void timesAreTheSameByTheMeanOfAll() {
        double[] times = {500, 500 + 1.4e-5, 1_500, 1_500 + 2e-5};
        double[] aligned = SameTime.WITHIN_ROUNDING.align(times)[0];
        assertArrayEquals(new double[] {500, 500, 1_500, 1_500 + 2e-5}, aligned);
        // and at least 1.5e-8, if the mean is below 1
        double[] small = {0.25, 0.25 + 1.4e-8, 0.5, 0.5 + 2e-8, -0.0};
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.5, 0.5 + 2e-8, 0},
                SameTime.WITHIN_ROUNDING.align(small)[0]);
        assertEquals(1 / SameTime.EXACT.align(small)[0][4], Double.POSITIVE_INFINITY, "no -0.0");
    }

    @Test
    void weightsSayTheirParameters() {
        assertTrue(LogRankWeight.flemingHarrington(1, 0.5).toString().contains("0.5"));
    }

    @Test
    void whereNobodyIsLeftThereIsNoError() {
        KaplanMeier curve = KaplanMeier.of(SurvivalTable.of(at(1, 2), new boolean[] {true, true}));
        assertEquals(0, curve.survival(2));
        assertEquals(Double.NaN, curve.standardError(2));
    }
}
