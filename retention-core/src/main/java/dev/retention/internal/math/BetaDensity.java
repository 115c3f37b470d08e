package dev.retention.internal.math;

/**
 * The density of the beta distribution by the log-odds, {@code x^a y^b / B(a, b)} with {@code y = 1 - x}, also for parameters
 * where the factors and B leave the range of a double or cancel.
 *
 * <p>Both parameters at least 10: Stirling's formula with the exponent's large parts cancelled beforehand. One below: its power
 * and gamma function, and the rest of the other one's rising factorial.
 */
final class BetaDensity {

    private static final double EXPONENT_RANGE = 700;

    private BetaDensity() {}

    static double of(double a, double b, double x, double y) {
        if (Math.min(a, b) >= Stirling.FROM) {
            return StrictMath.exp(logOfLarge(a, b, x, y));
        }
        return a <= b ? ofSmall(a, b, x, y) : ofSmall(b, a, y, x);
    }

    static double log(double a, double b, double x, double y) {
        if (Math.min(a, b) >= Stirling.FROM) {
            return logOfLarge(a, b, x, y);
        }
        return a <= b ? logOfSmall(a, b, x, y) : logOfSmall(b, a, y, x);
    }

    /**
     * {@code a y - b x}: how far {@code x} is below the mean. The smaller of {@code x} and {@code y} counts as exact, the larger as one
     * minus it, rounded; all roundings are made good, for with large parameters they would outgrow the standard deviation.
     */
    static double belowMean(double a, double b, double x, double y) {
        double bx = b * x;
        double lost = Math.fma(b, x, -bx);
        double roundedAway = x < 0.5 ? a * (1 - y - x) : -b * (1 - x - y);
        return Math.fma(a, y, -bx) + (roundedAway - lost);
    }

    /** log(a B(a, b)) for {@code a <= b}, which for tiny {@code a} is proportional to {@code a}. */
    static double logOfScaledBeta(double a, double b) {
        return GammaFunction.logGamma1p(a) - RisingFactorial.log(b, a);
    }

    /** log(x^a / (a B(a, b))), also where {@code a} is tiny and {@code b} huge and the two powers nearly cancel. */
    static double logOfScaledPower(double a, double b, double x) {
        return b < Stirling.FROM
                ? a * StrictMath.log(x) - logOfScaledBeta(a, b)
                : a * StrictMath.log(b * x) + restOfRising(b, a) - GammaFunction.logGamma1p(a);
    }

    private static double logOfLarge(double a, double b, double x, double y) {
        double sum = a + b;
        double below = belowMean(a, b, x, y);
        double exponent = a * logExcess(x / a * sum, -below / a) + b * logExcess(y / b * sum, below / b);
        double scale = 0.5 * StrictMath.log(a / sum * b) - Stirling.HALF_LOG_TWO_PI;
        double errors = Stirling.error(Math.min(a, b)) - Stirling.errorDifference(Math.max(a, b), Math.min(a, b));
        return exponent + (scale - errors);
    }

    /** log(ratio) - excess, where {@code ratio = 1 + excess}. */
    private static double logExcess(double ratio, double excess) {
        return excess > -0.9 ? ExpLog.log1pMinusX(excess) : StrictMath.log(ratio) - excess;
    }

    private static double ofSmall(double a, double b, double x, double y) {
        double power = b * logOfComplement(x, y);
        if (b < Stirling.FROM) {
            double powerOfY = x < 0.5 ? StrictMath.exp(power) : StrictMath.pow(y, b);
            return StrictMath.pow(x, a) * powerOfY * a * StrictMath.exp(-logOfScaledBeta(a, b));
        }
        if (power < -EXPONENT_RANGE) {
            return StrictMath.exp(logOfSmall(a, b, x, y));
        }
        double reciprocalGamma = a * StrictMath.exp(-GammaFunction.logGamma1p(a));
        return StrictMath.pow(b * x, a) * StrictMath.exp(power + restOfRising(b, a)) * reciprocalGamma;
    }

    private static double logOfSmall(double a, double b, double x, double y) {
        double power = b * logOfComplement(x, y);
        return b < Stirling.FROM
                ? a * StrictMath.log(x) + power + StrictMath.log(a) - logOfScaledBeta(a, b)
                : a * StrictMath.log(b * x) + power + restOfRising(b, a) - GammaFunction.logGamma(a);
    }

    /** log y, where {@code y} is {@code 1 - x}. */
    private static double logOfComplement(double x, double y) {
        return x < 0.5 ? StrictMath.log1p(-x) : StrictMath.log(y);
    }

    /** log Γ(b + a) - log Γ(b) - a log b, for {@code b >= 10}. */
    private static double restOfRising(double b, double a) {
        double ratio = a / b;
        return b * ExpLog.log1pMinusX(ratio) + (a - 0.5) * StrictMath.log1p(ratio) + Stirling.errorDifference(b, a);
    }
}
