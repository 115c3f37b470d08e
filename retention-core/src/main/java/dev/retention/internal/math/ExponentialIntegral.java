package dev.retention.internal.math;

/**
 * The generalised exponential integral, scaled so that it neither underflows nor overflows in z.
 *
 * <pre>
 * scaled(s, z) = e^z E_s(z) = integral from 0 to infinity of e^(-z t) (1 + t)^(-s) dt
 * </pre>
 *
 * <p>For s &gt; 0 and z &gt; 0: what a lifetime with a Pareto tail of exponent s is worth at the discount rate z. Tricomi's
 * function is U(s, s, z) = z^(1-s) scaled(s, z).
 *
 * <p>Method: from z = 1/2 on, and for s from 20 on, the continued fraction. Below, the series for s around 1, in which the
 * two terms that are infinite at s = 1 are taken together, and the recurrence s E_(s+1) = e^-z - z E_s upwards from there.
 * Sources: DLMF 8.19.8, 8.19.12, 8.19.17, 13.6.6. Measured worst error of 3,200 rows, s from 1e-300 to 1e6
 * and z from 1e-300 to 1e10, against 25 digits of Arb 2.23: 1.6e-15 relative (9 ulp).
 */
public final class ExponentialIntegral {

    private static final double NEGLIGIBLE = 0x1p-54;
    /** From this order on the continued fraction is short for every z. */
    private static final double LARGE = 20;

    private static final double EULER = 0.5772156649015329;

    private ExponentialIntegral() {}

    /** Returns e^z E_s(z) for positive s and z. */
    public static double scaled(double s, double z) {
        return z >= 0.5 || s >= LARGE ? continuedFraction(s, z) : StrictMath.exp(z) * unscaled(s, z);
    }

    /** Returns the logarithm of Tricomi's U(s, s, z) for positive s and z: absolute error 3.1e-15 (1 + |(1 - s) log z|), for small s less. */
    public static double logTricomi(double s, double z) {
        double logZ = StrictMath.log(z);
        // z e^z E_s(z) = 1 - s e^z E_(s+1)(z): for small s all of the logarithm is small
        double below = s * scaled(s + 1, z);
        return below < 0.5 ? StrictMath.log1p(-below) - s * logZ : (1 - s) * logZ + StrictMath.log(scaled(s, z));
    }

    /**
     * {@code 1 / (z + s - 1 s / (z + s + 2 - 2 (s + 1) / (z + s + 4 - ...)))}, from the front, by the differences of its
     * convergents: they are all positive, so that a long fraction is as accurate as a short one.
     */
    private static double continuedFraction(double s, double z) {
        double b = z + s;
        double ratio = 1 / b;
        double difference = ratio;
        double fraction = ratio;
        for (int k = 1; difference > NEGLIGIBLE * fraction; k++) {
            double a = k * (s + (k - 1));
            b += 2;
            double next = 1 / (b - a * ratio);
            difference *= a * ratio * next;
            fraction += difference;
            ratio = next;
        }
        return fraction;
    }

    /** E_s(z) for z below 1/2. */
    private static double unscaled(double s, double z) {
        int steps = Math.max(0, (int) Math.ceil(s - 1.4));
        double order = s - steps;
        double integral = series(order, z);
        double decay = StrictMath.exp(-z);
        for (int i = 0; i < steps; i++) {
            integral = (decay - z * integral) / order;
            order++;
        }
        return integral;
    }

    /** E_s(z) = (Γ(1 + e) z^-e - 1) / e - sum over k from 1 of (-z)^k / (k! (k + e)), where e = 1 - s. */
    private static double series(double s, double z) {
        double sum = excess(s, z);
        double power = 1;
        double term = Double.POSITIVE_INFINITY;
        for (int k = 1; Math.abs(term) > NEGLIGIBLE * sum; k++) {
            power *= -z / k;
            term = power / (k + (1 - s));
            sum -= term;
        }
        return sum;
    }

    /** (Γ(1 + e) z^-e - 1) / e: next to 0 by logarithms, for the difference, else by the power, for its digits. */
    private static double excess(double s, double z) {
        double e = 1 - s;
        double logZ = StrictMath.log(z);
        if (e == 0) {
            return -EULER - logZ;
        }
        double logGamma = GammaFunction.logGamma1p(e);
        double exponent = logGamma - e * logZ;
        double difference = Math.abs(exponent) < 1
                ? StrictMath.expm1(exponent)
                : StrictMath.exp(logGamma) * StrictMath.pow(z, s) / z - 1;
        return difference / e;
    }
}
