package dev.retention.internal.math;

import java.util.Arrays;

/**
 * The ratio of two independent gamma variables, one of shape k over one of shape s, which is the beta prime distribution: {@link IncompleteBeta}
 * for one pair of shapes and many ratios.
 *
 * <pre>
 * above(v) = I_z(s, k),   below(v) = I_w(k, s),   z = 1 / (1 + v),   w = v / (1 + v)
 * </pre>
 *
 * <p>The continued fraction is that of {@link IncompleteBeta}, on the side of the mean where it converges fast. What it has of the shapes is computed once;
 * its convergents are taken by their recurrence, without a division a step. The other tail is one minus that, or by {@link IncompleteBeta}
 * where it would lose digits, as it does where both shapes are large.
 *
 * <p>One object serves one ratio at a time: {@link #at}, then the figures.
 */
public final class GammaRatio {

    private static final double LARGE = 20;

    private static final double SETTLED = 1e-15;

    /** A tail below that is not found as one minus the other. */
    private static final double SMALL_TAIL = 1e-3;

    /** Ninety are enough, of shapes from 1e-12 to 1e35, next to the mean; up to there convergents, which are not scaled, stay below 1e150. */
    private static final int MAX_STEPS = 1_000;

    /** Newton's and Halley's steps double or triple the digits: after one as small as this there are no more to find. */
    private static final double LAST_STEP = 1e-6;

    private static final int MAX_SEARCH = 100;

    private final double s;
    private final double k;
    private final double logBeta;
    private final double mean;
    private final double sd;
    private final boolean large;
    private final Fraction above;
    private final Fraction below;

    private double z;
    private double w;
    private double density;
    private double tailAbove;
    private double tailBelow;

    /** For positive, finite shapes: of the denominator, and of the numerator. */
    public GammaRatio(double s, double k) {
        this.s = s;
        this.k = k;
        this.logBeta = BetaDensity.logOfScaledBeta(Math.min(s, k), Math.max(s, k)) - StrictMath.log(Math.min(s, k));
        this.mean = GammaFunction.digamma(k) - GammaFunction.digamma(s);
        this.sd = Math.sqrt(GammaFunction.trigamma(k) + GammaFunction.trigamma(s));
        this.large = Math.min(s, k) >= LARGE;
        this.above = new Fraction(s, k);
        this.below = new Fraction(k, s);
    }

    /** Computes both tails at a ratio of at least 0, which may be infinite. */
    public GammaRatio at(double ratio) {
        if (ratio == Double.POSITIVE_INFINITY) {
            z = 0;
            w = 1;
            tailAbove = 0;
            tailBelow = 1;
            density = 0;
            return this;
        }
        double log1p = StrictMath.log1p(ratio);
        double logRatio = StrictMath.log(ratio);
        z = 1 / (1 + ratio);
        w = ratio * z;
        density = StrictMath.exp(k * logRatio - (s + k) * log1p - logBeta);
        if (large) {
            tailAbove = accurate(s, k, z, w);
            tailBelow = accurate(k, s, w, z);
        } else if (IncompleteBeta.isBelow(s, k, z, w)) {
            tailAbove = density * above.at(z, w);
            tailBelow = tailAbove > 1 - SMALL_TAIL ? accurate(k, s, w, z) : 1 - tailAbove;
        } else {
            tailBelow = density * below.at(w, z);
            tailAbove = tailBelow > 1 - SMALL_TAIL ? accurate(s, k, z, w) : 1 - tailBelow;
        }
        return this;
    }

    private static double accurate(double a, double b, double x, double y) {
        return x <= 0.5 ? IncompleteBeta.lower(a, b, x) : IncompleteBeta.upper(b, a, y);
    }

    /** Returns P(ratio > v). */
    public double above() {
        return tailAbove;
    }

    /** Returns P(ratio {@literal <=} v). */
    public double below() {
        return tailBelow;
    }

