package dev.retention.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
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
                "age must be finite and >= 0, got repeats=1, lastAge=1.0, age=Infinity",
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
}
