package dev.retention.basket;

import dev.retention.internal.Checks;
import java.util.Arrays;

/** What several types of this package do with columns of keys. */
final class Columns {

    private static final int MAXIMUM_ROWS = Integer.MAX_VALUE - 8;

    private Columns() {}

    static long[] concat(long[] first, long[] second) {
        long[] both = Arrays.copyOf(first, rowCount(first.length, second.length));
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** How many rows two columns have in all. */
    static int rowCount(int first, int second) {
        if ((long) first + second > MAXIMUM_ROWS) {
            throw new IllegalArgumentException(
                    "rows must be at most " + MAXIMUM_ROWS + " in all, got " + first + " and " + second);
        }
        return first + second;
    }

    static void minimumCount(long minimumCount) {
        Checks.positive(minimumCount, "minimumCount");
    }
}
