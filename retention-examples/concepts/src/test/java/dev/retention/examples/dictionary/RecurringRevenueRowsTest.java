package dev.retention.examples.dictionary;

import static dev.retention.examples.dictionary.SmallLogs.days;
import static dev.retention.examples.dictionary.SmallLogs.log;
import static dev.retention.revenue.RevenueLedger.Change.CHURN;
import static dev.retention.revenue.RevenueLedger.Change.CONTRACTION;
import static dev.retention.revenue.RevenueLedger.Change.EXPANSION;
import static dev.retention.revenue.RevenueLedger.Change.NEW;
import static dev.retention.revenue.RevenueLedger.Change.REACTIVATION;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Proportion;
import dev.retention.period.TimeUnit;
import dev.retention.rate.ChurnBase;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.BillingPeriod;
import dev.retention.revenue.MonthlyAmount;
import dev.retention.revenue.RevenueConvention;
import dev.retention.revenue.RevenueLedger;
import dev.retention.revenue.RevenueLedger.Event;
import dev.retention.revenue.RevenueMovement;
import dev.retention.value.Subscription;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rows of the dictionary on recurring revenue, one test a row. */
class RecurringRevenueRowsTest {

    /**
     * Five customers pay 100 each. A pays 50 more, B 40 less. C leaves. D leaves and comes back for 80. F is new. G is new and leaves.
     *
     * <pre>
     * by event      new 200, expansion 50, contraction 40, churn 300, reactivation 80; from 500 to 490
     * by customer   new 100, expansion 50, contraction 40 + 20 of D, churn 100
     * heads         5 at the start, 2 joined, 1 came back, 3 times somebody left; of the 5, C and D left, and C is gone
     * </pre>
     */
    private static RevenueLedger month() {
        return RevenueLedger.replay(
                Map.of("A", 100L, "B", 100L, "C", 100L, "D", 100L, "E", 100L),
                List.of(
                        new Event<>("A", EXPANSION, 50),
                        new Event<>("B", CONTRACTION, 40),
                        new Event<>("C", CHURN, 100),
                        new Event<>("D", CHURN, 100),
                        new Event<>("D", REACTIVATION, 80),
                        new Event<>("F", NEW, 100),
                        new Event<>("G", NEW, 100),
                        new Event<>("G", CHURN, 100)));
    }

    @Test
    void chartmogulGrossMrrChurnRate() {
        // The page: 100 at the start, 10 of churn, 10 of contraction, 10 of expansion: 20 %.
        var month = new RevenueMovement(100, 0, 10, 10, 10, 0);
        assertEquals(0.20, month.grossChurn());
    }

    @Test
    void chartmogulNetMrrChurnRate() {
        // The page: the same month: ((10 + 10) - (10 + 0)) / 100 = 10 %.
        var month = new RevenueMovement(100, 0, 10, 10, 10, 0);
        assertEquals(0.10, month.netChurn(RevenueConvention.WITH_REACTIVATION));
    }

    @Test
    void chartmogulNetMrrChurnRateDaily() {
        // The page: from 100 to 120 in a day, 10 of it new: 1 - (120 - 10) / 100 = -10 %.
        var days = List.of(new RevenueMovement(100, 10, 10, 0, 0, 0));
        assertEquals(
                -0.10,
                days.stream()
                        .mapToDouble(day -> day.netChurn(RevenueConvention.WITH_REACTIVATION))
                        .sum());
    }

    @Test
    void chartmogulGrossMrrChurnRateDaily() {
        // The page: from 100 to 95 in a day: 5 %.
        var days = List.of(new RevenueMovement(100, 0, 0, 0, 5, 0));
        assertEquals(0.05, days.stream().mapToDouble(day -> -day.growth()).sum());
    }

    @Test
    void chartmogulCustomerChurnRate() {
        // The page: 100 at the start; 11 cancel, of whom one had joined in the month and is on neither list: 10 / 100.
        long[] atStart = LongStream.rangeClosed(1, 100).toArray();
        long[] atEnd = LongStream.rangeClosed(11, 100).toArray();
        assertEquals(
                0.10,
                CustomerMovement.between(atStart, atEnd, new long[0]).churn().rate());
    }

    @Test
    void chartmogulCustomerChurnRateDaily() {
        // By hand: 10 of 100 leave on one day, 9 of 90 on the next: 10 % + 10 % = 20 %, where 19 % of the 100 are gone.
        var days = List.of(new CustomerMovement(100, 0, 0, 10), new CustomerMovement(90, 0, 0, 9));
        assertEquals(0.20, days.stream().mapToDouble(day -> day.churn().rate()).sum());
    }

    @Test
    void baremetricsUserChurn() {
        // By hand: 3 times somebody left (C, D, G), 5 were there.
        assertEquals(0.6, month().customerFlow().churnRate(ChurnBase.START));
    }

    @Test
    void baremetricsRevenueChurn() {
        // By hand: (40 + 300) / 500.
        assertEquals(0.68, month().byEvent().grossChurn());
    }

    @Test
    void baremetricsNetRevenueChurn() {
        // By hand: (40 + 300 - 50) / 500.
        assertEquals(0.58, month().byEvent().netChurn(RevenueConvention.STANDARD));
    }

    @Test
    void baremetricsNetRevenueRetention() {
        // By hand: 1 - (300 - 50) / 500.
        assertEquals(0.5, month().byEvent().netRetention(RevenueConvention.WITHOUT_CONTRACTION));
    }

    @Test
    void baremetricsQuickRatio() {
        // By hand: (200 + 50) / (40 + 300).
        assertEquals(250.0 / 340, month().byEvent().quickRatio(RevenueConvention.STANDARD));
    }

