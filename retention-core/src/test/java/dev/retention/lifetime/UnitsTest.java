package dev.retention.lifetime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.period.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class UnitsTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void horizonsConvertOnDemand() {
        assertEquals(new Horizon(273, TimeUnit.DAY), new Horizon(39, TimeUnit.WEEK).inUnit(TimeUnit.DAY));
        assertEquals("39.0 weeks", new Horizon(39, TimeUnit.WEEK).toString());
    }

    @Test
    void theUnlimitedHorizonAgreesWithEveryUnit() {
        assertTrue(Horizon.UNLIMITED.neverEnds());
        assertFalse(new Horizon(1e12, TimeUnit.DAY).neverEnds());
        assertEquals(Double.POSITIVE_INFINITY, Horizon.UNLIMITED.lengthIn(TimeUnit.WEEK));
        assertEquals("unlimited", Horizon.UNLIMITED.inUnit(TimeUnit.YEAR).toString());
    }

    @Test
    void mixedUnitsAreRejected() {
        assertEquals(39, new Horizon(39, TimeUnit.WEEK).lengthIn(TimeUnit.WEEK));
        rejected(
                "horizon must be in weeks, got horizon in days: convert it with Horizon.inUnit",
                () -> new Horizon(39, TimeUnit.DAY).lengthIn(TimeUnit.WEEK));
        rejected(
                "discount must be in weeks, got discount in years: convert it with DiscountRate.per",
                () -> new DiscountRate(0.15, TimeUnit.YEAR).requireUnit(TimeUnit.WEEK));
    }

    @Test
    void discountRatesCompound() {
        assertEquals(
                0.21,
                new DiscountRate(0.1, TimeUnit.YEAR).per(new TimeUnit(730.5)).rate(),
                1e-15);
        // 15 % in 52 weeks is the δ = 0.0027 a week of the literature: ln(1.15) / 52 = 0.00268773
        DiscountRate weekly = new DiscountRate(0.15, new TimeUnit(364)).per(TimeUnit.WEEK);
        assertEquals(0.0026877296610607435, weekly.continuousRate(), 1e-17);
        assertEquals(weekly, weekly.per(TimeUnit.WEEK));
    }

    @Test
    void continuousRatesRoundTrip() {
        assertEquals(0.0027, DiscountRate.continuous(0.0027, TimeUnit.WEEK).continuousRate(), 1e-18);
        assertEquals(0.1, DiscountRate.continuous(0.1, TimeUnit.WEEK).continuousRate(), 1e-17);
        assertEquals(1 / 1.21, new DiscountRate(0.1, TimeUnit.YEAR).discountFactor(2), 1e-16);
        assertEquals("0.1 per 7.0 days", new DiscountRate(0.1, TimeUnit.WEEK).toString());
    }

    @Test
    void noDiscountAgreesWithEveryUnit() {
        assertEquals(DiscountRate.NONE, DiscountRate.NONE.requireUnit(TimeUnit.YEAR));
    }

    @Test
    void aDiscountOfEverythingIsRejected() {
        rejected("rate must be finite and > -1, got rate=-1.0", () -> new DiscountRate(-1, TimeUnit.YEAR));
        rejected("rate must be finite and > -1, got rate=NaN", () -> new DiscountRate(Double.NaN, TimeUnit.YEAR));
        rejected(
                "delta must be finite and not overflow, got delta=1000.0",
                () -> DiscountRate.continuous(1000, TimeUnit.DAY));
    }
}
