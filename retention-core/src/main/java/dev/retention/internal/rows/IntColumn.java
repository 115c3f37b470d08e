package dev.retention.internal.rows;

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

    /** Returns the least and the greatest value, in this order; there is one. */
    public int[] range() {
        int least = Integer.MAX_VALUE;
        int greatest = Integer.MIN_VALUE;
        int[] copy = new int[RowPayload.Block.SIZE];
        for (int from = 0; from < size(); from += copy.length) {
            int length = Math.min(copy.length, size() - from);
            int[] block = block(from, length, copy);
            int at = at(from);
            for (int i = at; i < at + length; i++) {
                int value = block[i];
                // Branches, since they are hardly ever taken: what min and max compute, the next value would have to
                // wait for.
                if (value < least) {
                    least = value;
                }
                if (value > greatest) {
                    greatest = value;
                }
            }
        }
        return new int[] {least, greatest};
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
