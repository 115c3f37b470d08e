package dev.retention.internal.math;

/**
 * The inverse of the lower tail of the beta distribution, for {@code p <= 1/2}.
 *
 * <p>Newton's method on the logarithm of the tail as a function of the log-odds. That is concave for all parameters, so that from any
 * point below the solution the steps climb to it and cannot pass it. The start is the normal approximation with the exact mean
 * and variance of the log-odds, ψ(a) - ψ(b) and ψ'(a) + ψ'(b), or a bound from below if that is higher. The smaller of
 * {@code x} and {@code 1 - x} is carried, so that neither end loses digits.
 */
final class BetaQuantile {

    private static final int MAX_STEPS = 200;

    /** Newton's method squares the error: from here one more step is enough. */
    private static final double LAST_STEP = 1e-8;

    /** Solutions with log-odds beyond this are not told apart from 0 and 1. */
    private static final double RANGE = 700;

    private BetaQuantile() {}

    /** Returns the {@code x} whose lower tail is {@code p}. */
    static double of(double a, double b, double p) {
        return p == 0 ? 0 : solve(a, b, p, false);
    }

    /** Returns one minus the {@code x} whose lower tail is {@code p}. */
    static double complementOf(double a, double b, double p) {
        return p == 0 ? 1 : solve(a, b, p, true);
    }

    private static double solve(double a, double b, double p, boolean complement) {
        double logP = StrictMath.log(p);
        double bound = Math.max((logP + logOfScaledBeta(a, b)) / a, -RANGE);
        double start = Math.min(Math.max(normalApproximation(a, b, p), bound), RANGE);
        double x = fractionOf(start);
        double y = fractionOf(-start);
        for (int i = 0; i < MAX_STEPS; i++) {
            double logTail = IncompleteBeta.logLower(a, b, x, y);
            double gap = logP - logTail;
            if (gap == 0) {
                break;
            }
            double logOdds = StrictMath.log(x) - StrictMath.log(y);
            double next = logOdds + gap * StrictMath.exp(logTail - BetaDensity.log(a, b, x, y));
            if (next > RANGE) {
                return complement ? 0 : 1;
            }
            if (next < -RANGE && logOdds < 1 - RANGE) {
                return complement ? 1 : 0;
            }
            next = Math.max(next, bound); // from far above the solution a step can fall anywhere
            double step = next - logOdds;
            if (Math.abs(step) > 1) {
                x = fractionOf(next);
                y = fractionOf(-next);
            } else if (x <= 0.5) {
                x = x * StrictMath.exp(step) / (1 + x * StrictMath.expm1(step));
                y = 1 - x;
            } else {
                y = y * StrictMath.exp(-step) / (1 + y * StrictMath.expm1(-step));
                x = 1 - y;
            }
            if (Math.abs(gap) < LAST_STEP) {
                break;
            }
        }
        return complement ? y : x;
    }

    private static double logOfScaledBeta(double a, double b) {
        return a <= b ? BetaDensity.logOfScaledBeta(a, b) : StrictMath.log(a) + BetaFunction.logBeta(a, b);
    }

    private static double normalApproximation(double a, double b, double p) {
        double mean = GammaFunction.digamma(a) - GammaFunction.digamma(b);
        double variance = GammaFunction.trigamma(a) + GammaFunction.trigamma(b);
        return mean + Normal.quantile(p) * Math.sqrt(variance);
    }

    private static double fractionOf(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
