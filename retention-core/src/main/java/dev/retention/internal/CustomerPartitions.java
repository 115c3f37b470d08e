package dev.retention.internal;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows moved together by customer: the keys are cut into consecutive ranges, and the rows of each range, a partition, lie
 * side by side.
 *
 * <p>This is what makes the direct views fast. Grouping ten million rows by customer in one large table misses the cache on
 * every row. Here a first pass counts the rows of each range, a second one copies them to their partition (both read and write
 * in runs), and then each partition is small enough that everything a view does with it happens in the second-level cache.
 * Since the ranges ascend, the results of the partitions, one after the other, are in the order of the customers; and since no
 * customer is in two partitions, threads can take them one by one and need not agree on anything.
 *
 * <p>A row is its key and a {@linkplain RowPayload payload}, 16 bytes. Where the distance of the key from the lowest of its
 * range and the payload fit into 63 bits together, they are packed into 8.
 */
public final class CustomerPartitions {

    /** The most rows there can be: two array elements each. */
    private static final int MAX_ROWS = (Integer.MAX_VALUE - 8) / 2;

    private static final int ROWS_PER_PARTITION = 8192;

    /** More streams of writes than this and the processor loses track of the pages that they go to. */
    private static final int MAX_PARTITIONS = 1024;

    final KeyRanges ranges;

    /** How many bits of a row, in one element, are the payload; 0 if a row is two elements, the key and the payload. */
    final int payloadBits;

    final long[] rows;

    /** The first row of each partition, and the row after the last. */
    private final int[] starts;

    private CustomerPartitions(KeyRanges ranges, int payloadBits, long[] rows, int[] starts) {
        this.ranges = ranges;
        this.payloadBits = payloadBits;
        this.rows = rows;
        this.starts = starts;
    }

    /**
     * Copies the rows to partitions, in two passes; within a partition they keep their order.
     *
     * @return null if there is a row that does not fit its payload
     */
    public static CustomerPartitions of(LongColumn customers, RowPayload payload, Workers workers) {
        requireFit(customers.size());
        int count =
                Math.min(MAX_PARTITIONS, 2 * Integer.highestOneBit(Math.max(1, customers.size() / ROWS_PER_PARTITION)));
        KeyRanges ranges = KeyRanges.of(customers, count);
        int[][] positions = ranges.areEven() ? countEven(customers, ranges, workers) : null;
        char[] rangeOfRow = null;
        if (positions == null) {
            ranges = ranges.areEven() ? KeyRanges.drawn(customers, count) : ranges;
            rangeOfRow = new char[customers.size()];
            positions = countDrawn(customers, ranges, rangeOfRow, workers);
        }
        int[] starts = toStarts(positions, count);
        boolean packed = ranges.areEven() && ranges.widthBits() + payload.bits() < Long.SIZE;
        int payloadBits = packed ? payload.bits() : 0;
        long[] rows = new long[packed ? customers.size() : 2 * customers.size()];
        boolean fits = move(customers, payload, ranges, rangeOfRow, payloadBits, positions, rows, workers);
        return fits ? new CustomerPartitions(ranges, payloadBits, rows, starts) : null;
    }

    /** Before anything is allocated. */
    static void requireFit(int rows) {
        if (rows > MAX_ROWS) {
            throw new IllegalArgumentException("rows must be <= " + MAX_ROWS + ", got rows=" + rows
                    + ": take them in slices and merge the results by plus");
        }
    }

    /** {@return how many partitions there are; some may be empty} */
    public int count() {
        return ranges.count();
    }

    /** {@return the position of the first row of a partition among all rows} */
    int start(int partition) {
        return starts[partition];
    }

    /** {@return how many rows a partition has} */
    int size(int partition) {
        return starts[partition + 1] - starts[partition];
    }

    /** The first half of a {@linkplain SortedRows#putResult result}. */
    public long resultFirst(int partition, int result) {
        return rows[2 * (starts[partition] + result)];
    }

    /** The second half of a result. */
    public long resultSecond(int partition, int result) {
        return rows[2 * (starts[partition] + result) + 1];
    }

    /** Counts the rows by chunk and range; null if a key is outside of all ranges. */
    private static int[][] countEven(LongColumn customers, KeyRanges ranges, Workers workers) {
        int[][] counts = new int[workers.threads()][ranges.count()];
        var outside = new AtomicBoolean();
        forEachBlock(customers.size(), workers, (chunk, from, length, block) -> {
            long[] keys = customers.block(from, length, block.longs);
            if (!ranges.countEven(keys, customers.at(from), length, counts[chunk])) {
                outside.setPlain(true);
            }
        });
        return outside.getPlain() ? null : counts;
    }

