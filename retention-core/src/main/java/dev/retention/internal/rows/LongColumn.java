package dev.retention.internal.rows;

import java.nio.LongBuffer;

/**
 * A column of {@code long} values that is read a block at a time: where it lies if an array backs it, else (direct memory,
 * read-only buffers) through a copy of the block. One loop over {@code block(from, length, copy)[at(from) + i]} so serves all
 * of them at the speed of an array.
 */
public final class LongColumn {

    private final LongBuffer values;
    private final long[] array;
    private final int offset;

    public LongColumn(LongBuffer values) {
        this.values = values.slice();
        this.array = values.hasArray() ? values.array() : null;
        this.offset = values.hasArray() ? values.arrayOffset() + values.position() : 0;
    }

    public int size() {
        return values.limit();
    }

    public long get(int row) {
        return values.get(row);
    }

    /** Returns an array that holds rows [from, from + length), beginning at {@link #at}. */
    public long[] block(int from, int length, long[] copy) {
        if (array != null) {
            return array;
        }
        values.get(from, copy, 0, length);
        return copy;
    }

    /** Returns where row {@code from} is in the array that {@link #block} returns for it. */
    public int at(int from) {
        return array != null ? offset + from : 0;
    }
}
