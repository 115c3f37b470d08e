package dev.retention.survival;

import dev.retention.internal.SymmetricEigen;

/**
 * How far a vector of scores is from 0, in the measure of its covariance: {@code score' · covariance⁻ · score}, with the generalised
 * inverse, and the rank of the covariance.
 */
record ScoreTest(double chiSquare, int rank) {

    /** An eigenvalue of the correlation matrix below this is a 0 with rounding errors. */
    private static final double ZERO = 1e-10;

    /** The eigenvalues are taken of the correlations, so that a small group is not lost beside large ones. */
    static ScoreTest of(double[] score, double[][] covariance) {
        int size = score.length;
        double[] standardised = new double[size];
        double[][] correlation = new double[size][size];
        for (int j = 0; j < size; j++) {
            standardised[j] = score[j] * reciprocal(Math.sqrt(covariance[j][j]));
            for (int k = 0; k < size; k++) {
                correlation[j][k] = covariance[j][k]
                        * reciprocal(Math.sqrt(covariance[j][j]))
                        * reciprocal(Math.sqrt(covariance[k][k]));
            }
        }
        SymmetricEigen eigen = new SymmetricEigen(correlation);
        double chiSquare = 0;
        int rank = 0;
        for (int e = 0; e < size; e++) {
            if (eigen.value(e) > ZERO) {
                double projection = 0;
                for (int j = 0; j < size; j++) {
                    projection += eigen.vector(j, e) * standardised[j];
                }
                chiSquare += projection * projection / eigen.value(e);
                rank++;
            }
        }
        return new ScoreTest(chiSquare, rank);
    }

    /** What does not vary is left out. */
    private static double reciprocal(double value) {
        return value > 0 ? 1 / value : 0;
    }
}