    /** Returns the v with {@code below(v) = p}, for p in [0, 1/2]. */
    public double quantileBelow(double p) {
        return p == 0 ? 0 : StrictMath.exp(search(p, true));
    }

    /** Returns the v with {@code above(v) = p}, for p in [0, 1/2]. */
    public double quantileAbove(double p) {
        return p == 0 ? Double.POSITIVE_INFINITY : StrictMath.exp(search(p, false));
    }

    /**
     * The log of the ratio. Halley's method on the log of the tail, which is concave in it. The tail's power law bounds the root on the outer
     * side; steps that leave what is known of the root, or have no length where the density is 0, halve it.
     */
    private double search(double p, boolean ofBelow) {
        int side = ofBelow ? 1 : -1;
        double shape = ofBelow ? k : s;
        double outer = side * (StrictMath.log(p) + StrictMath.log(shape) + logBeta) / shape;
        double inner = side * Double.POSITIVE_INFINITY;
        double log = inward(outer, mean + side * sd * Normal.quantile(p), ofBelow);
        for (int i = 0; i < MAX_SEARCH; i++) {
            at(StrictMath.exp(log));
            double tail = ofBelow ? tailBelow : tailAbove;
            if (tail == 0) {
                outer = log;
                log = 0.5 * (log + inward(log + side, Double.isInfinite(inner) ? mean : inner, ofBelow));
                continue;
            }
            double error = StrictMath.log(tail / p);
            double slope = density / tail;
            double bend = side * (k * z - s * w) - slope;
            double step = error / slope;
            step /= Math.max(0.5, 1 - 0.5 * step * bend);
            double next = log - side * step;
            if (Math.abs(step) <= LAST_STEP * Math.max(1, Math.abs(log))) {
                return next;
            }
            if (error > 0) {
                inner = log;
            } else {
                outer = log;
            }
            boolean known = next >= Math.min(outer, inner) && next <= Math.max(outer, inner);
            log = known ? next : 0.5 * (log + (error > 0 ? outer : inner));
        }
        return log;
    }

    /** That which is farther from the end of the tail. */
    private static double inward(double a, double b, boolean ofBelow) {
        return ofBelow ? Math.max(a, b) : Math.min(a, b);
    }

    /** One over the fraction of I_x(a, b), at many x. */
    private static final class Fraction {

        private final double a;
        private final double b;
        private final double share;
        private double[] byX = new double[0];
        private double[] byBelow = new double[0];
        private double[] byX2 = new double[0];

        Fraction(double a, double b) {
            this.a = a;
            this.b = b;
            this.share = a / (a + 1);
        }

        private void grow(int size) {
            int from = byX.length;
            byX = Arrays.copyOf(byX, size);
            byBelow = Arrays.copyOf(byBelow, size);
            byX2 = Arrays.copyOf(byX2, size);
            for (int i = from; i < size; i++) {
                double n = i + 1;
                double even = a + 2 * n - 1;
                byX[i] = n * (b - n) / even;
                byBelow[i] = (a + n) / (even + 2);
                byX2[i] = (a + (n - 1)) / even * (a + b + (n - 1)) * byX[i];
            }
        }

        double at(double x, double y) {
            double toMean = BetaDensity.belowMean(a, b, x, y) + 1;
            double x2 = x * x;
            double up = share * toMean;
            double down = 1;
            double upBefore = 1;
            double downBefore = 0;
            for (int i = 0; i < MAX_STEPS; i++) {
                if (i >= byX.length) {
                    grow(2 * i + 16);
                }
                double n = i + 1;
                double alpha = byX2[i] * x2;
                double beta = n + byX[i] * x + byBelow[i] * (toMean + n * (1 + y));
                double upNext = beta * up + alpha * upBefore;
                double downNext = beta * down + alpha * downBefore;
                double change = upNext * down - up * downNext;
                upBefore = up;
                downBefore = down;
                up = upNext;
                down = downNext;
                if (Math.abs(change) <= SETTLED * Math.abs(upNext * downBefore)) {
                    return down / up;
                }
            }
            return down / up;
        }
    }
}
