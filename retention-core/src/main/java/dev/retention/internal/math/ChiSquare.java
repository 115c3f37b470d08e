package dev.retention.internal.math;

/** The upper tail of the chi-square distribution: p-values, also those that underflow. Errors as of {@link IncompleteGamma}. */
public final class ChiSquare {

    private ChiSquare() {}

    /** Returns P(X > x) for {@code x >= 0}. */
    public static double sf(double x, double degreesOfFreedom) {
        return IncompleteGamma.q(0.5 * degreesOfFreedom, 0.5 * x);
    }

    /** Returns log P(X > x) for {@code x >= 0}, finite also where the probability itself underflows. */
    public static double logSf(double x, double degreesOfFreedom) {
        return IncompleteGamma.logQ(0.5 * degreesOfFreedom, 0.5 * x);
    }
}
