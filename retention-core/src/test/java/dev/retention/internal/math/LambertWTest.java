package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LambertWTest {

    @Test
    void agreesWith40Digits() {
        ReferenceTable.of("lambert_w").assertColumn(1, 7e-16, row -> LambertW.ofExp(row[0]));
    }

    @Test
    void isIncreasing() {
        double last = 0;
        for (double x = -60; x < 60; x += 0.37) {
            double w = LambertW.ofExp(x);
            assertTrue(w > last);
            assertEquals(x, w + Math.log(w), 1e-14 * Math.max(1, Math.abs(x)));
            last = w;
        }
    }

    /** Below rounding w is e^x, down to the smallest number and to nothing. */
    @Test
    void theEnds() {
        for (double x : new double[] {-800, -740, -700, -41}) {
            assertEquals(StrictMath.exp(x), LambertW.ofExp(x));
        }
        assertTrue(Double.isNaN(LambertW.ofExp(Double.NaN)));
    }
}
