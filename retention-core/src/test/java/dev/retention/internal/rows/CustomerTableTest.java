package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.Allocated;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CustomerTableTest {

    private static CustomerPartitions partitionsOf(long[] keys) {
        return partitionsOf(keys, Workers.CALLER);
    }

    private static CustomerPartitions partitionsOf(long[] keys, Workers workers) {
        int[] rowNumbers = new int[keys.length];
        Arrays.setAll(rowNumbers, i -> i);
        return CustomerPartitions.of(
                        new LongColumn(LongBuffer.wrap(keys)),
                        DayAndAmount.of(IntBuffer.wrap(rowNumbers), null),
                        workers)
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
            assertEquals(table.customerCount(), occupied(table), "the other cells are vacant");
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

    private static int occupied(CustomerTable table) {
        int occupied = 0;
        for (int cell = 0; cell < table.cells().length; cell += table.width()) {
            occupied += table.cells()[cell] == 0 ? 0 : 1;
        }
        return occupied;
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
                table.cells()[cell + 2] += keys[rowNumber(partitions, partitions.payload(rows, row))];
            }
            return true;
        };
    }

    private static int rowNumber(CustomerPartitions partitions, long payload) {
        return partitions.payloadBits() > 0 ? (int) payload : DayAndAmount.day(payload);
    }

    @Test
    void ofRowsInOneElement() {
        long[] keys = new Random(8).longs(50_000, -7_000, 7_000).toArray();
        CustomerPartitions packed = CustomerPartitions.of(
                        new LongColumn(LongBuffer.wrap(keys)), new RowNumbers(keys.length), Workers.CALLER)
                .orElseThrow();
        assertEquals(1, packed.stride());
        findsEveryCustomer(keys, packed);
    }

    @Test
    void ofTheSharesOfSeveralThreads() {
        long[] keys = new Random(6).longs(200_000, 0, 50_000).toArray();
        CustomerPartitions shared = partitionsOf(keys, Workers.of(Runnable::run, 3));
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

    /**
     * The keys, which are not negative, and 2^62 before them, as they are, in partition 1. Of keys up to 2^57 the first hash makes the first cell
     * of 64, of 2^62 that in the middle.
     */
    static long[] inOnePartition(LongStream keys) {
        return LongStream.concat(LongStream.of(-1L << 62, 1L << 62), keys).toArray();
    }

    /** How many times the rows of partition 1 are read. */
    private static int reads(CustomerTable table, CustomerPartitions partitions) {
        assertEquals(0, partitions.ranges.least(1));
        int[] reads = {0};
        table.fold(1, new CustomerPartitions.Segment() {

            @Override
            public void begin() {
                reads[0]++;
            }

            @Override
            public boolean take(long[] rows, int from, int to) {
                for (int row = from; row < to; row += 2) {
                    if (table.cell(rows[row]) < 0) {
                        return false;
                    }
                }
                return true;
            }
        });
        table.sortCustomers();
        assertEquals(partitions.size(1), table.rowCount());
        return reads[0];
    }

    /** The place of a customer among the cells of a key. */
    private static int placeOf(long customer, CustomerTable table) {
        for (int c = 0; c < table.customerCount(); c++) {
            if (table.customer(c) == customer) {
                return table.cellOf(c) / table.width();
            }
        }
        throw new AssertionError("no customer " + customer);
    }

    private static long cells(CustomerTable table) {
        return table.cells().length / table.width();
    }

    /** 0 to 11 one after the other, which is 66 probes; 7 rows more of 11, which is 77; and of 5, which is 5 each. */
    @Test
    void rowsAreReadAgainAfterMoreThanFourProbesEachAndSixtyFour() {
        LongStream.Builder rows = LongStream.builder();
        LongStream.range(0, 12).forEach(rows);
        LongStream.generate(() -> 11).limit(7).forEach(rows);
        long[] keys = inOnePartition(rows.add(5).build());
        CustomerPartitions partitions = partitionsOf(keys);
        var table = new CustomerTable(partitions, 1);
        assertEquals(1, reads(table, partitions), "148 probes of 21 rows");
        for (int key = 0; key < 12; key++) {
            assertEquals(key, placeOf(key, table));
        }
        assertEquals(32, placeOf(1L << 62, table));

        partitions = partitionsOf(
                LongStream.concat(LongStream.of(keys), LongStream.of(5)).toArray());
        table = new CustomerTable(partitions, 1);
        assertEquals(2, reads(table, partitions), "153 probes of 22 rows");
        assertEquals(64, cells(table));
        assertEquals(1 * CustomerTable.MULTIPLIERS.get(1) >>> 58, placeOf(0, table), "by the second hash");
    }

    /** Twelve keys that the first so many hashes put into the first of 64 cells, and 3,000 rows more of the last. */
    static LongStream colliding(int hashes) {
        long[] keys = new long[12];
        int found = 0;
        for (long key = 0; found < keys.length; key++) {
            if (collides(key, hashes)) {
                keys[found++] = key;
            }
        }
        return LongStream.concat(
                LongStream.of(keys), LongStream.generate(() -> keys[11]).limit(3_000));
    }

    private static boolean collides(long key, int hashes) {
        for (int hash = 1; hash < hashes; hash++) {
            if ((key + 1) * CustomerTable.MULTIPLIERS.get(hash) >>> 58 != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void oneHashIsTriedAfterTheOther() {
        for (int hashes = 1; hashes < CustomerTable.MULTIPLIERS.size(); hashes++) {
            long[] keys = inOnePartition(colliding(hashes));
            findsEveryCustomer(keys);
            CustomerPartitions partitions = partitionsOf(keys);
            var table = new CustomerTable(partitions, 3);
            assertEquals(1 + hashes, reads(table, partitions));
            assertEquals(64, cells(table));
            long hash = CustomerTable.MULTIPLIERS.get(hashes);
            assertEquals(((1L << 62) + 1) * hash >>> 58, placeOf(1L << 62, table));
        }
    }

    @Test
    void ofKeysCraftedAgainstEveryHash() {
        int hashes = CustomerTable.MULTIPLIERS.size();
        long[] keys = inOnePartition(colliding(hashes));
        findsEveryCustomer(keys);
        CustomerPartitions partitions = partitionsOf(keys);
        var table = new CustomerTable(partitions, 3);
        assertEquals(1 + hashes, reads(table, partitions));
        assertEquals(4, table.width());
        assertEquals(13, table.customerCount());
        assertEquals(13, cells(table), "cells are those of the sorted keys");
    }

    /** Half of the customers are in the rows of the one thread, half in those of the other. */
    @Test
    void ofCraftedKeysInTheSharesOfSeveralThreads() {
        long[] crafted = colliding(CustomerTable.MULTIPLIERS.size()).toArray();
        long[] keys = new long[40 * 1024];
        Arrays.fill(keys, crafted[11]);
        System.arraycopy(inOnePartition(Arrays.stream(crafted, 0, 6)), 0, keys, 0, 8);
        System.arraycopy(crafted, 6, keys, 30 * 1024, 6);
        findsEveryCustomer(keys, partitionsOf(keys, Workers.of(Runnable::run, 2)));
    }

    @Test
    void fourCellsForEachCustomerAndOfManyTwo() {
        assertEquals(64, CustomerTable.capacity(0));
        assertEquals(64, CustomerTable.capacity(16));
        assertEquals(128, CustomerTable.capacity(17));
        assertEquals(8_192, CustomerTable.capacity(2_048));
        assertEquals(8_192, CustomerTable.capacity(2_049));
        assertEquals(8_192, CustomerTable.capacity(4_096));
        assertEquals(16_384, CustomerTable.capacity(4_097));
        assertEquals(1 << 26, CustomerTable.capacity(1 << 25));
        assertEquals(1 << 26, CustomerTable.capacity(Integer.MAX_VALUE));
    }

    @Test
    void cellsBecomeFourTimesAsManyIfAQuarterWasNotEnough() {
        assertEquals(64, CustomerTable.grown(64, 16));
        assertEquals(256, CustomerTable.grown(64, 17));
        assertEquals(1 << 26, CustomerTable.grown(1 << 24, 1 << 24));
        assertEquals(1 << 26, CustomerTable.grown(1 << 26, 1 << 26));
    }

    /** Without others to learn from, the first partition is read once for each size; then it gets the cells that it needs. */
    @Test
    void aPartitionGetsTheCellsThatTheOneBeforeItWouldHaveNeeded() {
        for (int customers : new int[] {1_000, 3_000}) {
            CustomerPartitions partitions = partitionsOf(
                    inOnePartition(new Random(9).longs(0, 1L << 62).distinct().limit(customers - 1)));
            var table = new CustomerTable(partitions, 1);
            int reads = reads(table, partitions);
            assertEquals(64L << 2 * (reads - 1), cells(table));
            assertTrue(cells(table) >= customers, "got " + cells(table));
            assertTrue(atTheirPlaceInTheRange(table) > customers / 4, "still by the first hash");
            assertEquals(1, reads(table, partitions));
            assertEquals(customers, table.customerCount());
            assertEquals(CustomerTable.capacity(customers), cells(table));
            long bytes = Allocated.bytes(() -> reads(table, partitions));
            assertTrue(bytes < 2_000, "what is as large as before took " + bytes);
        }
    }

    private static int atTheirPlaceInTheRange(CustomerTable table) {
        int cellBits = Long.numberOfTrailingZeros(cells(table));
        int there = 0;
        for (int c = 0; c < table.customerCount(); c++) {
            there += table.cellOf(c) / table.width() == table.customer(c) + 1 >>> 63 - cellBits ? 1 : 0;
        }
        return there;
    }

    /** Nine in reverse are 36 moves, ten are 45. */
    @Test
    void insertionTakesFourMovesForEachCustomer() {
        long[] nine = {9, 8, 7, 6, 5, 4, 3, 2, 1, -5};
        int[] cells = {90, 80, 70, 60, 50, 40, 30, 20, 10, 0};
        assertTrue(CustomerTable.sortByInsertion(nine, cells, 9));
        assertArrayEquals(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9, -5}, nine);
        assertArrayEquals(new int[] {10, 20, 30, 40, 50, 60, 70, 80, 90, 0}, cells);
        assertFalse(CustomerTable.sortByInsertion(new long[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, new int[10], 10));
    }

    /** A move each second time, however far from the beginning. */
    @Test
    void neighboursThatChangedPlacesAreFewMoves() {
        long[] customers = LongStream.range(0, 100).map(i -> i ^ 1).toArray();
        assertTrue(CustomerTable.sortByInsertion(customers, new int[100], 100));
        assertArrayEquals(LongStream.range(0, 100).toArray(), customers);
    }

    @Test
    void insertionMovesNothingPastItsLike() {
        long[] customers = {2, 2, 1, 1, 2};
        int[] cells = {0, 1, 2, 3, 4};
        assertTrue(CustomerTable.sortByInsertion(customers, cells, 5));
        assertArrayEquals(new long[] {1, 1, 2, 2, 2}, customers);
        assertArrayEquals(new int[] {2, 3, 0, 1, 4}, cells);
    }
}
