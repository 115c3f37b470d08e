package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;

/** Columns of small tables, and what is said of columns that cannot be. */
final class Columns {

    private Columns() {}

    static double[] at(double... times) {
        return times;
    }

    static long[] of(long... counts) {
        return counts;
    }

    /** All of so many have ended. */
    static boolean[] all(int count) {
        boolean[] ended = new boolean[count];
        Arrays.fill(ended, true);
        return ended;
    }

    static String rejected(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
