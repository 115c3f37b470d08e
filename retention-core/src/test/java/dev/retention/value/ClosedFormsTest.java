package dev.retention.value;

import static dev.retention.period.TimeUnit.MONTH;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ClosedFormsTest {

    private static final DiscountRate TEN_PERCENT = new DiscountRate(0.1, YEAR);
    private static final Subscription YEARLY = new Subscription(100, 0.8, YEAR);

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void historicValueIsTheMarginNetOfRefunds() {
        var log = ActivityLog.of(
                new long[] {1, 1, 1, 2}, new int[] {1, 2, 9, 5}, new long[] {1_000, 500, -300, 80}, RefundPolicy.NET);
        assertArrayEquals(new double[] {300, 20}, HistoricValue.of(log, 0.25));
        rejected("margin must be finite, got margin=NaN", () -> HistoricValue.of(log, Double.NaN));
    }

    @Test
    void historicValueReportsOverflow() {
        var log = ActivityLog.of(new long[] {8, 8}, new int[] {1, 2}, new long[] {Long.MAX_VALUE, 1}, RefundPolicy.NET);
        var e = assertThrows(ArithmeticException.class, () -> HistoricValue.of(log, 1));
        assertEquals("amountMinor of customer 8 overflows a long", e.getMessage());
    }

    @Test
    void averagesMultiply() {
        var customer = new AverageCustomer(6_000, 3.5, YEAR, 0.3);
        assertEquals(25_200, customer.value(new Horizon(4, YEAR)), 1e-10);
        rejected(
                "horizon must be in years, got horizon in months: convert it with Horizon.inUnit",
                () -> customer.value(new Horizon(48, MONTH)));
        rejected("horizon must be limited, got horizon=unlimited", () -> customer.value(Horizon.UNLIMITED));
        rejected(
                "ordersPerUnit must be finite and >= 0, got ordersPerUnit=-1.0",
                () -> new AverageCustomer(6_000, -1, YEAR, 0.3));
    }

    @Test
    void forEverIsTheTextbook() {
        assertEquals(100 * 1.1 / 0.3, YEARLY.value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START), 1e-12);
        assertEquals(100 / 0.3, YEARLY.value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.END), 1e-12);
        assertEquals(
                100 * Math.sqrt(1.1) / 0.3, YEARLY.value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.MIDDLE), 1e-12);
        assertEquals(100 * 0.8 / 0.3, YEARLY.residualValue(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START), 1e-12);
    }

    @Test
    void aFewPeriodsAreTheirSum() {
        // 100 + 80/1.1 + 64/1.21 and its delayed forms
        double start = 100 + 80 / 1.1 + 64 / 1.21;
        Horizon three = new Horizon(3, YEAR);
        assertEquals(start, YEARLY.value(TEN_PERCENT, three, PaymentTiming.START), 1e-12);
        assertEquals(start / Math.sqrt(1.1), YEARLY.value(TEN_PERCENT, three, PaymentTiming.MIDDLE), 1e-12);
        assertEquals(start / 1.1, YEARLY.value(TEN_PERCENT, three, PaymentTiming.END), 1e-12);
        assertEquals(0, YEARLY.value(TEN_PERCENT, new Horizon(0, YEAR), PaymentTiming.START));
        assertEquals(100, YEARLY.value(TEN_PERCENT, new Horizon(1, YEAR), PaymentTiming.START), 1e-13);
    }

    @Test
    void averageRevenueTimesMarginOverChurn() {
        var subscription = Subscription.ofChurn(5_000, 0.8, 0.05, MONTH);
        assertEquals(80_000, subscription.undiscountedValue(), 1e-9);
        assertEquals(20, subscription.expectedPeriods(), 1e-12);
        rejected("churn must be in [0, 1], got churn=1.5", () -> Subscription.ofChurn(5_000, 0.8, 1.5, MONTH));
    }

    @Test
    void thoseWhoNeverLeaveAreWorthWhatTheDiscountAllows() {
        var loyal = new Subscription(100, 1, YEAR);
        assertEquals(1_100, loyal.value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START), 1e-10);
        assertEquals(Double.POSITIVE_INFINITY, loyal.undiscountedValue());
        assertEquals(Double.POSITIVE_INFINITY, loyal.expectedPeriods());
        assertEquals(700, loyal.value(DiscountRate.NONE, new Horizon(7, YEAR), PaymentTiming.END), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, new Subscription(-1, 1, YEAR).undiscountedValue());
        assertEquals(0, new Subscription(0, 1, YEAR).undiscountedValue());
    }

    @Test
    void thoseWhoAlwaysLeavePayOnce() {
        var once = new Subscription(100, 0, YEAR);
        assertEquals(100, once.value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START));
        assertEquals(0, once.residualValue(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START));
    }

    @Test
    void retentionRunsAheadOfANegativeDiscount() {
        var deflation = new DiscountRate(-0.5, YEAR);
        assertEquals(Double.POSITIVE_INFINITY, YEARLY.value(deflation, Horizon.UNLIMITED, PaymentTiming.START));
        assertEquals(100 + 160 + 256, YEARLY.value(deflation, new Horizon(3, YEAR), PaymentTiming.START), 1e-10);
    }

    @Test
    void pointsOfRetentionHaveAValue() {
        // 100 · 1.1 / (1.1 - 0.85) - 100 · 1.1 / (1.1 - 0.80)
        double gain = YEARLY.valueOfRetentionChange(0.05, TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START);
        assertEquals(110 / 0.25 - 110 / 0.3, gain, 1e-10);
        rejected(
                "points must leave the retention in [0, 1], got points=0.5, retention=0.8: one point is 0.01",
                () -> YEARLY.valueOfRetentionChange(0.5, TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START));
    }

    @Test
    void mixedPeriodsAreRejected() {
        rejected(
                "discount must be in months, got discount in years: convert it with DiscountRate.per",
                () -> new Subscription(1, 0.9, MONTH).value(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START));
        rejected(
                "horizon must be in years, got horizon in months: convert it with Horizon.inUnit",
                () -> YEARLY.value(TEN_PERCENT, new Horizon(12, MONTH), PaymentTiming.START));
        rejected(
                "horizon must be a whole number of periods, got horizon=1.5 years",
                () -> YEARLY.value(TEN_PERCENT, new Horizon(1.5, YEAR), PaymentTiming.START));
        rejected("retention must be in [0, 1], got retention=NaN", () -> new Subscription(1, Double.NaN, YEAR));
        rejected("marginMinor must be finite, got marginMinor=NaN", () -> new Subscription(Double.NaN, 0, YEAR));
    }

    @Test
    void discountRatesConvertBeforeTheyApply() {
        var monthly = new Subscription(10, 1, MONTH);
        double year = monthly.value(TEN_PERCENT.per(MONTH), new Horizon(12, MONTH), PaymentTiming.START);
        assertEquals(10 * (1 - 1 / 1.1) / (1 - Math.pow(1.1, -1 / 12.0)), year, 1e-12);
    }

    @Test
    void thoseWhoAlwaysLeaveCostOnce() {
        var loss = new Subscription(-100, 0, YEAR);
        assertEquals(-100, loss.value(TEN_PERCENT, new Horizon(3, YEAR), PaymentTiming.START));
        assertEquals(0.0, loss.residualValue(TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START)); // and not -0.0
        assertEquals(0.0, loss.value(TEN_PERCENT, new Horizon(0, YEAR), PaymentTiming.START), 0);
    }

    @Test
    void retentionMayBecomeNoneOrAll() {
        double lost = YEARLY.valueOfRetentionChange(-0.8, TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START);
        assertEquals(100 - 110 / 0.3, lost, 1e-10);
        var half = new Subscription(100, 0.5, YEAR);
        double gained = half.valueOfRetentionChange(0.5, TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START);
        assertEquals(110 / 0.1 - 110 / 0.6, gained, 1e-10);
        rejected(
                "points must leave the retention in [0, 1], got points=-0.75, retention=0.5: one point is 0.01",
                () -> half.valueOfRetentionChange(-0.75, TEN_PERCENT, Horizon.UNLIMITED, PaymentTiming.START));
    }
}
