package dev.retention.internal.rows;

/** What a row says beside its customer, packed into a {@code long}: all that a view needs of it, and no more. */
public interface RowPayload {

    /** {@code Long.SIZE}, or fewer if all payloads are below two to this power. */
    int bits();

    /** All rows will be packed, from the first on. */
    default void begin() {}

    /** Packs rows [from, from + length) into {@code block.payloads}; false if one of them does not fit. */
    boolean pack(int from, int length, Block block);

    /** Scratch memory for a block of rows, small enough to stay in the first-level cache. */
    final class Block {

        public static final int SIZE = 1024;

        public final long[] payloads = new long[SIZE];
        public final long[] longs = new long[SIZE];
        public final int[] ints = new int[SIZE];
    }
}
