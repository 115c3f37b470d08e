package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.CpuClock;
import dev.retention.ForgedForm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

/** Logs that are stored as entries, and rows that come one at a time. */
class KeptLogTest {

    private static final long[] CUSTOMERS = {7, 3, 7, 7, 3};
    private static final int[] DAYS = {20, 5, 20, 10, 5};
    private static final long[] CENTS = {100, 250, -30, 40, 0};

    private static ActivityLog log() {
        return ActivityLog.of(CUSTOMERS, DAYS, CENTS, RefundPolicy.NET);
    }

    @Test
    void aLogIsMadeOfItsEntries() {
        ActivityLog log = log();
        assertEquals(
                log,
                ActivityLog.ofEntries(
                        log.entryCustomers(),
                        log.entryEpochDays(),
                        log.entryActivityCounts(),
                        log.entryAmountsMinor()));
    }

    /** Customer 3 has two purchases of 250 in all on day 5; customer 7 one of 40 on day 10, one on day 20 and a return. */
    @Test
    void entriesComeInAnyOrderAsSqlGivesThem() {
        assertEquals(
                log(),
                ActivityLog.ofEntries(
                        new long[] {7, 3, 7}, new int[] {20, 5, 10}, new int[] {1, 2, 1}, new long[] {70, 250, 40}));
    }

    @Test
    void entriesOfOneDayAreMerged() {
        assertEquals(
                ActivityLog.ofEntries(new long[] {1}, new int[] {9}, new int[] {5}, new long[] {30}),
                ActivityLog.ofEntries(new long[] {1, 1}, new int[] {9, 9}, new int[] {2, 3}, new long[] {10, 20}));
    }

    /** Sorted or not: two customers of one day stay two, and so do two days of one customer. */
    @Test
    void whatIsOfTwoCustomersOrDaysStaysApart() {
        ActivityLog sorted = ActivityLog.ofEntries(
                new long[] {1, 2, 2, 3}, new int[] {9, 9, 10, 10}, new int[] {1, 2, 3, 4}, new long[] {10, 20, 30, 40});
        assertEquals(
                sorted,
                ActivityLog.ofEntries(
                        new long[] {2, 3, 1, 2}, new int[] {10, 10, 9, 9}, new int[] {3, 4, 1, 2}, new long[] {
                            30, 40, 10, 20
                        }));
        assertEquals(3, sorted.customerCount());
        assertEquals(4, sorted.entryCount());
        assertEquals(10, sorted.amountMinor(0));
        assertEquals(20, sorted.amountMinor(1));
        assertEquals(4, sorted.activityCount(3));
    }

