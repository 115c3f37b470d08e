package dev.retention.revenue;

import static dev.retention.revenue.BillingPeriod.MonthLength.GREGORIAN_MEAN;
import static dev.retention.revenue.BillingPeriod.MonthLength.THIRTY_DAYS;
import static dev.retention.revenue.BillingPeriod.MonthLength.TWELFTH_OF_365;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MonthlyAmountTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void twoThousandAYearIs166AndTwoThirdsAMonth() {
        assertEquals(new MonthlyAmount(166, 2, 3), MonthlyAmount.of(2000, BillingPeriod.YEAR));
        assertEquals(new MonthlyAmount(16_666, 2, 3), MonthlyAmount.of(200_000, BillingPeriod.YEAR));
        assertEquals(
                "16666 + 2/3", MonthlyAmount.of(200_000, BillingPeriod.YEAR).toString());
        assertEquals(
                166.66666666666666, MonthlyAmount.of(2000, BillingPeriod.YEAR).toDouble(), 3e-14);
    }

    /** The example of learn.profitwell.com: 120 a year less 10 % is 9 a month. */
    @Test
    void discountsAreTakenOffFirst() {
        assertEquals(
                "900", MonthlyAmount.of(12_000 * 90 / 100, BillingPeriod.YEAR).toString());
    }

    @Test
    void everyBillingPeriodIsExact() {
        assertEquals(new MonthlyAmount(100, 0, 1), MonthlyAmount.of(100, BillingPeriod.MONTH));
        assertEquals(new MonthlyAmount(33, 1, 3), MonthlyAmount.of(100, BillingPeriod.QUARTER));
        assertEquals(new MonthlyAmount(50, 0, 1), MonthlyAmount.of(100, BillingPeriod.months(2)));
        assertEquals(new MonthlyAmount(4, 1, 6), MonthlyAmount.of(100, BillingPeriod.years(2)));
        assertEquals(new MonthlyAmount(433, 1, 3), MonthlyAmount.of(100, BillingPeriod.timesPerYear(52)));
        assertEquals(new MonthlyAmount(3_000, 0, 1), MonthlyAmount.of(100, BillingPeriod.days(1, THIRTY_DAYS)));
        assertEquals(new MonthlyAmount(3_041, 2, 3), MonthlyAmount.of(100, BillingPeriod.days(1, TWELFTH_OF_365)));
        assertEquals(new MonthlyAmount(3_043, 11, 16), MonthlyAmount.of(100, BillingPeriod.days(1, GREGORIAN_MEAN)));
        assertEquals(new MonthlyAmount(428, 4, 7), MonthlyAmount.of(100, BillingPeriod.weeks(1, THIRTY_DAYS)));
        assertEquals(new MonthlyAmount(434, 11, 21), MonthlyAmount.of(100, BillingPeriod.weeks(1, TWELFTH_OF_365)));
        assertEquals(new MonthlyAmount(214, 2, 7), MonthlyAmount.of(100, BillingPeriod.weeks(2, THIRTY_DAYS)));
    }

    @Test
    void periodsAreReduced() {
        assertEquals(BillingPeriod.MONTH, BillingPeriod.timesPerYear(12));
        assertEquals(BillingPeriod.MONTH, BillingPeriod.days(30, THIRTY_DAYS));
        assertEquals(BillingPeriod.YEAR, BillingPeriod.days(365, TWELFTH_OF_365));
        assertEquals(BillingPeriod.years(400), BillingPeriod.days(146_097, GREGORIAN_MEAN));
        assertEquals(BillingPeriod.weeks(52, THIRTY_DAYS), BillingPeriod.days(364, THIRTY_DAYS));
    }

    @Test
    void roundingEachFirstLosesMoney() {
        var yearly = MonthlyAmount.of(100, BillingPeriod.YEAR);
        var sum = MonthlyAmount.ZERO;
        for (int customer = 0; customer < 12; customer++) {
            sum = sum.plus(yearly);
        }
        assertEquals(new MonthlyAmount(100, 0, 1), sum);
        assertEquals(96, 12 * yearly.toMinor(RoundingMode.HALF_EVEN));
    }

    @Test
    void roundsAsAsked() {
        var third = new MonthlyAmount(8, 1, 3);
        var half = new MonthlyAmount(8, 1, 2);
        var credit = MonthlyAmount.of(-100, BillingPeriod.YEAR);
        assertEquals("-9 + 2/3", credit.toString());
        assertEquals(8, third.toMinor(RoundingMode.HALF_UP));
        assertEquals(9, third.toMinor(RoundingMode.CEILING));
        assertEquals(9, half.toMinor(RoundingMode.HALF_UP));
        assertEquals(8, half.toMinor(RoundingMode.HALF_EVEN));
        assertEquals(9, new MonthlyAmount(8, 2, 3).toMinor(RoundingMode.HALF_DOWN));
        assertEquals(-8, credit.toMinor(RoundingMode.DOWN));
        assertEquals(-9, credit.toMinor(RoundingMode.UP));
        assertEquals(-8, credit.toMinor(RoundingMode.HALF_UP));
        assertEquals(8, new MonthlyAmount(8, 0, 1).toMinor(RoundingMode.UNNECESSARY));
        overflows(
                "the amount must be whole for rounding=UNNECESSARY, got amount=8 + 1/3",
                () -> third.toMinor(RoundingMode.UNNECESSARY));
    }

    @Test
    void partsAreExactOrAnError() {
        assertEquals(100, MonthlyAmount.of(100, BillingPeriod.YEAR).inParts(12));
        assertEquals(25, MonthlyAmount.of(100, BillingPeriod.YEAR).inParts(3));
        var e = assertThrows(
                ArithmeticException.class,
                () -> MonthlyAmount.of(100, BillingPeriod.YEAR).inParts(10));
        assertEquals("parts must be a multiple of the denominator, got parts=10, amount=8 + 1/3", e.getMessage());
    }

    @Test
    void hugeAmountsOverflowOnlyIfTheyMust() {
        long max = Long.MAX_VALUE;
        assertEquals(new MonthlyAmount(max / 12, max % 12, 12), MonthlyAmount.of(max, BillingPeriod.YEAR));
        assertEquals(max, MonthlyAmount.of(max, BillingPeriod.MONTH).wholeMinor());
        overflows(
                "amountMinor per month overflows a long: 9223372036854775807 * 2",
                () -> MonthlyAmount.of(max, BillingPeriod.timesPerYear(24)));
        overflows(
                "wholeMinor overflows a long: 9223372036854775807 + 1",
                () -> new MonthlyAmount(max, 2, 3).plus(new MonthlyAmount(0, 2, 3)));
        overflows(
                "the common denominator overflows a long: 9223372036854775807 * 9223372036854775806",
                () -> new MonthlyAmount(0, 1, max).plus(new MonthlyAmount(0, 1, max - 1)));
    }

    @Test
    void fractionsNextToOverflowCarry() {
        var small = new MonthlyAmount(0, 1, 6_000_000_000L);
        assertEquals(new MonthlyAmount(0, 1, 3_000_000_000L), small.plus(small));
        long max = Long.MAX_VALUE;
        assertEquals(
                new MonthlyAmount(1, max - 2, max),
                new MonthlyAmount(0, max - 1, max).plus(new MonthlyAmount(0, max - 1, max)));
    }

    @Test
    void badInputIsRejected() {
        rejected("count must be > 0, got count=0", () -> BillingPeriod.months(0));
        rejected("count must be > 0, got count=-1", () -> BillingPeriod.years(-1));
        rejected("count must be > 0, got count=0", () -> BillingPeriod.timesPerYear(0));
        rejected("count must be > 0, got count=0", () -> BillingPeriod.days(0, THIRTY_DAYS));
        rejected("count must be > 0, got count=0", () -> BillingPeriod.weeks(0, THIRTY_DAYS));
        rejected("months must be > 0, got months=0", () -> new BillingPeriod(0, 1));
        rejected("parts must be > 0, got parts=-1", () -> new BillingPeriod(1, -1));
        rejected("denominator must be > 0, got denominator=0", () -> new MonthlyAmount(0, 0, 0));
        rejected(
                "numerator must be in [0, denominator), got numerator=3, denominator=3",
                () -> new MonthlyAmount(0, 3, 3));
        rejected(
                "numerator must be in [0, denominator), got numerator=-1, denominator=3",
                () -> new MonthlyAmount(0, -1, 3));
        rejected("parts must be > 0, got parts=0", () -> MonthlyAmount.ZERO.inParts(0));
    }

    @Test
    void nullsAreNamed() {
        named("month", () -> BillingPeriod.days(1, null));
        named("month", () -> BillingPeriod.weeks(1, null));
        named("period", () -> MonthlyAmount.of(1, null));
        named("rounding", () -> MonthlyAmount.ZERO.toMinor(null));
        named("other", () -> MonthlyAmount.ZERO.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }
}
