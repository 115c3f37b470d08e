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
}
