package dev.retention.internal;

import java.nio.IntBuffer;

/** A column of {@code int} values that is read a block at a time; see {@link LongColumn}. */
public final class IntColumn {

    private final IntBuffer values;
    private final int[] array;
    private final int offset;

    public IntColumn(IntBuffer values) {
        this.values = values.slice();
        this.array = values.hasArray() ? values.array() : null;
        this.offset = values.hasArray() ? values.arrayOffset() + values.position() : 0;
    }

    public int size() {
        return values.limit();
    }

    public int get(int row) {
        return values.get(row);
    }

    /** Returns an array that holds rows [from, from + length), beginning at {@link #at}. */
    public int[] block(int from, int length, int[] copy) {
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
