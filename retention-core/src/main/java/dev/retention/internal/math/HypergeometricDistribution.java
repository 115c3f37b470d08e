package dev.retention.internal.math;

/**
 * How many of {@code k} successes fall to the first of two groups: what Fisher's exact test and the conditional odds ratio ask.
 *
 * <pre>
 * P(X = x)  proportional to  C(n1, x) C(n2, k - x) odds^x            max(0, k - n2) &lt;= x &lt;= min(n1, k)
 * </pre>
 *
 * <p>Sums run outwards from where they are asked, by the ratio of neighbours, until the rest is below rounding: about nine standard
 * deviations, which are 16,000 for a billion in each group. The probabilities are log-concave, so that the rest is bounded by a
 * geometric series.
 *
 * <p>Measured against 40 digits of mpmath, with up to a billion in each group: logarithms of p-values within 1e-12 relative.
 */
public final class HypergeometricDistribution {

    private static final double ROUNDING = 1e-17;

    private final double n1;
    private final double n2;
    private final double k;

    /** Two groups with {@code successes} among both together; all whole, and together at most 2^53. */
    public HypergeometricDistribution(double n1, double n2, double successes) {
        this.n1 = n1;
        this.n2 = n2;
        this.k = successes;
    }

    private double lowest() {
        return Math.max(0, k - n2);
    }

    private double highest() {
        return Math.min(n1, k);
    }

    /** Returns log P(X = x) at odds 1. */
    public double logProbability(double x) {
        double all = n1 + n2;
        double p = k / all;
        double q = (all - k) / all;
        return Binomial.logProbability(x, n1, p, q)
                + Binomial.logProbability(k - x, n2, p, q)
                - Binomial.logProbability(k, all, p, q);
    }

    /** Returns log P(X {@literal >=} x) at odds 1. */
    public double logAtLeast(double x) {
        return x == lowest() ? 0 : logTail(x, upFrom(x, 1), downFrom(x, 1));
    }

    /** Returns log P(X {@literal <=} x) at odds 1. */
    public double logAtMost(double x) {
        return x == highest() ? 0 : logTail(x, downFrom(x, 1), upFrom(x, 1));
    }

    /** The tail that begins at {@code x}, or one minus the rest if that is less: both sums are in terms of the probability of x. */
    private double logTail(double x, double beyond, double rest) {
        return beyond <= rest
                ? Math.min(0, logProbability(x) + StrictMath.log1p(beyond))
                : StrictMath.log1p(-Math.min(1, StrictMath.exp(logProbability(x) + StrictMath.log(rest))));
    }

    /** Returns the logarithm of the probability of all that is not likelier than {@code x}, at odds 1. */
    public double logLeastLikelihood(double x) {
        double limit = logProbability(x) + Binomial.SAME_LIKELIHOOD;
        double near = mode();
        if (logProbability(near) <= limit) {
            return 0;
        }
        // Beyond the likeliest outcome, seen from x, likelihoods fall: somewhere they are again that of x.
        boolean rising = x < near;
        double outside = rising ? highest() + 1 : lowest() - 1;
        double far = outside;
        while (Math.abs(far - near) > 1) {
            double middle = Math.floor((near + far) / 2);
            if (logProbability(middle) <= limit) {
                far = middle;
            } else {
                near = middle;
            }
        }
        double mine = rising ? logAtMost(x) : logAtLeast(x);
        if (far == outside) {
            return mine;
        }
        double theirs = rising ? logAtLeast(far) : logAtMost(far);
        double larger = Math.max(mine, theirs);
        double smaller = Math.min(mine, theirs);
        return Math.min(0, larger + StrictMath.log1p(StrictMath.exp(smaller - larger)));
    }

    /** The likeliest outcome at odds 1. */
    private double mode() {
        double mode = Math.floor((n1 + 1) / (n1 + n2 + 2) * (k + 1));
        return Math.max(lowest(), Math.min(highest(), mode));
    }

    /** Returns P(X {@literal >=} x) at other odds. */
    public double atLeast(double x, double odds) {
        double above = upFrom(x, odds) + 1;
        double below = downFrom(x, odds);
        return above == Double.POSITIVE_INFINITY ? 1 : above / (above + below);
    }

    /** Returns P(X {@literal <=} x) at other odds. */
    public double atMost(double x, double odds) {
        double below = downFrom(x, odds) + 1;
        double above = upFrom(x, odds);
        return below == Double.POSITIVE_INFINITY ? 1 : below / (above + below);
    }

    /** Returns by how much the mean at other odds is above {@code x}; infinite where the sums overflow, it being far away. */
    public double meanAbove(double x, double odds) {
        double weight = 1;
        double moment = 0;
        double term = 1;
        for (double i = x; i < highest(); i++) {
            double ratio = ratioUp(i) * odds;
            term *= ratio;
            weight += term;
            moment += term * (i + 1 - x);
            if (isDone(ratio, term, weight, i + 1 - x)) {
                break;
            }
        }
        if (weight == Double.POSITIVE_INFINITY) {
            return Double.POSITIVE_INFINITY;
        }
        term = 1;
        for (double i = x; i > lowest(); i--) {
            double ratio = 1 / (ratioUp(i - 1) * odds);
            term *= ratio;
            weight += term;
            moment -= term * (x - i + 1);
            if (isDone(ratio, term, weight, x - i + 1)) {
                break;
            }
        }
        return weight == Double.POSITIVE_INFINITY ? Double.NEGATIVE_INFINITY : moment / weight;
    }

    /** Whether the rest is below rounding, which it is not while terms grow; or the sum beyond all bounds. */
    private static boolean isDone(double ratio, double term, double weight, double distance) {
        return term * distance < ROUNDING * weight * (1 - ratio) || weight == Double.POSITIVE_INFINITY;
    }

    /** The sum of the probabilities above {@code x}, in that of {@code x}. */
    private double upFrom(double x, double odds) {
        double sum = 0;
        double term = 1;
        for (double i = x; i < highest(); i++) {
            double ratio = ratioUp(i) * odds;
            term *= ratio;
            sum += term;
            if (isDone(ratio, term, sum, 1)) {
                break;
            }
        }
        return sum;
    }

    private double downFrom(double x, double odds) {
        double sum = 0;
        double term = 1;
        for (double i = x; i > lowest(); i--) {
            double ratio = 1 / (ratioUp(i - 1) * odds);
            term *= ratio;
            sum += term;
            if (isDone(ratio, term, sum, 1)) {
                break;
            }
        }
        return sum;
    }

    /** P(X = x + 1) / P(X = x) at odds 1. */
    private double ratioUp(double x) {
        return (n1 - x) / (x + 1) * ((k - x) / (n2 - k + x + 1));
    }
}
