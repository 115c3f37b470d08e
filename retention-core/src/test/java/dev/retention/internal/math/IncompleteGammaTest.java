package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class IncompleteGammaTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_regularised_gamma");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_incomplete_gamma");

    @Test
    void bothTailsAreAccurate() {
        GOLDEN.assertColumn(2, 1.5e-13, row -> IncompleteGamma.p(row[0], row[1]));
        GOLDEN.assertColumn(3, 1.5e-13, row -> IncompleteGamma.q(row[0], row[1]));
        WIDE.assertColumn(2, 1.5e-13, row -> IncompleteGamma.p(row[0], row[1]));
        WIDE.assertColumn(3, 1.5e-13, row -> IncompleteGamma.q(row[0], row[1]));
    }

    @Test
    void theBulkIsAccurateToAFewUlp() {
        WIDE.assertColumn(2, 3e-15, row -> row[2] > 1e-3 ? IncompleteGamma.p(row[0], row[1]) : row[2]);
        WIDE.assertColumn(3, 3e-15, row -> row[3] > 1e-3 ? IncompleteGamma.q(row[0], row[1]) : row[3]);
    }

    @Test
    void logarithmsAreAccurate() {
        WIDE.assertColumn(4, 1.5e-13, row -> IncompleteGamma.logP(row[0], row[1]));
        WIDE.assertColumn(5, 1.5e-13, row -> IncompleteGamma.logQ(row[0], row[1]));
    }

    @Test
    void logarithmsStayFiniteWhereTheTailUnderflows() {
        // ln(1.0689755376418148662e-39150) and ln(5.087690179063769806e-103825), mpmath with 50 digits
        assertEquals(
                StrictMath.log(1.0689755376418148662) - 39150 * StrictMath.log(10),
                IncompleteGamma.logQ(1e5, 3e5),
                1e-10);
        assertEquals(
                StrictMath.log(5.087690179063769806) - 103825 * StrictMath.log(10),
                IncompleteGamma.logQ(1e5, 5e5),
                1e-10);
        assertEquals(0, IncompleteGamma.q(1e5, 3e5));
        // p(1000, 0.001) is x^a / Γ(a + 1) but for a factor of e^-0.001: 1000 / 1001 of it in the exponent
        assertEquals(
                1000 * StrictMath.log(0.001) - GammaFunction.logGamma(1001) - 0.001 + 0.001 / 1001,
                IncompleteGamma.logP(1000, 0.001),
                1e-11);
    }

    /** A test of no coefficients has no degrees of freedom and a statistic of 0: nothing is beyond what was to be expected. */
    @Test
    void nothingIsBelowZeroAlsoOfShapeZero() {
        for (double a : new double[] {0, 1e-300, 0.5, 1, 30}) {
            assertEquals(0, IncompleteGamma.p(a, 0));
            assertEquals(1, IncompleteGamma.q(a, 0));
            assertEquals(0, IncompleteGamma.logQ(a, 0) + 0.0);
        }
        assertEquals(1, ChiSquare.sf(0, 0));
        assertEquals(0, ChiSquare.logSf(0, 0) + 0.0);
    }

    @Test
    void huge() {
        // the normal approximation with its first correction, (1 - z²) φ(z) / (3 √a); the next is of order 1/a
        double a = 1e14;
        for (double z : new double[] {-3, -0.5, 0, 1, 2.5}) {
            double expected = Normal.cdf(z) + (1 - z * z) * Normal.density(z) / (3 * Math.sqrt(a));
            assertEquals(expected, IncompleteGamma.p(a, a + z * Math.sqrt(a)), 1e-14);
        }
    }

    @Test
    void theEndsAreReached() {
        for (double a : new double[] {1e-300, 1e-8, 0.5, 1, 9, 15, 1e3, 1e15}) {
            assertEquals(0, IncompleteGamma.p(a, 0));
            assertEquals(1, IncompleteGamma.q(a, 0));
            assertEquals(0, 0.0 + IncompleteGamma.logQ(a, 0));
            assertEquals(Double.NEGATIVE_INFINITY, IncompleteGamma.logP(a, 0));
            assertEquals(1, IncompleteGamma.p(a, Double.POSITIVE_INFINITY));
            assertEquals(0, IncompleteGamma.q(a, Double.POSITIVE_INFINITY));
            assertEquals(Double.NEGATIVE_INFINITY, IncompleteGamma.logQ(a, Double.POSITIVE_INFINITY));
        }
    }

    @Test
    void tinyShapeKeepsTheUpperTail() {
        // q(a, x) is a E1(x) as a vanishes; E1(0.5) = 0.55977359477616081
        assertEquals(0.55977359477616081e-200, IncompleteGamma.q(1e-200, 0.5), 1e-214);
        // E1(2) = 0.048900510708061120
        assertEquals(0.048900510708061120e-200, IncompleteGamma.q(1e-200, 2), 1e-215);
    }

    @Test
    void nanStaysNan() {
        assertTrue(Double.isNaN(IncompleteGamma.p(2, Double.NaN)));
        assertTrue(Double.isNaN(IncompleteGamma.q(2, Double.NaN)));
    }

    @Test
    void chiSquareTailIsAccurate() {
        ReferenceTable table = ReferenceTable.of("sf_chisq_sf");
        table.assertColumn(2, 2e-14, row -> ChiSquare.sf(row[1], row[0]));
        // the table has 0 where the logarithm has fewer digits than it was made with
        table.assertColumn(3, 1e-14, row -> row[3] == 0 ? 0 : ChiSquare.logSf(row[1], row[0]));
    }
}
