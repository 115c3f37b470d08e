package dev.retention.internal.rows;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows moved together by customer: the keys are cut into consecutive ranges, and the rows of each range, a partition, are
 * brought together.
 *
 * <p>This is what makes the direct views fast. Grouping ten million rows by customer in one large table misses the cache on
 * every row. Here a first pass over the keys counts the rows of each partition, a second one writes each row where its partition
 * goes on, and then each partition is small enough that everything a view does with it happens in the second-level cache. Since
 * the ranges ascend, the results of the partitions, one after the other, are in the order of the customers; and since no customer is
 * in two partitions, threads can take them one by one and need not agree on anything.
 *
 * <p>A row is its key and a {@linkplain RowPayload payload}, 16 bytes. Where the distance of the key from the lowest of its
 * range and the payload fit into 63 bits together, they are packed into 8.
 *
 * <p>Each thread that takes part has a share of the rows and an array of its own for them. The rows of a partition are those of
 * the first share, then those of the second, and so on: in the order in which they came.
 */
public final class CustomerPartitions {

    /** The most rows there can be: two elements each, in one array. */
    static final int MAX_ROWS = (Integer.MAX_VALUE >> 1) - (1 << 17);

    private static final int ROWS_PER_PARTITION = 1 << 14;

    /** With twice as many, moving the rows takes 1.7 times as long: each partition goes on in a page of memory of its own. */
    private static final int MAX_PARTITIONS = 1024;

    final KeyRanges ranges;

    /** How many bits of a row, in one element, are the payload; 0 if a row is two elements, the key and the payload. */
    private final int payloadBits;

    private final int stride;
    private final long payloadMask;
    private final Share[] shares;

    /** Results of each partition that its rows have no room for. */
    private final long[][] rests;

    private CustomerPartitions(KeyRanges ranges, int payloadBits, Share[] shares) {
        this.ranges = ranges;
        this.payloadBits = payloadBits;
        this.stride = payloadBits > 0 ? 1 : 2;
        this.payloadMask = payloadBits > 0 ? (1L << payloadBits) - 1 : -1;
        this.shares = shares;
        this.rests = new long[ranges.count()][];
    }

    /**
     * Moves the rows to partitions; within a partition they keep their order.
     *
     * @return empty if there is a row that does not fit its payload
     */
    public static Optional<CustomerPartitions> of(LongColumn customers, RowPayload payload, Workers workers) {
        requireFit(customers.size());
        int count = partitions(customers.size());
        var passes = new Passes(customers, payload, KeyRanges.of(customers, count), workers);
        if (!passes.count()) {
            passes = new Passes(customers, payload, KeyRanges.drawn(customers, count), workers);
            passes.count();
        }
        return passes.move()
                ? Optional.of(new CustomerPartitions(passes.ranges, passes.payloadBits, passes.shares))
                : Optional.empty();
    }

    /** How many partitions so many rows are cut into, a power of two that is at least 2. */
    static int partitions(int rows) {
        return Math.min(MAX_PARTITIONS, 2 * Integer.highestOneBit(Math.max(1, rows / ROWS_PER_PARTITION)));
    }

    /** Before anything is read or allocated. */
    public static void requireFit(int rows) {
        if (rows > MAX_ROWS) {
            throw new IllegalArgumentException("rows must be <= " + MAX_ROWS + ", got rows=" + rows
                    + ": take the rows of some of the customers at a time and merge the results by plus");
        }
    }

    /** {@return how many partitions there are; some may be empty} */
    public int count() {
        return ranges.count();
    }

    /** {@return the elements of a row} */
    public int stride() {
        return stride;
    }

    /** {@return how many bits of a row, in one element, are the payload; 0 if a row is two elements} */
    public int payloadBits() {
        return payloadBits;
    }

    /** {@return a bit for each of the payload, in the last element of a row} */
    public long payloadMask() {
        return payloadMask;
    }

    /** {@return the key of the row that begins with an element; less the lowest of its range if rows are packed} */
    public long key(long[] rows, int element) {
        return rows[element] >>> payloadBits;
    }

    /** {@return the payload of the row that begins with an element} */
    public long payload(long[] rows, int element) {
        return rows[element + stride - 1] & payloadMask;
    }

    /** {@return how many rows a partition has} */
    public int size(int partition) {
        int elements = 0;
        for (Share share : shares) {
            elements += share.ends[partition] - share.begin(partition);
        }
        return elements / stride;
    }

    /** What is done with rows that lie side by side. */
    public interface Segment {

        /** All rows of a partition will be taken, from the first on. */
        default void begin() {}

        /**
         * Takes the rows from element {@code from} to {@code to} of an array; {@link #key} and {@link #payload} tell what is in one.
         *
         * @return whether to go on
         */
        boolean take(long[] rows, int from, int to);
    }