    @Test
    void baremetricsTimeToChurn() {
        // By hand: 5 of 100 leave in a month: 100 / 5 = 20 months.
        var month = new CustomerMovement(100, 0, 0, 5);
        assertEquals(20, month.expectedLifetimePeriods());
    }

    @Test
    void stripeSubscriberChurnRate() {
        // By hand: 3 cancellations of the 5 who were there and the 2 who joined.
        assertEquals(3.0 / 7, month().customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED));
    }

    @Test
    void stripeMrr() {
        // The page: 100 at 100 USD a month and 50 at 600 USD a year: 12,500 USD.
        MonthlyAmount monthly = MonthlyAmount.of(100 * 100_00, BillingPeriod.MONTH);
        assertEquals(
                12_500_00,
                monthly.plus(MonthlyAmount.of(50 * 600_00, BillingPeriod.YEAR)).toMinor(RoundingMode.UNNECESSARY));
    }

    @Test
    void stripeChurnedRevenue() {
        // By hand: C, D and G take 100 each; that D comes back is another line.
        assertEquals(300, month().byEvent().churnMinor());
    }

    @Test
    void stripeMrrGrowth() {
        // By hand: 200 + 80 + 50 - 300 - 40.
        RevenueMovement month = month().byEvent();
        assertEquals(-10, month.endMinor() - month.startMinor());
    }

    @Test
    void profitwellChurn() {
        // By hand: C and D cancelled; G joined and left, and is ignored.
        assertEquals(2, month().startCustomersWhoCancelled().count());
    }

    @Test
    void profitwellLtv() {
        // By hand: 20.00 a month, 5 % leave: 20.00 / 0.05 = 400.00.
        assertEquals(
                400_00, Subscription.ofChurn(20_00, 1, 0.05, TimeUnit.MONTH).undiscountedValue(), 1e-9);
    }

    @Test
    void maxioSubscriberChurnRate() {
        // By hand: of the 5 who were there C and D left; G was new business.
        assertEquals(new Proportion(2, 5), month().startCustomersWhoCancelled());
    }

    @Test
    void maxioMrrChurnRate() {
        // By hand: 30 of 1000 went with customers who left.
        var month = new RevenueMovement(1_000, 0, 50, 20, 30, 10);
        assertEquals(0.03, month.cancellationChurn());
    }

    @Test
    void maxioGrossMrrChurnRate() {
        // By hand: (30 + 20) / 1000.
        var month = new RevenueMovement(1_000, 0, 50, 20, 30, 10);
        assertEquals(0.05, month.grossChurn());
    }

    @Test
    void maxioNetMrrChurnRate() {
        // By hand: (30 + 20 - 50 - 10) / 1000.
        var month = new RevenueMovement(1_000, 0, 50, 20, 30, 10);
        assertEquals(-0.01, month.netChurn(RevenueConvention.WITH_REACTIVATION));
    }

    @Test
    void chartmogulCustomerLifetimeValue() {
        // The page: ARPA of 100 and a churn rate of 5 %, the mean of six months: 2,000.
        assertEquals(
                2_000_00, Subscription.ofChurn(100_00, 1, 0.05, TimeUnit.MONTH).undiscountedValue(), 1e-8);
    }

    @Test
    void chartmogulAverageRevenuePerAccount() {
        // By hand: A, B, D, E and F pay 490 together.
        assertEquals(
                98, month().byEvent().endMinor() / (double) month().customers().end());
    }

    @Test
    void chargebeeLtv() {
        // By hand: 30.00 · 1 / 0.04.
        assertEquals(
                750_00, Subscription.ofChurn(30_00, 1, 0.04, TimeUnit.MONTH).undiscountedValue(), 1e-8);
    }

    @Test
    void storeappsUserChurnRate() {
        // By hand: 6 leave, of 100 who were there and 20 who signed up.
        var month = new CustomerFlow(100, 20, 0, 6);
        assertEquals(0.05, month.churnRate(ChurnBase.START_AND_ACQUIRED));
    }

    @Test
    void storeappsNewSignups() {
        // By hand: F and G joined; that G is gone again does not matter.
        assertEquals(2, month().customerFlow().acquired());
    }

    @Test
    void mainmetricsMrr() {
        // The page: 600 USD a year are 50 USD a month.
        assertEquals(50_00, MonthlyAmount.of(600_00, BillingPeriod.YEAR).toMinor(RoundingMode.UNNECESSARY));
    }

    @Test
    void mainmetricsUserChurn() {
        // The page: of 100 customers 10 left within 30 days, while 30 new ones came: 10 / 100.
        var month = new CustomerMovement(100, 30, 0, 10);
        assertEquals(0.10, month.churn().rate());
    }

    @Test
    void mainmetricsNetRevenueChurn() {
        // By hand: (30 + 20 - 80) / 1000.
        var month = new RevenueMovement(1_000, 200, 80, 20, 30, 0);
        assertEquals(-0.03, month.netChurn(RevenueConvention.STANDARD));
    }

    @Test
    void revenuecatActiveSubscriptions() {
        // By hand: A, B, D, E and F pay at the end.
        assertEquals(5, month().customers().end());
    }

    @Test
    void revenuecatRevenue() {
        // By hand: 120.00 for a year in March and 10.00 for a month, of which 10.00 are given back in March.
        ActivityLog log = log("1 2025-03-10 12000", "2 2025-03-11 1000", "2 2025-03-20 -1000", "1 2025-04-10 0");
        assertEquals(120_00, log.within(days("2025-03-01", "2025-04-01")).totalAmountMinor());
    }
}
