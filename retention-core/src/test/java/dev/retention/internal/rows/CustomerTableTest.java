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

class CustomerTableTest {

    private static CustomerPartitions partitionsOf(long[] keys) {
        int[] rowNumbers = new int[keys.length];
        Arrays.setAll(rowNumbers, i -> i);
        return CustomerPartitions.of(
                        new LongColumn(LongBuffer.wrap(keys)),
                        DayAndAmount.of(IntBuffer.wrap(rowNumbers), null),
                        Workers.CALLER)
                .orElseThrow();
    }

    /** Counts the rows of each customer and compares with the sorted keys, partition after partition. */
    private static void findsEveryCustomer(long[] keys) {
        findsEveryCustomer(keys, partitionsOf(keys));
    }

    private static void findsEveryCustomer(long[] keys, CustomerPartitions partitions) {
        var table = new CustomerTable(partitions, 3);
        long[] found = new long[keys.length];
        int[] rows = {0};
        for (int p = 0; p < partitions.count(); p++) {
            int before = rows[0];
            table.fold(p, counting(keys, partitions, table));
            table.sortCustomers();
            for (int c = 0; c < table.customerCount(); c++) {
                int cell = table.cellOf(c);
                long count = table.cells()[cell + 1];
                assertEquals(count * table.customer(c), table.cells()[cell + 2], "keys of rows are of that customer");
                Arrays.fill(found, rows[0], rows[0] + (int) count, table.customer(c));
                rows[0] += (int) count;
            }
            assertEquals(partitions.size(p), rows[0] - before);
        }
        assertEquals(keys.length, rows[0]);
        assertEquals(Arrays.toString(LongStream.of(keys).sorted().toArray()), Arrays.toString(found));
    }

    private static CustomerPartitions.Segment counting(
            long[] keys, CustomerPartitions partitions, CustomerTable table) {
        return (rows, from, to) -> {
            for (int row = from; row < to; row += partitions.stride()) {
                int cell = table.cell(partitions.key(rows, row));
                if (cell < 0) {
                    return false;
                }
                table.cells()[cell + 1]++;
                table.cells()[cell + 2] += keys[DayAndAmount.day(partitions.payload(rows, row))];
            }
            return true;
        };
    }

    @Test
    void ofTheSharesOfSeveralThreads() {
        long[] keys = new Random(6).longs(200_000, 0, 50_000).toArray();
        int[] rowNumbers = new int[keys.length];
        Arrays.setAll(rowNumbers, i -> i);
        var payload = DayAndAmount.of(IntBuffer.wrap(rowNumbers), null);
        var column = new LongColumn(LongBuffer.wrap(keys));
        CustomerPartitions shared = CustomerPartitions.of(column, payload, Workers.of(Runnable::run, 3))
                .orElseThrow();
        findsEveryCustomer(keys, shared);
        for (int p = 0; p < shared.count(); p++) {
            int[] before = {-1};
            shared.forEach(p, (rows, from, to) -> {
                for (int row = from; row < to; row += shared.stride()) {
                    int number = DayAndAmount.day(shared.payload(rows, row));
                    assertTrue(before[0] < number, "rows keep their order");
                    before[0] = number;
                }
                return true;
            });
        }
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
                .filter(key -> CustomerTable.MULTIPLIERS.stream()
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
        CustomerPartitions partitions = partitionsOf(keys);
        var table = new CustomerTable(partitions, 3);
        table.fold(1, counting(keys, partitions, table));
        assertEquals(partitions.size(1), table.rowCount());
        assertEquals(4, table.width());
        assertEquals(13, table.customerCount());
        assertEquals(4 * 13, table.cells().length, "cells are those of the sorted keys");
    }
}
