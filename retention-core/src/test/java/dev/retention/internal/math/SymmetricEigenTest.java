package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

    @Test
    void decomposesAMatrixWithKnownEigenvalues() {
        // 2 - 2 cos(k π / 4) for k = 1, 2, 3.
        var eigen = new SymmetricEigen(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
        assertEquals(2 - Math.sqrt(2), eigen.smallestValue(), 1e-15);
        assertEquals(6, eigen.value(0) + eigen.value(1) + eigen.value(2), 1e-14);
        assertEquals(4, eigen.value(0) * eigen.value(1) * eigen.value(2), 1e-14);
    }

    @Test
    void rebuildsRandomMatrices() {
        var random = new Random(7);
        for (int n = 1; n <= 4; n++) {
            double[][] a = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = i; j < n; j++) {
                    a[i][j] = a[j][i] = random.nextGaussian();
                }
            }
            var eigen = new SymmetricEigen(a);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double rebuilt = 0;
                    double product = 0;
                    for (int k = 0; k < n; k++) {
                        rebuilt += eigen.vector(i, k) * eigen.value(k) * eigen.vector(j, k);
                        product += eigen.vector(i, k) * eigen.vector(j, k);
                    }
                    assertEquals(a[i][j], rebuilt, 1e-14);
                    assertEquals(i == j ? 1 : 0, product, 1e-14);
                }
            }
        }
    }

    @Test
    void keepsSmallEigenvaluesOfGradedMatrices() {
        // D A D with A = [[1, .5], [.5, 1]], D = diag(1, 1e-9): the product of the eigenvalues is 0.75e-18.
        var eigen = new SymmetricEigen(new double[][] {{1, 0.5e-9}, {0.5e-9, 1e-18}});
        assertEquals(0.75e-18, eigen.smallestValue(), 1e-32);
    }

    @Test
    void endsOnNaN() {
        var eigen = new SymmetricEigen(new double[][] {{1, Double.NaN}, {Double.NaN, 1}});
        assertTrue(Double.isNaN(eigen.value(0)));
    }
}
