package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CustomerSummaryTest {

    /** Customer 1 buys twice on day 10 and once on day 20, 2 only returns, 3 buys on day 15 and returns on day 18. */
    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 1, 1, 2, 3, 3},
            new int[] {10, 10, 20, 12, 15, 18},
            new long[] {100, 50, 31, -70, 40, -15},
            RefundPolicy.NET);

    private static final int AS_OF = 30;

    private static CustomerSummary days(long[] customers, int[] epochDays) {
        return CustomerSummary.of(
                ActivityLog.ofEvents(customers, epochDays), LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS);
    }

    @Test
    void ordersAndTotals() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        assertEquals(3, summary.customerCount());
        assertEquals(2, summary.buyerCount());
        assertEquals(10, summary.recencyDays(0));
        assertEquals(3, summary.frequency(0));
        assertEquals(181, summary.monetaryMinor(0));
        assertEquals(4, summary.orderCount());
        assertEquals(136, summary.revenueMinor());
        assertEquals(34, summary.averageOrderValueMinor());
        assertEquals(LocalDate.ofEpochDay(AS_OF), summary.asOf());
    }

    @Test
    void purchaseDaysCountADayOnce() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS);
        assertEquals(2, summary.frequency(0));
        assertEquals(3, summary.orders(0));
        assertEquals(1, summary.frequency(2));
        assertEquals(Frequency.PURCHASE_DAYS, summary.frequencyMeasure());
    }

    @Test
    void aReturnIsNoPurchase() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        assertEquals(15, summary.recencyDays(2)); // of day 15, not of the return on day 18
        assertEquals(1, summary.frequency(2));
        assertEquals(25, summary.monetaryMinor(2));
    }

    @Test
    void whoOnlyReturnedIsAProspectWithMoney() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        assertFalse(summary.isBuyer(1));
        assertEquals(0, summary.frequency(1));
        assertEquals(-70, summary.totalMinor(1));
        assertEquals(-70, summary.withMonetary(Monetary.AVERAGE).monetaryMinor(1));
        var e = assertThrows(IllegalStateException.class, () -> summary.recencyDays(1));
        assertEquals("customer 2 has no purchase, so no recency", e.getMessage());
    }

    @Test
    void averagesRoundHalvesUp() {
        CustomerSummary summary =
                CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).withMonetary(Monetary.AVERAGE);
        assertEquals(60, summary.monetaryMinor(0)); // 181 / 3
        assertEquals(Monetary.AVERAGE, summary.monetaryMeasure());
        CustomerSummary daily = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS)
                .withMonetary(Monetary.AVERAGE);
        assertEquals(91, daily.monetaryMinor(0)); // 181 / 2
        CustomerSummary owed = CustomerSummary.ofColumns(
                        LocalDate.ofEpochDay(0), new long[] {1}, new int[1], new int[] {2}, new long[] {-5})
                .withMonetary(Monetary.AVERAGE);
        assertEquals(-2, owed.monetaryMinor(0)); // -2.5
    }

    @Test
    void recencyIsZeroOnTheAsOfDay() {
        assertEquals(
                0,
                CustomerSummary.of(
                                LOG.within(new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(21))),
                                LocalDate.ofEpochDay(20))
                        .recencyDays(0));
    }

    @Test
    void activityAfterTheAsOfDayIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> CustomerSummary.of(LOG, LocalDate.ofEpochDay(19)));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-21, got asOf=1970-01-20:"
                        + " cut the log with upTo(asOf)",
                e.getMessage());
    }

    @Test
    void meansAndMediansAreThoseOfBuyers() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        assertEquals(12.5, summary.median(Dimension.RECENCY)); // 10 and 15
        assertEquals(2, summary.median(Dimension.FREQUENCY)); // 3 and 1
        assertEquals(103, summary.median(Dimension.MONETARY)); // 181 and 25
        assertEquals(12.5, summary.mean(Dimension.RECENCY));
        assertEquals(103, summary.mean(Dimension.MONETARY));
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleValue() {
        CustomerSummary summary = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(0),
                new long[] {1, 2, 3},
                new int[] {7, 900_000, 1},
                new int[] {1, 1, 1},
                new long[3]);
        assertEquals(7, summary.median(Dimension.RECENCY));
    }

    @Test
    void nobodyHasNoMeanAndNoMedian() {
        CustomerSummary nobody = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(AS_OF));
        assertEquals(0, nobody.customerCount());
        assertTrue(Double.isNaN(nobody.median(Dimension.RECENCY)));
        assertTrue(Double.isNaN(nobody.mean(Dimension.MONETARY)));
        assertTrue(Double.isNaN(nobody.averageOrderValueMinor()));
        assertEquals(0, nobody.revenueMinor());
    }

    @Test
    void onlyReturnsHaveNoAverageOrderValue() {
        assertTrue(Double.isNaN(CustomerSummary.of(
                        LOG.within(new DayRange(LocalDate.ofEpochDay(12), LocalDate.ofEpochDay(13))),
                        LocalDate.ofEpochDay(AS_OF))
                .averageOrderValueMinor()));
    }

    @Test
    void customersAreFoundByKey() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        assertEquals(2, summary.indexOf(3));
        assertEquals(3, summary.customer(2));
        assertEquals(-1, summary.indexOf(0));
        assertEquals(-1, summary.indexOf(99));
    }

    @Test
    void rowsGiveWhatTheirLogGives() {
        var rows = ActivityColumns.of(new long[] {2, 1, 2}, new int[] {5, 9, 5}, new long[] {10, -3, 20});
        assertEquals(
                CustomerSummary.of(ActivityLog.of(ActivityRows.of(rows, RefundPolicy.NET)), LocalDate.ofEpochDay(9)),
                CustomerSummary.of(ActivityRows.of(rows, RefundPolicy.NET), LocalDate.ofEpochDay(9)));
        // what the policy leaves out may be later
        assertEquals(
                1,
                CustomerSummary.of(
                                ActivityRows.of(rows, RefundPolicy.IGNORED),
                                LocalDate.ofEpochDay(5),
                                Frequency.PURCHASE_DAYS)
                        .customerCount());
    }

    @Test
    void columnsFromElsewhereAreTheSame() {
        CustomerSummary summary = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(AS_OF),
                new long[] {1, 2, 3},
                new int[] {10, 99, 15},
                new int[] {3, 0, 1},
                new long[] {181, -70, 25});
        assertEquals(CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)), summary);
        assertEquals(CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).hashCode(), summary.hashCode());
    }

    @Test
    void columnsFromElsewhereAreChecked() {
        assertColumnsRejected(
                "customers must ascend, got customers[0]=2, customers[1]=2",
                new long[] {2, 2},
                new int[2],
                new int[2],
                new long[2]);
        assertColumnsRejected(
                "recencyDays[1] must be >= 0, got recencyDays[1]=-1",
                new long[] {1, 2},
                new int[] {0, -1},
                new int[] {1, 1},
                new long[2]);
        assertColumnsRejected(
                "orders[0] must be >= 0, got orders[0]=-4",
                new long[] {1, 2},
                new int[2],
                new int[] {-4, 1},
                new long[2]);
        assertColumnsRejected(
                "customers and orders must have the same length, got customers.length=2, orders.length=1",
                new long[] {1, 2},
                new int[2],
                new int[1],
                new long[2]);
    }

    private static void assertColumnsRejected(
            String message, long[] customers, int[] recencyDays, int[] orders, long[] totalsMinor) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> CustomerSummary.ofColumns(LocalDate.ofEpochDay(0), customers, recencyDays, orders, totalsMinor));
        assertEquals(message, e.getMessage());
    }

    @Test
    void prospectsJoinTheBuyers() {
        CustomerSummary known =
                CustomerSummary.ofProspects(new long[] {9, 3, 9}, LocalDate.ofEpochDay(AS_OF), Frequency.ORDERS);
        CustomerSummary all =
                CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).plus(known);
        assertEquals(4, all.customerCount());
        assertEquals(2, all.buyerCount());
        assertEquals(15, all.recencyDays(all.indexOf(3)));
        CustomerSummary byDay = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS)
                .plus(CustomerSummary.ofProspects(
                        new long[] {3, 9}, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS));
        assertEquals(1, byDay.frequency(byDay.indexOf(3)));
        assertEquals(0, byDay.frequency(byDay.indexOf(9)));
    }

    @Test
    void purchaseDaysOfSuccessiveShardsAdd() {
        CustomerSummary early = days(new long[] {7, 7}, new int[] {1, 5});
        CustomerSummary late = days(new long[] {7}, new int[] {6});
        assertEquals(3, early.plus(late).frequency(0));
        assertEquals(3, late.plus(early).frequency(0));
    }

    @Test
    void theDayOnWhichTwoShardsMeetCountsOnce() {
        CustomerSummary early = days(new long[] {7, 7}, new int[] {1, 5});
        CustomerSummary late = days(new long[] {7, 7}, new int[] {5, 8});
        assertEquals(3, early.plus(late).frequency(0));
        assertEquals(3, late.plus(early).frequency(0));
        CustomerSummary same = days(new long[] {7}, new int[] {5});
        assertEquals(1, same.plus(same).frequency(0));
        assertEquals(2, same.plus(same).orders(0));
    }

    @Test
    void purchaseDaysThatMayOverlapAreAnError() {
        CustomerSummary a = days(new long[] {7, 7}, new int[] {1, 5});
        CustomerSummary b = days(new long[] {7}, new int[] {3});
        var e = assertThrows(IllegalArgumentException.class, () -> a.plus(b));
        assertEquals(
                "purchase days of customer 7 cannot be added: one shard has them from 29 to 25 days ago, the other from 27 to"
                        + " 27, and the same day may be in both; add the shards with ActivityLog.plus and summarise the sum",
                e.getMessage());
        var same = assertThrows(IllegalArgumentException.class, () -> a.plus(a));
        assertEquals(
                "purchase days of customer 7 cannot be added: one shard has them from 29 to 25 days ago, the other from 29 to"
                        + " 25, and the same day may be in both; add the shards with ActivityLog.plus and summarise the sum",
                same.getMessage());
    }

    @Test
    void summariesOfDifferentDaysOrMeasuresDoNotAdd() {
        CustomerSummary a = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        var e = assertThrows(
                IllegalArgumentException.class, () -> a.plus(CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF + 1))));
        assertEquals(
                "other must be as of the same day with the same measures, got this=1970-01-31 ORDERS TOTAL, other=1970-02-01 ORDERS TOTAL",
                e.getMessage());
        var days = assertThrows(
                IllegalArgumentException.class,
                () -> a.plus(CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS)));
        assertEquals(
                "other must be as of the same day with the same measures, got this=1970-01-31 ORDERS TOTAL, other=1970-01-31 PURCHASE_DAYS TOTAL",
                days.getMessage());
        var average = assertThrows(IllegalArgumentException.class, () -> a.plus(a.withMonetary(Monetary.AVERAGE)));
        assertEquals(
                "other must be as of the same day with the same measures, got this=1970-01-31 ORDERS TOTAL, other=1970-01-31 ORDERS AVERAGE",
                average.getMessage());
    }

    @Test
    void overflowsSayWhose() {
        CustomerSummary rich = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(0), new long[] {5}, new int[1], new int[] {Integer.MAX_VALUE}, new long[] {1});
        var orders = assertThrows(ArithmeticException.class, () -> rich.plus(rich));
        assertEquals("orders of customer 5 overflow an int", orders.getMessage());

        ActivityLog total =
                ActivityLog.of(new long[] {5, 5}, new int[] {1, 2}, new long[] {Long.MAX_VALUE, 1}, RefundPolicy.NET);
        var e = assertThrows(ArithmeticException.class, () -> CustomerSummary.of(total, LocalDate.ofEpochDay(2)));
        assertEquals("amountMinor of customer 5 overflows a long", e.getMessage());

        ActivityLog ancient = ActivityLog.ofEvents(new long[] {5}, new int[] {-2});
        var days = assertThrows(
                ArithmeticException.class, () -> CustomerSummary.of(ancient, LocalDate.ofEpochDay(Integer.MAX_VALUE)));
        assertEquals("the days of customer 5 from -2 to asOfEpochDay=2147483647 overflow an int", days.getMessage());
    }

    @Test
    void totalsMayPassBeyondTheRangeOnTheirWay() {
        ActivityLog detour = ActivityLog.of(
                new long[] {5, 5, 5}, new int[] {1, 2, 3}, new long[] {Long.MAX_VALUE, 1, -5}, RefundPolicy.NET);
        assertEquals(
                Long.MAX_VALUE - 4,
                CustomerSummary.of(detour, LocalDate.ofEpochDay(3)).totalMinor(0));
    }

    @Test
    void buyersAreOnTheLadderOfTheirOrders() {
        PurchaseLadder ladder =
                CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).purchaseLadder();
        assertEquals(PurchaseLadder.of(new long[] {1, 3}), ladder);
        PurchaseLadder days = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS)
                .purchaseLadder();
        assertEquals(ladder, days);
    }

    @Test
    void summariesDescribeThemselves() {
        assertEquals(
                "CustomerSummary[1970-01-31 ORDERS TOTAL, 3 customers, 2 buyers, 4 orders]",
                CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).toString());
    }

    @Test
    void summariesThatDifferAreNotEqual() {
        CustomerSummary orders = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        CustomerSummary days = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS);
        assertNotEquals(orders, days);
        assertNotEquals(orders, orders.withMonetary(Monetary.AVERAGE));
        assertNotEquals(orders, CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF + 1)));
        assertEquals(days, CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS));
        assertNotEquals(days(new long[] {7, 7}, new int[] {1, 5}), days(new long[] {7, 7}, new int[] {2, 5}));
    }

    @Test
    void aDimensionMustBeNamed() {
        CustomerSummary nobody = CustomerSummary.of(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        assertEquals(
                "dimension",
                assertThrows(NullPointerException.class, () -> nobody.mean(null))
                        .getMessage());
        assertEquals(
                "dimension",
                assertThrows(NullPointerException.class, () -> nobody.median(null))
                        .getMessage());
    }

    @Test
    void averagesNearTheNextUnitRoundUp() {
        CustomerSummary summary = CustomerSummary.ofColumns(
                        LocalDate.ofEpochDay(0), new long[] {1, 2}, new int[2], new int[] {3, 3}, new long[] {5, 6})
                .withMonetary(Monetary.AVERAGE);
        assertEquals(2, summary.monetaryMinor(0)); // 5 / 3
        assertEquals(2, summary.monetaryMinor(1));
    }

    @Test
    void averagesHaveAMeanAndAMedianOfTheirOwn() {
        CustomerSummary summary =
                CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF)).withMonetary(Monetary.AVERAGE);
        // of the buyers: 181 / 3 = 60 and 25 / 1
        assertEquals(42.5, summary.mean(Dimension.MONETARY));
        assertEquals(42.5, summary.median(Dimension.MONETARY));
    }

    @Test
    void theEmptySummaryMeasuresWhatItWasToldTo() {
        CustomerSummary empty =
                CustomerSummary.empty(LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS, Monetary.AVERAGE);
        CustomerSummary some = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS)
                .withMonetary(Monetary.AVERAGE);
        assertEquals(0, empty.customerCount());
        assertEquals(some, empty.plus(some));
        assertEquals(some, some.plus(empty));
    }

    @Test
    void prospectsHaveDaysWhereDaysAreCounted() {
        CustomerSummary byDays =
                CustomerSummary.ofProspects(new long[] {4}, LocalDate.ofEpochDay(AS_OF), Frequency.PURCHASE_DAYS);
        CustomerSummary byOrders =
                CustomerSummary.ofProspects(new long[] {4}, LocalDate.ofEpochDay(AS_OF), Frequency.ORDERS);
        assertEquals(
                CustomerSummary.ofColumns(
                        LocalDate.ofEpochDay(AS_OF),
                        new long[] {4},
                        new int[1],
                        new int[1],
                        new long[1],
                        new int[1],
                        new int[1]),
                byDays);
        var e = assertThrows(IllegalStateException.class, () -> byDays.ageDays(0));
        assertEquals("customer 4 has no purchase, so no age", e.getMessage());
        var unknown = assertThrows(IllegalStateException.class, () -> byOrders.ageDays(0));
        assertEquals("frequency counts orders: the first purchase is not known", unknown.getMessage());
    }

    @Test
    void customersAtSomePositionsAreASummary() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        CustomerSummary part = summary.at(new int[] {0, 2});
        assertEquals(2, part.customerCount());
        assertEquals(1, part.customer(0));
        assertEquals(3, part.customer(1));
        assertEquals(15, part.recencyDays(1));
        assertEquals(25, part.totalMinor(1));
        assertEquals(0, summary.at(new int[0]).customerCount());
    }

    @Test
    void positionsAscendAndAreThere() {
        CustomerSummary summary = CustomerSummary.of(LOG, LocalDate.ofEpochDay(AS_OF));
        var beyond = assertThrows(IndexOutOfBoundsException.class, () -> summary.at(new int[] {0, 3}));
        assertEquals("indexes[1] must be in [0, 3), got indexes[1]=3", beyond.getMessage());
        var before = assertThrows(IndexOutOfBoundsException.class, () -> summary.at(new int[] {-1}));
        assertEquals("indexes[0] must be in [0, 3), got indexes[0]=-1", before.getMessage());
        var twice = assertThrows(IllegalArgumentException.class, () -> summary.at(new int[] {0, 2, 2}));
        assertEquals("indexes must ascend, got indexes[1]=2, indexes[2]=2", twice.getMessage());
    }

    @Test
    void columnsHaveOneLength() {
        assertColumnsRejected(
                "customers and recencyDays must have the same length, got customers.length=2, recencyDays.length=3",
                new long[] {1, 2},
                new int[3],
                new int[2],
                new long[2]);
        assertColumnsRejected(
                "customers and totalsMinor must have the same length, got customers.length=2, totalsMinor.length=3",
                new long[] {1, 2},
                new int[2],
                new int[2],
                new long[3]);
    }

    /** Two days with so many orders each; each doubling is a merge of the log with itself. */
    private static ActivityLog twoDays(int first, int second) {
        ActivityLog power = ActivityLog.ofEvents(new long[] {5, 5}, new int[] {1, 2});
        ActivityLog sum = ActivityLog.EMPTY;
        for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
            DayRange firstDay = new DayRange(LocalDate.ofEpochDay(1), LocalDate.ofEpochDay(2));
            DayRange secondDay = new DayRange(LocalDate.ofEpochDay(2), LocalDate.ofEpochDay(3));
            sum = (first >> bit & 1) == 1 ? sum.plus(power.within(firstDay)) : sum;
            sum = (second >> bit & 1) == 1 ? sum.plus(power.within(secondDay)) : sum;
            power = bit < Integer.SIZE - 2 ? power.plus(power) : power;
        }
        return sum;
    }

    @Test
    void ordersGoUpToTheGreatestInt() {
        ActivityLog most = twoDays(1 << 30, (1 << 30) - 1);
        assertEquals(
                Integer.MAX_VALUE,
                CustomerSummary.of(most, LocalDate.ofEpochDay(2)).orders(0));
        ActivityLog more = twoDays(1 << 30, 1 << 30);
        var e = assertThrows(ArithmeticException.class, () -> CustomerSummary.of(more, LocalDate.ofEpochDay(2)));
        assertEquals("orders of customer 5 overflow an int", e.getMessage());
    }

    @Test
    void recencyGoesUpToTheGreatestInt() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {5, 5}, new int[] {-2, 0});
        CustomerSummary summary = CustomerSummary.of(log, LocalDate.ofEpochDay(Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, summary.recencyDays(0)); // the first purchase is too long ago, but nobody asks
    }

    @Test
    void totalsThatOverflowSayWhose() {
        CustomerSummary rich = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(0), new long[] {5}, new int[1], new int[] {1}, new long[] {Long.MAX_VALUE});
        var e = assertThrows(ArithmeticException.class, () -> rich.plus(rich));
        assertEquals("totalMinor of customer 5 overflows a long", e.getMessage());
    }

    @Test
    void theLastDayIsThatOfTheRowsThatAreKept() {
        var rows = ActivityColumns.of(new long[] {1, 1, 1}, new int[] {3, 10, 20}, new long[] {100, 100, -100});
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> CustomerSummary.of(ActivityRows.of(rows, RefundPolicy.IGNORED), LocalDate.ofEpochDay(5)));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-11, got asOf=1970-01-06: cut the log with upTo(asOf)",
                e.getMessage());
    }
}
