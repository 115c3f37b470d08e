package dev.retention.internal.rows;

/** What a row says beside its customer, packed into a {@code long}: all that a view needs of it, and no more. */
public interface RowPayload {

    /** {@code Long.SIZE}, or fewer if all payloads are below two to this power. */
    int bits();

    /** All rows will be packed, from the first on. */
    default void begin() {}

    /** Puts the payloads of rows [from, from + length), in their order; false if one of them does not fit. */
    boolean put(int from, int length, Block block, Target target);

    /** Takes the payloads of a block. In one loop that reads, packs and moves, reading is done while earlier writes wait for memory. */
    interface Target {

        /**
         * Takes the payload of a row.
         *
         * @param row the row's place in the block
         */
        void put(int row, long payload);
    }

    /** Scratch memory for a block of rows, small enough to stay in the first-level cache. */
    final class Block {

        public static final int SIZE = 1024;

        final long[] keys = new long[SIZE];
        public final long[] longs = new long[SIZE];
        public final int[] ints = new int[SIZE];
    }
}
