package dev.retention.examples.dictionary;

import static dev.retention.examples.dictionary.SmallLogs.day;
import static dev.retention.examples.dictionary.SmallLogs.log;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.Binning;
import dev.retention.survival.IntervalTransform;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SurvivalTable;
import dev.retention.value.LifetimeValue;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The rows of the dictionary on models and statistics, one test a row. */
class ModelRowsTest {

    /** Customer 1 of the CDNOW data of lifetimes, with the mean spend of the repeat purchases. */
    private static final BuyerHistory HISTORY = new BuyerHistory(2, 30.43, 38.86, TimeUnit.WEEK);

    private static final double MEAN_SPEND = 22.35;

    /** The parameters that lifetimes prints for these data. */
    private static final BgNbd BG_NBD = new BgNbd(0.242593, 4.413532, 0.792886, 2.425752, TimeUnit.WEEK);

    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.45);

    /** The parameters that BTYD's walk-through prints for these data. */
    private static final ParetoNbd PARETO_NBD = new ParetoNbd(0.5534, 10.5802, 0.6061, 11.6562, TimeUnit.WEEK);

    /** R's data set aml, the maintained group. */
    private static final KaplanMeier MAINTAINED = KaplanMeier.of(SurvivalTable.of(
            new double[] {9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161},
            new boolean[] {true, true, false, true, true, false, true, true, false, true, false}));

    /** Eight customers with one order, one with two, one with three. */
    private static final long[] ORDERS = {1, 1, 1, 1, 1, 1, 1, 1, 2, 3};

    private static void equal(double lower, double upper, Interval interval, double tolerance) {
        assertEquals(lower, interval.lower(), tolerance);
        assertEquals(upper, interval.upper(), tolerance);
    }

    /** Twelve monthly sums, each discounted at 1 % to its end, of purchases that are counted up to so many months. */
    private static double twelveMonths(IntToDoubleFunction purchasesUpToMonth) {
        double value = 0;
        for (int month = 1; month <= 12; month++) {
            double purchases = purchasesUpToMonth.applyAsDouble(month) - purchasesUpToMonth.applyAsDouble(month - 1);
            value += purchases * SPEND.expectedSpendMinor(2, MEAN_SPEND) / Math.pow(1.01, month);
        }
        return value;
    }

    @Test
    void lifetimesFrequency() {
        // By hand: four orders on three days: two repeats.
        ActivityLog log = log("1 2014-03-08", "1 2014-05-21", "1 2014-05-21", "1 2014-07-01");
        assertEquals(2, BuyerHistories.asOf(log, day("2014-12-31")).get(0).repeats());
    }

    @Test
    void lifetimesRecency() {
        // By hand: from 8 March to 1 July are 115 days; RFM's recency would be the 183 days from then to the end of the
        // year.
        ActivityLog log = log("1 2014-03-08", "1 2014-05-21", "1 2014-07-01");
        assertEquals(
                115,
                BuyerHistories.asOf(log, day("2014-12-31"))
                        .get(0)
                        .inUnit(TimeUnit.DAY)
                        .lastAge());
    }

    @Test
    void lifetimesPredictedPurchases() {
        // The page: customers 1516 and 157, the next week: 0.710623 and 0.662396.
        Horizon week = new Horizon(1, TimeUnit.WEEK);
        var customer1516 = new BuyerHistory(26, 30.86, 31.00, TimeUnit.WEEK);
        assertEquals(0.710623, BG_NBD.expectedPurchases(customer1516, week), 1e-6);
        assertEquals(0.662396, BG_NBD.expectedPurchases(new BuyerHistory(29, 37.71, 38.00, TimeUnit.WEEK), week), 1e-6);
    }

    @Test
    void lifetimesConditionalExpectedAverageProfit() {
        // The page: 24.658619, 18.911489, 71.462843, and 35.170981 without a repeat; its parameters are rounded to two
        // places.
        assertEquals(24.658619, SPEND.expectedSpendMinor(2, 22.35), 0.1);
        assertEquals(18.911489, SPEND.expectedSpendMinor(1, 11.77), 0.1);
        assertEquals(71.462843, SPEND.expectedSpendMinor(7, 73.74), 0.1);
        assertEquals(35.170981, SPEND.expectedSpendMinor(), 0.1);
    }

    @Test
    void lifetimesCustomerLifetimeValue() {
        // The page: customer 1, 12 months: 140.096211. Each month is 30 units of the data, which are weeks.
        assertEquals(
                140.096211,
                twelveMonths(month -> BG_NBD.expectedPurchases(HISTORY, new Horizon(30 * month, TimeUnit.WEEK))),
                0.1);
    }

    @Test
    void pymcMarketingCustomerLifetimeValue() {
        // By hand: the same sum with months of 30 days, whatever the unit, is 35.88; what falls due within a month is
        // discounted
        // to its end, so that it is half a month's interest below the value of the purchases where they fall.
        double value = twelveMonths(month ->
                BG_NBD.expectedPurchases(HISTORY, new Horizon(30 * month, TimeUnit.DAY).inUnit(TimeUnit.WEEK)));
        DiscountRate monthly = new DiscountRate(0.01, new TimeUnit(30)).per(TimeUnit.WEEK);
        double whereTheyFall = new LifetimeValue(BG_NBD, SPEND, 1)
                .value(HISTORY, MEAN_SPEND, monthly, new Horizon(360, TimeUnit.DAY).inUnit(TimeUnit.WEEK));
        assertEquals(35.88, value, 0.01);
        assertEquals(whereTheyFall / Math.sqrt(1.01), value, 0.01);
    }

    @Test
    void clvtoolsDert() {
        // By hand: the paper's formula with 50 digits at a rate of 0.1 a week: 0.40674848996761807957.
        assertEquals(
                0.40674848996761807957,
                PARETO_NBD.discountedPurchases(HISTORY, DiscountRate.continuous(0.1, TimeUnit.WEEK), Horizon.UNLIMITED),
                1e-9);
    }

    @Test
    void clvtoolsPredictedClv() {
        // By hand: the purchases of the row above times the mean spend.
        DiscountRate discount = DiscountRate.continuous(0.1, TimeUnit.WEEK);
        assertEquals(
                0.40674848996761807957 * SPEND.expectedSpendMinor(2, MEAN_SPEND),
                new LifetimeValue(PARETO_NBD, SPEND, 1).value(HISTORY, MEAN_SPEND, discount, Horizon.UNLIMITED),
                1e-8);
    }

    @Test
    void btydPnbdDert() {
        // By hand: the paper's formula with 50 digits at a rate of 0.0027 a week, about 15 % a year:
        // 6.4825623649402624752.
        assertEquals(
                6.4825623649402624752,
                PARETO_NBD.discountedPurchases(
                        HISTORY, DiscountRate.continuous(0.0027, TimeUnit.WEEK), Horizon.UNLIMITED),
                1e-8);
    }

    @Test
    void rRfmScores() {
        // By hand: the fifths of 1 to 10 are 2.8, 4.6, 6.4 and 8.2; the package adds 1, so that scores rise at 3.8,
        // 5.6, 7.4 and 9.2.
        long[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        assertArrayEquals(
                new byte[] {1, 1, 1, 2, 2, 3, 3, 4, 4, 5}, Binning.rPackage(5).scores(values, BetterEnd.HIGHER));
    }

    @Test
    void pandasQcut() {
        // The page: qcut(range(6), 5, labels=False) is 0, 0, 1, 2, 3, 4; scores begin at 1.
        assertArrayEquals(
                new byte[] {1, 1, 2, 3, 4, 5},
                Binning.quantiles(5).scores(new long[] {0, 1, 2, 3, 4, 5}, BetterEnd.HIGHER));
    }

    @Test
    void sqlNtile() {
        // By hand: two customers in each fifth, those with one order in the first four.
        assertArrayEquals(
                new byte[] {1, 1, 2, 2, 3, 3, 4, 4, 5, 5}, Binning.ntile(5).scores(ORDERS, BetterEnd.HIGHER));
    }

    @Test
    void sqlPercentRank() {
        // By hand: (rank - 1) / 9 is 0 eight times, then 8/9 and 1.
        assertArrayEquals(
                new byte[] {1, 1, 1, 1, 1, 1, 1, 1, 5, 5},
                Binning.percentRanks(5).scores(ORDERS, BetterEnd.HIGHER));
    }

    @Test
    void sqlCumeDist() {
        // By hand: the share of those with as many or fewer is 0.8 eight times, then 0.9 and 1.
        assertArrayEquals(
                new byte[] {4, 4, 4, 4, 4, 4, 4, 4, 5, 5},
                Binning.cumulativeShares(5).scores(ORDERS, BetterEnd.HIGHER));
    }

    @Test
    void rSurvivalSurvfit() {
        // The tool (R 4.2.2, survival 3.5-3): survfit(Surv(time, status) ~ 1), aml, maintained: 0.491 (0.2549 to 0.946)
        // at 31, median 31.
        assertEquals(0.49090909090909085, MAINTAINED.survival(31), 1e-12);
        equal(0.2548599511993173, 0.946, MAINTAINED.interval(31, IntervalTransform.LOG, 0.95), 5e-4);
        assertEquals(31, MAINTAINED.median());
    }

    @Test
    void lifelinesKaplanMeierFitter() {
        // By hand: S^exp(±1.96 se / (S log S)) with S = 0.490909 and se = 0.164198; R with conf.type = "log-log":
        // 0.1673 to 0.753.
        equal(0.1673, 0.753, MAINTAINED.interval(31, IntervalTransform.LOG_LOG, 0.95), 5e-4);
    }

    @Test
    void statsmodelsProportionConfint() {
        // By hand: 0.14 ± 1.959964 · sqrt(0.14 · 0.86 / 50) = 0.14 ± 0.096178.
        equal(0.043822, 0.236178, new Proportion(7, 50).interval(IntervalMethod.WALD, 0.95), 1e-6);
    }

    @Test
    void statsmodelsProportionConfintWilson() {
        // By hand: (0.14 + 0.038415 ± 0.103566) / 1.076829; R's prop.test(7, 50, correct = FALSE) says the same.
        equal(
                0.0695083342701629,
                0.2618619371058554,
                new Proportion(7, 50).interval(IntervalMethod.WILSON, 0.95),
                1e-12);
    }

    @Test
    void scipyBinomtestProportionCi() {
        // By hand: 7 of 50 as on the page; R's binom.test(7, 50) gives the two ends.
        equal(
                0.0581917003403721,
                0.2673960024970085,
                new Proportion(7, 50).interval(IntervalMethod.CLOPPER_PEARSON, 0.95),
                1e-9);
    }

    @Test
    void pandasCohortPivot() {
        // The tool's own test: January 2, 1, 2, 1; February 1, 1, 1, 0; May 2, 1, 0, 0. The zeros of May have not
        // happened yet.
        ActivityLog log = log(
                "1 2023-01-15",
                "2 2023-01-20",
                "3 2023-02-05",
                "1 2023-02-10",
                "2 2023-03-01",
                "3 2023-03-15",
                "1 2023-03-20",
                "2 2023-04-10",
                "3 2023-04-25",
                "4 2023-05-05",
                "5 2023-05-20",
                "4 2023-06-10");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, day("2023-06-30"));
        long[][] published = {{2, 1, 2, 1}, {1, 1, 1, 0}, {}, {}, {2, 1}};
        for (int row = 0; row < published.length; row++) {
            for (int column = 0; column < published[row].length; column++) {
                assertEquals(
                        published[row][column],
                        table.row(row).cell(column).observed().returned());
            }
        }
        assertEquals(CellState.NOT_YET_OBSERVABLE, table.row(4).cell(2).state());
    }
}
