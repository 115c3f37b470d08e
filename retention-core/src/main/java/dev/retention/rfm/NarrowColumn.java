package dev.retention.rfm;

import dev.retention.internal.rows.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The values of a dimension that lie in a narrow range, as days and orders do. They are counted rather than sorted, and scored by
 * looking them up: a fraction of the time that it takes to look at each value by itself.
 */
final class NarrowColumn {

    /** A table of so many scores stays in the second-level cache. */
    private static final int MAX_WIDTH = 1 << 16;

    private final int[] values;
    private final int min;
    private final int[] counts;
    private final Workers workers;

    private NarrowColumn(int[] values, int min, int[] counts, Workers workers) {
        this.values = values;
        this.min = min;
        this.counts = counts;
        this.workers = workers;
    }

    /** The column of these values, as they are; null if there are none, or if the range is wider than they
     * are many or than the table. */
    static NarrowColumn of(int[] values, Workers workers) {
        int[] mins = new int[workers.shares(values.length)];
        int[] maxs = new int[mins.length];
        workers.runShares(values.length, () -> (share, from, to) -> {
            int min = Integer.MAX_VALUE;
            int max = Integer.MIN_VALUE;
            for (int i = from; i < to; i++) {
                min = Math.min(min, values[i]);
                max = Math.max(max, values[i]);
            }
            mins[share] = min;
            maxs[share] = max;
        });
        int min = Arrays.stream(mins).min().orElseThrow();
        int max = Arrays.stream(maxs).max().orElseThrow();
        long width = (long) max - min + 1;
        if (values.length == 0 || width > Math.min(MAX_WIDTH, values.length)) {
            return null;
        }
        return new NarrowColumn(values, min, count(values, min, (int) width, workers), workers);
    }

    private static int[] count(int[] values, int min, int width, Workers workers) {
        List<int[]> countsOfWorkers = Collections.synchronizedList(new ArrayList<>());
        workers.runShares(values.length, () -> {
            int[] counts = new int[width];
            countsOfWorkers.add(counts);
            return (share, from, to) -> {
                for (int i = from; i < to; i++) {
                    counts[values[i] - min]++;
                }
            };
        });
        int[] sum = countsOfWorkers.get(0);
        for (int[] counts : countsOfWorkers.subList(1, countsOfWorkers.size())) {
            Arrays.setAll(sum, i -> sum[i] + counts[i]);
        }
        return sum;
    }

    OrderStatistics order() {
        return OrderStatistics.ofCounts(min, counts);
    }

    byte[] scores(Thresholds thresholds) {
        byte[] scoreOf = new byte[counts.length];
        for (int i = 0; i < scoreOf.length; i++) {
            scoreOf[i] = (byte) thresholds.score((long) min + i);
        }
        byte[] scores = new byte[values.length];
        workers.runShares(values.length, () -> (share, from, to) -> {
            for (int i = from; i < to; i++) {
                scores[i] = scoreOf[values[i] - min];
            }
        });
        return scores;
    }
}
