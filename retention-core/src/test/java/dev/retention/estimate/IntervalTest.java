package dev.retention.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IntervalTest {

    @Test
    void endsAreIncluded() {
        var interval = new Interval(0.25, 0.75);
        assertTrue(interval.contains(0.25));
        assertTrue(interval.contains(0.75));
        assertFalse(interval.contains(Math.nextDown(0.25)));
        assertFalse(interval.contains(Math.nextUp(0.75)));
        assertFalse(interval.contains(Double.NaN));
        assertEquals(0.5, interval.width());
    }

    @Test
    void clampsToARange() {
        assertEquals(new Interval(0, 1), new Interval(-0.5, 1.5).clampedTo(0, 1));
        assertEquals(new Interval(0.2, 0.3), new Interval(0.2, 0.3).clampedTo(0, 1));
        assertEquals(new Interval(1, 1), new Interval(2, 3).clampedTo(0, 1));
        assertEquals(
                new Interval(-1, 1), new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY).clampedTo(-1, 1));
    }

    @Test
    void zeroHasNoSign() {
        assertEquals(new Interval(0, 0), new Interval(-0.0, -0.0));
        assertEquals(new Interval(0, 0).hashCode(), new Interval(0.0, -0.0).hashCode());
    }

    @Test
    void badEndsAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertEquals("lower must be <= upper, got lower=2.0, upper=1.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
        assertEquals("lower must be <= upper, got lower=NaN, upper=1.0", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new Interval(0, 1).clampedTo(1, 0));
        assertEquals("highest must be >= lowest, got lowest=1.0, highest=0.0", e.getMessage());
    }
}
