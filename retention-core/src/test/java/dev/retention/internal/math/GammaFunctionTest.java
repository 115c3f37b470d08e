package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GammaFunctionTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_loggamma_digamma_trigamma");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_gamma");

    @Test
    void logGammaIsAccurateAlsoNextToItsZeros() {
        GOLDEN.assertColumn(1, 5e-16, row -> GammaFunction.logGamma(row[0]));
        WIDE.assertColumn(1, 6e-16, row -> GammaFunction.logGamma(row[0]));
    }

    /** Arb 2.23: where the logarithm is small all between 1 and 2, and beside the ends of the approximation. */
    @Test
    void logGammaIsAccurateAroundItsMinimum() {
        assertEquals(-0.1085455540117662168187822, GammaFunction.logGamma(1.3022076026505158), 5e-17);
        assertEquals(0.3981782417361473947742000, GammaFunction.logGamma(0.6000361015246859), 1e-16);
        assertEquals(0.1495185697031507034648991, GammaFunction.logGamma(2.2921880814679514), 1e-16);
    }

    @Test
    void logGammaOfOnePlusXIsAccurateForTinyX() {
        assertEquals(-5.772156649015328e-301, GammaFunction.logGamma1p(1e-300), 1e-316);
        assertEquals(0, GammaFunction.logGamma1p(0));
        assertEquals(GammaFunction.logGamma(8.5), GammaFunction.logGamma1p(7.5));
    }

    @Test
    void digammaIsAccurateAlsoNextToItsZero() {
        GOLDEN.assertColumn(2, 5e-16, row -> GammaFunction.digamma(row[0]));
        WIDE.assertColumn(2, 6e-16, row -> GammaFunction.digamma(row[0]));
    }

    @Test
    void trigammaIsAccurate() {
        GOLDEN.assertColumn(3, 5e-16, row -> GammaFunction.trigamma(row[0]));
        WIDE.assertColumn(3, 6e-16, row -> GammaFunction.trigamma(row[0]));
    }

    @Test
    void zerosAreExact() {
        assertEquals(0, GammaFunction.logGamma(1));
        assertEquals(0, GammaFunction.logGamma(2));
    }

    @Test
    void beyondTheRangeOfADoubleIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, GammaFunction.logGamma(1e306));
        assertEquals(Double.POSITIVE_INFINITY, GammaFunction.trigamma(1e-155));
    }
}
