package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

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
}
