package dev.retention.lifetime;

import dev.retention.internal.math.Hypergeometric;
import dev.retention.internal.math.IncompleteBeta;
import dev.retention.internal.math.Quadrature;
import dev.retention.internal.math.RisingFactorial;

/**
 * Someone who is certainly active now, buys at a rate λ ~ Gamma(r, α), and after each purchase leaves for good with a
 * probability p ~ Beta(a, b). The first purchase of a BG/NBD customer makes one of these, and so does every later one, with
 * other parameters: what there is to say of the future is said here once.
 *
 * <pre>
 * N(t)  ~ NBD: P(N = n) = (r)_n / n! · (1 - W)^r W^n,     W = t / (α + t)      purchases if nobody left
 * s_n   = (b)_n / (a + b)_n                                                    P(still active after n purchases)
 * E(t)  = sum over n ≥ 1 of P(N = n) · (s_0 + … + s_(n-1))
 * </pre>
 *
 * <p>The sum has positive terms only, and neither a = 1 nor a + b = 1 is special. The papers' closed form (a + b - 1)/(a - 1) [1 -
 * (α/(α + t))^r F(r, b; a + b - 1; W)] is the same number where it is defined, and loses digits near a = 1 and for short
 * horizons. The sum is long if t is much longer than α; then the rate is integrated instead.
 */
record ActiveBuyer(double r, double alpha, double a, double b) {

    /** The sum is abandoned for the integral if it would need more terms. */
    private static final double MAX_TERMS = 1_000;

    /** With so many terms W is at most 0.97, so that the rest of a sum is at most a thousand times its last term. */
    private static final double NEGLIGIBLE = 1e-20;

    private static final double BIG = 0x1p800;

    /** An r above this makes steps of the hypergeometric function as short as 1 / r. */
    private static final double MANY = 1_000;

    private static final double MOST_PURCHASES = 100_000;

    /**
     * Someone whose rate hardly varies, and who buys without end, would need as many terms as purchases.
     *
     * @throws IllegalArgumentException if so
     */
    private void requireFewPurchases(double t) {
        if (r > MANY && r * (t / alpha) > MOST_PURCHASES && t < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("horizon must be so short that customers who stay buy at most "
                    + MOST_PURCHASES + " times, got horizon=" + t + " with r=" + r + ", alpha=" + alpha + ", which is "
                    + r * (t / alpha) + " times");
        }
    }

    double expectedPurchases(double t) {
        requireFewPurchases(t);
        double atMost = a > 1 ? (a + b - 1) / (a - 1) : Double.POSITIVE_INFINITY;
        if (t == Double.POSITIVE_INFINITY) {
            return atMost;
        }
        if (r * (t / alpha) >= 0.5 * atMost) {
            double share = shareToCome(t);
            if (share <= 0.5) {
                return atMost * (1 - share);
            }
        }
        // The terms fall like W^n beyond the mean r t / α.
        double terms = (r + 40) * (t / alpha);
        return terms <= MAX_TERMS ? summed(t / (alpha + t)) : integrated(0, t);
    }

    /**
     * The share of all purchases to come that comes after {@code t}, where they are finite: {@code (1 - W)^r F(r, b; a + b - 1; W)}, a
     * sum of positive terms. Where it is small, the purchases until {@code t} are at their limit but for it, and what it is off by does not
     * show: sums of all the others would go up and down by rounding.
     */
    private double shareToCome(double t) {
        return Hypergeometric.timesPower(r, b, a + b - 1, t / (alpha + t), alpha / (alpha + t), r);
    }

