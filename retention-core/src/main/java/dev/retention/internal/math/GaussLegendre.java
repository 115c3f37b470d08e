package dev.retention.internal.math;

/**
 * The Gauss–Legendre rule of n points on [0, 1]: exact for polynomials up to degree 2 n - 1.
 *
 * <p>Points by Newton's method on the Legendre polynomial, from Tricomi's approximation (DLMF 18.16.12); weights from its
 * derivative there (DLMF 3.5.17). Measured against 40 digits up to 48 points: points to 2 ulp, weights to 1e-14 relative.
 */
public final class GaussLegendre {

    /** The largest rule. */
    public static final int MAX_POINTS = 48;

    private static final GaussLegendre[] RULES = new GaussLegendre[MAX_POINTS + 1];

    static {
        for (int n = 1; n <= MAX_POINTS; n++) {
            RULES[n] = new GaussLegendre(n);
        }
    }

    private final double[] points;
    private final double[] weights;

    private GaussLegendre(int n) {
        points = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 0;
            for (int step = 0; step < 6; step++) {
                double previous = 1;
                double value = x;
                for (int k = 2; k <= n; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                    previous = value;
                    value = next;
                }
                slope = n * (previous - x * value) / ((1 - x) * (1 + x));
                x -= value / slope;
            }
            points[n - 1 - i] = (1 + x) / 2;
            weights[n - 1 - i] = 1 / ((1 - x) * (1 + x) * slope * slope);
        }
    }

    /** Returns the rule of n points, 1 to {@link #MAX_POINTS}. */
    public static GaussLegendre of(int n) {
        return RULES[n];
    }

    public int size() {
        return points.length;
    }

    public double point(int i) {
        return points[i];
    }

    /** Returns the weight of a point; all together are 1. */
    public double weight(int i) {
        return weights[i];
    }
}
