package dev.retention.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PurchaseStatisticsTest {

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** The examples of mailmodo.com, 1,200 orders of 400 customers, and of free-biz-tools.com, 600 of 240. */
    @Test
    void purchaseFrequencyIsOrdersPerCustomer() {
        long[] three = new long[400];
        Arrays.fill(three, 3);
        assertEquals(3.0, PurchaseStatistics.of(three, new long[400]).purchaseFrequency());
        assertEquals(2.5, new PurchaseStatistics(240, 600, 0, 200, 0).purchaseFrequency());
    }

    @Test
    void repeatRateIsReturningOfAll() {
        var year = PurchaseStatistics.of(new long[] {1, 2, 5, 1}, new long[] {10, 20, 60, 10});
        assertEquals(new Proportion(2, 4), year.repeatPurchaseRate());
        assertEquals(2.25, year.purchaseFrequency());
        assertEquals(100 / 9.0, year.averageOrderValueMinor());
        assertEquals(25.0, year.revenuePerCustomerMinor());
        assertEquals(0.8, year.repeatRevenueShare());
    }

    /** Who has only returns is no customer, but the money is gone. */
    @Test
    void returnsCountAsMoney() {
        var year = PurchaseStatistics.of(new long[] {1, 0}, new long[] {100, -40});
        assertEquals(new PurchaseStatistics(1, 1, 60, 0, 0), year);
        assertEquals(60.0, year.averageOrderValueMinor());
    }

    @Test
    void nothingHasNoRates() {
        var none = PurchaseStatistics.of(new long[0], new long[0]);
        assertEquals(PurchaseStatistics.EMPTY, none);
        assertEquals(Double.NaN, none.repeatPurchaseRate().rate());
        assertEquals(Double.NaN, none.purchaseFrequency());
        assertEquals(Double.NaN, none.averageOrderValueMinor());
        assertEquals(Double.NaN, none.revenuePerCustomerMinor());
        assertEquals(Double.NaN, none.repeatRevenueShare());
        assertEquals(
                Double.NaN, PurchaseStatistics.of(new long[1], new long[] {-5}).averageOrderValueMinor());
    }

    @Test
    void newAndExistingCustomersSpend() {
        long[] orders = {1, 2, 3, 0};
        long[] revenue = {100, 300, 700, -100};
        boolean[] before = {false, false, true, true};
        var year = NewAndExisting.of(orders, revenue, before);
        assertEquals(new PurchaseStatistics(2, 3, 400, 1, 300), year.newCustomers());
        assertEquals(new PurchaseStatistics(1, 3, 600, 1, 700), year.existingCustomers());
        assertEquals(PurchaseStatistics.of(orders, revenue), year.all());
        assertEquals(new Proportion(2, 3), year.newCustomerShare());
        assertEquals(new Proportion(1, 3), year.existingCustomerShare());
        assertEquals(0.4, year.newRevenueShare());
        assertEquals(0.6, year.existingRevenueShare());
        assertEquals(Double.NaN, NewAndExisting.EMPTY.newRevenueShare());
        assertEquals(year, year.plus(NewAndExisting.EMPTY));
    }

    @Test
    void sumsFailOnlyIfTheTotalDoesNotFit() {
        long max = Long.MAX_VALUE;
        long[] orders = {1, 1, 1};
        assertEquals(
                max - 1, PurchaseStatistics.of(orders, new long[] {max, 1, -2}).revenueMinor());
        var e = assertThrows(ArithmeticException.class, () -> PurchaseStatistics.of(orders, new long[] {max, 1, 0}));
        assertEquals("revenueMinor overflows a long", e.getMessage());
        var tooMany =
                assertThrows(ArithmeticException.class, () -> PurchaseStatistics.of(new long[] {max, 1}, new long[2]));
        assertEquals("orders overflows a long: 9223372036854775807 + 1", tooMany.getMessage());
    }

    @Test
    void countsThatDisagreeAreRejected() {
        rejected("customers must be >= 0, got customers=-1", () -> new PurchaseStatistics(-1, 0, 0, 0, 0));
        rejected(
                "repeatCustomers must be in [0, customers], got repeatCustomers=2, customers=1",
                () -> new PurchaseStatistics(1, 9, 0, 2, 0));
        rejected(
                "repeatCustomers must be in [0, customers], got repeatCustomers=-1, customers=1",
                () -> new PurchaseStatistics(1, 9, 0, -1, 0));
        rejected(
                "orders must be at least customers + repeatCustomers, got orders=4, customers=3, repeatCustomers=2",
                () -> new PurchaseStatistics(3, 4, 0, 2, 0));
        rejected(
                "orders must be customers if nobody repeats, got orders=4, customers=3, repeatCustomers=0",
                () -> new PurchaseStatistics(3, 4, 0, 0, 0));
        rejected(
                "repeatRevenueMinor must be 0 if nobody repeats, got repeatRevenueMinor=50",
                () -> new PurchaseStatistics(1, 1, 100, 0, 50));
        rejected(
                "orders must be at least customers + repeatCustomers, got orders=" + Long.MIN_VALUE
                        + ", customers=1, repeatCustomers=1",
                () -> new PurchaseStatistics(1, Long.MIN_VALUE, 0, 1, 0));
    }

    @Test
    void countsWhoseSumDoesNotFitAreJudgedAllTheSame() {
        long max = Long.MAX_VALUE;
        rejected(
                "orders must be at least customers + repeatCustomers, got orders=" + max + ", customers=" + max
                        + ", repeatCustomers=1",
                () -> new PurchaseStatistics(max, max, 0, 1, 0));
    }

    @Test
    void badColumnsAreRejected() {
        long[] one = {1};
        boolean[] flag = {true};
        rejected(
                "orders and revenueMinor must have the same length, got orders.length=1, revenueMinor.length=2",
                () -> PurchaseStatistics.of(one, new long[2]));
        rejected(
                "orders[1] must be >= 0, got orders[1]=-1",
                () -> PurchaseStatistics.of(new long[] {1, -1}, new long[2]));
        rejected(
                "orders and revenueMinor must have the same length, got orders.length=1, revenueMinor.length=2",
                () -> NewAndExisting.of(one, new long[2], flag));
        rejected(
                "orders and boughtBefore must have the same length, got orders.length=2, boughtBefore.length=1",
                () -> NewAndExisting.of(new long[2], new long[2], flag));
        rejected("orders[0] must be >= 0, got orders[0]=-7", () -> NewAndExisting.of(new long[] {-7}, one, flag));
    }

    @Test
    void nullsAreNamed() {
        long[] column = {};
        boolean[] flags = {};
        named("orders", () -> PurchaseStatistics.of(null, column));
        named("revenueMinor", () -> PurchaseStatistics.of(column, null));
        named("other", () -> PurchaseStatistics.EMPTY.plus(null));
        named("orders", () -> NewAndExisting.of(null, column, flags));
        named("revenueMinor", () -> NewAndExisting.of(column, null, flags));
        named("boughtBefore", () -> NewAndExisting.of(column, column, null));
        named("newCustomers", () -> new NewAndExisting(null, PurchaseStatistics.EMPTY));
        named("existingCustomers", () -> new NewAndExisting(PurchaseStatistics.EMPTY, null));
        named("other", () -> NewAndExisting.EMPTY.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }
}
