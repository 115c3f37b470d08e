package dev.retention.benchmarks;

import java.util.Arrays;

/** Columns of numbers that grow: the form in which the answers of all contenders are compared. */
final class Table {

    private final long[][] columns;
    private int rows;

    Table(int columns) {
        this.columns = new long[columns][16];
    }

    void add(long... row) {
        if (rows == columns[0].length) {
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], 2 * rows);
            }
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c][rows] = row[c];
        }
        rows++;
    }

    long[][] toColumns() {
        long[][] trimmed = new long[columns.length][];
        Arrays.setAll(trimmed, c -> Arrays.copyOf(columns[c], rows));
        return trimmed;
    }

    static void requireEqual(String what, long[][] expected, long[][] actual) {
        for (int c = 0; c < expected.length; c++) {
            int row = Arrays.mismatch(expected[c], actual[c]);
            if (row >= 0) {
                throw new IllegalStateException(what + ": answers differ in column " + c + ", row " + row + " of "
                        + expected[c].length + " and " + actual[c].length);
            }
        }
    }
}