    @Test
    void entriesAreChecked() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> ActivityLog.ofEntries(new long[] {1}, new int[] {9}, new int[] {-1}, new long[] {0}));
        assertEquals("activityCounts[0] must be >= 0, got activityCounts[0]=-1", e.getMessage());
        e = assertThrows(
                IllegalArgumentException.class,
                () -> ActivityLog.ofEntries(new long[] {1}, new int[] {9}, new int[] {1}, new long[0]));
        assertEquals(
                "customers and amountsMinor must have the same length, got customers.length=1, amountsMinor.length=0",
                e.getMessage());
        var overflow = assertThrows(
                ArithmeticException.class,
                () -> ActivityLog.ofEntries(
                        new long[] {1, 1}, new int[] {9, 9}, new int[] {Integer.MAX_VALUE, 1}, new long[] {0, 0}));
        assertEquals("activities of customer 1 on day 9 overflow an int", overflow.getMessage());
    }

    private static ActivityLogAccumulator rows(int begin, int end) {
        var rows = new ActivityLogAccumulator(RefundPolicy.NET);
        for (int i = begin; i < end; i++) {
            rows.add(CUSTOMERS[i], DAYS[i], CENTS[i]);
        }
        return rows;
    }

    @Test
    void rowsComeOneAtATime() {
        for (int split = 0; split <= CUSTOMERS.length; split++) {
            ActivityLogAccumulator rows = rows(split, CUSTOMERS.length);
            rows.addAll(rows(0, split));
            assertEquals(CUSTOMERS.length, rows.size());
            assertEquals(log(), rows.toLog());
        }
    }

    @Test
    void anAccumulatorAddsItselfToItself() {
        ActivityLogAccumulator rows = rows(0, CUSTOMERS.length);
        rows.addAll(rows);
        assertEquals(log().plus(log()), rows.toLog());
    }

    @Test
    void laterRowsDoNotChangeALog() {
        ActivityLogAccumulator rows = rows(0, CUSTOMERS.length);
        ActivityLog before = rows.toLog();
        rows.add(1, 1, 1);
        assertEquals(log(), before);
    }

    @Test
    void accumulatorsGrow() {
        var all = new ActivityLogAccumulator(RefundPolicy.NET);
        var parts = new ActivityLogAccumulator(RefundPolicy.NET);
        for (int part = 0; part < 20; part++) {
            var some = new ActivityLogAccumulator(RefundPolicy.NET);
            for (int i = 0; i < 5 * part; i++) {
                all.add(i, part, part + i);
                some.add(i, part, part + i);
            }
            parts.addAll(some);
        }
        assertEquals(all.toLog(), parts.toLog());
        assertEquals(950, parts.size());
        assertEquals("ActivityLogAccumulator[950 rows]", parts.toString());
    }

    @Test
    void columnsOfEntriesHaveOneLength() {
        long[] two = new long[2];
        var e = assertThrows(
                IllegalArgumentException.class, () -> ActivityLog.ofEntries(two, new int[1], new int[2], two));
        assertEquals(
                "customers and epochDays must have the same length, got customers.length=2, epochDays.length=1",
                e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> ActivityLog.ofEntries(two, new int[2], new int[1], two));
        assertEquals(
                "customers and activityCounts must have the same length, got customers.length=2, activityCounts.length=1",
                e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> ActivityLog.ofEvents(two, new int[1]));
        assertEquals(
                "customers and epochDays must have the same length, got customers.length=2, epochDays.length=1",
                e.getMessage());
    }

    @Test
    void policiesDoNotMix() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> rows(0, 1).addAll(new ActivityLogAccumulator(RefundPolicy.COUNTED)));
        assertEquals("other.refunds must equal refunds, got other.refunds=COUNTED, refunds=NET", e.getMessage());
    }

    @Test
    void anAccumulatorTravels() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(rows(0, CUSTOMERS.length));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var rows = (ActivityLogAccumulator) in.readObject();
            assertEquals(log(), rows.toLog());
            rows.addAll(rows(0, 0));
            rows.add(7, 11, 5);
            assertEquals(CUSTOMERS.length + 1, rows.size());
        }
    }

    @Test
    void columnsThatSomebodyMadeAreChecked() throws ReflectiveOperationException {
        var rows = (ActivityLogAccumulator)
                ForgedForm.read(ActivityLogAccumulator.class, RefundPolicy.NET, CUSTOMERS, DAYS, CENTS);
        assertEquals(log(), rows.toLog());
        assertEquals(
                "customers and epochDays must have the same length, got customers.length=5, epochDays.length=6",
                ForgedForm.failure(ActivityLogAccumulator.class, RefundPolicy.NET, CUSTOMERS, new int[6], CENTS));
        assertEquals(
                "customers and amountsMinor must have the same length, got customers.length=5, amountsMinor.length=6",
                ForgedForm.failure(ActivityLogAccumulator.class, RefundPolicy.NET, CUSTOMERS, DAYS, new long[6]));
        String damaged = ForgedForm.failure(ActivityLogAccumulator.class, RefundPolicy.NET, CUSTOMERS, DAYS, CENTS, 0L);
        assertTrue(damaged.startsWith("checksum must be that of the columns, "), damaged);
    }

    private static long nanos(int rowCount) {
        long start = CpuClock.nanos();
        var rows = new ActivityLogAccumulator(RefundPolicy.NET);
        for (int row = 0; row < rowCount; row++) {
            rows.add(row * 0x9E3779B9L >>> 16 & 0xffff, row & 1023, row);
        }
        assertEquals(rowCount, rows.toLog().activityCount());
        return CpuClock.nanos() - start;
    }

    /** By plus, row by row, 22,034 rows took 40 s. */
    @Test
    void timeGrowsWithTheRows() {
        long half = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        // In turn, and until both were once undisturbed: other processes may be at work.
        for (int round = 0; round < 3 || round < 20 && whole > 3 * half; round++) {
            half = Math.min(half, nanos(250_000));
            whole = Math.min(whole, nanos(500_000));
        }
        double ratio = (double) whole / half;
        assertTrue(ratio < 3, () -> "twice the rows took " + ratio + " times as long");
    }
}
