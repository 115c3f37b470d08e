package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.Allocated;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

    private static CustomerPartitions partitionsOf(long[] customers, int[] days, int threads) {
        long[] amounts = IntStream.range(0, days.length).asLongStream().toArray();
        return CustomerPartitions.of(
                        new LongColumn(LongBuffer.wrap(customers)),
                        DayAndAmount.of(IntBuffer.wrap(days), LongBuffer.wrap(amounts)),
                        threads == 1 ? Workers.CALLER : Workers.of(Runnable::run, threads))
                .orElseThrow();
    }

    /** The amount of a row is its number: so the rows of one customer on one day are seen to keep their order. */
    private static void sorts(long[] customers, int[] days, int threads) {
        CustomerPartitions partitions = partitionsOf(customers, days, threads);
        int[] expected = IntStream.range(0, days.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(row -> customers[row]).thenComparingInt(row -> days[row]))
                .mapToInt(row -> row)
                .toArray();
        var sorted = new SortedRows(partitions);
        int seen = 0;
        for (int p = 0; p < partitions.count(); p++) {
            sorted.sort(p);
            assertEquals(partitions.size(p), sorted.rowCount());
            for (int c = 0; c < sorted.customerCount(); c++) {
                assertTrue(sorted.start(c) < sorted.start(c + 1));
                for (int row = sorted.start(c); row < sorted.start(c + 1); row++) {
                    int number = expected[seen++];
                    assertEquals(customers[number], sorted.customer(c));
                    assertEquals(days[number], DayAndAmount.day(sorted.payload(row)));
                    assertEquals(number, DayAndAmount.amount(sorted.payload(row)));
                }
            }
            assertEquals(sorted.rowCount(), sorted.start(sorted.customerCount()));
        }
        assertEquals(days.length, seen);
    }

    @Test
    void daysNearAndFarAscendingAndNot() {
        var random = new Random(7);
        for (int span : new int[] {1, 2, 400, 4_096, 4_097, 1 << 20}) {
            for (int keys : new int[] {1, 30, 100_000}) {
                for (int size : new int[] {0, 1, 2, keys == 30 ? 40_000 : 3_000}) {
                    long[] customers = random.longs(size, 0, keys).toArray();
                    int[] days = random.ints(size, -span / 2, span - span / 2).toArray();
                    sorts(customers, days, 1);
                }
            }
        }
        int[] ascending = IntStream.range(0, 50_000).map(i -> i / 100).toArray();
        sorts(random.longs(50_000, 0, 9_000).toArray(), ascending, 1);
        sorts(random.longs(50_000).toArray(), ascending, 3);
    }

    @Test
    void sharesOfSeveralThreadsFollowEachOther() {
        var random = new Random(8);
        sorts(
                random.longs(60_000, 0, 5_000).toArray(),
                random.ints(60_000, 0, 365).toArray(),
                3);
        sorts(
                random.longs(60_000, 0, 1_000).map(i -> (i % 3 << 60) + i).toArray(),
                random.ints(60_000, 0, 365).toArray(),
                2);
    }

    /** Days ascend within each share and not from one to the next, seen from partition 1, of which rows have been read before. */
    @Test
    void sharesThatAreInOrderMayNotBeTogether() {
        int rows = 40 * 1024;
        long[] customers = new Random(12).longs(rows, 0, 3_000).toArray();
        int[] days =
                IntStream.range(0, rows).map(row -> row % (rows / 2) / 64 + 5).toArray();
        sorts(customers, days, 1);
        sorts(customers, days, 2);
    }

    /** The first cell of a table, whose number is 0, is that of a range's least key. */
    @Test
    void theLeastKeyOfARangeIsACustomerToo() {
        sorts(new long[] {-1L << 62, 0, 1L << 62, 0, 1}, new int[] {4, 3, 2, 1, 0}, 1);
    }

    @Test
    void customersCraftedAgainstEveryHashAreSortedToo() {
        long[] customers =
                CustomerTableTest.inOnePartition(CustomerTableTest.colliding(CustomerTable.MULTIPLIERS.size()));
        sorts(customers, new Random(14).ints(customers.length, 0, 100).toArray(), 1);
    }

    @Test
    void memoryIsTakenForTheLargestPartitionAndThenNoMore() {
        var random = new Random(13);
        CustomerPartitions partitions = partitionsOf(
                random.longs(20_000).toArray(), random.ints(20_000, 0, 9_999).toArray(), 1);
        var sorted = new SortedRows(partitions);
        sorted.sort(0);
        sorted.sort(1);
        sorted.sort(0);
        long bytes = Allocated.bytes(() -> {
            sorted.sort(0);
            sorted.sort(1);
            sorted.sort(0);
        });
        assertTrue(bytes < 2_000, "20,000 rows took " + bytes);
    }

    /** One customer in 50,000 rows far from all others, whom a sample does not show: ranges of equal width do not hold the key. */
    @Test
    void keysThatNoSampleShowsAreSortedToo() {
        var random = new Random(11);
        long[] customers = random.longs(50_000, 0, 5_000).toArray();
        int[] days = random.ints(50_000, 0, 365).toArray();
        boolean drawn = false;
        for (long far : new long[] {1L << 60, -1L << 60, Long.MAX_VALUE, Long.MIN_VALUE}) {
            for (int row = 40_000; row < 40_003; row++) {
                long[] keys = customers.clone();
                keys[row] = far;
                sorts(keys, days, 2);
                drawn |= !partitionsOf(keys, days, 1).ranges.areEven();
            }
        }
        assertTrue(drawn, "one of them is in no sample");
    }

    /** Results that are shorter than the rows, as long, and longer, written over them and read again. */
    @Test
    void resultsAreWrittenOverTheRows() {
        var random = new Random(9);
        CustomerPartitions partitions = partitionsOf(
                random.longs(40_000, 0, 5_000).toArray(),
                random.ints(40_000, 0, 9).toArray(),
                2);
        for (int p = 0; p < partitions.count(); p++) {
            int elements = partitions.size(p) * partitions.stride();
            for (int count : new int[] {0, elements / 3, elements, elements + 50, 2 * elements + 9}) {
                long[] results = random.longs(count).toArray();
                partitions.overwrite(p, results, count);
                long[] read = new long[count];
                partitions.read(p, 0, read, 0, count);
                assertArrayEquals(results, read);
                int from = random.nextInt(count + 1);
                int length = random.nextInt(count - from + 1);
                long[] part = new long[3 + length];
                partitions.read(p, from, part, 3, length);
                assertArrayEquals(
                        Arrays.copyOfRange(results, from, from + length), Arrays.copyOfRange(part, 3, 3 + length));
            }
        }
    }

    /** The number of a row and a near key fit into one element. */
    @Test
    void rowsAreOneElementWhereTheyFit() {
        long[] customers = new Random(10).longs(5_000, 0, 700).toArray();
        var column = new LongColumn(LongBuffer.wrap(customers));
        CustomerPartitions packed = CustomerPartitions.of(column, new RowNumbers(5_000), Workers.CALLER)
                .orElseThrow();
        assertEquals(1, packed.stride());
        assertEquals(13, packed.payloadBits());
        assertEquals((1 << 13) - 1, packed.payloadMask());
        int[] seen = {0};
        for (int p = 0; p < packed.count(); p++) {
            long least = packed.ranges.least(p);
            assertTrue(packed.forEach(p, (rows, from, to) -> {
                for (int row = from; row < to; row++) {
                    int number = (int) packed.payload(rows, row);
                    assertEquals(customers[number], least + packed.key(rows, row));
                    seen[0]++;
                }
                return true;
            }));
        }
        assertEquals(5_000, seen[0]);
        int[] asked = {0};
        assertFalse(packed.forEach(0, (rows, from, to) -> ++asked[0] < 0), "stopped");
        assertEquals(1, asked[0]);
    }

    @Test
    void rowsThatDoNotFitTheirPayloadAreNotTaken() {
        var column = new LongColumn(LongBuffer.wrap(new long[5_000]));
        int[] days = new int[5_000];
        days[4_999] = Integer.MAX_VALUE;
        assertTrue(CustomerPartitions.of(column, DayAndAmount.of(IntBuffer.wrap(days), null), Workers.CALLER)
                .isEmpty());
    }
}
