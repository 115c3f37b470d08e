package dev.retention.covariate;

import dev.retention.internal.math.SymmetricEigen;
import dev.retention.internal.rows.DistinctRows;
import dev.retention.internal.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Distinct rows of covariates and of what customers did, sorted by the covariates: customers alike in them are a group. */
record CovariateRows(List<String> names, DistinctRows rows) {

    /** Smaller, a direction among columns of unit variance is nothing but rounding. */
    private static final double NOTHING = 1e-10;

    static CovariateRows empty(List<String> names, int keys) {
        return new CovariateRows(names, DistinctRows.empty(names.size() + keys));
    }

    static CovariateRows of(Covariates covariates, long[][] keys, long[] counts) {
        int width = covariates.names().size();
        long[][] columns = new long[width + keys.length][];
        for (int c = 0; c < width; c++) {
            columns[c] = new long[covariates.size()];
            for (int i = 0; i < covariates.size(); i++) {
                columns[c][i] = ordered(covariates.value(c, i));
            }
        }
        System.arraycopy(keys, 0, columns, width, keys.length);
        return new CovariateRows(covariates.names(), DistinctRows.of(columns, counts));
    }

    CovariateRows plus(CovariateRows other) {
        if (!names.equals(other.names)) {
            throw new IllegalArgumentException("other must have the same covariates, got names=" + SafeText.of(names)
                    + ", other=" + SafeText.of(other.names));
        }
        return new CovariateRows(names, rows.plus(other.rows));
    }

    /** Bits whose order is that of the numbers. Adding 0 turns −0.0 into 0.0. */
    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    double value(int row, int covariate) {
        long bits = rows.key(covariate, row);
        return Double.longBitsToDouble(bits ^ (bits >> 63 & Long.MAX_VALUE));
    }

    long key(int row, int key) {
        return rows.key(names.size() + key, row);
    }

    /** The covariates of each row, by covariate, for the factories that such rows go back through. */
    Covariates covariates() {
        if (names.isEmpty()) {
            return Covariates.none(rows.size());
        }
        double[][] columns = new double[names.size()][rows.size()];
        for (int c = 0; c < columns.length; c++) {
            for (int row = 0; row < rows.size(); row++) {
                columns[c][row] = value(row, c);
            }
        }
        return Covariates.of(names, columns);
    }

    /** The first row of each group, and the end. */
    int[] groups() {
        int[] begins = new int[rows.size() + 1];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            boolean isSame = row > 0;
            for (int c = 0; c < names.size() && isSame; c++) {
                isSame = rows.key(c, row) == rows.key(c, row - 1);
            }
            if (!isSame) {
                begins[count++] = row;
            }
        }
        begins[count] = rows.size();
        return Arrays.copyOf(begins, count + 1);
    }

    /** The mean of each covariate over the customers, and its standard deviation; 0 of one that does not vary. */
    record Spread(double[] means, double[] deviations) {}

    Spread spread() {
        double[] means = new double[names.size()];
        double[] deviations = new double[names.size()];
        for (int c = 0; c < means.length; c++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double customers = 0;
            for (int row = 0; row < rows.size(); row++) {
                low = Math.min(low, value(row, c));
                high = Math.max(high, value(row, c));
                customers += rows.count(row);
            }
            double range = high - low;
            if (!(range > 0)) {
                continue;
            }
            double sum = 0;
            for (int row = 0; row < rows.size(); row++) {
                sum += rows.count(row) * ((value(row, c) - low) / range);
            }
            double mean = sum / customers;
            double squares = 0;
            for (int row = 0; row < rows.size(); row++) {
                double distance = (value(row, c) - low) / range - mean;
                squares += rows.count(row) * (distance * distance);
            }
            means[c] = low + range * mean;
            deviations[c] = range * Math.sqrt(squares / customers);
        }
        return new Spread(means, deviations);
    }

    /** Why the columns can tell nothing; null if they can. */
    String obstacle(Spread spread) {
        var constant = new ArrayList<String>();
        for (int c = 0; c < names.size(); c++) {
            if (!(spread.deviations[c] > 0)) {
                constant.add(names.get(c));
            }
        }
        if (!constant.isEmpty()) {
            return "the same for all customers: " + String.join(", ", constant)
                    + ". Such a column cannot be compared: leave it out";
        }
        int p = names.size();
        double[][] correlation = new double[p][p];
        double customers = 0;
        for (int row = 0; row < rows.size(); row++) {
            double[] z = standardised(row, spread);
            customers += rows.count(row);
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    correlation[a][b] += rows.count(row) * z[a] * z[b];
                }
            }
        }
        for (double[] line : correlation) {
            for (int b = 0; b < p; b++) {
                line[b] /= customers;
            }
        }
        var eigen = new SymmetricEigen(correlation);
        for (int k = 0; k < p; k++) {
            if (!(eigen.value(k) > NOTHING)) {
                var same = new ArrayList<String>();
                for (int a = 0; a < p; a++) {
                    if (Math.abs(eigen.vector(a, k)) > 1e-4) {
                        same.add(names.get(a));
                    }
                }
                return "columns that tell the same: " + String.join(", ", same)
                        + ". A sum of them is the same for all customers: leave one of them out";
            }
        }
        return null;
    }

    double[] standardised(int row, Spread spread) {
        double[] z = new double[names.size()];
        for (int c = 0; c < z.length; c++) {
            z[c] = (value(row, c) - spread.means[c]) / spread.deviations[c];
        }
        return z;
    }
}
