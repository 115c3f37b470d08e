package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.util.Arrays;

/**
 * When two times are the same: by their bits, or also if they are equal but for rounding.
 *
 * <p>Whole days are always safe. Weeks and months as fractions of days are not: {@code 0.1 + 0.2} and {@code 0.3} are two times, and an
 * event that ties with another by the calendar comes before or after it by chance. Risk sets, and with them log-rank tests and
 * Cox regressions, then depend on the last bit.
 *
 * <pre>{@code
 * double[][] weeks = SameTime.WITHIN_ROUNDING.align(entries, durations);     // all groups together, then make the tables
 * }</pre>
 */
public enum SameTime {

    /** Times with the same bits only. */
    EXACT {
        @Override
        double[] cuts(double[] ascending) {
            return ascending;
        }
    },

    /**
     * Neighbours whose distance is at most 1.5e-8, or at most 1.5e-8 of the mean of the distinct times, are the same, and so are chains of
     * such neighbours; the earliest stands for all. It is what R's package survival does ({@code timefix}, {@code aeqSurv}), with its
     * tolerance of the square root of the machine's precision.
     */
    WITHIN_ROUNDING {
        @Override
        double[] cuts(double[] ascending) {
            double mean = 0;
            for (double time : ascending) {
                mean += time / ascending.length;
            }
            double[] cuts = new double[ascending.length];
            int count = 0;
            for (int i = 0; i < ascending.length; i++) {
                double distance = i == 0 ? Double.POSITIVE_INFINITY : ascending[i] - ascending[i - 1];
                if (!(distance <= TOLERANCE || distance <= TOLERANCE * mean)) {
                    cuts[count++] = ascending[i];
                }
            }
            return Arrays.copyOf(cuts, count);
        }
    };

    /** The square root of 2⁻⁵². */
    private static final double TOLERANCE = 0x1p-26;

    /** The times that stand for themselves and all up to the next one. */
    abstract double[] cuts(double[] ascending);

    /**
     * {@return copies of the columns in which times that are the same have the same bits}
     *
     * <p>Align all groups that are to be compared, and entries with durations, in one call. n log n.
     *
     * @param columns times, finite and at least 0
     * @throws IllegalArgumentException if a time is out of range
     * @throws ArithmeticException if there are more times than an array holds
     */
    public double[][] align(double[]... columns) {
        requireNonNull(columns, "columns");
        int size = 0;
        for (int c = 0; c < columns.length; c++) {
            requireNonNull(columns[c], "columns[" + c + "]");
            for (int i = 0; i < columns[c].length; i++) {
                Checks.notNegative(columns[c][i], "columns[" + c + "]", i);
            }
            size = Exact.add(size, columns[c].length, "the number of times");
        }
        double[] all = new double[size];
        int to = 0;
        for (double[] column : columns) {
            System.arraycopy(column, 0, all, to, column.length);
            to += column.length;
        }
        double[] cuts = cuts(SurvivalTable.distinct(all));
        double[][] aligned = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            aligned[c] = new double[columns[c].length];
            for (int i = 0; i < aligned[c].length; i++) {
                int at = Arrays.binarySearch(cuts, columns[c][i] + 0.0);
                aligned[c][i] = cuts[at >= 0 ? at : -at - 2];
            }
        }
        return aligned;
    }
}
