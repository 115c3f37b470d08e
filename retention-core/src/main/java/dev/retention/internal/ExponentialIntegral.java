package dev.retention.internal;

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
 * <p>Method: from z = 1 on, and for s from 10 on, the continued fraction. Below, the series for s around 1, in which the
 * two terms that are infinite at s = 1 are taken together, and the recurrence s E_(s+1) = e^-z - z E_s upwards from there.
 * Sources: DLMF 8.19.8, 8.19.12, 8.19.17, 13.6.6. Measured worst error of 200 rows, s from 1e-4 to 1000 and
 * z from 1e-12 to 10000, against 60 digits: 2.8e-14 relative (130 ulp) for s around 10, 4.5e-15 (20 ulp) below 5.
 */
public final class ExponentialIntegral {

    private static final double NEGLIGIBLE = 0x1p-54;
    private static final double EULER = 0.5772156649015329;

    private ExponentialIntegral() {}

    /** Returns e^z E_s(z) for positive s and z. */
    public static double scaled(double s, double z) {
        return z >= 1 || s >= 10 ? continuedFraction(s, z) : StrictMath.exp(z) * unscaled(s, z);
    }

    /** Returns the logarithm of Tricomi's U(s, s, z) for positive s and z. */
    public static double logTricomi(double s, double z) {
        return (1 - s) * StrictMath.log(z) + StrictMath.log(scaled(s, z));
    }

    /** {@code 1 / (z + s - 1 s / (z + s + 2 - 2 (s + 1) / (z + s + 4 - ...)))}, from the front by Lentz's method. */
    private static double continuedFraction(double s, double z) {
        double b = z + s;
        double ratio = 1 / b;
        double fraction = ratio;
        double inverse = Double.POSITIVE_INFINITY;
        for (int k = 1; ; k++) {
            double a = -k * (s + (k - 1));
            b += 2;
            ratio = 1 / (b + a * ratio);
            inverse = b + a / inverse;
            double change = ratio * inverse;
            fraction *= change;
            if (Math.abs(change - 1) <= NEGLIGIBLE) {
                return fraction;
            }
        }
    }

    /** E_s(z) for z below 1. */
    private static double unscaled(double s, double z) {
        int steps = Math.max(0, (int) Math.ceil(s - 1.4));
        double order = s - steps;
        double integral = series(1 - order, z);
        double decay = StrictMath.exp(-z);
        for (int i = 0; i < steps; i++) {
            integral = (decay - z * integral) / order;
            order++;
        }
        return integral;
    }

    /** E_(1-e)(z) = (Γ(1 + e) z^-e - 1) / e - sum over k from 1 of (-z)^k / (k! (k + e)). */
    private static double series(double e, double z) {
        double logZ = StrictMath.log(z);
        double exponent = GammaFunction.logGamma1p(e) - e * logZ;
        double sum = e == 0 ? -EULER - logZ : StrictMath.expm1(exponent) / e;
        double power = 1;
        for (int k = 1; ; k++) {
            power *= -z / k;
            double term = power / (k + e);
            sum -= term;
            if (Math.abs(term) <= NEGLIGIBLE * sum) {
                return sum;
            }
        }
    }
}
