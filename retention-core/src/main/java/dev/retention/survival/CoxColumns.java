package dev.retention.survival;

import java.util.Arrays;

/**
 * The columns of a Cox regression, centred and scaled, so that neither units nor offsets matter, in the order of its pass.
 *
 * <p>They lie in blocks of rows, column by column in each: what one step works on stays near the processor, and sums of products
 * run along a column with nothing in between.
 */
final class CoxColumns {

    private static final int BLOCK_BITS = 7;
    private static final int BLOCK = 1 << BLOCK_BITS;
    /** So few rows are quicker row by row. */
    private static final int FEW = 4;

    /**
     * The mean of a column, and its standard deviation, which is 0 if it does not vary.
     *
     * @param mean what is taken off each value
     * @param scale what is 1 then
     */
    record Unit(double mean, double scale) {}

    final int width;
    final Unit[] units;
    private final int size;
    private final double[] values;

    /** Measures the columns, if no units are given, or takes those of another fit. */
    CoxColumns(double[][] columns, int[] rows, Unit[] given) {
        width = columns.length;
        size = rows.length;
        units = new Unit[width];
        int blocks = -Math.floorDiv(-size, BLOCK); // rounded up
        values = new double[Math.multiplyExact(Math.multiplyExact(blocks, width), BLOCK)];
        double[] column = new double[size];
        for (int c = 0; c < width; c++) {
            for (int k = 0; k < size; k++) {
                column[k] = columns[c][rows[k]];
            }
            Unit unit = given == null ? measure(column) : given[c];
            units[c] = unit;
            if (unit.scale > 0) {
                for (int k = 0; k < size; k++) {
                    values[at(k, c)] = (column[k] - unit.mean) / unit.scale;
                }
            }
        }
    }

    private static Unit measure(double[] column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = Math.max(high - low, Double.MIN_NORMAL);
        double sum = 0;
        for (double value : column) {
            sum += (value - low) / range;
        }
        double mean = low + range * (sum / column.length);
        double squares = 0;
        for (double value : column) {
            double distance = (value - mean) / range;
            squares += distance * distance;
        }
        return new Unit(mean, range * Math.sqrt(squares / column.length));
    }

    private int at(int row, int column) {
        return ((row >>> BLOCK_BITS) * width + column << BLOCK_BITS) + (row & BLOCK - 1);
    }

    double value(int row, int column) {
        return values[at(row, column)];
    }

    /** The sum of each row's values times the coefficients. */
    void predict(double[] beta, double[] into) {
        double[] block = new double[BLOCK];
        for (int from = 0; from < size; from += BLOCK) {
            Arrays.fill(block, 0);
            int at = at(from, 0);
            for (int c = 0; c < width; c++, at += BLOCK) {
                double slope = beta[c];
                for (int i = 0; i < BLOCK; i++) {
                    block[i] += slope * values[at + i];
                }
            }
            System.arraycopy(block, 0, into, from, Math.min(BLOCK, size - from));
        }
    }

    /** Adds the values of one row, times a factor. */
    void add(int row, double factor, double[] into) {
        int at = at(row, 0);
        for (int c = 0; c < width; c++, at += BLOCK) {
            into[c] += factor * values[at];
        }
    }

    /** Adds the values of rows, each times its own factor. */
    void addAll(double[] factors, int begin, int end, double[] into) {
        for (int from = begin; from < end; ) {
            int to = Math.min(end, (from | BLOCK - 1) + 1);
            if (to - from < FEW) {
                for (; from < to; from++) {
                    add(from, factors[from], into);
                }
                continue;
            }
            int at = at(from, 0);
            for (int c = 0; c < width; c++, at += BLOCK) {
                into[c] += dot(factors, from, values, at, to - from);
            }
            from = to;
        }
    }

    /** Adds the products of each two values of a row, times the row's factor, to the lower triangle. */
    void addProducts(double[] factors, double[][] into) {
        double[] scaled = new double[BLOCK];
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            int first = at(from, 0);
            for (int a = 0; a < width; a++) {
                int at = first + a * BLOCK;
                for (int i = 0; i < length; i++) {
                    scaled[i] = factors[from + i] * values[at + i];
                }
                for (int b = 0; b <= a; b++) {
                    into[a][b] += dot(scaled, 0, values, first + b * BLOCK, length);
                }
            }
        }
    }

    /** Four sums side by side, because each addition waits for the one before it. */
    private static double dot(double[] x, int xAt, double[] y, int yAt, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            sum0 += x[xAt + i] * y[yAt + i];
            sum1 += x[xAt + i + 1] * y[yAt + i + 1];
            sum2 += x[xAt + i + 2] * y[yAt + i + 2];
            sum3 += x[xAt + i + 3] * y[yAt + i + 3];
        }
        for (; i < length; i++) {
            sum0 += x[xAt + i] * y[yAt + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
