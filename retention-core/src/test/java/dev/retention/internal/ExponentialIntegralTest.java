package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentialIntegralTest {

    @Test
    void scaledIsAccurateAroundEveryWholeOrder() {
        ReferenceTable.of("wide_exponential_integral")
                .assertColumn(2, 3e-14, row -> ExponentialIntegral.scaled(row[0], row[1]));
    }

    @Test
    void tricomiIsAccurate() {
        ReferenceTable golden = ReferenceTable.of("sf_tricomi_U_s_s_z");
        golden.assertColumn(2, 1e-14, row -> StrictMath.exp(ExponentialIntegral.logTricomi(row[0], row[1])));
        golden.assertColumn(3, 5e-14, row -> ExponentialIntegral.logTricomi(row[0], row[1]));
    }

    @Test
    void extremesAreTheirLimits() {
        assertEquals(1e-300, ExponentialIntegral.scaled(0.6, 1e300), 1e-314);
        assertEquals(1 / 1.5, ExponentialIntegral.scaled(2.5, 1e-300), 1e-15);
        assertEquals(690.1983122333121, ExponentialIntegral.scaled(1, 1e-300), 1e-11); // mpmath 1.3.0
    }
}
