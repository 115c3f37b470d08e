package dev.retention.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityLog;
import dev.retention.period.TimeUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class GroupedProperties {

    static final int AS_OF = 40;

    /** The grouped value of disjoint customers adds up: the split law. */
    static void splitsMergeToTheWhole(ActivityLog log, long pivot) {
        ActivityLog low = customersWhere(log, pivot, true);
        ActivityLog high = customersWhere(log, pivot, false);
        var all = BuyerHistories.asOf(log, LocalDate.ofEpochDay(AS_OF));
        var lowBuyers = BuyerHistories.asOf(low, LocalDate.ofEpochDay(AS_OF));
        var highBuyers = BuyerHistories.asOf(high, LocalDate.ofEpochDay(AS_OF));
        assertEquals(all.grouped(), highBuyers.grouped().plus(lowBuyers.grouped()));
        assertEquals(all.grouped(), lowBuyers.grouped().plus(highBuyers.grouped()));
        assertEquals(all.groupedSpend(), highBuyers.groupedSpend().plus(lowBuyers.groupedSpend()));
    }

    private static ActivityLog customersWhere(ActivityLog log, long pivot, boolean below) {
        int[] entries = IntStream.range(0, log.customerCount())
                .filter(c -> log.customer(c) < pivot == below)
                .flatMap(c -> IntStream.range(log.entriesBegin(c), log.entriesEnd(c)))
                .toArray();
        long[] customers = new long[entries.length];
        int[] days = new int[entries.length];
        int n = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            if (log.customer(c) < pivot == below) {
                for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                    customers[n] = log.customer(c);
                    days[n++] = log.epochDay(e);
                }
            }
        }
        return ActivityLog.ofEvents(customers, days);
    }

    @Property
    void shardsOfCustomersMerge(@ForAll("logs") ActivityLog log, @ForAll long pivot) {
        splitsMergeToTheWhole(log, Math.floorMod(pivot, 12L));
    }

    @Property
    void groupingKeepsEveryCustomer(@ForAll("logs") ActivityLog log) {
        var buyers = BuyerHistories.asOf(log, LocalDate.ofEpochDay(AS_OF));
        var grouped = buyers.grouped();
        assertEquals(buyers.size(), grouped.customers());
        long repeaters = IntStream.range(0, buyers.size())
                .filter(i -> buyers.repeats(i) > 0)
                .count();
        assertEquals(repeaters, grouped.repeaters());
        assertEquals(repeaters, buyers.groupedSpend().customers());
        assertEquals(log.entryCount() - log.customerCount(), grouped.totalRepeats());
        for (int row = 1; row < grouped.rowCount(); row++) {
            assertTrue(grouped.repeats(row) >= grouped.repeats(row - 1));
        }
    }

    @Property
    void plusIsAssociativeAndEmptyIsItsIdentity(
            @ForAll("logs") ActivityLog a, @ForAll("logs") ActivityLog b, @ForAll("logs") ActivityLog c) {
        var x = BuyerHistories.asOf(a, LocalDate.ofEpochDay(AS_OF)).grouped();
        var y = BuyerHistories.asOf(b, LocalDate.ofEpochDay(AS_OF)).grouped();
        var z = BuyerHistories.asOf(c, LocalDate.ofEpochDay(AS_OF)).grouped();
        assertEquals(x.plus(y).plus(z), x.plus(y.plus(z)));
        assertEquals(x.plus(y).hashCode(), y.plus(x).hashCode());
        assertEquals(x, x.plus(GroupedHistories.empty(TimeUnit.DAY)));
        var s = BuyerHistories.asOf(a, LocalDate.ofEpochDay(AS_OF)).groupedSpend();
        assertEquals(s, GroupedSpend.EMPTY.plus(s));
        assertEquals(s.hashCode(), s.plus(GroupedSpend.EMPTY).hashCode());
    }

    @Property
    void convertingAndGroupingCommute(@ForAll("logs") ActivityLog log) {
        var buyers = BuyerHistories.asOf(log, LocalDate.ofEpochDay(AS_OF));
        assertEquals(buyers.inUnit(TimeUnit.WEEK).grouped(), buyers.grouped().inUnit(TimeUnit.WEEK));
    }

    @Provide
    Arbitrary<ActivityLog> logs() {
        var customers = Arbitraries.longs()
                .between(0, 11)
                .withoutEdgeCases()
                .array(long[].class)
                .ofMaxSize(60)
                .withoutEdgeCases();
        var days = Arbitraries.integers()
                .between(0, AS_OF)
                .withoutEdgeCases()
                .array(int[].class)
                .ofSize(60)
                .withoutEdgeCases();
        return Combinators.combine(customers, days).as((c, d) -> ActivityLog.ofEvents(c, Arrays.copyOf(d, c.length)));
    }

    @Example
    void rowsComeSortedWithCounts() {
        var grouped = GroupedHistories.of(
                new int[] {1, 0, 1, 0, 1},
                new double[] {3, 0, 2, -0.0, 3},
                new double[] {9, 8, 9, 8, 9},
                new long[] {2, 1, 5, 3, 4},
                TimeUnit.WEEK);
        assertEquals(3, grouped.rowCount());
        assertEquals("0 0.0 8.0 4", row(grouped, 0));
        assertEquals("1 2.0 9.0 5", row(grouped, 1));
        assertEquals("1 3.0 9.0 6", row(grouped, 2));
        assertEquals("GroupedHistories[15 customers in 3 distinct rows, in weeks]", grouped.toString());
    }

    private static String row(GroupedHistories grouped, int row) {
        return grouped.repeats(row) + " " + grouped.lastAge(row) + " " + grouped.age(row) + " " + grouped.count(row);
    }

    @Example
    void spendKeepsThoseWhoBoughtAgain() {
        var spend = GroupedSpend.of(new int[] {2, 0, 1, 2}, new long[] {700, 0, -30, 700});
        assertEquals(2, spend.rowCount());
        assertEquals(1, spend.repeats(0));
        assertEquals(-30, spend.spendMinor(0));
        assertEquals(2, spend.count(1));
        assertEquals("GroupedSpend[3 customers in 2 distinct rows]", spend.toString());
    }

    @Example
    void rowsOfNobodyAreLeftOut() {
        var nobody =
                GroupedHistories.of(new int[] {0}, new double[] {0}, new double[] {1}, new long[] {0}, TimeUnit.DAY);
        assertEquals(GroupedHistories.empty(TimeUnit.DAY), nobody);
    }

    @Example
    void mixedUnitsDoNotMerge() {
        var days = GroupedHistories.empty(TimeUnit.DAY);
        var e = assertThrows(IllegalArgumentException.class, () -> days.plus(GroupedHistories.empty(TimeUnit.WEEK)));
        assertEquals(
                "other must be in days, got other in weeks: convert it with GroupedHistories.inUnit", e.getMessage());
    }

    @Example
    void overflowingCountsAreReported() {
        var many = GroupedHistories.of(
                new int[] {0}, new double[] {0}, new double[] {1}, new long[] {Long.MAX_VALUE}, TimeUnit.DAY);
        assertEquals(
                "the number of customers overflows a long: 9223372036854775807 + 9223372036854775807",
                assertThrows(ArithmeticException.class, () -> many.plus(many)).getMessage());
    }

    @Example
    void statisticsTravel() throws IOException, ClassNotFoundException {
        var grouped =
                GroupedHistories.of(new int[] {1}, new double[] {3}, new double[] {9}, new long[] {2}, TimeUnit.WEEK);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(grouped);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(grouped, in.readObject());
        }
    }
}
