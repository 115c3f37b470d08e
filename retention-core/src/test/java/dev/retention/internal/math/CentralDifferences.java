package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Derivatives by central differences, from values alone. */
public final class CentralDifferences {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;

    private CentralDifferences() {}

    /** The derivatives of a function are those of its value, and of its gradient. */
    public static void assertDerivatives(Maximizer.Function function, double[] at) {
        SecondDerivatives here = evaluate(function, at);
        for (int k = 0; k < at.length; k++) {
            double step = STEP * at[k];
            SecondDerivatives up = evaluate(function, moved(at, k, step));
            SecondDerivatives down = evaluate(function, moved(at, k, -step));
            assertNear((up.value() - down.value()) / (2 * step), here.gradient(k), "gradient " + k);
            for (int l = 0; l < at.length; l++) {
                assertNear(
                        (up.gradient(l) - down.gradient(l)) / (2 * step), here.hessian(k, l), "hessian " + k + " " + l);
            }
        }
    }

    private static SecondDerivatives evaluate(Maximizer.Function function, double[] at) {
        var into = new SecondDerivatives(at.length);
        function.evaluate(at, into);
        return into;
    }

    private static double[] moved(double[] at, int k, double step) {
        double[] moved = at.clone();
        moved[k] += step;
        return moved;
    }

    private static void assertNear(double expected, double actual, String what) {
        assertEquals(expected, actual, TOLERANCE * Math.max(1, Math.abs(expected)), what);
    }
}
