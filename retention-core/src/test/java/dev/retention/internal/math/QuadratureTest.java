package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuadratureTest {

    @Test
    void smoothFunctions() {
        assertEquals(2, Quadrature.integrate(StrictMath::sin, 0, Math.PI), 3e-15);
        assertEquals(Math.E - 1, Quadrature.integrate(StrictMath::exp, 0, 1), 1e-15);
        assertEquals(Math.PI / 4, Quadrature.integrate(x -> 1 / (1 + x * x), 0, 1), 1e-15);
    }

    @Test
    void infiniteSlopesAtTheEnds() {
        assertEquals(2.0 / 3, Quadrature.integrate(Math::sqrt, 0, 1), 1e-15);
        assertEquals(-1, Quadrature.integrate(StrictMath::log, 0, 1), 2e-15);
    }

    @Test
    void narrowPeaks() {
        // A normal density of standard deviation 0.01 around 0.3, and one cut off by an end.
        double full = Math.sqrt(2 * Math.PI) * 0.01;
        assertEquals(full, Quadrature.integrate(x -> gauss((x - 0.3) / 0.01), 0, 1), 1e-15);
        assertEquals(full / 2, Quadrature.integrate(x -> gauss(x / 0.01), 0, 1), 1e-15);
    }

    private static double gauss(double z) {
        return StrictMath.exp(-z * z / 2);
    }

    @Test
    void anEmptyIntervalAndAZeroFunction() {
        assertEquals(0, Quadrature.integrate(StrictMath::exp, 3, 3));
        assertEquals(0, Quadrature.integrate(x -> 0, 0, 1));
    }
}
