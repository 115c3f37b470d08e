package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    private static void solves(double[][] matrix, double... solution) {
        int n = solution.length;
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                right[i] += matrix[i][j] * solution[j];
            }
        }
        double[] found = Cholesky.solve(matrix, right);
        for (int i = 0; i < n; i++) {
            assertEquals(solution[i], found[i], 1e-9 * Math.abs(solution[i]));
        }
    }

    @Test
    void ofOneTwoThreeAndFourColumns() {
        solves(new double[][] {{9}}, 5);
        solves(new double[][] {{4, 2}, {2, 5}}, 3, -7);
        solves(new double[][] {{4, 2, -1}, {2, 5, 3}, {-1, 3, 9}}, 3, -7, 2);
        // Hilbert's
        solves(
                new double[][] {
                    {1, 1 / 2., 1 / 3., 1 / 4.},
                    {1 / 2., 1 / 3., 1 / 4., 1 / 5.},
                    {1 / 3., 1 / 4., 1 / 5., 1 / 6.},
                    {1 / 4., 1 / 5., 1 / 6., 1 / 7.}
                },
                1,
                -2,
                3,
                -4);
    }

    /** Columns in cents beside columns in millions: their product is out of the range of doubles, and what they have in common is not. */
    @Test
    void ofColumnsOfAnySize() {
        solves(new double[][] {{4e300, 2, 0}, {2, 5e-300, 1e-301}, {0, 1e-301, 3e-300}}, 1e-300, 3, -2);
    }
}
