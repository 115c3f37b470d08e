package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Proportion;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LogStartTest {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Test
    void theIntakeOfTheFirstDaysIsComparedWithTheLater() {
        int first = (int) DAY.toEpochDay();
        ActivityLog log = ActivityLog.ofEvents(
                new long[] {1, 2, 3, 1, 4, 5},
                new int[] {first, first + 9, first + 9, first + 12, first + 10, first + 29});
        LogStart start = LogStart.of(log, 10);
        assertEquals(new LogStart(DAY, 10, 3, 2, 20), start);
        assertEquals(1, start.expected());
        assertEquals(3, start.times());
        assertEquals(new Proportion(3, 5), start.share());
        assertEquals(LocalDate.of(2025, 1, 11), start.endOfBurnIn());
        assertEquals(2, log.firstSeenSince(start.endOfBurnIn()).customerCount());
    }

    @Test
    void aSurplusIsMoreThanChanceExplains() {
        assertTrue(new LogStart(DAY, 90, 3_000, 4_000, 640).hasSurplus(0.95));
        assertFalse(new LogStart(DAY, 90, 520, 3_500, 640).hasSurplus(0.95));
        assertFalse(new LogStart(DAY, 10, 3, 2, 20).hasSurplus(0.95));
        assertFalse(new LogStart(DAY, 10, 0, 2, 20).hasSurplus(0.95));
    }

    @Test
    void withoutLaterDaysNothingIsKnown() {
        LogStart start = new LogStart(DAY, 10, 3, 0, 0);
        assertEquals(Double.NaN, start.expected());
        assertEquals(Double.NaN, start.times());
        assertFalse(start.hasSurplus(0.95));
        assertEquals(Double.POSITIVE_INFINITY, new LogStart(DAY, 10, 3, 0, 5).times());
    }

    @Test
    void argumentsAreChecked() {
        assertMessage("days must be > 0, got days=0", () -> new LogStart(DAY, 0, 1, 1, 1));
        assertMessage("early must be >= 0, got early=-1", () -> new LogStart(DAY, 1, -1, 1, 1));
        assertMessage("later must be 0 where laterDays is 0, got later=1", () -> new LogStart(DAY, 1, 1, 1, 0));
        assertMessage("log must not be empty, got customers=0", () -> LogStart.of(ActivityLog.EMPTY, 5));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
