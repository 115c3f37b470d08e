package dev.retention.internal.math;

/** Polynomials by Horner's rule; coefficients ascend: {@code c[0] + c[1] x + c[2] x² + …}. */
final class Polynomial {

    private Polynomial() {}

    static double at(double x, double[] c) {
        double sum = c[c.length - 1];
        for (int i = c.length - 2; i >= 0; i--) {
            sum = sum * x + c[i];
        }
        return sum;
    }

    /** The divided difference {@code (f(x) - f(y)) / (x - y)}, without a subtraction: exact in form also at {@code x = y}. */
    static double dividedDifference(double x, double y, double[] c) {
        double value = c[c.length - 1];
        double difference = 0;
        for (int i = c.length - 2; i >= 0; i--) {
            difference = difference * x + value;
            value = value * y + c[i];
        }
        return difference;
    }
}
