package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialIntegralTest {

    @Test
    void scaledIsAccurateAroundEveryWholeOrder() {
        ReferenceTable.of("wide_exponential_integral")
                .assertColumn(2, 2e-15, row -> ExponentialIntegral.scaled(row[0], row[1]));
    }

    @Test
    void tricomiIsAccurate() {
        ReferenceTable golden = ReferenceTable.of("sf_tricomi_U_s_s_z");
        golden.assertColumn(2, 1e-14, row -> StrictMath.exp(ExponentialIntegral.logTricomi(row[0], row[1])));
        golden.assertColumn(3, 5e-14, row -> ExponentialIntegral.logTricomi(row[0], row[1]));
    }

    /** Arb 2.23: orders at which a continued fraction is long for a tiny z, and powers of a z next to the end of the range. */
    @Test
    void tinyArgumentsKeepTheirDigits() {
        assertEquals(0.1111111111110972222222222, ExponentialIntegral.scaled(10, 1e-12), 1e-16);
        assertEquals(1.0 / 9, ExponentialIntegral.scaled(10, 1e-300), 1e-16);
        assertEquals(1.0 / 19, ExponentialIntegral.scaled(20, 1e-300), 1e-16);
        assertEquals(2.665567057410041174420936e214, ExponentialIntegral.scaled(0.2856, 1e-300), 2e199);
    }

    @Test
    void nanStaysNan() {
        assertTrue(Double.isNaN(ExponentialIntegral.scaled(Double.NaN, 0.1)));
        assertTrue(Double.isNaN(ExponentialIntegral.scaled(2, Double.NaN)));
        assertTrue(Double.isNaN(ExponentialIntegral.scaled(30, Double.NaN)));
    }

    @Test
    void extremesAreTheirLimits() {
        assertEquals(1e-300, ExponentialIntegral.scaled(0.6, 1e300), 1e-314);
        assertEquals(1 / 1.5, ExponentialIntegral.scaled(2.5, 1e-300), 1e-15);
        assertEquals(690.1983122333121, ExponentialIntegral.scaled(1, 1e-300), 1e-11); // mpmath 1.3.0
    }
}
