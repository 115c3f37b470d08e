package dev.retention.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BuyerHistoriesTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static ActivityLog log(long[] customers, int[] days, long[] amounts) {
        return ActivityLog.of(customers, days, amounts, RefundPolicy.NET);
    }

    @Test
    void countsFromTheFirstPurchase() {
        var buyers = BuyerHistories.asOf(
                log(new long[] {7, 7, 7, 7, 9}, new int[] {10, 12, 12, 31, 20}, new long[] {100, 20, 5, 9, 50}),
                LocalDate.ofEpochDay(38));
        assertEquals(2, buyers.size());
        assertEquals(new BuyerHistory(2, 21, 28, TimeUnit.DAY), buyers.get(0));
        assertEquals(new BuyerHistory(0, 0, 18, TimeUnit.DAY), buyers.get(1));
        assertEquals(7, buyers.customer(0));
        assertEquals(34, buyers.repeatSpendMinor(0));
        assertEquals(17.0, buyers.meanRepeatSpendMinor(0));
        assertTrue(Double.isNaN(buyers.meanRepeatSpendMinor(1)));
    }

    @Test
    void returnsReduceTheSpendButAreNoPurchase() {
        var buyers = BuyerHistories.asOf(
                log(new long[] {1, 1, 1, 1, 2}, new int[] {1, 5, 9, 14, 3}, new long[] {-7, 100, 50, -20, -5}),
                LocalDate.ofEpochDay(20));
        assertEquals(1, buyers.size());
        assertEquals(new BuyerHistory(1, 4, 15, TimeUnit.DAY), buyers.get(0));
        assertEquals(30, buyers.repeatSpendMinor(0));
    }

    @Test
    void anEmptyLogHasNoBuyers() {
        assertEquals(
                0,
                BuyerHistories.asOf(ActivityLog.EMPTY, LocalDate.ofEpochDay(0)).size());
    }

    @Test
    void daysFarApartDoNotOverflow() {
        var buyers = BuyerHistories.asOf(
                ActivityLog.ofEvents(new long[] {1, 1}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}),
                LocalDate.ofEpochDay(Integer.MAX_VALUE));
        assertEquals(4294967295.0, buyers.age(0));
        assertEquals(4294967295.0, buyers.lastAge(0));
    }

    @Test
    void activityAfterTheEndIsRejected() {
        var log = ActivityLog.ofEvents(new long[] {1}, new int[] {20});
        assertEquals(0.0, BuyerHistories.asOf(log, LocalDate.ofEpochDay(20)).age(0));
        rejected(
                "asOf must be >= the last activity day 1970-01-21, got asOf=1970-01-20: cut the log with"
                        + " upTo(asOf)",
                () -> BuyerHistories.asOf(log, LocalDate.ofEpochDay(19)));
        assertEquals(
                0,
                BuyerHistories.asOf(log.upTo(LocalDate.ofEpochDay(19)), LocalDate.ofEpochDay(19))
                        .size());
    }

    @Test
    void unitsConvertExactly() {
        var buyers = BuyerHistories.asOf(
                ActivityLog.ofEvents(new long[] {1, 1}, new int[] {0, 5}), LocalDate.ofEpochDay(31));
        assertEquals(5 / 7.0, buyers.inUnit(TimeUnit.WEEK).lastAge(0));
        assertEquals(31 / 7.0, buyers.inUnit(TimeUnit.WEEK).age(0));
        assertEquals(
                new BuyerHistory(1, 5 / 7.0, 31 / 7.0, TimeUnit.WEEK),
                buyers.get(0).inUnit(TimeUnit.WEEK));
        assertEquals(
                "BuyerHistories[1 buyers, in weeks]",
                buyers.inUnit(TimeUnit.WEEK).toString());
    }

    @Test
    void columnsOfOthersMakeTheSameValue() {
        var log = log(new long[] {7, 7, 9}, new int[] {10, 12, 20}, new long[] {100, 20, 50});
        var mine = BuyerHistories.asOf(log, LocalDate.ofEpochDay(30));
        var columns = BuyerHistories.of(
                new long[] {7, 9},
                new int[] {1, 0},
                new double[] {2, 0},
                new double[] {20, 10},
                new long[] {20, 0},
                TimeUnit.DAY);
        assertEquals(mine, columns);
        assertEquals(mine.hashCode(), columns.hashCode());
        assertEquals(TimeUnit.DAY, columns.unit());
    }

    @Test
    void impossibleHistoriesAreRejected() {
        rejected(
                "repeats must be >= 0, got repeats=-1, lastAge=0.0, age=1.0",
                () -> new BuyerHistory(-1, 0, 1, TimeUnit.DAY));
        rejected(
                "lastAge must be > 0 where repeats > 0: merge the purchases of one day, got repeats=2, lastAge=0.0, age=1.0",
                () -> new BuyerHistory(2, 0, 1, TimeUnit.DAY));
        rejected(
                "lastAge must be 0 where repeats is 0, got repeats=0, lastAge=0.5, age=1.0",
                () -> new BuyerHistory(0, 0.5, 1, TimeUnit.DAY));
        rejected(
                "lastAge must be in [0, age], got repeats=1, lastAge=2.0, age=1.0",
                () -> new BuyerHistory(1, 2, 1, TimeUnit.DAY));
        rejected(
                "lastAge must be in [0, age], got repeats=1, lastAge=NaN, age=1.0",
                () -> new BuyerHistory(1, Double.NaN, 1, TimeUnit.DAY));
        rejected(
                "age must be >= 0 and at most 10^12 days, got age=Infinity times 1.0 days",
                () -> new BuyerHistory(1, 1, Double.POSITIVE_INFINITY, TimeUnit.DAY));
    }

    @Test
    void impossibleColumnsAreRejectedWithTheirRow() {
        rejected(
                "row 1: lastAge must be in [0, age], got repeats[1]=1, lastAges[1]=3.0, ages[1]=2.0",
                () -> GroupedHistories.of(
                        new int[] {0, 1}, new double[] {0, 3}, new double[] {2, 2}, new long[] {1, 1}, TimeUnit.DAY));
        rejected(
                "counts[0] must be >= 0, got counts[0]=-1",
                () -> GroupedHistories.of(
                        new int[] {0}, new double[] {0}, new double[] {2}, new long[] {-1}, TimeUnit.DAY));
        rejected(
                "repeats and ages must have the same length, got repeats.length=1, ages.length=2",
                () -> GroupedHistories.of(
                        new int[] {0}, new double[] {0}, new double[] {2, 1}, new long[] {1}, TimeUnit.DAY));
        rejected("repeats[0] must be >= 0, got repeats[0]=-1", () -> GroupedSpend.of(new int[] {-1}, new long[] {0}));
    }

    @Test
    void wholePeriodsCountThoseWithAPurchase() {
        int y2010 = (int) LocalDate.of(2010, 1, 1).toEpochDay();
        ActivityLog log = ActivityLog.of(
                new long[] {1, 1, 1, 1, 1, 1, 2, 3, 3},
                new int[] {
                    y2010 + 40,
                    y2010 + 90,
                    y2010 + 400,
                    y2010 + 500,
                    y2010 + 1200,
                    y2010 + 1500,
                    y2010 + 1500,
                    y2010 + 300,
                    y2010 + 800
                },
                new long[] {100, 10, 5, 6, 7, 1000, 20, 30, -8},
                RefundPolicy.NET);
        // Years 2010 to 2013 are complete, 2014 is not; the money of the first year is left out, a return is no
        // purchase.
        var buyers = BuyerHistories.perPeriod(
                log, PeriodCalendar.years(), LocalDate.ofEpochDay(y2010 + 1600), TimeUnit.YEAR);
        assertEquals(
                BuyerHistories.of(
                        new long[] {1, 3},
                        new int[] {2, 0},
                        new double[] {3, 0},
                        new double[] {3, 3},
                        new long[] {18, -8},
                        TimeUnit.YEAR),
                buyers);
        // On its last day a year is complete.
        int end2014 = (int) LocalDate.of(2014, 12, 31).toEpochDay();
        assertEquals(
                3,
                BuyerHistories.perPeriod(log, PeriodCalendar.years(), LocalDate.ofEpochDay(end2014), TimeUnit.YEAR)
                        .size());
    }

    /** Customer 7 first buys on day 10, customer 8 only returns, customer 9 first buys on day 20. */
    private static final ActivityLog THREE =
            log(new long[] {7, 7, 8, 9, 9}, new int[] {10, 25, 22, 20, 25}, new long[] {100, 20, -5, 50, 30});

    @Test
    void customersAreNewFromADayOn() {
        LocalDate asOf = LocalDate.ofEpochDay(30);
        var rows = ActivityColumns.of(
                new long[] {9, 8, 7, 7, 9}, new int[] {20, 22, 25, 10, 25}, new long[] {50, -5, 20, 100, 30});
        BuyerHistories nine = BuyerHistories.of(
                new long[] {9}, new int[] {1}, new double[] {5}, new double[] {10}, new long[] {30}, TimeUnit.DAY);
        for (int day : new int[] {11, 20}) {
            LocalDate since = LocalDate.ofEpochDay(day);
            assertEquals(nine, BuyerHistories.newSince(THREE, since, asOf));
            assertEquals(nine, BuyerHistories.newSince(ActivityRows.of(rows, RefundPolicy.NET), since, asOf));
        }
        assertEquals(
                2,
                BuyerHistories.newSince(THREE, LocalDate.ofEpochDay(10), asOf).size());
        assertEquals(
                0,
                BuyerHistories.newSince(THREE, LocalDate.ofEpochDay(21), asOf).size());
    }

    @Test
    void wholePeriodsEndBeforeTheAsOfDayToo() {
        rejected(
                "asOf must be >= the last activity day 1970-01-26, got asOf=1970-01-25: cut the log with upTo(asOf)",
                () -> BuyerHistories.perPeriod(
                        THREE, PeriodCalendar.months(), LocalDate.ofEpochDay(24), TimeUnit.MONTH));
    }

    @Test
    void spendThatOverflowsSaysWhose() {
        ActivityLog rich =
                log(new long[] {7, 7, 7}, new int[] {0, 32, 33}, new long[] {1, Long.MAX_VALUE, Long.MAX_VALUE});
        var e = assertThrows(
                ArithmeticException.class,
                () -> BuyerHistories.perPeriod(
                        rich, PeriodCalendar.months(), LocalDate.of(1970, 3, 31), TimeUnit.MONTH));
        assertEquals("repeatSpendMinor of customer 7 overflows a long", e.getMessage());
    }

    private static BuyerHistories columns(int customers, int repeats, int lastAges, int ages, int spend) {
        return BuyerHistories.of(
                new long[customers],
                new int[repeats],
                new double[lastAges],
                new double[ages],
                new long[spend],
                TimeUnit.DAY);
    }

    @Test
    void columnsHaveOneLength() {
        rejected(
                "customers and repeats must have the same length, got customers.length=1, repeats.length=2",
                () -> columns(1, 2, 1, 1, 1));
        rejected(
                "customers and lastAges must have the same length, got customers.length=1, lastAges.length=2",
                () -> columns(1, 1, 2, 1, 1));
        rejected(
                "customers and ages must have the same length, got customers.length=1, ages.length=2",
                () -> columns(1, 1, 1, 2, 1));
        rejected(
                "customers and repeatSpendMinor must have the same length, got customers.length=1,"
                        + " repeatSpendMinor.length=2",
                () -> columns(1, 1, 1, 1, 2));
        rejected(
                "row 0: lastAge must be in [0, age], got repeats[0]=1, lastAges[0]=3.0, ages[0]=2.0",
                () -> BuyerHistories.of(
                        new long[1], new int[] {1}, new double[] {3}, new double[] {2}, new long[1], TimeUnit.DAY));
        rejected(
                "repeats and lastAges must have the same length, got repeats.length=1, lastAges.length=2",
                () -> GroupedHistories.of(new int[1], new double[2], new double[1], new long[1], TimeUnit.DAY));
        rejected(
                "repeats and counts must have the same length, got repeats.length=1, counts.length=2",
                () -> GroupedHistories.of(new int[1], new double[1], new double[1], new long[2], TimeUnit.DAY));
        rejected(
                "repeats and spendMinor must have the same length, got repeats.length=1, spendMinor.length=2",
                () -> GroupedSpend.of(new int[1], new long[2]));
        rejected(
                "repeats and spendMinor must have the same length, got repeats.length=1, spendMinor.length=2",
                () -> GroupedSpend.of(new int[1], new long[2], new long[1]));
        rejected(
                "repeats and counts must have the same length, got repeats.length=1, counts.length=2",
                () -> GroupedSpend.of(new int[1], new long[1], new long[2]));
    }

    @Test
    void whoHasNotComeBackHasNoMeanSpend() {
        BuyerHistories buyers = BuyerHistories.of(
                new long[] {1}, new int[1], new double[1], new double[] {9}, new long[] {-5}, TimeUnit.DAY);
        assertEquals(Double.NaN, buyers.meanRepeatSpendMinor(0));
    }

    @Test
    void aHistoryIsAskedForInTheUnitOfTheModel() {
        var history = new BuyerHistory(1, 5, 31, TimeUnit.DAY);
        assertSame(history, history.requireUnit(TimeUnit.DAY));
        rejected(
                "history must be in weeks, got history in days: convert it with BuyerHistory.inUnit",
                () -> history.requireUnit(TimeUnit.WEEK));
        assertEquals(TimeUnit.WEEK, GroupedHistories.empty(TimeUnit.WEEK).unit());
    }

    @Test
    void agesBeginAtZero() {
        assertEquals(0, new BuyerHistory(0, 0, 0, TimeUnit.DAY).age());
        rejected(
                "age must be >= 0 and at most 10^12 days, got age=-1.0 times 1.0 days",
                () -> new BuyerHistory(0, 0, -1, TimeUnit.DAY));
        rejected(
                "lastAge must be in [0, age], got repeats=1, lastAge=-1.0, age=2.0",
                () -> new BuyerHistory(1, -1, 2, TimeUnit.DAY));
    }

    @Test
    void groupedSpendIsOfThoseWhoCameBack() {
        assertEquals(
                GroupedSpend.of(new int[] {2, 2}, new long[] {70, 70}),
                GroupedSpend.of(new int[] {0, 2, 3}, new long[] {-9, 70, 80}, new long[] {5, 2, 0}));
        rejected(
                "repeats[1] must be >= 0, got repeats[1]=-1",
                () -> GroupedSpend.of(new int[] {0, -1}, new long[2], new long[2]));
        rejected(
                "counts[1] must be >= 0, got counts[1]=-1",
                () -> GroupedSpend.of(new int[2], new long[2], new long[] {0, -1}));
    }

    @Test
    void gapsAreBetweenDaysOfPurchases() {
        // 15 days for customer 7 and 5 for 9; customer 3 has gaps of 1, 5 and 5, with a return in between
        ActivityLog log = THREE.plus(
                log(new long[] {3, 3, 3, 3, 3}, new int[] {1, 2, 4, 7, 12}, new long[] {10, 10, -5, 10, 10}));
        PurchaseGaps gaps = PurchaseGaps.asOf(log, LocalDate.ofEpochDay(30));
        assertEquals(
                PurchaseGaps.of(
                        BuyerHistories.asOf(log, LocalDate.ofEpochDay(30)).grouped(),
                        new double[] {1, 5, 15},
                        new long[] {1, 3, 1}),
                gaps);
        assertEquals(3, gaps.histories().customers());
        assertEquals(TimeUnit.DAY, gaps.unit());
        assertEquals("PurchaseGaps[3 customers, 5 gaps of 3 lengths, in days]", gaps.toString());
        PurchaseGaps weeks = gaps.inUnit(TimeUnit.WEEK);
        assertEquals(TimeUnit.WEEK, weeks.unit());
        assertEquals(15 / 7.0, weeks.gap(2));
        assertEquals(3, weeks.count(1));
    }

    @Test
    void gapsOfBothAddUp() {
        LocalDate asOf = LocalDate.ofEpochDay(30);
        ActivityLog other = log(new long[] {3, 3}, new int[] {1, 6}, new long[] {10, 10});
        PurchaseGaps sum = PurchaseGaps.asOf(THREE, asOf).plus(PurchaseGaps.asOf(other, asOf));
        assertEquals(PurchaseGaps.asOf(THREE.plus(other), asOf), sum);
        assertEquals(sum, PurchaseGaps.empty(TimeUnit.DAY).plus(sum));
        rejected(
                "other must be in days, got other in weeks: convert it with PurchaseGaps.inUnit",
                () -> sum.plus(PurchaseGaps.empty(TimeUnit.WEEK)));
    }

    @Test
    void impossibleGapsAreRejected() {
        GroupedHistories histories =
                GroupedHistories.of(new int[] {2}, new double[] {9}, new double[] {20}, new long[] {1}, TimeUnit.DAY);
        rejected(
                "gaps and counts must have the same length, got gaps.length=1, counts.length=2",
                () -> PurchaseGaps.of(histories, new double[] {4}, new long[] {1, 1}));
        rejected(
                "counts[1] must be >= 0, got counts[1]=-1",
                () -> PurchaseGaps.of(histories, new double[] {4, 5}, new long[] {3, -1}));
        rejected(
                "gaps must be as many as the repeat purchases of the histories, got 1 by counts, 2 by histories",
                () -> PurchaseGaps.of(histories, new double[] {4}, new long[] {1}));
    }
}
