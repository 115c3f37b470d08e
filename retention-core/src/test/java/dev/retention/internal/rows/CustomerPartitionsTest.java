package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.Allocated;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CustomerPartitionsTest {

    /** The number of the row as its payload; notes which blocks it is asked for. */
    private static final class Noting implements RowPayload {

        final int bits;

        /** A row that does not fit. */
        final int misfit;

        int begun;
        final List<List<Integer>> blocks = new ArrayList<>();

        Noting(int bits, int misfit) {
            this.bits = bits;
            this.misfit = misfit;
        }

        @Override
        public int bits() {
            return bits;
        }

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public boolean put(int from, int length, Block block, Target target) {
            blocks.add(List.of(from, length));
            for (int i = 0; i < length; i++) {
                target.put(i, from + i);
            }
            return misfit < from || misfit >= from + length;
        }
    }

    private static final int NONE = -1;

    private static LongColumn columnOf(long... keys) {
        return new LongColumn(LongBuffer.wrap(keys));
    }

    private static LongColumn scattered(int rows) {
        return columnOf(new Random(1).longs(rows).toArray());
    }

    private static CustomerPartitions of(LongColumn customers, RowPayload payload, int threads) {
        return CustomerPartitions.of(customers, payload, Workers.of(Runnable::run, threads))
                .orElseThrow();
    }

    @Test
    void aPartitionHasEightToSixteenThousandRowsUntilThereAreAThousand() {
        assertEquals(2, CustomerPartitions.partitions(0));
        assertEquals(2, CustomerPartitions.partitions(32_767));
        assertEquals(4, CustomerPartitions.partitions(32_768));
        assertEquals(512, CustomerPartitions.partitions(8_388_607));
        assertEquals(1_024, CustomerPartitions.partitions(8_388_608));
        assertEquals(1_024, CustomerPartitions.partitions(Integer.MAX_VALUE));
        assertEquals(
                4, of(columnOf(new long[32_768]), new RowNumbers(32_768), 1).count());
    }

    /** How many rows each thread's share has: those of one piece of each partition. */
    private static List<Integer> sharesOf(int rows, int threads) {
        CustomerPartitions partitions = of(scattered(rows), new RowNumbers(rows), threads);
        List<Integer> shares = new ArrayList<>();
        for (int p = 0; p < partitions.count(); p++) {
            int[] share = {0};
            partitions.forEach(p, (elements, from, to) -> {
                int size = (to - from) / partitions.stride();
                if (share[0] == shares.size()) {
                    shares.add(size);
                } else {
                    shares.set(share[0], shares.get(share[0]) + size);
                }
                share[0]++;
                return true;
            });
        }
        return shares;
    }

    @Test
    void threadsTakeAboutEquallyManyBlocksOfAThousandRows() {
        assertEquals(List.of(23 * 1024, 24 * 1024), sharesOf(47 * 1024, 2));
        assertEquals(List.of(24 * 1024, 23 * 1024 + 1), sharesOf(47 * 1024 + 1, 2));
        assertEquals(List.of(16 * 1024, 16 * 1024, 16 * 1024 + 7), sharesOf(48 * 1024 + 7, 3));
    }

    @Test
    void oneThreadTakesRowsThatAreFew() {
        assertEquals(List.of(16_383), sharesOf(16_383, 5));
        assertEquals(List.of(8 * 1024, 8 * 1024), sharesOf(16_384, 5));
    }

    @Test
    void payloadsAreAskedForOnceBlockByBlock() {
        int rows = 20 * 1024 + 100;
        for (int threads = 1; threads <= 2; threads++) {
            var payload = new Noting(20, NONE);
            of(scattered(rows), payload, threads);
            assertEquals(1, payload.begun);
            List<List<Integer>> blocks = new ArrayList<>(IntStream.range(0, 20)
                    .mapToObj(block -> List.of(1024 * block, 1024))
                    .toList());
            blocks.add(List.of(20 * 1024, 100));
            assertEquals(blocks, payload.blocks);
        }
    }

    @Test
    void nothingIsReadAfterARowThatDoesNotFit() {
        var payload = new Noting(20, 2 * 1024);
        assertTrue(CustomerPartitions.of(scattered(9 * 1024), payload, Workers.CALLER)
                .isEmpty());
        assertEquals(List.of(List.of(0, 1024), List.of(1024, 1024), List.of(2 * 1024, 1024)), payload.blocks);
    }

    /** Every row is where its key belongs, with its number, and rows of a partition keep their order. */
    private static void holds(CustomerPartitions partitions, long... keys) {
        int seen = 0;
        for (int p = 0; p < partitions.count(); p++) {
            List<Integer> numbers = new ArrayList<>();
            long base = partitions.payloadBits() > 0 ? partitions.ranges.least(p) : 0;
            partitions.forEach(p, (rows, from, to) -> {
                for (int row = from; row < to; row += partitions.stride()) {
                    int number = (int) partitions.payload(rows, row);
                    assertEquals(keys[number], base + partitions.key(rows, row));
                    numbers.add(number);
                }
                return true;
            });
            assertEquals(numbers.stream().sorted().toList(), numbers);
            assertEquals(partitions.size(p), numbers.size());
            seen += numbers.size();
        }
        assertEquals(keys.length, seen);
    }

    @Test
    void keyAndPayloadAreOneElementIfTheyFitIntoSixtyThreeBits() {
        long[] keys = new Random(2).longs(1_000, 0, 1L << 40).toArray();
        int keyBits = KeyRanges.of(columnOf(keys), 2).widthBits();
        CustomerPartitions packed = of(columnOf(keys), new Noting(63 - keyBits, NONE), 1);
        assertEquals(1, packed.stride());
        assertEquals(63 - keyBits, packed.payloadBits());
        holds(packed, keys);
        CustomerPartitions pairs = of(columnOf(keys), new Noting(64 - keyBits, NONE), 1);
        assertEquals(2, pairs.stride());
        assertEquals(0, pairs.payloadBits());
        assertEquals(-1, pairs.payloadMask());
        holds(pairs, keys);
    }

    /** Beside a few kilobytes for each thread and partition: 16 bytes a row, 8 if it is one element, and 2 for the number of a drawn range. */
    @Test
    void memoryForRows() {
        int rows = 400_000;
        long[] keys = new Random(4).longs(rows, 0, 1_000).toArray();
        assertBytesPerRow(8, keys, new RowNumbers(rows));
        assertBytesPerRow(16, keys, new Noting(Long.SIZE, NONE));
        keys[300_001] = 1L << 60;
        assertBytesPerRow(18, keys, new RowNumbers(rows));
    }

    private static void assertBytesPerRow(int expected, long[] keys, RowPayload payload) {
        long bytes = Allocated.bytes(() -> of(columnOf(keys), payload, 2));
        assertEquals(expected, (double) bytes / keys.length, 0.9);
    }

    /** One key is far from the others, in no sample, and so outside of even ranges. */
    @Test
    void keysOfDrawnRangesStayWhole() {
        long[] keys = new Random(3).longs(40_000, 0, 1_000).toArray();
        keys[30_001] = 1L << 60;
        for (int threads = 1; threads <= 2; threads++) {
            CustomerPartitions partitions = of(columnOf(keys), new RowNumbers(keys.length), threads);
            assertFalse(partitions.ranges.areEven());
            assertEquals(2, partitions.stride());
            holds(partitions, keys);
        }
    }
}
