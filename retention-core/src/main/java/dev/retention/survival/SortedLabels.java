package dev.retention.survival;

import java.util.Arrays;

/** The distinct labels of rows, ascending. */
final class SortedLabels {

    private SortedLabels() {}

    static int[] of(int[] labels) {
        int[] sorted = labels.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}
