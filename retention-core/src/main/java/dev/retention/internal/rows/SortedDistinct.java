package dev.retention.internal.rows;

import java.util.Arrays;

/** Columns sorted, each value once. */
public final class SortedDistinct {

    private SortedDistinct() {}

    /** The distinct values of a column, ascending; the column stays as it is. */
    public static long[] of(long[] column) {
        long[] values = column.clone();
        return Arrays.copyOf(values, inPlace(values));
    }

    /** The distinct values of a column, ascending; the column stays as it is. It holds no NaN and no −0.0. */
    public static double[] of(double[] column) {
        double[] values = column.clone();
        Arrays.sort(values);
        int count = 0;
        for (double value : values) {
            if (count == 0 || value != values[count - 1]) {
                values[count++] = value;
            }
        }
        return Arrays.copyOf(values, count);
    }

    /** Puts the distinct values, ascending, to the front, and returns how many they are. */
    static int inPlace(long[] values) {
        Arrays.sort(values);
        int count = 0;
        for (long value : values) {
            if (count == 0 || value != values[count - 1]) {
                values[count++] = value;
            }
        }
        return count;
    }
}
