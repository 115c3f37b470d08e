package dev.retention.internal.math;

/**
 * The odds that a Pareto/NBD customer has left, and the derivatives of their logarithm: the whole difficulty of the model.
 *
 * <pre>
 * odds = s ∫ ((α + T)/(α + τ))^(r + x) ((β + T)/(β + τ))^s / (β + τ) dτ        τ, the time of leaving, from t_x to T
 * </pre>
 *
 * <p>The papers write the integral as a difference of two hypergeometric functions, which needs cases for α and β, loses digits
 * where they nearly agree, and overflows for heavy buyers. The integral itself has none of these. Put m = min(α, β) and
 * m + τ = (m + t_x) e^u: in u the integrand falls about exponentially and its nearest singularity is πi away, so that a
 * Gauss–Legendre rule of 6 to 27 points is right to rounding; how many follows from the length of the interval and the
 * fall of the integrand. All terms are positive. What lies below e<sup>-40</sup> of the first one is left out.
 *
 * <p>With g the logarithm of the integrand, the gradient of log odds is the mean of ∇g, and the Hessian is the mean of ∇²g plus the
 * covariance of ∇g, where the integrand is the density. Both are made of moments of four functions of τ, which are 0 at
 * t<sub>x</sub>:
 *
 * <pre>
 * a = log((α + t_x)/(α + τ))    p = 1/(α + τ) - 1/(α + t_x)    b = log((β + t_x)/(β + τ))    q = 1/(β + τ) - 1/(β + t_x)
 * </pre>
 *
 * <p>A workspace for one thread: {@link #integrate} leaves what it finds in {@link #result}. Parameters are in the order r, α, s, β.
 */
public final class ParetoOdds {

    public static final int R = 0;
    public static final int ALPHA = 1;
    public static final int S = 2;
    public static final int BETA = 3;

    private static final double MIN_FALL = 40;
    private static final double MAX_FALL = 50;
    /** The longest panel, in u. */
    private static final double MAX_LENGTH = 4;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    /** The moments of a, p, b and q: means and, in the upper triangle, covariances. */
    private final double[] mean = new double[4];

    private final double[][] covariance = new double[4][4];

    public final LogOdds result = new LogOdds(4);

    /** The logarithm of s ∫ ((α + t_x)/(α + τ))^(r + x) ((β + t_x)/(β + τ))^s / (β + τ) dτ: that of leaving, as seen from t_x. */
    public double logLeaving;

