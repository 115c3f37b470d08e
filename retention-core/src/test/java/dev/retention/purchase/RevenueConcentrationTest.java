package dev.retention.purchase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RevenueConcentrationTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void theBestBringTheirShare() {
        var shop = RevenueConcentration.of(new long[] {100, 700, 100, 100});
        assertEquals(0.7, shop.topShare(0.25));
        assertEquals(0.8, shop.topShare(0.5));
        assertEquals(0.0, shop.topShare(0));
        assertEquals(1.0, shop.topShare(1));
        assertEquals(900, shop.topMinor(3));
        assertEquals(1000, shop.totalMinor());
        assertEquals(4, shop.customers());
        assertEquals("RevenueConcentration[customers=4, totalMinor=1000]", shop.toString());
    }

    /** In binary, 0.07 * 100 is a little above 7, and 0.55 * 100 a little above 55. */
    @Test
    void fractionsAreReadAsDecimals() {
        var hundred = RevenueConcentration.of(new long[100]);
        assertEquals(7, hundred.topCustomers(0.07));
        assertEquals(55, hundred.topCustomers(0.55));
        assertEquals(29, hundred.topCustomers(0.29));
        assertEquals(30, hundred.topCustomers(0.291));
        assertEquals(1, hundred.topCustomers(Double.MIN_VALUE));
    }

    @Test
    void noRevenueHasNoShares() {
        assertEquals(Double.NaN, RevenueConcentration.EMPTY.topShare(0.2));
        assertEquals(Double.NaN, RevenueConcentration.of(new long[] {5, -5}).topShare(0.5));
    }

    @Test
    void returnsCanPushAShareAboveOne() {
        assertEquals(2.0, RevenueConcentration.of(new long[] {10, -5}).topShare(0.5));
    }

    @Test
    void groupsMerge() {
        var a = RevenueConcentration.of(new long[] {5, 1});
        var b = RevenueConcentration.of(new long[] {3, -2, 9});
        var both = RevenueConcentration.of(new long[] {-2, 1, 3, 5, 9});
        assertEquals(both, a.plus(b));
        assertEquals(both, b.plus(a));
        assertEquals(both.hashCode(), b.plus(a).hashCode());
        assertEquals(a, a.plus(RevenueConcentration.EMPTY));
        assertNotEquals(a, b);
    }

    @Test
    void revenuesAscend() {
        assertArrayEquals(
                new long[] {100, 100, 700},
                RevenueConcentration.of(new long[] {100, 700, 100}).revenuesMinor());
    }

    @Test
    void argumentsAreNotChanged() {
        long[] revenue = {3, 1, 2};
        RevenueConcentration.of(revenue);
        assertEquals(3, revenue[0]);
    }

    @Test
    void badInputIsRejected() {
        var one = RevenueConcentration.of(new long[] {1});
        rejected("fraction must be in [0, 1], got fraction=1.5", () -> one.topShare(1.5));
        rejected("fraction must be in [0, 1], got fraction=NaN", () -> one.topCustomers(Double.NaN));
        rejected("customers must be in [0, 1], got customers=2", () -> one.topMinor(2));
        var e = assertThrows(ArithmeticException.class, () -> RevenueConcentration.of(new long[] {Long.MAX_VALUE, 1}));
        assertEquals("revenueMinor overflows a long", e.getMessage());
        assertEquals(
                Long.MAX_VALUE,
                RevenueConcentration.of(new long[] {Long.MAX_VALUE, 1, -1}).totalMinor());
        var best = RevenueConcentration.of(new long[] {Long.MAX_VALUE, 1, -1});
        var ofBest = assertThrows(ArithmeticException.class, () -> best.topShare(0.5));
        assertEquals("revenueMinor overflows a long", ofBest.getMessage());
        named("revenueMinor", () -> RevenueConcentration.of(null));
        named("other", () -> one.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }
}
