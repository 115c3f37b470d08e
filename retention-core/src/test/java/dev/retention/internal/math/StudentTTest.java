package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StudentTTest {

    private static final ReferenceTable TABLE = ReferenceTable.of("student_t");

    @Test
    void tailAgreesWith50Digits() {
        TABLE.assertColumn(3, 1e-13, row -> StudentT.sf(row[1], row[0]));
        TABLE.assertColumn(
                3, 1e-13, row -> 1 - StudentT.sf(-row[1], row[0]) > 0.01 ? 1 - StudentT.sf(-row[1], row[0]) : row[3]);
    }

    @Test
    void quantileAgreesWith50Digits() {
        TABLE.assertColumn(4, 1e-13, row -> -StudentT.quantile(row[2], row[0]));
        TABLE.assertColumn(4, 1e-12, row -> row[2] > 0.01 ? StudentT.quantile(1 - row[2], row[0]) : row[4]);
    }

    /** One degree of freedom is Cauchy's distribution. */
    @Test
    void oneDegreeOfFreedomIsCauchy() {
        for (double x : new double[] {1e-8, 0.1, 1, 30, 1e10}) {
            assertEquals(StrictMath.atan(1 / x) / StrictMath.PI, StudentT.sf(x, 1), 1e-13 * StudentT.sf(x, 1));
        }
    }

    /** With one degree P(T > x) = atan(1/x) / π; with two, 1 / ((2 + x²) (1 + x / √(2 + x²))), which is 1 / (2 x²) where x is huge. */
    @Test
    void logarithmsOutliveTheTail() {
        for (double x : new double[] {0, 1e-8, 0.5, 1, 1.5, 30, 1e10, 1e100}) {
            double one = x == 0 ? Math.log(0.5) : Math.log(Math.atan(1 / x) / Math.PI);
            assertEquals(one, StudentT.logSf(x, 1), 2e-14 * Math.abs(one), () -> "one degree at " + x);
            double root = Math.sqrt(2 + x * x);
            double two = -2 * Math.log(root) - Math.log1p(x / root);
            assertEquals(two, StudentT.logSf(x, 2), 2e-14 * Math.abs(two), () -> "two degrees at " + x);
        }
        for (double x : new double[] {1e151, 1e200, 1e300}) {
            double two = -Math.log(2) - 2 * Math.log(x);
            assertEquals(two, StudentT.logSf(x, 2), 2e-14 * Math.abs(two), () -> "two degrees at " + x);
            double one = -Math.log(Math.PI) - Math.log(x);
            assertEquals(one, StudentT.logSf(x, 1), 2e-14 * Math.abs(one), () -> "one degree at " + x);
        }
        assertEquals(Normal.logSf(50), StudentT.logSf(50, 1e18));
        assertEquals(Normal.logSf(50), StudentT.logSf(50, Double.POSITIVE_INFINITY));
        TABLE.assertColumn(3, 1e-12, row -> StrictMath.exp(StudentT.logSf(row[1], row[0])));
    }

    @Test
    void manyDegreesOfFreedomAreNormal() {
        assertEquals(Normal.sf(1.96), StudentT.sf(1.96, 1e18));
        assertEquals(Normal.quantile(0.025), StudentT.quantile(0.025, 1e18));
        assertEquals(Normal.quantile(0.025), StudentT.quantile(0.025, 1e15), 1e-12);
        assertEquals(Normal.sf(1.96), StudentT.sf(1.96, 1e15), 1e-13);
    }

    @Test
    void middleAndEnds() {
        assertEquals(0.5, StudentT.sf(0, 3));
        assertEquals(0.0, StudentT.quantile(0.5, 3));
        assertEquals(0.0, StudentT.sf(Double.POSITIVE_INFINITY, 3));
        assertEquals(1.0, StudentT.sf(Double.NEGATIVE_INFINITY, 3));
    }
}
