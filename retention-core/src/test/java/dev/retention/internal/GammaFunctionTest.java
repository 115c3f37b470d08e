package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GammaFunctionTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_loggamma_digamma_trigamma");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_gamma");

    @Test
    void logGammaIsAccurateAlsoNextToItsZeros() {
        GOLDEN.assertColumn(1, 5e-16, row -> GammaFunction.logGamma(row[0]));
        WIDE.assertColumn(1, 1.2e-15, row -> GammaFunction.logGamma(row[0]));
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
