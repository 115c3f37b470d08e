package dev.retention.rfm;

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

    private NarrowColumn(int[] values, int min, int[] counts) {
        this.values = values;
        this.min = min;
        this.counts = counts;
    }

    /** The column of these values, as they are; null if there are none, or if the range is wider than they
     * are many or than the table. */
    static NarrowColumn of(int[] values) {
        int min = Integer.MAX_VALUE;
        int max = Integer.MIN_VALUE;
        for (int value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        long width = (long) max - min + 1;
        if (values.length == 0 || width > Math.min(MAX_WIDTH, values.length)) {
            return null;
        }
        int[] counts = new int[(int) width];
        for (int value : values) {
            counts[value - min]++;
        }
        return new NarrowColumn(values, min, counts);
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
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scoreOf[values[i] - min];
        }
        return scores;
    }
}
