package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToDoubleFunction;

/** Holds a function of several parameters to another way to its value, and its derivatives to differences of what they derive from. */
final class DerivativeCheck {

    private static final double STEP = 1e-4;
    private static final double DIGITS = 2e-6;

    private DerivativeCheck() {}

    static void agrees(Maximizer.Function function, ToDoubleFunction<double[]> value, double[] at) {
        SecondDerivatives here = evaluated(function, at);
        double expected = value.applyAsDouble(at);
        assertEquals(expected, here.value(), 1e-11 * Math.max(1, Math.abs(expected)), "value");
        for (int i = 0; i < at.length; i++) {
            double step = STEP * at[i];
            SecondDerivatives above = evaluated(function, moved(at, i, step));
            SecondDerivatives below = evaluated(function, moved(at, i, -step));
            String name = "parameter " + i;
            close((above.value() - below.value()) / (2 * step), here.gradient(i), here.value() / at[i], name);
            for (int j = 0; j < at.length; j++) {
                double slope = (above.gradient(j) - below.gradient(j)) / (2 * step);
                close(slope, here.hessian(i, j), here.gradient(j) / at[i], name + " and " + j);
            }
        }
    }

    private static SecondDerivatives evaluated(Maximizer.Function function, double[] at) {
        var into = new SecondDerivatives(at.length);
        function.evaluate(at, into);
        return into;
    }

    private static double[] moved(double[] at, int i, double by) {
        double[] moved = at.clone();
        moved[i] += by;
        return moved;
    }

    /** To the digits that a difference has: of itself, and of what it is a difference of. */
    private static void close(double expected, double actual, double scale, String name) {
        double tolerance = DIGITS * (Math.abs(expected) + 1e-2 * Math.abs(scale)) + 1e-12;
        assertEquals(expected, actual, tolerance, name);
    }
}
