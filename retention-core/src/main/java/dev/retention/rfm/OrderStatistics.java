package dev.retention.rfm;

import dev.retention.internal.rows.Workers;
import java.util.Arrays;

/**
 * The values at any positions of the sorted order, of values in any order, without sorting them all.
 *
 * <p>Values are counted in equally wide ranges, and moved together range by range. A position then lies in one range, and only
 * the values in there are looked at, in the same way, once somebody asks. Ranges of one value need no look. So thresholds cost
 * time linear in the values, whatever these are: each level of ranges narrows 64 bits down by 12.
 */
final class OrderStatistics {

    /** So many ranges are written to at a time. */
    private static final int RANGE_BITS = 12;

    /** So many values are counted one by one, if there are more values than that. */
    private static final int VALUE_BITS = 16;

    /** So many values are sorted rather than counted. */
    private static final int FEW = 1 << 10;

    private final int size;
    private final Workers workers;
    private final long min;
    private final long max;
    /** All values in order, if they are few; else null. */
    private final long[] sorted;
    /** Two to this power is the width of a range. */
    private final int shift;
    /** How many values are in the ranges before each, and at the end how many there are. */
    private final int[] starts;
    /** The values range by range; null if each range is one value. */
    private final long[] grouped;
    /** The order within the ranges that were asked for. */
    private final OrderStatistics[] ranges;

    private OrderStatistics(long[] values, int from, int to, Workers workers) {
        size = to - from;
        this.workers = workers;
        if (size <= FEW) {
            sorted = Arrays.copyOfRange(values, from, to);
            Arrays.sort(sorted);
            min = sorted[0];
            max = sorted[size - 1];
            shift = 0;
            starts = null;
            grouped = null;
            ranges = null;
            return;
        }
        sorted = null;
        long[] leasts = new long[workers.shares(size)];
        long[] greatests = new long[leasts.length];
        workers.runShares(size, () -> (share, begin, end) -> {
            long least = Long.MAX_VALUE;
            long greatest = Long.MIN_VALUE;
            for (int i = from + begin; i < from + end; i++) {
                least = Math.min(least, values[i]);
                greatest = Math.max(greatest, values[i]);
            }
            leasts[share] = least;
            greatests[share] = greatest;
        });
        min = Arrays.stream(leasts).min().orElseThrow();
        max = Arrays.stream(greatests).max().orElseThrow();
        long span = max - min; // as an unsigned number it does not overflow
        int spanBits = Long.SIZE - Long.numberOfLeadingZeros(span);
        shift = spanBits <= VALUE_BITS && 1L << spanBits < size ? 0 : Math.max(0, spanBits - RANGE_BITS);
        int rangeCount = (int) (span >>> shift) + 1;
        int[][] next = countRanges(values, from, rangeCount);
        starts = starts(next, rangeCount);
        grouped = shift == 0 ? null : group(values, from, next);
        ranges = shift == 0 ? null : new OrderStatistics[rangeCount];
    }

    /** The statistics of whole numbers from {@code min} on that are counted already: {@code starts} as below. */
    private OrderStatistics(long min, int[] starts) {
        this.size = starts[starts.length - 1];
        this.workers = Workers.CALLER;
        this.min = min;
        this.max = min + starts.length - 2;
        this.sorted = null;
        this.shift = 0;
        this.starts = starts;
        this.grouped = null;
        this.ranges = null;
    }

    /**
     * The statistics of counted values.
     *
     * @param counts how often {@code min}, {@code min} + 1 and so on are there; the first and the last at least once
     */
    static OrderStatistics ofCounts(long min, int[] counts) {
        int[] starts = new int[counts.length + 1];
        for (int i = 0; i < counts.length; i++) {
            starts[i + 1] = starts[i] + counts[i];
        }
        return new OrderStatistics(min, starts);
    }

    /** The statistics of at least one value. */
    static OrderStatistics of(long[] values, Workers workers) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must not be empty");
        }
        return new OrderStatistics(values, 0, values.length, workers);
    }

    /** How many values of each share are in each range. */
    private int[][] countRanges(long[] values, int from, int rangeCount) {
        int[][] counts = new int[workers.shares(size)][];
        long least = min;
        int bits = shift;
        workers.runShares(size, () -> (share, begin, end) -> {
            int[] count = new int[rangeCount];
            for (int i = from + begin; i < from + end; i++) {
                count[(int) (values[i] - least >>> bits)]++;
            }
            counts[share] = count;
        });
        return counts;
    }

    /** Where each range begins; the counts of each share become where its values begin in each range. */
    private static int[] starts(int[][] counts, int rangeCount) {
        int[] starts = new int[rangeCount + 1];
        int before = 0;
        for (int range = 0; range < rangeCount; range++) {
            starts[range] = before;
            for (int[] count : counts) {
                int inRange = count[range];
                count[range] = before;
                before += inRange;
            }
        }
        starts[rangeCount] = before;
        return starts;
    }

    private long[] group(long[] values, int from, int[][] nexts) {
        long[] grouped = new long[size];
        long least = min;
        int bits = shift;
        workers.runShares(size, () -> (share, begin, end) -> {
            int[] next = nexts[share];
            for (int i = from + begin; i < from + end; i++) {
                grouped[next[(int) (values[i] - least >>> bits)]++] = values[i];
            }
        });
        return grouped;
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
        int range = rangeOf(position);
        if (grouped == null) {
            return min + range;
        }
        if (ranges[range] == null) {
            ranges[range] = new OrderStatistics(grouped, starts[range], starts[range + 1], workers);
        }
        return ranges[range].at(position - starts[range]);
    }

    /** The range that holds a position: the last one that starts at or before it. */
    private int rangeOf(int position) {
        int low = 0;
        int high = starts.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= position) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The middle value, or the mean of the two middle ones. */
    double median() {
        return at((size - 1) / 2) / 2.0 + at(size / 2) / 2.0;
    }
}
