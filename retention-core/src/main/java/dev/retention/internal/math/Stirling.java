package dev.retention.internal.math;

/**
 * What Stirling's formula leaves over, for arguments of at least {@link #FROM}:
 *
 * <pre>
 * error(x) = log Γ(x) - ((x - 1/2) log x - x + log(2π) / 2)  ~  1/(12 x) - 1/(360 x³) + 1/(1260 x⁵) - …
 * </pre>
 *
 * <p>Source: DLMF 5.11.1. From 10 on the first nine terms leave out less than 3e-18.
 */
final class Stirling {

    /** The smallest argument. */
    static final double FROM = 10;

    static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** B(2k) / (2k (2k - 1)), k from 1. */
    private static final double[] C = {
        1.0 / 12,
        -1.0 / 360,
        1.0 / 1260,
        -1.0 / 1680,
        1.0 / 1188,
        -691.0 / 360360,
        1.0 / 156,
        -3617.0 / 122400,
        43867.0 / 244188
    };

    private Stirling() {}

    static double error(double x) {
        double t = 1 / x;
        return t * Polynomial.at(t * t, C);
    }

    /** {@code error(x + d) - error(x)}, accurate relative to itself however small {@code d >= 0} is. */
    static double errorDifference(double x, double d) {
        double p = 1 / (x + d);
        double q = 1 / x;
        double u = p * p;
        double v = q * q;
        return -d * p * q * (Polynomial.at(u, C) + q * (p + q) * Polynomial.dividedDifference(u, v, C));
    }
}
