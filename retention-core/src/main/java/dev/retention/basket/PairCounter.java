package dev.retention.basket;

import java.util.Arrays;

/** Counts the pairs of one first item after the other, with one counter for each second one. */
final class PairCounter {

    private final CommonItems common;
    private final CommonItems.Occurrences occurrences;
    private final long minimumCount;

    /** The counters of the second items, and which of them are not 0. */
    private final int[] counters;

    private final int[] touched;
    private int touchedCount;

    PairCounter(CommonItems common, long minimumCount) {
        this.common = common;
        this.occurrences = common.occurrences();
        this.minimumCount = minimumCount;
        this.counters = new int[common.size()];
        this.touched = new int[common.size()];
    }

    /** Where the pairs of each first item are to begin, and at the end where the last one's end. */
    int[] starts(int maximumPairs) {
        int[] starts = new int[common.size() + 1];
        for (int first = 0; first < common.size(); first++) {
            count(first);
            int kept = 0;
            for (int t = 0; t < touchedCount; t++) {
                kept += counters[touched[t]] >= minimumCount ? 1 : 0;
            }
            clear();
            if (kept > maximumPairs - starts[first]) {
                throw new IllegalArgumentException(
                        "there must be at most maximumPairs pairs, got more than maximumPairs=" + maximumPairs
                                + " with minimumCount=" + minimumCount + ": raise the one or the other");
            }
            starts[first + 1] = starts[first] + kept;
        }
        return starts;
    }

    void fill(int[] starts, int[] seconds, int[] counts) {
        for (int first = 0; first < common.size(); first++) {
            if (starts[first] == starts[first + 1]) {
                continue;
            }
            count(first);
            sortTouched(first);
            int pair = starts[first];
            for (int t = 0; t < touchedCount; t++) {
                int second = touched[t];
                if (counters[second] >= minimumCount) {
                    seconds[pair] = second;
                    counts[pair++] = counters[second];
                }
            }
            clear();
        }
    }

    private void count(int first) {
        int[] contents = common.contents();
        int touchedSoFar = 0;
        for (int o = occurrences.starts()[first]; o < occurrences.starts()[first + 1]; o++) {
            int end = occurrences.ends()[o];
            for (int row = occurrences.tails()[o]; row < end; row++) {
                int second = contents[row];
                if (counters[second]++ == 0) {
                    touched[touchedSoFar++] = second;
                }
            }
        }
        touchedCount = touchedSoFar;
    }

    /** By a look at all counters where many of them are touched, for that is faster than to sort. */
    private void sortTouched(int first) {
        if (touchedCount < (common.size() - first) / 16) {
            Arrays.sort(touched, 0, touchedCount);
            return;
        }
        int n = 0;
        for (int second = first + 1; second < counters.length; second++) {
            if (counters[second] > 0) {
                touched[n++] = second;
            }
        }
    }

    private void clear() {
        for (int t = 0; t < touchedCount; t++) {
            counters[touched[t]] = 0;
        }
    }
}
