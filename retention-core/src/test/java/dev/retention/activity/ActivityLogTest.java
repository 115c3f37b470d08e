package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.period.DayRange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ActivityLogTest {

    private static final long[] CUSTOMERS = {7, -3, 7, 7, -3, 9};
    private static final int[] DAYS = {20, 10, 20, 10, 11, 30};
    private static final long[] AMOUNTS = {500, 100, -200, 300, 0, -50};

    private static ActivityLog log(RefundPolicy refunds) {
        return ActivityLog.of(CUSTOMERS, DAYS, AMOUNTS, refunds);
    }

    private static ActivityLog row(long customer, int day, long amount) {
        return ActivityLog.of(new long[] {customer}, new int[] {day}, new long[] {amount}, RefundPolicy.COUNTED);
    }

    @Test
    void isSortedByCustomerThenDayWithSameDayRowsMerged() {
        ActivityLog log = log(RefundPolicy.NET);
        assertEquals(3, log.customerCount());
        assertEquals(5, log.entryCount());
        assertEquals(List.of(-3L, 7L, 9L), List.of(log.customer(0), log.customer(1), log.customer(2)));
        assertEquals(2, log.entriesBegin(1));
        assertEquals(4, log.entriesEnd(1));
        assertEquals(20, log.epochDay(3));
        assertEquals(1, log.activityCount(3));
        assertEquals(300, log.amountMinor(3));
    }

    @Test
    void netRefundsAddMoneyButNoActivity() {
        ActivityLog log = log(RefundPolicy.NET);
        assertEquals(4, log.activityCount());
        assertEquals(650, log.totalAmountMinor());
        assertEquals(0, log.activityCount(4));
        assertEquals(-50, log.amountMinor(4));
    }

    @Test
    void ignoredRefundsLeaveNoTrace() {
        ActivityLog log = log(RefundPolicy.IGNORED);
        assertEquals(2, log.customerCount());
        assertEquals(4, log.activityCount());
        assertEquals(900, log.totalAmountMinor());
    }

    @Test
    void countedRefundsAreActivities() {
        ActivityLog log = log(RefundPolicy.COUNTED);
        assertEquals(6, log.activityCount());
        assertEquals(650, log.totalAmountMinor());
    }

    @Test
    void eventsCountWithoutAmounts() {
        ActivityLog log = ActivityLog.ofEvents(CUSTOMERS, DAYS);
        assertEquals(6, log.activityCount());
        assertEquals(0, log.totalAmountMinor());
    }

    @Test
    void findsCustomersByKey() {
        ActivityLog log = log(RefundPolicy.NET);
        assertEquals(1, log.indexOf(7));
        assertEquals(-1, log.indexOf(8));
    }

    @Test
    void anAbsentCustomerHasNoEntries() {
        ActivityLog log = log(RefundPolicy.NET);
        int absent = log.indexOf(8);
        String message = "index must be in [0, " + log.customerCount() + "), got index=-1";
        assertEquals(
                message,
                assertThrows(IndexOutOfBoundsException.class, () -> log.entriesBegin(absent))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(IndexOutOfBoundsException.class, () -> log.entriesEnd(absent))
                        .getMessage());
    }

    @Test
    void firstAndLastDayAreOfAllEntries() {
        ActivityLog log = log(RefundPolicy.NET);
        assertEquals(LocalDate.ofEpochDay(10), log.firstDay());
        assertEquals(LocalDate.ofEpochDay(30), log.lastDay());
    }

    @Test
    void emptyHasNoDays() {
        assertTrue(ActivityLog.EMPTY.isEmpty());
        var first = assertThrows(IllegalStateException.class, ActivityLog.EMPTY::firstDay);
        assertEquals("an empty log has no first and no last day", first.getMessage());
        var last = assertThrows(IllegalStateException.class, ActivityLog.EMPTY::lastDay);
        assertEquals("an empty log has no first and no last day", last.getMessage());
    }

    @Test
    void cutsByDays() {
        ActivityLog log = log(RefundPolicy.NET);
        assertEquals(3, log.upTo(LocalDate.ofEpochDay(19)).entryCount());
        assertEquals(2, log.upTo(LocalDate.ofEpochDay(19)).customerCount());
        assertEquals(
                1,
                log.within(new DayRange(LocalDate.ofEpochDay(11), LocalDate.ofEpochDay(20)))
                        .entryCount());
        assertEquals(ActivityLog.EMPTY, log.within(new DayRange(LocalDate.ofEpochDay(12), LocalDate.ofEpochDay(20))));
        assertSame(log, log.upTo(LocalDate.ofEpochDay(30)));
    }

    @Test
    void cutsByDaysBeyondAllColumnsKeepAllOrNothing() {
        ActivityLog log = log(RefundPolicy.NET);
        assertSame(log, log.upTo(LocalDate.MAX));
        assertEquals(ActivityLog.EMPTY, log.upTo(LocalDate.MIN));
        assertSame(log, log.within(new DayRange(LocalDate.MIN, LocalDate.MAX)));
    }

    @Test
    void cutsByEntryAndByCustomer() {
        ActivityLog log = log(RefundPolicy.NET);
        ActivityLog money = log.entriesWhere(entry -> log.amountMinor(entry) > 0);
        for (int entry = 0; entry < money.entryCount(); entry++) {
            assertTrue(money.amountMinor(entry) > 0);
        }
        ActivityLog others = log.entriesWhere(entry -> log.amountMinor(entry) <= 0);
        assertEquals(log, money.plus(others));
        ActivityLog first = log.customersWhere(c -> c == 0);
        assertEquals(1, first.customerCount());
        assertEquals(log.entriesEnd(0), first.entryCount());
        assertEquals(log, first.plus(log.customersWhere(c -> c > 0)));
        assertSame(log, log.customersWhere(c -> true));
        assertEquals(ActivityLog.EMPTY, log.entriesWhere(entry -> false));
    }

    @Test
    void columnsOfCustomersAreSumsOfTheirEntries() {
        var log = ActivityLog.of(
                new long[] {8, 7, 7, 7, 7},
                new int[] {3, 1, 1, 2, 5},
                new long[] {-400, 100, 200, -50, 0},
                RefundPolicy.NET);
        assertArrayEquals(new long[] {7, 8}, log.customers());
        assertArrayEquals(new long[] {3, 0}, log.customerActivityCounts());
        assertArrayEquals(new int[] {2, 0}, log.customerActiveDays());
        assertArrayEquals(new long[] {250, -400}, log.customerAmountsMinor());
        log.customers()[0] = 99;
        assertEquals(7, log.customer(0));
        assertEquals(0, ActivityLog.EMPTY.customerAmountsMinor().length);
    }

    @Test
    void nothingMayBeAfterTheAsOfDay() {
        ActivityLog log = log(RefundPolicy.NET);
        log.requireNothingAfter(LocalDate.ofEpochDay(30));
        ActivityLog.EMPTY.requireNothingAfter(LocalDate.ofEpochDay(-5));
        var late =
                assertThrows(IllegalArgumentException.class, () -> log.requireNothingAfter(LocalDate.ofEpochDay(29)));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-31, got asOf=1970-01-30: cut the log with upTo(asOf)",
                late.getMessage());
        var far = assertThrows(IllegalArgumentException.class, () -> log.requireNothingAfter(LocalDate.MAX));
        assertEquals("asOf must be in [-5877641-06-23, +5881580-07-11], got asOf=+999999999-12-31", far.getMessage());
    }

    @Test
    void whatChangesNothingCostsNothing() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 2, 2}, new int[] {10, 11, 12});
        assertSame(log, log.firstSeenSince(LocalDate.ofEpochDay(10)));
        assertSame(log, log.plus(ActivityLog.EMPTY));
        assertSame(log, ActivityLog.EMPTY.plus(log));
        assertEquals(2, log.activeEntryCount(1, 3));
        ActivityLog.EMPTY.requireNothingAfter(LocalDate.of(1960, 1, 1));
    }

    @Test
    void whereNoDayIsActiveTheEndsOfTheRangeAreGiven() {
        ActivityLog log = ActivityLog.of(
                new long[] {1, 1, 1, 2}, new int[] {1, 2, 3, 4}, new long[] {-5, -5, 7, -1}, RefundPolicy.NET);
        assertEquals(-1, log.lastActive(0, 2));
        assertEquals(2, log.firstActive(0, 2));
        assertEquals(2, log.lastActive(0, 4));
        assertEquals(2, log.firstActive(0, 4));
        assertEquals(2, log.lastActive(3, 4));
    }

    @Test
    void rowsTellHowTheyAreToBeRead() {
        ActivityColumns columns = ActivityColumns.of(new long[2], new int[2], new long[2]);
        ActivityRows rows = ActivityRows.of(columns, RefundPolicy.NET);
        assertEquals("ActivityRows[2 rows, refunds=NET, threads=1]", rows.toString());
        assertFalse(rows.hasWideValues());
        Executor executor = Runnable::run;
        ActivityRows wide = rows.withThreads(executor, 3).withWideValues();
        assertEquals("ActivityRows[2 rows, refunds=NET, threads=3, wide]", wide.toString());
        assertTrue(wide.hasWideValues());
        assertSame(executor, wide.executor());
        assertEquals(3, wide.threads());
    }

    @Test
    void rowsOfALogAreThatLog() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {3, 1, 3}, new int[] {9, 8, 9});
        ActivityRows rows = ActivityRows.of(log).withThreads(Runnable::run, 4).withWideValues();
        assertSame(log, ActivityLog.of(rows));
        assertSame(log, rows.log().orElseThrow());
        assertEquals("ActivityRows[2 entries of a log, threads=4, wide]", rows.toString());
        assertEquals(
                "ActivityRows[0 entries of a log, threads=1]",
                ActivityRows.of(ActivityLog.EMPTY).toString());
        assertTrue(ActivityRows.of(ActivityColumns.ofEvents(new long[1], new int[1]), RefundPolicy.NET)
                .log()
                .isEmpty());
        for (Executable raw : List.<Executable>of(rows::columns, rows::refunds)) {
            var e = assertThrows(IllegalStateException.class, raw);
            assertEquals("rows of a log have no columns and no refund policy: see log()", e.getMessage());
        }
    }

    @Test
    void collectsAStreamOfObjects() {
        record Order(String customer, LocalDate date, long cents) {}
        var orders = List.of(
                new Order("sara", LocalDate.of(2025, 3, 20), 500),
                new Order("reza", LocalDate.of(2025, 3, 21), 700),
                new Order("sara", LocalDate.of(2025, 3, 20), -100));
        var index = KeyIndex.of(orders.stream().map(Order::customer).toList());
        var collector = ActivityLog.<Order>collector(
                order -> index.idOf(order.customer()), Order::date, Order::cents, RefundPolicy.NET);
        ActivityLog log = orders.stream().collect(collector);
        assertEquals(2, log.entryCount());
        assertEquals(400, log.amountMinor(0));
        assertEquals("reza", index.keyOf(log.customer(1)));
        assertEquals(log, orders.parallelStream().collect(collector));
    }

    @Test
    void rangesAndReadOnlyDirectBuffersAreReadAlike() {
        LongBuffer customers = ByteBuffer.allocateDirect(48).asLongBuffer().put(CUSTOMERS);
        IntBuffer days = ByteBuffer.allocateDirect(24).asIntBuffer().put(DAYS);
        LongBuffer amounts = ByteBuffer.allocateDirect(48).asLongBuffer().put(AMOUNTS);
        var direct = ActivityColumns.of(
                customers.flip().asReadOnlyBuffer(),
                days.flip().asReadOnlyBuffer(),
                amounts.flip().asReadOnlyBuffer());
        var arrays = ActivityColumns.of(CUSTOMERS, DAYS, AMOUNTS);
        assertEquals(
                ActivityLog.of(ActivityRows.of(arrays.slice(1, 5), RefundPolicy.NET)),
                ActivityLog.of(ActivityRows.of(direct.slice(1, 5), RefundPolicy.NET)));
        assertEquals(-3, arrays.slice(1, 5).customer(0));
        assertEquals(11, direct.slice(1, 5).epochDay(3));
        assertEquals(-200, direct.slice(1, 5).amountMinor(1));
        assertEquals("ActivityColumns[4 rows]", direct.slice(1, 5).toString());
    }

    @Test
    void rangesOfEntriesAddUp() {
        var log = ActivityLog.of(CUSTOMERS, DAYS, AMOUNTS, RefundPolicy.NET);
        for (int from = 0; from <= log.entryCount(); from++) {
            long activities = 0;
            long amount = 0;
            for (int to = from; to <= log.entryCount(); to++) {
                assertEquals(activities, log.activityCount(from, to));
                assertEquals(amount, log.amountMinor(from, to));
                activities += to < log.entryCount() ? log.activityCount(to) : 0;
                amount += to < log.entryCount() ? log.amountMinor(to) : 0;
            }
        }
        int end = log.entryCount() + 1;
        outOfBounds(
                "fromEntry and toEntry must be a range in [0, " + (end - 1) + "], got fromEntry=0, toEntry=" + end,
                () -> log.activityCount(0, end));
        outOfBounds(
                "fromEntry and toEntry must be a range in [0, " + (end - 1) + "], got fromEntry=-1, toEntry=0",
                () -> log.amountMinor(-1, 0));
    }

    @Test
    void sumsOfEntriesThatDoNotFitSayWhose() {
        var log = ActivityLog.of(
                new long[] {7, 7, 9, 9},
                new int[] {1, 2, 1, 2},
                new long[] {5, Long.MAX_VALUE, 1, 2},
                RefundPolicy.NET);
        assertEquals(3, log.amountMinor(2, 4));
        var one = assertThrows(ArithmeticException.class, () -> log.amountMinor(0, 2));
        assertEquals("amountMinor of customer 7 overflows a long", one.getMessage());
        var several = assertThrows(ArithmeticException.class, () -> log.amountMinor(1, 3));
        assertEquals("amountMinor of entries [1, 3) overflows a long", several.getMessage());
    }

    @Test
    void daysOfReturnsOnlyAreNotActive() {
        var log = ActivityLog.of(
                new long[] {1, 1, 1, 1, 1}, new int[] {1, 2, 3, 4, 5}, new long[] {-1, 5, -5, 7, -7}, RefundPolicy.NET);
        assertEquals(1, log.firstActive(0, 5));
        assertEquals(3, log.firstActive(2, 5));
        assertEquals(3, log.lastActive(0, 5));
        assertEquals(1, log.lastActive(0, 3));
        assertEquals(2, log.activeEntryCount(0, 5));
        // There is none.
        assertEquals(3, log.firstActive(2, 3));
        assertEquals(1, log.lastActive(2, 3));
        assertEquals(0, log.activeEntryCount(2, 3));
        outOfBounds(
                "fromEntry and toEntry must be a range in [0, 5], got fromEntry=0, toEntry=6",
                () -> log.firstActive(0, 6));
        outOfBounds(
                "fromEntry and toEntry must be a range in [0, 5], got fromEntry=-1, toEntry=5",
                () -> log.lastActive(-1, 5));
        outOfBounds(
                "fromEntry and toEntry must be a range in [0, 5], got fromEntry=3, toEntry=2",
                () -> log.activeEntryCount(3, 2));
    }

    private static void outOfBounds(String message, Executable call) {
        assertEquals(
                message, assertThrows(IndexOutOfBoundsException.class, call).getMessage());
    }

    @Test
    void allDaysAreActiveWhereNoReturnStandsAlone() {
        var log = ActivityLog.of(new long[] {1, 1, 1}, new int[] {1, 2, 2}, new long[] {1, 5, -5}, RefundPolicy.NET);
        assertEquals(1, log.firstActive(1, 2));
        assertEquals(1, log.lastActive(0, 2));
        assertEquals(2, log.activeEntryCount(0, 2));
        assertEquals(1, log.firstActive(1, 1));
        assertEquals(0, log.lastActive(1, 1));
    }

    @Test
    void knowsWhetherSumsFit() {
        assertTrue(ActivityLog.of(new long[] {1, 1}, new int[] {3, 4}, new long[] {5, -5}, RefundPolicy.NET)
                .sumsFit());
        assertFalse(
                ActivityLog.of(new long[] {1, 1}, new int[] {3, 4}, new long[] {Long.MAX_VALUE, 1}, RefundPolicy.NET)
                        .sumsFit());
    }

    @Test
    void columnsAreHandedOutWhereTheyLie() {
        var rows = ActivityColumns.of(CUSTOMERS, DAYS, AMOUNTS).slice(1, 5);
        assertEquals(LongBuffer.wrap(CUSTOMERS, 1, 4), rows.customers());
        assertEquals(IntBuffer.wrap(DAYS, 1, 4), rows.epochDays());
        assertEquals(LongBuffer.wrap(AMOUNTS, 1, 4), rows.amountsMinor());
        assertTrue(rows.customers().isReadOnly(), "the rows of others are not written to");
        assertTrue(rows.epochDays().isReadOnly(), "the rows of others are not written to");
        assertTrue(rows.amountsMinor().isReadOnly(), "the rows of others are not written to");
        assertNull(ActivityColumns.ofEvents(CUSTOMERS, DAYS).amountsMinor());
    }

    @Test
    void anIndexOutOfRangeIsNamed() {
        var rows = ActivityColumns.of(CUSTOMERS, DAYS, AMOUNTS).slice(1, 5);
        outOfBounds("row must be in [0, 4), got row=4", () -> rows.customer(4));
        outOfBounds("row must be in [0, 4), got row=-1", () -> rows.epochDay(-1));
        outOfBounds("row must be in [0, 4), got row=4", () -> rows.amountMinor(4));
        ActivityLog log = ActivityLog.of(new long[] {1, 2}, new int[] {3, 4}, new long[] {5, 6}, RefundPolicy.NET);
        outOfBounds("entry must be in [0, 2), got entry=2", () -> log.activityCount(2));
        outOfBounds("entry must be in [0, 2), got entry=-1", () -> log.amountMinor(-1));
    }

    @Test
    void eventColumnsHaveZeroAmounts() {
        var events = ActivityColumns.ofEvents(CUSTOMERS, DAYS).slice(2, 4);
        assertEquals(0, events.amountMinor(1));
        assertEquals("ActivityColumns[2 rows without amounts]", events.toString());
    }

    @Test
    void unequalColumnsAreRejected() {
        var days = assertThrows(
                IllegalArgumentException.class,
                () -> ActivityLog.of(new long[2], new int[3], new long[2], RefundPolicy.NET));
        assertEquals(
                "customers and epochDays must have the same length, got customers.length=2, epochDays.length=3",
                days.getMessage());
        var amounts = assertThrows(
                IllegalArgumentException.class,
                () -> ActivityLog.of(new long[2], new int[2], new long[1], RefundPolicy.NET));
        assertEquals(
                "customers and amountsMinor must have the same length, got customers.length=2, amountsMinor.length=1",
                amounts.getMessage());
    }

    @Test
    void nullsAreNamed() {
        assertEquals(
                "customers",
                assertThrows(NullPointerException.class, () -> ActivityColumns.of(null, DAYS, AMOUNTS))
                        .getMessage());
        assertEquals(
                "refunds",
                assertThrows(NullPointerException.class, () -> log(null)).getMessage());
        assertEquals(
                "other",
                assertThrows(NullPointerException.class, () -> ActivityLog.EMPTY.plus(null))
                        .getMessage());
    }

    @Test
    void rangesOutsideTheColumnsAreRejected() {
        var rows = ActivityColumns.of(CUSTOMERS, DAYS, AMOUNTS);
        var e = assertThrows(IndexOutOfBoundsException.class, () -> rows.slice(3, 7));
        assertEquals("from and to must be a range in [0, 6], got from=3, to=7", e.getMessage());
    }

    @Test
    void aSumThatDoesNotFitIsRejected() {
        var e = assertThrows(
                ArithmeticException.class, () -> row(1, 5, Long.MAX_VALUE).plus(row(1, 5, 1)));
        assertEquals("amountMinor of customer 1 on day 5 overflows a long", e.getMessage());
        var total = assertThrows(
                ArithmeticException.class,
                () -> row(1, 5, Long.MIN_VALUE).plus(row(2, 5, -1)).totalAmountMinor());
        assertEquals("totalAmountMinor overflows a long", total.getMessage());
    }

    @Test
    void aSumThatFitsMayOverflowOnTheWay() {
        long[] amounts = {Long.MAX_VALUE, 1, Long.MIN_VALUE};
        ActivityLog log = ActivityLog.of(new long[3], new int[3], amounts, RefundPolicy.COUNTED);
        assertEquals(0, log.amountMinor(0));
    }

    @Test
    void survivesSerialisation() throws Exception {
        ActivityLog log = log(RefundPolicy.NET);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(log);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(log, in.readObject());
        }
    }

    @Test
    void equalityIsOfAllFacts() {
        ActivityLog base = row(1, 1, 1);
        assertNotEquals(base, row(2, 1, 1));
        assertNotEquals(base, row(1, 2, 1));
        assertNotEquals(base, row(1, 1, 2));
        assertNotEquals(base, base.plus(row(1, 1, 0)));
        assertNotEquals(base, base.plus(row(1, 2, 0)));
        assertNotEquals(row(1, 1, 1).plus(row(1, 2, 1)), row(1, 1, 1).plus(row(2, 2, 1)));
        assertEquals(base.hashCode(), row(1, 1, 1).hashCode());
    }

    @Test
    void printsItsSize() {
        assertEquals("ActivityLog[empty]", ActivityLog.EMPTY.toString());
        assertEquals(
                "ActivityLog[3 customers, 5 entries, 4 activities, 1970-01-11 to 1970-01-31]",
                log(RefundPolicy.NET).toString());
    }
}
