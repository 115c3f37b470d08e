package dev.retention.examples.dictionary;

import static dev.retention.examples.dictionary.SmallLogs.day;
import static dev.retention.examples.dictionary.SmallLogs.days;
import static dev.retention.examples.dictionary.SmallLogs.log;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.cohort.CellContent;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.economics.AcquisitionCost;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Proportion;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.value.HistoricValue;
import dev.retention.value.LifetimeValue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rows of the dictionary on reports of a shop, one test a row. */
class ShopReportRowsTest {

    /**
     * In March 1 orders for the second and third time, 2 for the first and second, 3 for the first, 4 for the second time. 5 stays away.
     */
    private static ActivityLog orders() {
        return log(
                "1 2024-11-05",
                "1 2025-03-10",
                "1 2025-03-20",
                "2 2025-03-02",
                "2 2025-03-28",
                "3 2025-03-15",
                "4 2024-12-01",
                "4 2025-03-30",
                "5 2024-10-10");
    }

    private static DayRange march() {
        return days("2025-03-01", "2025-04-01");
    }

    /** A customer of the paper's data: 2 repeats, the last after 30.43 weeks, watched for 38.86. */
    private static BuyerHistory history() {
        return new BuyerHistory(2, 30.43, 38.86, TimeUnit.WEEK);
    }

    /** As published by Fader, Hardie and Lee (2005). */
    private static BgNbd model() {
        return new BgNbd(0.243, 4.414, 0.793, 2.426, TimeUnit.WEEK);
    }

    @Test
    void shopifyReturningCustomerRate() {
        // By hand: of 1, 2, 3 and 4 all but 3 have ordered more than once by the end of March.
        assertEquals(new Proportion(3, 4), ActivityRates.returningCustomers(orders(), march()));
    }

    @Test
    void repeatCustomerInsightsRepeatPurchaseRate() {
        // By hand: within March 1 and 2 ordered twice.
        assertEquals(
                new Proportion(2, 4),
                ActivityRates.purchaseStatistics(orders().within(march())).repeatPurchaseRate());
    }

    @Test
    void byTheNumbersReturningCustomers() {
        // By hand: 1 and 4 had ordered before March.
        assertEquals(
                new Proportion(2, 4),
                ActivityRates.newAndExisting(orders(), march()).existingCustomerShare());
    }

    @Test
    void woocommerceAverageOrderValue() {
        // By hand: (60.00 + 40.00 - 20.00 given back) / 2 orders.
        ActivityLog log = log("1 2025-03-10 6000", "2 2025-03-11 4000", "1 2025-03-15 -2000");
        assertEquals(40_00, ActivityRates.purchaseStatistics(log).averageOrderValueMinor());
    }

    @Test
    void woocommerceNetSales() {
        // By hand: what was sold in March comes back in April: 60.00 and -20.00.
        ActivityLog log = log("1 2025-03-10 6000", "1 2025-04-02 -2000");
        assertEquals(60_00, log.within(march()).totalAmountMinor());
        assertEquals(-20_00, log.within(days("2025-04-01", "2025-05-01")).totalAmountMinor());
    }

