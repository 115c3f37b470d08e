package dev.retention.internal.rows;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows moved together by customer: the keys are cut into consecutive ranges, and the rows of each range, a partition, are
 * brought together.
 *
 * <p>This is what makes the direct views fast. Grouping ten million rows by customer in one large table misses the cache on
 * every row. Here one pass over the rows sends them to their partitions ({@link RowStreams} says how that is done without
 * waiting for memory), and then each partition is small enough that everything a view does with it happens in the second-level
 * cache. Since the ranges ascend, the results of the partitions, one after the other, are in the order of the customers; and
 * since no customer is in two partitions, threads can take them one by one and need not agree on anything.
 *
 * <p>A row is its key and a {@linkplain RowPayload payload}, 16 bytes. Where the distance of the key from the lowest of its
 * range and the payload fit into 63 bits together, they are packed into 8.
 */
public final class CustomerPartitions {

    /** The most rows there can be: two elements each, and an unfinished run for each partition. */
    static final int MAX_ROWS = (RowStreams.MAX_ELEMENTS >> 1) - (1 << 17);

    private static final int ROWS_PER_PARTITION = 1 << 15;

    /** More streams than this and their runs do not fit into the second-level cache together. */
    private static final int MAX_PARTITIONS = 1024;

    final KeyRanges ranges;

    /** How many bits of a row, in one element, are the payload; 0 if a row is two elements, the key and the payload. */
    final int payloadBits;

    /** What each thread has moved; the rows of a partition are those of its streams, in this order. */
    private final RowStreams[] streams;

    private CustomerPartitions(KeyRanges ranges, int payloadBits, RowStreams[] streams) {
        this.ranges = ranges;
        this.payloadBits = payloadBits;
        this.streams = streams;
    }

