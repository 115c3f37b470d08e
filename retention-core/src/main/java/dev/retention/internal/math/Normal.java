package dev.retention.internal.math;

/**
 * The standard normal distribution, accurate relative to the result in both tails.
 *
 * <p>The tails are the density times Mills' ratio, and that times {@code 1 + x} is one Chebyshev series in {@code (x - 5) / (x + 5)} for
 * all {@code x >= 0}, after Shepherd and Laframboise (1981), Mathematics of Computation 36, 249; the coefficients were computed
 * for this class with 60 digits. The square in the density's exponent is taken in two parts, so that its rounding does not show. The
 * quantile is Wichura's AS 241 (1988), Applied Statistics 37, 477.
 *
 * <p>Measured worst errors, 4,200 arguments and 6,000 probabilities against 25 digits of Arb 2.23: the tails and their logarithms 4.9 ulp
 * (6.0e-16), the quantile 6.3e-16. Below the normal range of a double the tails are right to the grid of the subnormals.
 */
public final class Normal {

    private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

    private static final double[] MILLS = {
        1.1579976221305188,
        -0.1633449388451398,
        -0.013683136055781576,
        0.03082200019810004,
        -0.016220073012046806,
        0.005616691016460094,
        -0.0014133933783549216,
        0.0002502625460725661,
        -2.468907239728387e-05,
        -1.0107964061837592e-06,
        7.495419179740573e-07,
        -7.600274268728337e-08,
        -1.1574771441328644e-08,
        3.333386472599843e-09,
        7.538039628171347e-11,
        -1.1104247263727494e-10,
        3.509243776551059e-12,
        3.6894953861750955e-12,
        -2.3376697776383095e-13,
        -1.3271797523541405e-13,
        9.921706995888276e-15,
        5.276004995455379e-15,
        -3.373097694187922e-16,
        -2.2804338776379946e-16,
        7.496330565808626e-18,
        1.0328041877290668e-17
    };

    /** Within this distance of 0 the power series is taken, so that a half is exact at 0. */
    private static final double CENTRE = 0.7;

    /** 1 / (k! (2k + 1)), k from 0. */
    private static final double[] FROM_MEDIAN = {
        1,
        1.0 / 3,
        1.0 / 10,
        1.0 / 42,
        1.0 / 216,
        1.0 / 1320,
        1.0 / 9360,
        1.0 / 75600,
        1.0 / 685440,
        1.0 / 6894720,
        1.0 / 76204800,
        1.0 / 918086400
    };

    private static final double[] QUANTILE_CENTRE_P = {
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3
    };

    private static final double[] QUANTILE_CENTRE_Q = {
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3
    };

    private static final double[] QUANTILE_TAIL_P = {
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4
    };

    private static final double[] QUANTILE_TAIL_Q = {
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9
    };

    private static final double[] QUANTILE_FAR_TAIL_P = {
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };

    private static final double[] QUANTILE_FAR_TAIL_Q = {
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15
    };

    private Normal() {}

    /** Returns the density at {@code x}. */
    public static double density(double x) {
        double square = x * x;
        if (square == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double lost = Math.fma(x, x, -square);
        return ONE_OVER_SQRT_TWO_PI * StrictMath.exp(-0.5 * square) * (1 - 0.5 * lost);
    }

    /** Returns P(X {@literal <=} x). */
    public static double cdf(double x) {
        return sf(-x);
    }

    /** Returns P(X > x). */
    public static double sf(double x) {
        if (Math.abs(x) < CENTRE) {
            return 0.5 - fromMedian(x);
        }
        return x > 0 ? density(x) * mills(x) : 1 - density(x) * mills(-x);
    }

    /** Returns log P(X {@literal <=} x), finite also where the probability itself underflows. */
    public static double logCdf(double x) {
        return logSf(-x);
    }

    /** Returns log P(X > x), finite also where the probability itself underflows. */
    public static double logSf(double x) {
        if (x > CENTRE) {
            return -0.5 * x * x - Stirling.HALF_LOG_TWO_PI + StrictMath.log(mills(x));
        }
        return x > -CENTRE ? StrictMath.log(sf(x)) : StrictMath.log1p(-cdf(x));
    }

    /** Returns the {@code x} with P(X {@literal <=} x) = p, for {@code p} in [0, 1]. */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * Polynomial.at(r, QUANTILE_CENTRE_P) / Polynomial.at(r, QUANTILE_CENTRE_Q);
        }
        double tail = Math.min(p, 1 - p);
        if (tail == 0) {
            return Math.copySign(Double.POSITIVE_INFINITY, q);
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        double x = r <= 5
                ? Polynomial.at(r - 1.6, QUANTILE_TAIL_P) / Polynomial.at(r - 1.6, QUANTILE_TAIL_Q)
                : Polynomial.at(r - 5, QUANTILE_FAR_TAIL_P) / Polynomial.at(r - 5, QUANTILE_FAR_TAIL_Q);
        return Math.copySign(x, q);
    }

    /** P(0 {@literal <} X {@literal <=} x) by its power series, next to 0. */
    private static double fromMedian(double x) {
        return ONE_OVER_SQRT_TWO_PI * x * Polynomial.at(-0.5 * x * x, FROM_MEDIAN);
    }

    /** Mills' ratio P(X > x) / density(x), for {@code x >= 0}. */
    static double mills(double x) {
        double t = x == Double.POSITIVE_INFINITY ? 1 : (x - 5) / (x + 5);
        double b1 = 0;
        double b2 = 0;
        for (int i = MILLS.length - 1; i > 0; i--) {
            double b0 = 2 * t * b1 - b2 + MILLS[i];
            b2 = b1;
            b1 = b0;
        }
        return (t * b1 - b2 + MILLS[0]) / (1 + x);
    }
}
