package dev.retention.internal.rows;

/**
 * The order of rows by their keys, as a permutation of row numbers.
 *
 * <p>A least-significant-digit radix sort, one byte at a time: stable, linear in the rows, two {@code int} arrays of memory,
 * and no input makes it slow. A byte that all rows share costs a count and no move.
 */
public final class RowOrder {

    private RowOrder() {}

    /** Returns the row numbers sorted by the first key, then the second and so on, then row number. */
    public static int[] byKeys(long[]... keys) {
        int[] order = new int[keys[0].length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int[] spare = new int[order.length];
        for (int k = keys.length - 1; k >= 0; k--) {
            long[] key = keys[k];
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                int[] starts = new int[257];
                // Flipping the sign bit makes the unsigned order of the bytes the signed order of the numbers.
                for (long value : key) {
                    starts[digit(value ^ Long.MIN_VALUE, shift) + 1]++;
                }
                if (toStarts(starts, order.length)) {
                    for (int row : order) {
                        spare[starts[digit(key[row] ^ Long.MIN_VALUE, shift)]++] = row;
                    }
                    int[] swap = order;
                    order = spare;
                    spare = swap;
                }
            }
        }
        return order;
    }

    private static int digit(long bits, int shift) {
        return (int) (bits >>> shift) & 0xFF;
    }

    /** Turns counts into start positions; false if one digit holds all rows, so that there is nothing to move. */
    private static boolean toStarts(int[] counts, int rows) {
        for (int d = 0; d < 256; d++) {
            if (counts[d + 1] == rows) {
                return false;
            }
            counts[d + 1] += counts[d];
        }
        return true;
    }
}
