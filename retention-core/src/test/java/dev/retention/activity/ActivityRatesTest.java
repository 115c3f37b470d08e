package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ActivityRatesTest {

    /** Customer 1 bought in all three years, 2 skipped the second, 3 came in the third, 4 left, 5 only ever returned. */
    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 1, 1, 2, 2, 3, 4, 5},
            new int[] {10, 20, 30, 10, 30, 30, 20, 30},
            new long[] {100, 200, 300, 50, 60, 70, 80, -5},
            RefundPolicy.NET);

    @Test
    void movementTellsTheReactivatedFromTheAcquired() {
        CustomerMovement third = ActivityRates.movement(
                LOG,
                new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30)),
                new DayRange(LocalDate.ofEpochDay(30), LocalDate.ofEpochDay(40)));
        assertEquals(new CustomerMovement(2, 1, 1, 1), third);
        assertEquals(3, third.end());
    }

    /** Of each customer the days, in the periods from 10 to 19 and from 20 to 29. */
    @Test
    void periodsOfAMovementHoldTheirFirstDayAndNotTheirLast() {
        int[][] days = {{9, 20}, {10, 29}, {19, 20}, {10, 30}, {19}, {9, 30}, {20}, {29}, {30}, {9}};
        ActivityLog log = ActivityLog.EMPTY;
        for (int customer = 0; customer < days.length; customer++) {
            long[] customers = new long[days[customer].length];
            Arrays.fill(customers, customer);
            log = log.plus(ActivityLog.ofEvents(customers, days[customer]));
        }
        // Four in the first period, of whom two stay; one comes back, and two are new.
        assertEquals(
                new CustomerMovement(4, 2, 1, 2),
                ActivityRates.movement(
                        log,
                        new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(20)),
                        new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30))));
    }

    @Test
    void movementTakesCustomersOfALateLogForAcquired() {
        assertEquals(
                new CustomerMovement(2, 2, 0, 1),
                ActivityRates.movement(
                        LOG.within(new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(40))),
                        new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(30)),
                        new DayRange(LocalDate.ofEpochDay(30), LocalDate.ofEpochDay(40))));
    }

    @Test
    void periodsWithAGapBetweenThemAreRejected() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> ActivityRates.movement(
                        LOG,
                        new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(19)),
                        new DayRange(LocalDate.ofEpochDay(20), LocalDate.ofEpochDay(40))));
        assertEquals(
                "current must start where previous ends, got previous=[1970-01-11, 1970-01-20),"
                        + " current=[1970-01-21, 1970-02-10)",
                e.getMessage());
    }

    @Test
    void moneyOfReturnsAloneCountsButNobodyIsTheirCustomer() {
        var statistics = ActivityRates.purchaseStatistics(LOG);
        assertEquals(4, statistics.customers());
        assertEquals(7, statistics.orders());
        assertEquals(855, statistics.revenueMinor());
        assertEquals(4, ActivityRates.revenueConcentration(LOG).customers());
        assertEquals(4, ActivityRates.purchaseLadder(LOG).customers());
    }

    @Test
    void newAndExistingCustomersOfAPeriod() {
        var third = ActivityRates.newAndExisting(LOG, new DayRange(LocalDate.ofEpochDay(30), LocalDate.ofEpochDay(40)));
        assertEquals(new Proportion(1, 3), third.newCustomerShare());
        assertEquals(65, third.newCustomers().revenueMinor());
        assertEquals(360, third.existingCustomers().revenueMinor());
    }

    @Test
    void oneCustomersSumThatDoesNotFitIsRejected() {
        ActivityLog log =
                ActivityLog.of(new long[] {7, 7}, new int[] {1, 2}, new long[] {Long.MAX_VALUE, 1}, RefundPolicy.NET);
        var e = assertThrows(ArithmeticException.class, () -> ActivityRates.purchaseStatistics(log));
        assertEquals("amountMinor of customer 7 overflows a long", e.getMessage());
    }

    /** Counted with Python of the 4,906 orders of 995 customers of the R package rfm 0.3.0 (rfm_data_orders),
     * as of 2006-12-31. */
    @Test
    void agreesWithIndependentCountsOfThePublicOrders() {
        ActivityLog log = PublicOrders.rfm();
        assertEquals(
                new Proportion(953, 995), ActivityRates.purchaseStatistics(log).repeatPurchaseRate());
        assertEquals(870, ActivityRates.purchaseLadder(log).atLeast(3));
        assertEquals(0.3562321450885259, ActivityRates.revenueConcentration(log).topShare(0.2), 1e-15);

        CustomerMovement year = ActivityRates.movement(
                log,
                new DayRange(LocalDate.ofEpochDay(day("2005-01-01")), LocalDate.ofEpochDay(day("2006-01-01"))),
                new DayRange(LocalDate.ofEpochDay(day("2006-01-01")), LocalDate.ofEpochDay(day("2007-01-01"))));
        assertEquals(new Proportion(596, 926), year.retention());
        assertEquals(42, year.reactivated());
        assertEquals(13, year.acquired());
        assertEquals(651, year.end());
        assertEquals(
                1.6175115207373272,
                ActivityRates.purchaseStatistics(log.within(new DayRange(
                                LocalDate.ofEpochDay(day("2006-01-01")), LocalDate.ofEpochDay(day("2007-01-01")))))
                        .purchaseFrequency());
        assertEquals(
                new Proportion(13, 651),
                ActivityRates.newAndExisting(
                                log,
                                new DayRange(
                                        LocalDate.ofEpochDay(day("2006-01-01")),
                                        LocalDate.ofEpochDay(day("2007-01-01"))))
                        .newCustomerShare());
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    private static DayRange days(int start, int end) {
        return new DayRange(LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end));
    }

    @Test
    void returningIsWhoHasOrderedMoreThanOnceByTheEndOfThePeriod() {
        // In the third year 1, 2 and 3 bought: 1 for the third time, 2 for the second, 3 for the first. 5 only returned
        // something.
        assertEquals(new Proportion(2, 3), ActivityRates.returningCustomers(LOG, days(30, 40)));
        assertEquals(new Proportion(1, 2), ActivityRates.returningCustomers(LOG, days(20, 30)));
        // A second order within the period counts, one after it does not.
        assertEquals(new Proportion(1, 3), ActivityRates.returningCustomers(LOG, days(10, 30)));
        assertEquals(new Proportion(0, 2), ActivityRates.returningCustomers(LOG, days(10, 20)));
        assertEquals(Proportion.EMPTY, ActivityRates.returningCustomers(LOG, days(50, 60)));
    }

    @Test
    void twoOrdersOnOneDayMakeAReturningCustomer() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 1, 2}, new int[] {7, 7, 7});
        assertEquals(new Proportion(1, 2), ActivityRates.returningCustomers(log, days(7, 8)));
    }

    @Test
    void stickinessSetsTheActiveOfAShortRangeBesideThoseOfALongOne() {
        assertEquals(new Proportion(2, 4), ActivityRates.stickiness(LOG, days(20, 21), days(10, 40)));
        assertEquals(new Proportion(3, 4), ActivityRates.stickiness(LOG, days(30, 40), days(10, 40)));
        assertEquals(Proportion.EMPTY, ActivityRates.stickiness(LOG, days(50, 51), days(50, 60)));
    }

    @Test
    void aRangeThatDoesNotHoldTheShorterOneIsRejected() {
        for (DayRange shorter : new DayRange[] {days(9, 12), days(30, 41)}) {
            var e = assertThrows(
                    IllegalArgumentException.class, () -> ActivityRates.stickiness(LOG, shorter, days(10, 40)));
            assertEquals(
                    "longer must hold shorter, got longer=[1970-01-11, 1970-02-10), shorter=" + shorter,
                    e.getMessage());
        }
    }
}
