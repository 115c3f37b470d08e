package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ExactSumTest {

    private static ExactSum sumOf(long... terms) {
        var sum = new ExactSum();
        for (long term : terms) {
            sum.add(term);
        }
        return sum;
    }

    @Test
    void aDetourBeyondTheRangeDoesNotMatter() {
        assertEquals(Long.MAX_VALUE - 4, sumOf(Long.MAX_VALUE, 1, -5).total("sum"));
        assertEquals(Long.MIN_VALUE + 4, sumOf(Long.MIN_VALUE, -1, 5).total("sum"));
    }

    @Test
    void aTotalThatDoesNotFitFails() {
        var e = assertThrows(
                ArithmeticException.class, () -> sumOf(Long.MAX_VALUE, 1).total("revenueMinor"));
        assertEquals("revenueMinor overflows a long", e.getMessage());
        var below = assertThrows(
                ArithmeticException.class, () -> sumOf(Long.MIN_VALUE, -1).total("revenueMinor"));
        assertEquals("revenueMinor overflows a long", below.getMessage());
    }

    @Test
    void theEndsOfTheRangeAreReachedWithoutAWrap() {
        assertEquals(Long.MAX_VALUE, sumOf(Long.MAX_VALUE - 1, 1, 0).total("sum"));
        assertEquals(Long.MIN_VALUE, sumOf(Long.MIN_VALUE + 1, -1, 0).total("sum"));
        assertEquals(-1, sumOf(Long.MIN_VALUE, Long.MAX_VALUE).total("sum"));
        assertEquals(
                0,
                sumOf(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 2)
                        .total("sum"));
    }

    @Test
    void takingTheTotalStartsAnew() {
        ExactSum sum = sumOf(3, 4);
        assertEquals(7, sum.takeTotal(() -> "sum"));
        assertEquals(0, sum.total("sum"));
    }
}
