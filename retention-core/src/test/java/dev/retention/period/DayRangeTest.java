package dev.retention.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayRangeTest {

    private static final LocalDate START = LocalDate.of(2011, 12, 1);
    private static final LocalDate END = LocalDate.of(2012, 1, 1);
    private static final DayRange DECEMBER = new DayRange(START, END);

    @Test
    void holdsItsStartAndNotItsEnd() {
        assertTrue(DECEMBER.contains(START));
        assertTrue(DECEMBER.contains(END.minusDays(1)));
        assertFalse(DECEMBER.contains(END));
        assertFalse(DECEMBER.contains(START.minusDays(1)));
        assertEquals(31, DECEMBER.lengthDays());
        assertEquals("[2011-12-01, 2012-01-01)", DECEMBER.toString());
    }

    @Test
    void anEmptyRangeHoldsNoDay() {
        var none = new DayRange(START, START);
        assertEquals(0, none.lengthDays());
        assertFalse(none.contains(START));
    }

    @Test
    void reachesOverAllDates() {
        var all = new DayRange(LocalDate.MIN, LocalDate.MAX);
        assertEquals(LocalDate.MAX.toEpochDay() - LocalDate.MIN.toEpochDay(), all.lengthDays());
    }

    @Test
    void isThatOfAPeriod() {
        PeriodCalendar months = PeriodCalendar.months();
        assertEquals(DECEMBER, months.range(months.indexOf(LocalDate.of(2011, 12, 9))));
        DayRange last = months.range(months.maxIndex());
        assertEquals(LocalDate.of(5_881_580, 7, 1), last.start());
        assertEquals(LocalDate.of(5_881_580, 8, 1), last.end());
        assertThrowsSaying(
                "index must be in [-70555327, 70555326], got index=70555327",
                () -> months.range(months.maxIndex() + 1));
    }

    @Test
    void rejectsAnEndBeforeTheStart() {
        assertThrowsSaying(
                "end must be >= start, got start=2012-01-01, end=2011-12-01", () -> new DayRange(END, START));
    }

    @Test
    void namesWhatIsNull() {
        assertEquals(
                "start",
                assertThrows(NullPointerException.class, () -> new DayRange(null, END))
                        .getMessage());
        assertEquals(
                "end",
                assertThrows(NullPointerException.class, () -> new DayRange(START, null))
                        .getMessage());
        assertEquals(
                "day",
                assertThrows(NullPointerException.class, () -> DECEMBER.contains(null))
                        .getMessage());
    }

    private static void assertThrowsSaying(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