    /**
     * Goes through the rows of a partition in their order, in a few pieces.
     *
     * @return whether it went to the end
     */
    public boolean forEach(int partition, Segment segment) {
        segment.begin();
        for (Share share : shares) {
            if (!segment.take(share.rows, share.begin(partition), share.ends[partition])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes the results of a partition over its rows, once they have been read: so a view that is about as large as its input needs no
     * memory for a copy. Results that are longer than the rows go on in an array of their own.
     */
    public void overwrite(int partition, long[] results, int count) {
        int position = 0;
        for (Share share : shares) {
            int length = Math.min(share.ends[partition] - share.begin(partition), count - position);
            System.arraycopy(results, position, share.rows, share.begin(partition), length);
            position += length;
        }
        rests[partition] = Arrays.copyOfRange(results, position, count);
    }

    /** Copies some of the results that were {@linkplain #overwrite written} over the rows of a partition, from result {@code from} on. */
    public void read(int partition, int from, long[] into, int at, int count) {
        int skip = from;
        int to = at;
        int end = at + count;
        for (Share share : shares) {
            int begin = share.begin(partition);
            int room = share.ends[partition] - begin;
            int length = Math.min(Math.max(0, room - skip), end - to);
            System.arraycopy(share.rows, begin + Math.min(skip, room), into, to, length);
            skip = Math.max(0, skip - room);
            to += length;
        }
        System.arraycopy(rests[partition], Math.min(skip, rests[partition].length), into, to, end - to);
    }

    /** Consecutive rows, moved by one thread. */
    private static final class Share implements RowPayload.Target {

        private final KeyRanges ranges;
        private final int payloadBits;
        final int begin;
        final int end;

        /** Of each partition: at first its rows, then the element that is written next, in the end that after its last. */
        final int[] ends;

        /** The range of each row, if ranges are drawn: the search for it is not done twice. */
        final char[] drawnRanges;

        long[] rows;

        // The keys of the block at hand, and how many rows of the share come before it.
        private long[] keys;
        private int at;
        private int before;

        Share(int begin, int end, KeyRanges ranges, int payloadBits) {
            this.ranges = ranges;
            this.payloadBits = payloadBits;
            this.begin = begin;
            this.end = end;
            this.ends = new int[ranges.count()];
            this.drawnRanges = ranges.areEven() ? null : new char[end - begin];
        }

        int begin(int partition) {
            return partition == 0 ? 0 : ends[partition - 1];
        }

        /** Turns the counts of rows into where the rows begin. */
        void allocate() {
            int stride = payloadBits > 0 ? 1 : 2;
            int element = 0;
            for (int p = 0; p < ends.length; p++) {
                int elements = ends[p] * stride;
                ends[p] = element;
                element += elements;
            }
            rows = new long[element];
        }

        void open(LongColumn customers, int from, int length, RowPayload.Block block) {
            keys = customers.block(from, length, block.keys);
            at = customers.at(from);
            before = from - begin;
        }

        /** Counts the rows of the block by partition; false if there is one outside of all ranges. */
        boolean count(int length) {
            if (ranges.areEven()) {
                return ranges.countEven(keys, at, length, ends);
            }
            ranges.locate(keys, at, length, drawnRanges, before);
            for (int i = before; i < before + length; i++) {
                ends[drawnRanges[i]]++;
            }
            return true;
        }

        @Override
        public void put(int row, long payload) {
            long key = keys[at + row];
            int range = drawnRanges == null ? ranges.evenRange(key) & ends.length - 1 : drawnRanges[before + row];
            int element = ends[range];
            if (payloadBits > 0) {
                rows[element] = ranges.withinEvenRange(key) << payloadBits | payload;
                ends[range] = element + 1;
            } else {
                rows[element] = key;
                rows[element + 1] = payload;
                ends[range] = element + 2;
            }
        }
    }

    /**
     * The two passes over the rows. Each thread takes a share of them, if there are enough for all, and cuts it into blocks: the same
     * blocks however many threads there are, so that whether all payloads fit does not depend on that.
     */
    private static final class Passes {

        private final LongColumn customers;
        private final RowPayload payload;
        private final Workers workers;
        final KeyRanges ranges;
        final int payloadBits;
        final Share[] shares;

        Passes(LongColumn customers, RowPayload payload, KeyRanges ranges, Workers workers) {
            this.customers = customers;
            this.payload = payload;
            this.workers = workers;
            this.ranges = ranges;
            boolean packed = ranges.areEven() && ranges.widthBits() + payload.bits() < Long.SIZE;
            this.payloadBits = packed ? payload.bits() : 0;
            int size = customers.size();
            shares = new Share[Math.min(workers.threads(), 1 + size / ROWS_PER_PARTITION)];
            long blocks = (size + RowPayload.Block.SIZE - 1L) / RowPayload.Block.SIZE;
            for (int share = 0; share < shares.length; share++) {
                int begin = (int) (blocks * share / shares.length * RowPayload.Block.SIZE);
                int end = (int) Math.min(size, blocks * (share + 1) / shares.length * RowPayload.Block.SIZE);
                shares[share] = new Share(begin, end, ranges, payloadBits);
            }
        }

        private interface BlockTask {

            /** False if it is of no use to go on. */
            boolean run(Share share, int from, int length, RowPayload.Block block);
        }

        private boolean forEachBlock(BlockTask task) {
            var failed = new AtomicBoolean();
            workers.run(shares.length, () -> {
                var block = new RowPayload.Block();
                return number -> {
                    Share share = shares[number];
                    for (int from = share.begin;
                            from < share.end && !failed.getPlain();
                            from += RowPayload.Block.SIZE) {
                        if (!task.run(share, from, Math.min(RowPayload.Block.SIZE, share.end - from), block)) {
                            failed.setPlain(true);
                        }
                    }
                };
            });
            return !failed.getPlain();
        }

        /** Counts the rows of each partition; false if there is a row outside of all ranges. */
        boolean count() {
            return forEachBlock((share, from, length, block) -> {
                share.open(customers, from, length, block);
                return share.count(length);
            });
        }

        /** Moves the rows to their partitions; false if there is one that does not fit its payload. */
        boolean move() {
            workers.run(shares.length, () -> number -> shares[number].allocate());
            payload.begin();
            return forEachBlock((share, from, length, block) -> {
                share.open(customers, from, length, block);
                return payload.put(from, length, block, share);
            });
        }
    }
}
