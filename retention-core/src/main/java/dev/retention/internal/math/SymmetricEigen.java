package dev.retention.internal.math;

/**
 * The eigenvalues and eigenvectors of a small symmetric matrix: cyclic Jacobi rotations, backward stable and, for positive
 * definite matrices with a graded diagonal, accurate in the small eigenvalues too (Demmel and Veselić 1992).
 */
public final class SymmetricEigen {

    private static final int SWEEPS = 60;

    private final double[] values;
    private final double[][] vectors;

    /** Decomposes a symmetric matrix, which is left as it is. */
    public SymmetricEigen(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][];
        double[][] v = new double[n][n];
        for (int i = 0; i < n; i++) {
            a[i] = matrix[i].clone();
            v[i][i] = 1;
        }
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
            rotated = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotated |= rotate(a, v, p, q);
                }
            }
        }
        values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = a[i][i];
        }
        vectors = v;
    }

    /** Zeroes {@code a[p][q]}; false if it is negligible already. */
    private static boolean rotate(double[][] a, double[][] v, int p, int q) {
        double apq = a[p][q];
        if (Math.abs(apq) <= 1e-17 * Math.sqrt(Math.abs(a[p][p])) * Math.sqrt(Math.abs(a[q][q]))) {
            return false;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * apq);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        double app = a[p][p] - t * apq;
        double aqq = a[q][q] + t * apq;
        for (int k = 0; k < a.length; k++) {
            double akp = a[k][p];
            double akq = a[k][q];
            a[k][p] = a[p][k] = c * akp - s * akq;
            a[k][q] = a[q][k] = s * akp + c * akq;
            double vkp = v[k][p];
            double vkq = v[k][q];
            v[k][p] = c * vkp - s * vkq;
            v[k][q] = s * vkp + c * vkq;
        }
        a[p][p] = app;
        a[q][q] = aqq;
        a[p][q] = a[q][p] = 0;
        return true;
    }

    /** The eigenvalue number {@code k}, in no particular order. */
    public double value(int k) {
        return values[k];
    }

    /** Component {@code i} of the unit eigenvector number {@code k}. */
    public double vector(int i, int k) {
        return vectors[i][k];
    }

    public double smallestValue() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) {
            smallest = Math.min(smallest, value);
        }
        return smallest;
    }
}
