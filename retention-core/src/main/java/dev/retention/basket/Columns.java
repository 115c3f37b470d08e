package dev.retention.basket;

import dev.retention.internal.Checks;
import java.util.Arrays;

/** What several types of this package do with columns of keys. */
final class Columns {

    private Columns() {}

    static long[] concat(long[] first, long[] second) {
        if ((long) first.length + second.length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("rows must be at most " + (Integer.MAX_VALUE - 8) + " in all, got "
                    + first.length + " and " + second.length);
        }
        long[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static void minimumCount(long minimumCount) {
        Checks.positive(minimumCount, "minimumCount");
    }
}
