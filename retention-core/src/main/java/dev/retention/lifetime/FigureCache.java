package dev.retention.lifetime;

import java.util.Arrays;

/**
 * Remembers a figure that depends on repeats and age only, for a column in which these recur. A table with one place for each
 * hash: a collision costs time, never the answer.
 */
final class FigureCache {

    /** What is to be remembered. */
    @FunctionalInterface
    interface Figure {
        double of(int repeats, double age);
    }

    private static final int MOST_FIGURES = 1 << 15;

    private final Figure figure;
    private final int[] repeats;
    private final double[] ages;
    private final double[] values;

    FigureCache(int expectedSize, Figure figure) {
        int slots = 2 * Integer.highestOneBit(Math.max(1, Math.min(expectedSize, MOST_FIGURES)));
        this.figure = figure;
        this.repeats = new int[slots];
        this.ages = new double[slots];
        this.values = new double[slots];
        Arrays.fill(ages, Double.NaN); // no age equals it
    }

    double get(int x, double age) {
        int hash = (31 * Double.hashCode(age) ^ x) * 0x9E3779B9;
        int slot = (hash >>> 16) & (values.length - 1);
        if (ages[slot] != age || repeats[slot] != x) {
            values[slot] = figure.of(x, age);
            ages[slot] = age;
            repeats[slot] = x;
        }
        return values[slot];
    }
}
