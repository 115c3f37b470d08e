package dev.retention.internal.math;

/**
 * The binomial distribution, through the beta distribution. Errors as of {@link IncompleteBeta}; the logarithm of a probability was
 * measured to be within 1e-13 absolute to 1e9 trials.
 */
public final class Binomial {

    /** Outcomes whose probabilities differ by less than this count as equally likely, as in R: sums do not round alike. */
    public static final double SAME_LIKELIHOOD = 1e-7;

    private Binomial() {}

    /** Returns log P(X = k), with {@code q = 1 - p}. */
    public static double logProbability(double k, double n, double p, double q) {
        if (p == 0 || q == 0) {
            return (p == 0 ? k : n - k) == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        // C(n, k) p^k q^(n-k) is the density of the log-odds with k + 1 and n - k + 1, over (n + 1) p q.
        return BetaDensity.log(k + 1, n - k + 1, p, q) - StrictMath.log(n + 1) - StrictMath.log(p) - StrictMath.log(q);
    }

    /** Returns P(X {@literal <=} k). */
    public static double cdf(double k, double n, double p) {
        return k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.upper(k + 1, n - k, p);
    }

    /** Returns P(X {@literal >=} k). */
    public static double atLeast(double k, double n, double p) {
        return k <= 0 ? 1 : k > n ? 0 : IncompleteBeta.lower(k, n - k + 1, p);
    }

    /** Returns the probability of all outcomes that are not likelier than {@code k}: the two-sided p-value by least likelihood. */
    public static double leastLikelihood(long k, long n, double p) {
        double q = 1 - p;
        double limit = logProbability(k, n, p, q) + SAME_LIKELIHOOD;
        double mode = Math.floor((n + 1.0) * p);
        if (logProbability(Math.min(mode, n), n, p, q) <= limit) {
            return 1;
        }
        boolean below = k < mode;
        // The first outcome on the other side of the mode that is as rare.
        long near = (long) Math.min(mode, n);
        long far = below ? n + 1 : -1;
        while (Math.abs(far - near) > 1) {
            long middle = near + (far - near) / 2;
            if (logProbability(middle, n, p, q) <= limit) {
                far = middle;
            } else {
                near = middle;
            }
        }
        double sum = below ? cdf(k, n, p) + atLeast(far, n, p) : atLeast(k, n, p) + cdf(far, n, p);
        return Math.min(1, sum);
    }
}