    private static int[][] countDrawn(LongColumn customers, KeyRanges ranges, char[] rangeOfRow, Workers workers) {
        int[][] counts = new int[workers.threads()][ranges.count()];
        forEachBlock(customers.size(), workers, (chunk, from, length, block) -> {
            long[] keys = customers.block(from, length, block.longs);
            ranges.locate(keys, customers.at(from), length, rangeOfRow, from);
            for (int row = from; row < from + length; row++) {
                counts[chunk][rangeOfRow[row]]++;
            }
        });
        return counts;
    }

    /** Turns counts by chunk and range into the position of the first row of each; returns the positions of chunk 0. */
    private static int[] toStarts(int[][] counts, int ranges) {
        int[] starts = new int[ranges + 1];
        int position = 0;
        for (int range = 0; range < ranges; range++) {
            starts[range] = position;
            for (int[] chunk : counts) {
                int count = chunk[range];
                chunk[range] = position;
                position += count;
            }
        }
        starts[ranges] = position;
        return starts;
    }

    /** False if a row does not fit its payload. */
    private static boolean move(
            LongColumn customers,
            RowPayload payload,
            KeyRanges ranges,
            char[] rangeOfRow,
            int payloadBits,
            int[][] positions,
            long[] rows,
            Workers workers) {
        var unfit = new AtomicBoolean();
        forEachBlock(customers.size(), workers, (chunk, from, length, block) -> {
            if (!payload.pack(from, length, block)) {
                unfit.setPlain(true);
            }
            long[] keys = customers.block(from, length, block.longs);
            int at = customers.at(from);
            int[] to = positions[chunk];
            if (rangeOfRow != null) {
                moveByRangeOfRow(keys, at, length, rangeOfRow, from, block.payloads, to, rows);
            } else if (payloadBits == 0) {
                moveByEvenRange(keys, at, length, ranges.least(0), ranges.widthBits(), block.payloads, to, rows);
            } else {
                movePacked(
                        keys, at, length, ranges.least(0), ranges.widthBits(), block.payloads, payloadBits, to, rows);
            }
        });
        return !unfit.getPlain();
    }

    private static void moveByEvenRange(
            long[] keys, int at, int length, long low, int widthBits, long[] payloads, int[] positions, long[] rows) {
        for (int i = 0; i < length; i++) {
            long key = keys[at + i];
            int position = 2 * positions[(int) ((key - low) >>> widthBits) & positions.length - 1]++;
            rows[position] = key;
            rows[position + 1] = payloads[i];
        }
    }

    private static void movePacked(
            long[] keys,
            int at,
            int length,
            long low,
            int widthBits,
            long[] payloads,
            int payloadBits,
            int[] positions,
            long[] rows) {
        long withinRange = (1L << widthBits) - 1;
        for (int i = 0; i < length; i++) {
            long distance = keys[at + i] - low;
            int position = positions[(int) (distance >>> widthBits) & positions.length - 1]++;
            rows[position] = (distance & withinRange) << payloadBits | payloads[i];
        }
    }

    private static void moveByRangeOfRow(
            long[] keys,
            int at,
            int length,
            char[] rangeOfRow,
            int rangeAt,
            long[] payloads,
            int[] positions,
            long[] rows) {
        for (int i = 0; i < length; i++) {
            int position = 2 * positions[rangeOfRow[rangeAt + i]]++;
            rows[position] = keys[at + i];
            rows[position + 1] = payloads[i];
        }
    }

    private interface BlockTask {
        void run(int chunk, int from, int length, RowPayload.Block block);
    }

    /** Cuts the rows into a chunk for each thread, and each chunk into blocks. */
    private static void forEachBlock(int rows, Workers workers, BlockTask task) {
        int chunks = workers.threads();
        workers.run(chunks, () -> {
            var block = new RowPayload.Block();
            return chunk -> {
                int end = (int) ((long) rows * (chunk + 1) / chunks);
                for (int from = (int) ((long) rows * chunk / chunks); from < end; from += RowPayload.Block.SIZE) {
                    task.run(chunk, from, Math.min(RowPayload.Block.SIZE, end - from), block);
                }
            };
        });
    }
}
