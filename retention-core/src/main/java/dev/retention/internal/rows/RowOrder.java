package dev.retention.internal.rows;

/**
 * The order of rows by their keys, as a permutation of row numbers.
 *
 * <p>A least-significant-digit radix sort, one byte at a time: stable, linear in the rows, two {@code int} arrays of memory,
 * and no input makes it slow. A byte that all rows share costs nothing.
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
            long varying = varyingBits(key);
            while (varying != 0) {
                int shift = Long.numberOfTrailingZeros(varying) & -Byte.SIZE;
                sortByByte(key, shift, order, spare);
                int[] swap = order;
                order = spare;
                spare = swap;
                varying &= ~(0xFFL << shift);
            }
        }
        return order;
    }

    /** The bits in which some keys differ from others. */
    private static long varyingBits(long[] key) {
        long varying = 0;
        for (long value : key) {
            varying |= value ^ key[0];
        }
        return varying;
    }

    private static void sortByByte(long[] key, int shift, int[] order, int[] sorted) {
        int[] starts = new int[257];
        for (long value : key) {
            starts[digit(value, shift) + 1]++;
        }
        for (int d = 1; d < starts.length; d++) {
            starts[d] += starts[d - 1];
        }
        for (int row : order) {
            sorted[starts[digit(key[row], shift)]++] = row;
        }
    }

    /** Flipping the sign bit makes the unsigned order of the bytes the signed order of the numbers. */
    private static int digit(long value, int shift) {
        return (int) ((value ^ Long.MIN_VALUE) >>> shift) & 0xFF;
    }
}
