package dev.retention.economics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AcquisitionCostTest {

    private static final AcquisitionCost SIX_HUNDRED = new AcquisitionCost(60_000, 1);

    /** The example of callculator.cc. */
    @Test
    void paybackOfThePublishedExample() {
        assertEquals(6.25, SIX_HUNDRED.paybackPeriods(12_000, 0.8));
        assertEquals(5, SIX_HUNDRED.paybackPeriods(12_000, 1), "all of it is margin");
    }

    /** As the help page 5525177 of Finmark prints it: "(CAC / Avg MRR * Gross Margin%)", read literally. */
    @Test
    void theMarginDividesWhereThePrintedFormulaMultiplies() {
        double literally = SIX_HUNDRED.perCustomerMinor() / 12_000 * 0.8;
        assertEquals(4, literally);
        assertEquals(literally / (0.8 * 0.8), SIX_HUNDRED.paybackPeriods(12_000, 0.8), 1e-14);
    }

    @Test
    void costPerCustomerPoolsAndDoesNotAverage() {
        AcquisitionCost both = new AcquisitionCost(90_000, 9).plus(new AcquisitionCost(30_000, 1));
        assertEquals(12_000, both.perCustomerMinor());
        assertEquals(both, both.plus(AcquisitionCost.EMPTY));
    }

    @Test
    void valueRatio() {
        assertEquals(3, SIX_HUNDRED.valueRatio(180_000));
    }

    @Test
    void nobodyWonHasNoFiniteCost() {
        assertTrue(Double.isNaN(AcquisitionCost.EMPTY.perCustomerMinor()));
        assertEquals(Double.POSITIVE_INFINITY, new AcquisitionCost(1, 0).perCustomerMinor());
    }

    @Test
    void badInputIsNamed() {
        rejected("spendMinor must be >= 0, got spendMinor=-1", () -> new AcquisitionCost(-1, 1));
        rejected("customers must be >= 0, got customers=-1", () -> new AcquisitionCost(1, -1));
        rejected(
                "revenuePerPeriodMinor must be finite and > 0, got revenuePerPeriodMinor=NaN",
                () -> SIX_HUNDRED.paybackPeriods(Double.NaN, 0.8));
        rejected("margin must be in (0, 1], got margin=0.0", () -> SIX_HUNDRED.paybackPeriods(1, 0));
        rejected("margin must be in (0, 1], got margin=NaN", () -> SIX_HUNDRED.paybackPeriods(1, Double.NaN));
        rejected("margin must be in (0, 1], got margin=1.5", () -> SIX_HUNDRED.paybackPeriods(1, 1.5));
        rejected(
                "lifetimeValueMinor must be finite, got lifetimeValueMinor=NaN",
                () -> SIX_HUNDRED.valueRatio(Double.NaN));
        var overflow =
                assertThrows(ArithmeticException.class, () -> new AcquisitionCost(Long.MAX_VALUE, 1).plus(SIX_HUNDRED));
        assertEquals("spendMinor overflows a long: 9223372036854775807 + 60000", overflow.getMessage());
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
