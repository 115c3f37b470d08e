package dev.retention.internal.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The root of a function between two points where it has opposite signs: Chandrupatla's method (1997), Advances in Engineering Software
 * 28, 145.
 *
 * <p>It interpolates inversely by a parabola where that is sure to be good, and halves where it is not; so it also takes functions that
 * are infinite at an end or flat. The answer is within two units in the last place of a change of sign, or where the function is 0.
 */
public final class Root {

    private static final int MAX_STEPS = 200;

    private Root() {}

    /** Returns the root; where the signs of both ends agree, the end with the value nearer to 0. */
    public static double between(DoubleUnaryOperator f, double lower, double upper) {
        return between(f, lower, f.applyAsDouble(lower), upper, f.applyAsDouble(upper));
    }

    /** Returns the root of an increasing or decreasing function above {@code from}: the step up is doubled until the sign changes; infinite
     * if it never does. */
    public static double above(DoubleUnaryOperator f, double from, double firstStep) {
        double lower = from;
        double atLower = f.applyAsDouble(lower);
        double step = firstStep;
        while (true) {
            double upper = lower + step;
            double atUpper = f.applyAsDouble(upper);
            if (upper == Double.POSITIVE_INFINITY) {
                return upper;
            }
            if (!(Math.signum(atLower) * Math.signum(atUpper) > 0)) {
                return between(f, lower, atLower, upper, atUpper);
            }
            lower = upper;
            atLower = atUpper;
            step *= 2;
        }
    }

    /** As the other one, with the values at the ends known, or known to be infinite. */
    public static double between(DoubleUnaryOperator f, double lower, double atLower, double upper, double atUpper) {
        double a = lower;
        double fa = atLower;
        double b = upper;
        double fb = atUpper;
        if (Math.signum(fa) == Math.signum(fb)) {
            return Math.abs(fa) <= Math.abs(fb) ? a : b;
        }
        double c = a;
        double fc = fa;
        double t = 0.5;
        for (int i = 0; i < MAX_STEPS; i++) {
            double x = a + t * (b - a);
            double fx = f.applyAsDouble(x);
            if (Math.signum(fx) == Math.signum(fa)) {
                c = a;
                fc = fa;
            } else {
                c = b;
                fc = fb;
                b = a;
                fb = fa;
            }
            a = x;
            fa = fx;
            double best = Math.abs(fa) < Math.abs(fb) ? a : b;
            double least = 2 * Math.ulp(best) / Math.abs(b - a);
            if (fa == 0 || fb == 0 || !(least < 0.5)) {
                return best;
            }
            double xi = (a - b) / (c - b);
            double phi = (fa - fb) / (fc - fb);
            t = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
                    ? fa / (fb - fa) * (fc / (fb - fc)) + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb))
                    : 0.5;
            t = t > 0 && t < 1 ? Math.min(Math.max(t, least), 1 - least) : 0.5;
        }
        return Math.abs(fa) < Math.abs(fb) ? a : b;
    }
}