    /**
     * Moves the rows to partitions; within a partition they keep their order.
     *
     * @return empty if there is a row that does not fit its payload
     */
    public static Optional<CustomerPartitions> of(LongColumn customers, RowPayload payload, Workers workers) {
        requireFit(customers.size());
        int count =
                Math.min(MAX_PARTITIONS, 2 * Integer.highestOneBit(Math.max(1, customers.size() / ROWS_PER_PARTITION)));
        var pass = new Pass(customers, payload, KeyRanges.of(customers, count));
        pass.run(workers);
        if (pass.outside.getPlain() && !pass.unfit.getPlain()) {
            pass = new Pass(customers, payload, KeyRanges.drawn(customers, count));
            pass.run(workers);
        }
        return pass.unfit.getPlain()
                ? Optional.empty()
                : Optional.of(new CustomerPartitions(pass.ranges, pass.payloadBits, pass.streams));
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

    /** Elements of a row. */
    int stride() {
        return payloadBits > 0 ? 1 : 2;
    }

    /** {@return how many rows a partition has} */
    int size(int partition) {
        int elements = 0;
        for (RowStreams stream : streams) {
            elements += stream.length(partition);
        }
        return elements / stride();
    }

    /**
     * Writes over the rows of a partition, once they have been read: so a view that is about as large as its input needs no
     * memory for a copy.
     *
     * @param count at most as many as the partition has elements, {@link #stride} for each row
     */
    public void overwrite(int partition, long[] values, int count) {
        forEachRun(
                partition,
                count,
                (slab, first, position, length) -> System.arraycopy(values, position, slab, first, length));
    }

    /** Copies the first elements of a partition, rows or what was {@linkplain #overwrite written} over them, to an array. */
    public void read(int partition, long[] values, int count) {
        forEachRun(
                partition,
                count,
                (slab, first, position, length) -> System.arraycopy(slab, first, values, position, length));
    }

    private interface RunTask {
        /** Copies {@code length} elements, from {@code first} of a slab on, which are from {@code position} of the partition on. */
        void run(long[] slab, int first, int position, int length);
    }

    /** Goes through the runs that hold the first elements of a partition. */
    private void forEachRun(int partition, int count, RunTask task) {
        int position = 0;
        for (RowStreams stream : streams) {
            for (int run = 0; run < stream.runCount(partition) && position < count; run++) {
                int first = stream.first(partition, run);
                int length = Math.min(stream.length(partition, run), count - position);
                task.run(stream.slabs[first / RowStreams.SLAB], first % RowStreams.SLAB, position, length);
                position += length;
            }
        }
    }

    /** One pass over the rows, which fails if one of them is outside of all ranges or does not fit its payload. */
    private static final class Pass {

        private final LongColumn customers;
        private final RowPayload payload;
        final KeyRanges ranges;
        final int payloadBits;
        RowStreams[] streams;
        final AtomicBoolean outside = new AtomicBoolean();
        final AtomicBoolean unfit = new AtomicBoolean();

        Pass(LongColumn customers, RowPayload payload, KeyRanges ranges) {
            this.customers = customers;
            this.payload = payload;
            this.ranges = ranges;
            boolean packed = ranges.areEven() && ranges.widthBits() + payload.bits() < Long.SIZE;
            this.payloadBits = packed ? payload.bits() : 0;
        }

        /**
         * Each thread takes a share of the rows, if there are enough for all, and cuts it into blocks: the same blocks however many
         * threads there are, so that whether all payloads fit does not depend on that.
         */
        void run(Workers workers) {
            int size = customers.size();
            // Not so many that unfinished runs need more memory than the rows.
            int shares = Math.min(workers.threads(), 1 + size / (ranges.count() * RowStreams.RUN));
            long blocks = (size + RowPayload.Block.SIZE - 1L) / RowPayload.Block.SIZE;
            int stride = payloadBits > 0 ? 1 : 2;
            streams = new RowStreams[shares];
            payload.begin();
            workers.run(shares, () -> {
                var block = new RowPayload.Block();
                return share -> {
                    int begin = (int) (blocks * share / shares * RowPayload.Block.SIZE);
                    int end = (int) Math.min(size, blocks * (share + 1) / shares * RowPayload.Block.SIZE);
                    streams[share] = new RowStreams(ranges.count(), (long) stride * (end - begin));
                    for (int from = begin; from < end && !failed(); from += RowPayload.Block.SIZE) {
                        move(from, Math.min(RowPayload.Block.SIZE, end - from), block, streams[share]);
                    }
                    streams[share].close();
                };
            });
        }

        private boolean failed() {
            return outside.getPlain() || unfit.getPlain();
        }

        private void move(int from, int length, RowPayload.Block block, RowStreams streams) {
            if (!payload.pack(from, length, block)) {
                unfit.setPlain(true);
            }
            long[] keys = customers.block(from, length, block.longs);
            int at = customers.at(from);
            if (!ranges.areEven()) {
                ranges.locate(keys, at, length, block.chars);
                moveDrawn(keys, at, length, block.chars, block.payloads, streams);
                return;
            }
            long low = ranges.least(0);
            int widthBits = ranges.widthBits();
            long seen = payloadBits == 0
                    ? moveEven(keys, at, length, low, widthBits, block.payloads, streams)
                    : movePacked(keys, at, length, low, widthBits, block.payloads, payloadBits, streams);
            if (seen >>> widthBits >= ranges.count()) { // a power of two: the bits of lower numbers never add up to it
                outside.setPlain(true);
            }
        }

        private static void moveDrawn(
                long[] keys, int at, int length, char[] rangeOfRow, long[] payloads, RowStreams streams) {
            int[] positions = streams.positions;
            for (int i = 0; i < length; i++) {
                int range = rangeOfRow[i];
                int position = positions[range];
                long[] slab = streams.slabs[position >>> RowStreams.SLAB_BITS];
                slab[position & RowStreams.SLAB - 1] = keys[at + i];
                slab[(position & RowStreams.SLAB - 1) + 1] = payloads[i];
                position += 2;
                positions[range] = (position & RowStreams.RUN - 1) != 0 ? position : streams.nextRun(range);
            }
        }

        /** Returns all bits of the keys' distances from the lowest. */
        private static long moveEven(
                long[] keys, int at, int length, long low, int widthBits, long[] payloads, RowStreams streams) {
            int[] positions = streams.positions;
            long[][] slabs = streams.slabs;
            long seen = 0;
            for (int i = 0; i < length; i++) {
                long key = keys[at + i];
                long distance = key - low;
                seen |= distance;
                int range = (int) (distance >>> widthBits) & positions.length - 1;
                int position = positions[range];
                long[] slab = slabs[position >>> RowStreams.SLAB_BITS];
                slab[position & RowStreams.SLAB - 1] = key;
                slab[(position & RowStreams.SLAB - 1) + 1] = payloads[i];
                position += 2;
                positions[range] = (position & RowStreams.RUN - 1) != 0 ? position : streams.nextRun(range);
            }
            return seen;
        }

        /** Returns all bits of the keys' distances from the lowest. */
        private static long movePacked(
                long[] keys,
                int at,
                int length,
                long low,
                int widthBits,
                long[] payloads,
                int payloadBits,
                RowStreams streams) {
            int[] positions = streams.positions;
            long[][] slabs = streams.slabs;
            long withinRange = (1L << widthBits) - 1;
            long seen = 0;
            for (int i = 0; i < length; i++) {
                long distance = keys[at + i] - low;
                seen |= distance;
                int range = (int) (distance >>> widthBits) & positions.length - 1;
                int position = positions[range];
                slabs[position >>> RowStreams.SLAB_BITS][position & RowStreams.SLAB - 1] =
                        (distance & withinRange) << payloadBits | payloads[i];
                position++;
                positions[range] = (position & RowStreams.RUN - 1) != 0 ? position : streams.nextRun(range);
            }
            return seen;
        }
    }
}
