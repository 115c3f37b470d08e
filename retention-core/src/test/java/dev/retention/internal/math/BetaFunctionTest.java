package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BetaFunctionTest {

    @Test
    void logBetaIsAccurate() {
        ReferenceTable.of("sf_logbeta").assertColumn(2, 2.5e-14, row -> BetaFunction.logBeta(row[0], row[1]));
        ReferenceTable.of("wide_logbeta").assertColumn(2, 2.5e-14, row -> BetaFunction.logBeta(row[0], row[1]));
    }

    @Test
    void logBetaIsSymmetric() {
        assertEquals(BetaFunction.logBeta(0.3, 17), BetaFunction.logBeta(17, 0.3));
        assertEquals(0, BetaFunction.logBeta(1, 1));
    }
}
