package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SecondDerivativesTest {

    @Test
    void keepsWhatAPlainSumLoses() {
        var sum = new SecondDerivatives(1);
        for (double term : new double[] {1, 1e100, 1, -1e100}) {
            sum.addValue(term);
        }
        assertEquals(2, sum.value());
    }

    @Test
    void infiniteStaysInfinite() {
        var sum = new SecondDerivatives(1);
        sum.addValue(Double.NEGATIVE_INFINITY);
        sum.addValue(1);
        assertEquals(Double.NEGATIVE_INFINITY, sum.value());
    }

    @Test
    void theValueAlone() {
        assertEquals(13, SecondDerivatives.valueOf((x, into) -> into.addValue(x[0] * x[0] + x[1] * x[1]), new double[] {
            2, 3
        }));
    }

    @Test
    void theHessianIsSymmetric() {
        var f = new SecondDerivatives(2);
        f.addGradient(1, 3);
        f.addHessian(0, 1, 2);
        f.addHessian(0, 1, 5);
        assertEquals(7, f.hessian(1, 0));
        assertEquals(7, f.hessian(0, 1));
        assertEquals(0, f.hessian(1, 1));
        assertEquals(3, f.gradient(1));
        assertEquals(2, f.dimension());
    }
}
