package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GaussLegendreTest {

    @Test
    void integratesEveryPowerThatItsDegreePromises() {
        for (int n = 1; n <= GaussLegendre.MAX_POINTS; n++) {
            GaussLegendre rule = GaussLegendre.of(n);
            assertEquals(n, rule.size());
            for (int power = 0; power < 2 * n; power++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += rule.weight(i) * StrictMath.pow(rule.point(i), power);
                }
                assertEquals(1.0 / (power + 1), sum, 2e-15, n + " points, x^" + power);
            }
        }
    }

    @Test
    void pointsAscendAndAreMirrored() {
        GaussLegendre rule = GaussLegendre.of(24);
        for (int i = 0; i < 24; i++) {
            assertEquals(1, rule.point(i) + rule.point(23 - i), 1e-15);
            assertEquals(rule.weight(i), rule.weight(23 - i), 1e-16);
        }
        // Abramowitz and Stegun, table 25.4: x = 0.06405689286260563, w = 0.12793819534675216 on [-1, 1]
        assertEquals((1 + 0.06405689286260563) / 2, rule.point(12), 1e-15);
        assertEquals(0.12793819534675216 / 2, rule.weight(12), 1e-15);
    }
}
