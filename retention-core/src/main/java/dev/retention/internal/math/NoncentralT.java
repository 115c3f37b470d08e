package dev.retention.internal.math;

/**
 * The noncentral t distribution: the power of a t test.
 *
 * <pre>
 * P(T &gt; x) = ∫ f(s) P(Z &gt; x s - shift) ds        s² = χ² / degrees of freedom, f its root's density
 * </pre>
 *
 * <p>Student's own construction, integrated by {@link Quadrature}. The density's exponent is {@code n/2 · (log(s²) - s² + 1)}, which
 * keeps its digits however many degrees of freedom there are. Measured against 30 digits of mpmath, from 2 to 1e7 degrees of freedom
 * and shifts to 6: within 4e-13 relative.
 */
public final class NoncentralT {

    /** So many standard deviations of {@code s} hold all but 1e-22 of it. */
    private static final double REACH = 10;

    private NoncentralT() {}

    /** Returns P(T > x), for {@code degreesOfFreedom} of at least 1. */
    public static double sf(double x, double degreesOfFreedom, double shift) {
        double half = 0.5 * degreesOfFreedom;
        double deviation = Math.sqrt(0.5 / degreesOfFreedom);
        double from = Math.max(0, 1 - REACH * deviation);
        double to = 1 + REACH * deviation;
        double logScale = logScale(half);
        double sum = Quadrature.integrate(s -> density(s, half, logScale) * Normal.sf(x * s - shift), from, to);
        return Math.max(0, Math.min(1, sum));
    }

    private static double density(double s, double half, double logScale) {
        double excess = (s - 1) * (s + 1);
        double exponent = s < 0.5 ? 2 * StrictMath.log(s) - excess : ExpLog.log1pMinusX(excess);
        return StrictMath.exp(logScale + half * exponent) / s;
    }

    /** log(2 a^a e^-a / Γ(a)). */
    private static double logScale(double a) {
        double power = a < Stirling.FROM
                ? a * StrictMath.log(a) - a - GammaFunction.logGamma(a)
                : 0.5 * StrictMath.log(a) - Stirling.HALF_LOG_TWO_PI - Stirling.error(a);
        return StrictMath.log(2) + power;
    }
}
