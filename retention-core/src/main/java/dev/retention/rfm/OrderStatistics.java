package dev.retention.rfm;

import java.util.Arrays;

/**
 * The values at any positions of the sorted order, of values in any order.
 *
 * <p>A narrow range of values is counted, which is linear; a wide one is sorted.
 */
final class OrderStatistics {

    private final int size;
    private final long min;
    private final long max;
    /** How many values are at most min + i; null where the values are sorted instead. */
    private final int[] cumulative;
    /** Null where the values are counted instead. */
    private final long[] sorted;

    private OrderStatistics(int size, long min, long max, int[] cumulative, long[] sorted) {
        this.size = size;
        this.min = min;
        this.max = max;
        this.cumulative = cumulative;
        this.sorted = sorted;
    }

    static OrderStatistics of(long[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        long width = max - min; // negative if it does not fit
        if (width >= 0 && width <= 2L * values.length) {
            return new OrderStatistics(values.length, min, max, count(values, min, (int) width + 1), null);
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return new OrderStatistics(values.length, min, max, null, sorted);
    }

    private static int[] count(long[] values, long min, int distinct) {
        int[] counts = new int[distinct];
        for (long value : values) {
            counts[(int) (value - min)]++;
        }
        for (int i = 1; i < distinct; i++) {
            counts[i] += counts[i - 1];
        }
        return counts;
    }

    int size() {
        return size;
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    /** The value at a position of the ascending order, in [0, size). */
    long at(int position) {
        if (sorted != null) {
            return sorted[position];
        }
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return min + low;
    }

    /** The middle value, or the mean of the two middle ones. */
    double median() {
        long low = at((size - 1) / 2);
        long high = at(size / 2);
        return low == high ? low : low / 2.0 + high / 2.0;
    }
}
