package dev.retention.internal.math;

/** The exponential and the logarithm without their linear part, accurate relative to the small rest. */
final class ExpLog {

    /** 1 / k!, k from 2. */
    private static final double[] EXP = new double[16];

    /** 1 / (2 k + 3), k from 0. */
    private static final double[] ATANH = new double[14];

    static {
        double factorial = 1;
        for (int k = 2; k < EXP.length + 2; k++) {
            factorial *= k;
            EXP[k - 2] = 1 / factorial;
        }
        for (int k = 0; k < ATANH.length; k++) {
            ATANH[k] = 1.0 / (2 * k + 3);
        }
    }

    private ExpLog() {}

    /** Returns {@code exp(x) - 1 - x}. */
    static double expm1MinusX(double x) {
        return Math.abs(x) < 1 ? x * x * Polynomial.at(x, EXP) : StrictMath.expm1(x) - x;
    }

    /** Returns {@code log(1 + x) - x}, for {@code x > -1}. */
    static double log1pMinusX(double x) {
        if (!(x > -0.4 && x < 0.7)) {
            return StrictMath.log1p(x) - x;
        }
        // log((1 + r) / (1 - r)) = 2 (r + r³/3 + r⁵/5 + …)
        double r = x / (2 + x);
        double square = r * r;
        return r * (2 * square * Polynomial.at(square, ATANH) - x);
    }
}