    public ParetoOdds(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /** Leaves the odds of one history in {@link #result}, with derivatives if they are wanted. */
    public void integrate(int x, double lastAge, double age, boolean derivatives) {
        if (lastAge == age) {
            result.log = Double.NEGATIVE_INFINITY;
            logLeaving = Double.NEGATIVE_INFINITY;
            return;
        }
        double span = age - lastAge;
        double growthR = StrictMath.log1p(span / (alpha + lastAge));
        double growthS = StrictMath.log1p(span / (beta + lastAge));
        double integral = alpha <= beta
                ? integral(R, r + x, alpha + lastAge, growthR, s + 1, beta + lastAge, growthS, derivatives)
                : integral(S, s + 1, beta + lastAge, growthS, r + x, alpha + lastAge, growthR, derivatives);
        logLeaving = StrictMath.log(s * integral / (beta + lastAge));
        result.log = (r + x) * growthR + s * growthS + logLeaving;
        if (derivatives) {
            derive(r + x, growthR, growthS, lastAge, age);
        }
    }

    /**
     * The integral of ((near + t)/near)^-nearShape ((far + t)/far)^-farShape over t in [0, span], with the moments if they are
     * wanted; {@code near <= far}.
     *
     * @param at where the moments of the near pair go: at 0 or 2, those of the far pair at the other
     * @param nearGrowth log(1 + span / near), the length of the interval in u
     * @param farGrowth log(1 + span / far)
     */
    private double integral(
            int at,
            double nearShape,
            double near,
            double nearGrowth,
            double farShape,
            double far,
            double farGrowth,
            boolean moments) {
        if (!Double.isFinite(nearGrowth)) {
            return Double.NaN; // where a search went astray
        }
        double length = nearGrowth;
        double fall = nearShape * nearGrowth + farShape * farGrowth;
        if (fall - length > MAX_FALL) {
            length = cut(length, fall - length, nearShape - 1, near, farShape, far);
            fall = MAX_FALL + length;
        }
        int panels = (int) Math.ceil(length / MAX_LENGTH);
        double panel = length / panels;
        GaussLegendre rule = GaussLegendre.of(points(panel, fall));

        double sum = 0;
        double sumA = 0;
        double sumP = 0;
        double sumB = 0;
        double sumQ = 0;
        double sumAA = 0;
        double sumAP = 0;
        double sumAB = 0;
        double sumAQ = 0;
        double sumPP = 0;
        double sumPB = 0;
        double sumPQ = 0;
        double sumBB = 0;
        double sumBQ = 0;
        double sumQQ = 0;
        for (int k = 0; k < panels; k++) {
            for (int i = 0; i < rule.size(); i++) {
                double u = panel * (k + rule.point(i));
                // Not exp(u) - 1, which is 0 where near is so huge that u is below the last digit of 1.
                double rise = StrictMath.expm1(u);
                double perFar = 1 / (far + near * rise);
                double b = -StrictMath.log1p(near * rise / far);
                double w = rule.weight(i) * StrictMath.exp(farShape * b - (nearShape - 1) * u);
                sum += w;
                if (moments) {
                    double p = -rise / (1 + rise) / near;
                    double q = -near * rise * perFar / far;
                    double wa = -w * u;
                    double wp = w * p;
                    double wb = w * b;
                    double wq = w * q;
                    sumA += wa;
                    sumP += wp;
                    sumB += wb;
                    sumQ += wq;
                    sumAA -= wa * u;
                    sumAP += wa * p;
                    sumAB += wa * b;
                    sumAQ += wa * q;
                    sumPP += wp * p;
                    sumPB += wp * b;
                    sumPQ += wp * q;
                    sumBB += wb * b;
                    sumBQ += wb * q;
                    sumQQ += wq * q;
                }
            }
        }
        if (moments) {
            int a = at;
            int p = at + 1;
            int b = 2 - at;
            int q = 3 - at;
            mean[a] = sumA / sum;
            mean[p] = sumP / sum;
            mean[b] = sumB / sum;
            mean[q] = sumQ / sum;
            covariance(a, a, sumAA / sum);
            covariance(a, p, sumAP / sum);
            covariance(a, b, sumAB / sum);
            covariance(a, q, sumAQ / sum);
            covariance(p, p, sumPP / sum);
            covariance(p, b, sumPB / sum);
            covariance(p, q, sumPQ / sum);
            covariance(b, b, sumBB / sum);
            covariance(b, q, sumBQ / sum);
            covariance(q, q, sumQQ / sum);
        }
        return sum * panel * near;
    }

    private void covariance(int i, int j, double meanProduct) {
        covariance[Math.min(i, j)][Math.max(i, j)] = meanProduct - mean[i] * mean[j];
    }

    /** A shorter length at which the integrand, which has fallen by {@code e^-fall} at the full one, is between the two limits. */
    private static double cut(double length, double fall, double nearSlope, double near, double farShape, double far) {
        double low = 0;
        double high = length;
        double fallen = fall;
        while (fallen > MAX_FALL) {
            // The first guess is right where the fall is steady.
            double middle = low == 0 ? high * (MIN_FALL + 2) / fallen : (low + high) / 2;
            double there = nearSlope * middle + farShape * StrictMath.log1p(near * StrictMath.expm1(middle) / far);
            if (there < MIN_FALL) {
                low = middle;
            } else {
                high = middle;
                fallen = there;
            }
        }
        return high;
    }

    /** Enough points for a relative error of 1e-15, by experiment. */
    private static int points(double length, double fall) {
        return (int) Math.min(
                GaussLegendre.MAX_POINTS, 2 + Math.ceil(Math.max(4 + 2.6 * Math.sqrt(fall), 5 + 2.2 * length)));
    }

    private void derive(double shape, double growthR, double growthS, double lastAge, double age) {
        double perLastAlpha = 1 / (alpha + lastAge);
        double perLastBeta = 1 / (beta + lastAge);
        double perAlpha = 1 / (alpha + age);
        double perBeta = 1 / (beta + age);
        double p = perLastAlpha + mean[ALPHA];
        double q = perLastBeta + mean[BETA];
        double end = s + 1;

        double[] gradient = result.gradient;
        gradient[R] = growthR + mean[R];
        // 1/(α + T) - p and its like from the small differences, so that nothing cancels where a shape and its rate are
        // huge.
        double fallP = -(age - lastAge) * perAlpha * perLastAlpha - mean[ALPHA];
        double fallQ = -(age - lastAge) * perBeta * perLastBeta - mean[BETA];
        gradient[ALPHA] = shape * fallP;
        gradient[S] = growthS + mean[S] + 1 / s;
        gradient[BETA] = s * fallQ - q;

        double[][] hessian = result.hessian;
        hessian[R][R] = covariance[R][R];
        hessian[R][ALPHA] = fallP - shape * covariance[R][ALPHA];
        hessian[R][S] = covariance[R][S];
        hessian[R][BETA] = -end * covariance[R][BETA];
        hessian[ALPHA][ALPHA] = shape * ((shape + 1) * covariance[ALPHA][ALPHA] - fallP * (p + perAlpha));
        hessian[ALPHA][S] = -shape * covariance[ALPHA][S];
        hessian[ALPHA][BETA] = shape * end * covariance[ALPHA][BETA];
        hessian[S][S] = covariance[S][S] - 1 / (s * s);
        hessian[S][BETA] = fallQ - end * covariance[S][BETA];
        hessian[BETA][BETA] = end * (end + 1) * covariance[BETA][BETA] - s * fallQ * (q + perBeta) + q * q;
    }
}
