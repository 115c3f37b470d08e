package dev.retention.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TimeUnitTest {

    @Test
    void lengthsAreConvertedByTheDaysOfTheirUnits() {
        assertEquals(21, TimeUnit.WEEK.convert(3, TimeUnit.DAY));
        assertEquals(2, TimeUnit.DAY.convert(14, TimeUnit.WEEK));
        assertEquals(24, TimeUnit.YEAR.convert(2, TimeUnit.MONTH));
        assertEquals(0.1, new TimeUnit(3).convert(0.1, new TimeUnit(3)), "not by way of 0.1 * 3 / 3");
    }

    @Test
    void anotherUnitIsRejectedWithTheRemedy() {
        TimeUnit.WEEK.require(new TimeUnit(7), "horizon", "Horizon.inUnit");
        var e = assertThrows(
                IllegalArgumentException.class, () -> TimeUnit.WEEK.require(TimeUnit.DAY, "horizon", "Horizon.inUnit"));
        assertEquals("horizon must be in weeks, got horizon in days: convert it with Horizon.inUnit", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new TimeUnit(0));
        assertEquals("days must be in [1.0E-6, 1000000.0], got days=0.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new TimeUnit(Double.NaN));
        assertEquals("days must be in [1.0E-6, 1000000.0], got days=NaN", e.getMessage());
    }

    @Test
    void unitsAreTheirLengths() {
        assertEquals(TimeUnit.WEEK, new TimeUnit(7));
        assertEquals(12, TimeUnit.YEAR.convert(1, TimeUnit.MONTH));
        assertEquals(4, TimeUnit.YEAR.convert(1, TimeUnit.QUARTER));
        assertEquals(189 / 7.0, TimeUnit.DAY.convert(189, TimeUnit.WEEK));
    }

    @Test
    void unitsAreCalledAsPeopleCallThem() {
        assertEquals("days", TimeUnit.DAY.toString());
        assertEquals("weeks", TimeUnit.WEEK.toString());
        assertEquals("months", TimeUnit.MONTH.toString());
        assertEquals("quarters", TimeUnit.QUARTER.toString());
        assertEquals("years", TimeUnit.YEAR.toString());
        assertEquals("units of 10.0 days", new TimeUnit(10).toString());
    }
}
