package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NormalTest {

    private static final ReferenceTable GOLDEN = ReferenceTable.of("sf_normal_cdf");
    private static final ReferenceTable WIDE = ReferenceTable.of("wide_normal");

    @Test
    void bothTailsAreAccurate() {
        GOLDEN.assertColumn(1, 6e-16, row -> Normal.cdf(row[0]));
        GOLDEN.assertColumn(2, 6e-16, row -> Normal.sf(row[0]));
        WIDE.assertColumn(1, 6e-16, row -> Normal.cdf(row[0]));
        WIDE.assertColumn(2, 6e-16, row -> Normal.sf(row[0]));
    }

    @Test
    void logOfTheTailsIsAccurate() {
        WIDE.assertColumn(3, 7e-16, row -> Normal.logCdf(row[0]));
        assertEquals(-726.55721601882013, Normal.logCdf(-38), 2e-13);
        // log φ(x) - log(-x), the rest is lost in the grid of 8192
        assertEquals(-5e19, Normal.logCdf(-1e10));
    }

    @Test
    void quantileIsAccurate() {
        ReferenceTable.of("sf_normal_quantile").assertColumn(1, 6e-16, row -> Normal.quantile(row[0]));
        ReferenceTable.of("wide_quantile").assertColumn(1, 6e-16, row -> Normal.quantile(row[0]));
    }

    @Test
    void theEndsAreReached() {
        assertEquals(Double.NEGATIVE_INFINITY, Normal.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, Normal.quantile(1));
        assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY));
        assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY));
        assertEquals(Double.NEGATIVE_INFINITY, Normal.logCdf(Double.NEGATIVE_INFINITY));
        assertEquals(0, Normal.density(1e200));
    }

    @Test
    void nanStaysNan() {
        assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
        assertTrue(Double.isNaN(Normal.logCdf(Double.NaN)));
        assertTrue(Double.isNaN(Normal.quantile(Double.NaN)));
    }
}
