package dev.retention.economics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.period.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DiscountRateTest {

    private static final DiscountRate TENTH_A_YEAR = new DiscountRate(0.1, TimeUnit.YEAR);
    /** log 1.1 (bc -l). */
    private static final double LOG_1_1 = 0.09531017980432486;

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void noDiscountIsEqualInEveryUnit() {
        assertEquals(DiscountRate.NONE, new DiscountRate(0, TimeUnit.WEEK));
        assertEquals(DiscountRate.NONE, new DiscountRate(-0.0, TimeUnit.YEAR));
        assertEquals(DiscountRate.NONE, DiscountRate.continuous(0, TimeUnit.MONTH));
        assertEquals(DiscountRate.NONE, DiscountRate.NONE.per(TimeUnit.YEAR));
        assertNotEquals(TENTH_A_YEAR, new DiscountRate(0.1, TimeUnit.WEEK));
    }

    /** Twelve months discount as a year does. */
    @Test
    void ratesCompound() {
        double monthly = TENTH_A_YEAR.per(TimeUnit.MONTH).rate();
        assertEquals(1.1, Math.pow(1 + monthly, 12), 1e-14);
        assertEquals(TimeUnit.MONTH, TENTH_A_YEAR.per(TimeUnit.MONTH).unit());
        assertSame(TENTH_A_YEAR, TENTH_A_YEAR.per(TimeUnit.YEAR));
        assertEquals(1 / 1.21, TENTH_A_YEAR.discountFactor(2), 1e-15);
        assertEquals(LOG_1_1, TENTH_A_YEAR.continuousRate(), 1e-16);
        assertEquals(0.1, DiscountRate.continuous(LOG_1_1, TimeUnit.YEAR).rate(), 1e-15);
        assertEquals("0.1 per 365.25 days", TENTH_A_YEAR.toString());
    }

    @Test
    void theUnitIsThatOfTheModel() {
        assertSame(TENTH_A_YEAR, TENTH_A_YEAR.requireUnit(TimeUnit.YEAR));
        assertSame(DiscountRate.NONE, DiscountRate.NONE.requireUnit(TimeUnit.YEAR));
        rejected(
                "discount must be in weeks, got discount in years: convert it with DiscountRate.per",
                () -> TENTH_A_YEAR.requireUnit(TimeUnit.WEEK));
    }

    @Test
    void anUnlimitedHorizonNeedsADiscount() {
        var year = new Horizon(1, TimeUnit.YEAR);
        assertEquals(LOG_1_1, TENTH_A_YEAR.continuousRateOver(Horizon.UNLIMITED, TimeUnit.YEAR), 1e-16);
        assertEquals(0, DiscountRate.NONE.continuousRateOver(year, TimeUnit.YEAR));
        rejected(
                "discount must be > 0 for an unlimited horizon, got discount=0.0 per 1.0 days",
                () -> DiscountRate.NONE.continuousRateOver(Horizon.UNLIMITED, TimeUnit.YEAR));
        rejected(
                "discount must be in weeks, got discount in years: convert it with DiscountRate.per",
                () -> TENTH_A_YEAR.continuousRateOver(year, TimeUnit.WEEK));
    }

    @Test
    void allCannotBeLostInAPeriod() {
        assertEquals(100, new DiscountRate(-0.99, TimeUnit.DAY).discountFactor(1), 1e-12);
        rejected("rate must be finite and > -1, got rate=-1.0", () -> new DiscountRate(-1, TimeUnit.DAY));
        rejected("rate must be finite and > -1, got rate=NaN", () -> new DiscountRate(Double.NaN, TimeUnit.DAY));
        rejected(
                "rate must be finite and > -1, got rate=Infinity",
                () -> new DiscountRate(Double.POSITIVE_INFINITY, TimeUnit.DAY));
        rejected(
                "delta must be finite and not overflow, got delta=1000.0",
                () -> DiscountRate.continuous(1000, TimeUnit.DAY));
    }
}