    /** E[N (N - 1)] of the purchases N until {@code t}: the sum over n ≥ 2 of 2 (n - 1) P(at least n). */
    double expectedPairs(double t) {
        requireFewPurchases(t);
        double terms = (r + 40) * (t / alpha);
        if (terms > MAX_TERMS) {
            return manyPairs(t);
        }
        double w = t / (alpha + t);
        // As in the sum of the purchases below, from the second one on: the first makes no pair.
        double p = w * r;
        double total = 1 + p;
        double survival = b / (a + b);
        double pairs = 0;
        double expected = 0;
        int n = 1;
        do {
            p *= w * ((r + n) / (n + 1));
            pairs += 2.0 * n * survival;
            survival *= (b + n) / (a + b + n);
            total += p;
            expected += p * pairs;
            n++;
            if (total > BIG) {
                p /= BIG;
                total /= BIG;
                expected /= BIG;
            }
        } while (p * pairs > NEGLIGIBLE * expected);
        return expected / total;
    }

    /** Of many purchases: their rate and leaving hardly differ from the pairs of an integral, E[N (N - 1)] = ∫∫ of the two rates. */
    private double manyPairs(double t) {
        // Of the earlier of two purchases at u, and of the later one: λ² (1 - p) e^(-λ p v) over 0 < u < v < t, so 2 ∫
        // v … dv.
        return 2
                * Quadrature.integrate(
                        y -> {
                            double v = alpha * StrictMath.expm1(y);
                            double z = -StrictMath.expm1(-y);
                            double rate =
                                    Hypergeometric.timesPower(r + 2, b + 1, a + b + 1, z, StrictMath.exp(-y), r + 1);
                            return v / alpha * r * (r + 1) * (b / (a + b)) * rate;
                        },
                        0,
                        StrictMath.log1p(t / alpha));
    }

    private double summed(double w) {
        // P(N = n) up to a factor: its own sum from n = 0 on is the divisor.
        double p = 1;
        double total = 1;
        double survival = 1;
        double purchases = 0;
        double expected = 0;
        int n = 0;
        do {
            p *= w * ((r + n) / (n + 1));
            purchases += survival;
            survival *= (b + n) / (a + b + n);
            total += p;
            expected += p * purchases;
            n++;
            if (total > BIG) {
                p /= BIG;
                total /= BIG;
                expected /= BIG;
            }
        } while (p * purchases > NEGLIGIBLE * expected);
        return expected / total;
    }

    /** Purchases to come until {@code t}, each worth {@code exp(-delta u)} where {@code u} is when it happens. */
    double discountedPurchases(double delta, double t) {
        return delta == 0 ? expectedPurchases(t) : integrated(delta, t);
    }

    /**
     * The integral of e^(-δ u) E[λ e^(-λ p u)] du = (r/α) E[(1 + p u/α)^-(r + 1)] over u in [0, t]. Substituting u = α (e^y - 1) spreads a
     * heavy tail evenly.
     */
    private double integrated(double delta, double t) {
        double end = Math.min(t, 750 / Math.max(0, delta));
        requireFewPurchases(end);
        return Quadrature.integrate(
                y -> {
                    double z = -StrictMath.expm1(-y);
                    double rate = Hypergeometric.timesPower(r + 1, b, a + b, z, StrictMath.exp(-y), r);
                    return r * rate * StrictMath.exp(-delta * alpha * StrictMath.expm1(y));
                },
                0,
                StrictMath.log1p(end / alpha));
    }

    /** The probability of exactly {@code n} purchases until {@code t}. */
    double probabilityOf(int n, double t) {
        double ifNobodyLeft = Nbd.probabilityOf(n, r, t / alpha);
        if (n == 0) {
            return ifNobodyLeft;
        }
        // Either stayed at the n-th toss too and bought no more, or left there, whatever might have come.
        double tossed = StrictMath.exp(-RisingFactorial.logRatio(b, a, n - 1));
        double stays = (b + (n - 1)) / (a + b + (n - 1));
        double leaves = a / (a + b + (n - 1));
        double atLeast = t < alpha
                ? IncompleteBeta.lower(n, r, t / (alpha + t))
                : IncompleteBeta.upper(r, n, alpha / (alpha + t));
        return tossed * (stays * ifNobodyLeft + leaves * atLeast);
    }
}