    @Test
    void metorikCohortAverageOrderValue() {
        // By hand: who joins in January 2023 spends 30.00 and 50.00 in it and 10.00 in February: 40.00 an order in
        // their Month 1.
        ActivityLog log = log("1 2023-01-03 3000", "2 2023-01-20 5000", "2 2023-02-10 1000");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, day("2023-02-28"));
        CellContent month1 = table.row(0).cell(0).observed();
        assertEquals("2023-01", table.row(0).label());
        assertEquals(40_00, month1.revenueMinor() / (double) month1.activities());
    }

    @Test
    void klaviyoHistoricClv() {
        // The page: two orders that come to 93.87.
        ActivityLog log = log("1 2025-01-01 4693", "1 2025-07-09 4694");
        assertArrayEquals(new double[] {93_87}, HistoricValue.of(log, 1));
    }

    @Test
    void klaviyoAverageOrderValue() {
        // The page: 93.87 in 2 orders: 46.94, half a cent rounded up.
        ActivityLog log = log("1 2025-01-01 4693", "1 2025-07-09 4694");
        assertEquals(46_93.5, ActivityRates.purchaseStatistics(log).averageOrderValueMinor());
    }

    @Test
    void klaviyoAverageDaysBetweenOrders() {
        // The page: 2 orders, 189 days between them.
        BuyerHistories histories = BuyerHistories.asOf(log("1 2025-01-01", "1 2025-07-09"), day("2025-12-31"));
        BuyerHistory history = histories.get(0).inUnit(TimeUnit.DAY);
        assertEquals(189, history.lastAge() / history.repeats());
    }

    @Test
    void klaviyoTotalClv() {
        // The page: 93.87 so far and 27.24 predicted: 121.11.
        ActivityLog log = log("1 2025-01-01 4693", "1 2025-07-09 4694");
        double predicted = 27_24;
        assertEquals(121_11, HistoricValue.of(log, 1)[0] + predicted);
    }

    @Test
    void klaviyoPredictedClv() {
        // By hand: purchases to come times the spend on each; nothing is discounted.
        var spend = new GammaGamma(6.25, 3.74, 15.44);
        var value = new LifetimeValue(model(), spend, 1);
        Horizon year = new Horizon(365, TimeUnit.DAY).inUnit(TimeUnit.WEEK);
        assertEquals(
                model().expectedPurchases(history(), year) * spend.expectedSpendMinor(2, 22.35),
                value.value(history(), 22.35, DiscountRate.NONE, year),
                1e-9);
    }

    @Test
    void klaviyoChurnProbability() {
        // By hand: the paper's formula, with 50 digits: alive with probability 0.72657857008067291068.
        assertEquals(1 - 0.72657857008067291068, 1 - model().probabilityAlive(history()), 1e-12);
    }

    @Test
    void klaviyoChurnRisk() {
        // By hand: gone, or alive and silent for 90 days, with r + x = 2.243 and alpha + T = 43.274 weeks.
        double silent = Math.pow(43.274 / (43.274 + 90.0 / 7), 2.243);
        double alive = 0.72657857008067291068;
        Horizon days90 = new Horizon(90, TimeUnit.DAY).inUnit(TimeUnit.WEEK);
        assertEquals(1 - alive + alive * silent, model().probabilityOfPurchases(0, history(), days90), 1e-12);
    }

    @Test
    void storeappsArppu() {
        // By hand: 40.00 + 20.00 - 10.00 of the two customers who paid.
        ActivityLog log = log("1 2025-03-10 4000", "2 2025-03-11 2000", "1 2025-03-15 -1000");
        assertEquals(25_00, ActivityRates.purchaseStatistics(log).revenuePerCustomerMinor());
    }

    @Test
    void trueprofitRepurchaseRate() {
        // By hand: of the five customers 1, 2 and 4 have ordered twice or more.
        assertEquals(
                new Proportion(3, 5), ActivityRates.purchaseStatistics(orders()).repeatPurchaseRate());
    }

    @Test
    void trueprofitLtv() {
        // By hand: 90.00 in all, of two customers.
        ActivityLog log = log("1 2024-03-10 4000", "2 2024-03-11 2000", "1 2025-03-15 3000");
        assertEquals(45_00, ActivityRates.purchaseStatistics(log).revenuePerCustomerMinor());
    }

    @Test
    void trueprofitLtvCacRatio() {
        // By hand: 1,000.00 spent on 50 customers are 20.00 each; 60.00 / 20.00.
        assertEquals(3, new AcquisitionCost(1_000_00, 50).valueRatio(60_00));
    }

    @Test
    void ecPowerPurchaseInterval() {
        // By hand: 1 waits 10 days, 2 waits 20 and 40, 3 never comes back: (10 + 30) / 2.
        ActivityLog log =
                log("1 2025-01-01", "1 2025-01-11", "2 2025-01-01", "2 2025-01-21", "2 2025-03-02", "3 2025-01-01");
        BuyerHistories histories = BuyerHistories.asOf(log, day("2025-12-31")).inUnit(TimeUnit.DAY);
        assertEquals(
                20,
                IntStream.range(0, histories.size())
                        .filter(i -> histories.repeats(i) > 0)
                        .mapToDouble(i -> histories.lastAge(i) / histories.repeats(i))
                        .average()
                        .orElseThrow());
    }

    @Test
    void cruxRepurchaseRate() {
        // By hand: of 4 one is back in February and again in April, one in April: 2 within three months, where no month
        // has more.
        ActivityLog log = log(
                "1 2025-01-03",
                "2 2025-01-04",
                "3 2025-01-05",
                "4 2025-01-06",
                "1 2025-02-03",
                "1 2025-04-03",
                "2 2025-04-04");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months())
                .withColumns(CohortColumns.brackets(3))
                .table(log, day("2025-04-30"));
        assertEquals(new Proportion(2, 4), table.row(0).cell(1).retention());
    }
}
