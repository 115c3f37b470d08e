package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustomerGroupsTest {

    private static CustomerPartitions partitionsOf(long[] keys) {
        int[] rowNumbers = new int[keys.length];
        Arrays.setAll(rowNumbers, i -> i);
        return CustomerPartitions.of(
                        new LongColumn(LongBuffer.wrap(keys)),
                        DayAndAmount.of(IntBuffer.wrap(rowNumbers), null),
                        Workers.CALLER)
                .orElseThrow();
    }

    /** IndexGroups all rows and compares with the sorted distinct keys, partition after partition. */
    private static void findsEveryCustomer(long[] keys) {
        CustomerPartitions partitions = partitionsOf(keys);
        var groups = new CustomerGroups(partitions);
        long[] found = new long[0];
        int rows = 0;
        for (int p = 0; p < partitions.count(); p++) {
            groups.group(p);
            groups.sortCustomers();
            long[] keyOfSlot = new long[groups.slotCount()];
            int first = found.length;
            found = Arrays.copyOf(found, first + groups.customerCount());
            for (int c = 0; c < groups.customerCount(); c++) {
                found[first + c] = groups.customer(c);
                keyOfSlot[groups.slot(c)] = groups.customer(c);
            }
            for (int row = 0; row < groups.rowCount(); row++) {
                int rowNumber = DayAndAmount.day(groups.payload(row));
                assertEquals(keys[rowNumber], keyOfSlot[groups.slotOfRow(row)]);
            }
            rows += groups.rowCount();
        }
        assertEquals(keys.length, rows);
        assertEquals(Arrays.toString(LongStream.of(keys).sorted().distinct().toArray()), Arrays.toString(found));
    }

    @Test
    void ofScatteredKeys() {
        findsEveryCustomer(new Random(1).longs(50_000).toArray());
    }

    @Test
    void ofManyRowsOfFew() {
        long[] few = new Random(2).longs(10).toArray();
        findsEveryCustomer(
                new Random(3).ints(50_000, 0, 10).mapToLong(i -> few[i]).toArray());
    }

    @Test
    void ofHeapsOfNeighbours() {
        findsEveryCustomer(
                new Random(4).longs(50_000, 0, 1000).map(i -> (i % 3 << 60) + i).toArray());
    }

    @Test
    void ofNoRows() {
        findsEveryCustomer(new long[0]);
    }

    @Test
    void ofTheEndsOfTheRange() {
        findsEveryCustomer(new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 0, Long.MIN_VALUE});
        findsEveryCustomer(new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        findsEveryCustomer(new long[] {Long.MIN_VALUE});
    }

    @Test
    void moreRowsThanAnArrayHoldsAreRejected() {
        CustomerPartitions.requireFit(1_073_610_751);
        var e = assertThrows(IllegalArgumentException.class, () -> CustomerPartitions.requireFit(Integer.MAX_VALUE));
        assertEquals(
                "rows must be <= 1073610751, got rows=2147483647: take the rows of some of the customers at a time and"
                        + " merge the results by plus",
                e.getMessage());
    }

    /** Twelve neighbours, in view of the whole range, that every multiplicative hash puts into one slot of 64. */
    @Test
    void ofKeysCraftedAgainstEveryHash() {
        long[] outliers = {-1L << 62, 1L << 62};
        long low = KeyRanges.of(new LongColumn(LongBuffer.wrap(outliers)), 2).least(1);
        long[] crafted = new Random(5)
                .longs(0, 1L << 40)
                .filter(key -> CustomerGroups.MULTIPLIERS.stream()
                        .skip(1)
                        .allMatch(multiplier -> (key - low) * multiplier >>> 58 == 0))
                .limit(12)
                .toArray();
        assertEquals(12, LongStream.of(crafted).distinct().count());
        long last = crafted[crafted.length - 1];
        long[] keys = LongStream.concat(
                        LongStream.concat(LongStream.of(outliers), LongStream.of(crafted)),
                        LongStream.generate(() -> last).limit(3000))
                .toArray();
        assertTrue(low <= 0, "the crafted keys are in one range");
        findsEveryCustomer(keys);
        var groups = new CustomerGroups(partitionsOf(keys));
        groups.group(1);
        assertEquals(13, groups.customerCount());
        assertEquals(groups.customerCount(), groups.slot(groups.customerCount() - 1) + 1, "slots are positions");
    }
}
