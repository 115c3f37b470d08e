package dev.retention.economics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.period.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HorizonTest {

    private static final Horizon FORTNIGHT = new Horizon(2, TimeUnit.WEEK);

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void forEverIsEqualInEveryUnit() {
        assertEquals(Horizon.UNLIMITED, new Horizon(Double.POSITIVE_INFINITY, TimeUnit.WEEK));
        assertEquals(Horizon.UNLIMITED, Horizon.UNLIMITED.inUnit(TimeUnit.YEAR));
        assertEquals(Double.POSITIVE_INFINITY, Horizon.UNLIMITED.lengthIn(TimeUnit.YEAR));
        assertTrue(Horizon.UNLIMITED.neverEnds());
        assertFalse(FORTNIGHT.neverEnds());
        assertEquals("unlimited", Horizon.UNLIMITED.toString());
    }

    @Test
    void lengthsAreConvertedOnlyWhenAsked() {
        assertEquals(new Horizon(14, TimeUnit.DAY), FORTNIGHT.inUnit(TimeUnit.DAY));
        assertEquals(2, FORTNIGHT.lengthIn(TimeUnit.WEEK));
        assertEquals(2, FORTNIGHT.limitedLengthIn(TimeUnit.WEEK));
        rejected(
                "horizon must be in days, got horizon in weeks: convert it with Horizon.inUnit",
                () -> FORTNIGHT.lengthIn(TimeUnit.DAY));
        rejected(
                "horizon must be limited, got horizon=unlimited",
                () -> Horizon.UNLIMITED.limitedLengthIn(TimeUnit.DAY));
    }

    @Test
    void periodsAreWholeAndAtMostAHundredThousand() {
        assertEquals(2, FORTNIGHT.periodsIn(TimeUnit.WEEK));
        assertEquals(100_000, new Horizon(100_000, TimeUnit.DAY).periodsIn(TimeUnit.DAY));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=2.5 weeks",
                () -> new Horizon(2.5, TimeUnit.WEEK).periodsIn(TimeUnit.WEEK));
        rejected(
                "horizon must be a whole number of periods for this model, at most 100000, got horizon=100001.0 weeks",
                () -> new Horizon(100_001, TimeUnit.WEEK).periodsIn(TimeUnit.WEEK));
    }

    @Test
    void noTimeAtAllIsAHorizon() {
        assertEquals(new Horizon(0, TimeUnit.DAY), new Horizon(-0.0, TimeUnit.DAY));
        rejected(
                "length must be >= 0 and at most 10^12 days, got length=-1.0 times 1.0 days",
                () -> new Horizon(-1, TimeUnit.DAY));
        rejected(
                "length must be >= 0 and at most 10^12 days, got length=NaN times 1.0 days",
                () -> new Horizon(Double.NaN, TimeUnit.DAY));
    }
}
