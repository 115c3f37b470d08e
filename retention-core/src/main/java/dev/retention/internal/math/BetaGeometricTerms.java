package dev.retention.internal.math;

/**
 * The log-likelihood of customers with one number of repeat purchases x under BG/NBD or MBG/NBD, with its derivatives by r, α, a and b.
 *
 * <pre>
 * log L = log (r)_x + log (b)_k - log (a + b)_k               of x alone
 *       - r log(1 + T / α) - x log(α + T)                     of x and T
 *       + log(1 + e^d)                                        of x, t_x and T
 * d     = log(a / (b + k - 1)) + (r + x) log((α + T) / (α + t_x))      the log-odds of having left
 * </pre>
 *
 * <p>k is how often the coin was tossed: x or x + 1 times. Rows sorted by T cost least. With w = e<sup>d</sup> / (1 + e<sup>d</sup>)
 * and v = w (1 - w), the derivatives of the last term are w ∂d and w ∂²d + v ∂d ∂d; those by r and α need sums over the rows, the rest
 * is the same for all with one x.
 *
 * <p>Differences of logarithms and of reciprocals are written out, so that nothing cancels where r and α are huge.
 */
public final class BetaGeometricTerms {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final int x;
    private final int tosses;
    private final double shape;
    private final double logOddsAtLastToss;

    private double age = Double.NaN;
    private double growth;
    private double logGrowth;
    private double perLate;

    private double customers;
    private double sumLogGrowth;
    private double sumPerLate;
    private double sumGrowth;
    private double sumPerLate2;
    private double sumGrowth2;
    private double logOdds1p;
    // Of w and v times the derivatives of g / (r + x) = log((α + T) / (α + t_x)): g by r, slope and bend by α.
    private double w;
    private double wg;
    private double wSlope;
    private double wBend;
    private double v;
    private double vg;
    private double vgg;
    private double vSlope;
    private double vgSlope;
    private double vSlopeSlope;

    public BetaGeometricTerms(double[] theta, int x, int tosses) {
        this.r = theta[R];
        this.alpha = theta[ALPHA];
        this.a = theta[A];
        this.b = theta[B];
        this.x = x;
        this.tosses = tosses;
        this.shape = r + x;
        this.logOddsAtLastToss = StrictMath.log(a / (b + (tosses - 1)));
    }

    public void add(double n, double lastAge, double rowAge) {
        if (rowAge != age) {
            age = rowAge;
            growth = age / alpha;
            logGrowth = StrictMath.log1p(growth);
            perLate = 1 / (alpha + age);
        }
        customers += n;
        sumLogGrowth += n * logGrowth;
        sumPerLate += n * perLate;
        sumPerLate2 += n * perLate * perLate;
        sumGrowth += n * growth * perLate;
        sumGrowth2 += n * growth * perLate * (1 / alpha + perLate);
        if (tosses > 0) {
            addSilence(n, lastAge);
        }
    }

    private void addSilence(double n, double lastAge) {
        double silence = age - lastAge;
        double perLast = 1 / (alpha + lastAge);
        double g = StrictMath.log1p(silence * perLast);
        double slope = -silence * perLast * perLate;
        double bend = -slope * (perLast + perLate);
        double d = logOddsAtLastToss + shape * g;
        double e = StrictMath.exp(-Math.abs(d));
        double share = 1 / (1 + e);
        logOdds1p += n * (Math.max(d, 0) + StrictMath.log1p(e));
        double rowW = n * (d > 0 ? share : e * share);
        double rowV = n * (e * share * share);
        w += rowW;
        wg += rowW * g;
        wSlope += rowW * slope;
        wBend += rowW * bend;
        v += rowV;
        vg += rowV * g;
        vgg += rowV * g * g;
        vSlope += rowV * slope;
        vgSlope += rowV * g * slope;
        vSlopeSlope += rowV * slope * slope;
    }

    public void addTo(SecondDerivatives into) {
        addBuying(into);
        if (tosses > 0) {
            addTosses(into);
            addSilences(into);
        }
    }

    private void addBuying(SecondDerivatives into) {
        into.addValue(customers * (RisingFactorial.log(r, x) - x * StrictMath.log(alpha)) - shape * sumLogGrowth);
        into.addGradient(R, customers * RisingFactorial.derivative(r, x) - sumLogGrowth);
        into.addGradient(ALPHA, r * sumGrowth - x * sumPerLate);
        into.addHessian(R, R, customers * RisingFactorial.secondDerivative(r, x));
        into.addHessian(R, ALPHA, sumGrowth);
        into.addHessian(ALPHA, ALPHA, x * sumPerLate2 - r * sumGrowth2);
    }

    private void addTosses(SecondDerivatives into) {
        into.addValue(customers * (RisingFactorial.log(b, tosses) - RisingFactorial.log(a + b, tosses)));
        double slope = customers * RisingFactorial.derivative(a + b, tosses);
        into.addGradient(A, -slope);
        into.addGradient(B, customers * RisingFactorial.derivative(b, tosses) - slope);
        double bend = customers * RisingFactorial.secondDerivative(a + b, tosses);
        into.addHessian(A, A, -bend);
        into.addHessian(A, B, -bend);
        into.addHessian(B, B, customers * RisingFactorial.secondDerivative(b, tosses) - bend);
    }

    private void addSilences(SecondDerivatives into) {
        double dA = 1 / a;
        double dB = -1 / (b + (tosses - 1));
        into.addValue(logOdds1p);
        into.addGradient(R, wg);
        into.addGradient(ALPHA, shape * wSlope);
        into.addGradient(A, w * dA);
        into.addGradient(B, w * dB);
        into.addHessian(R, R, vgg);
        into.addHessian(R, ALPHA, shape * vgSlope + wSlope);
        into.addHessian(R, A, vg * dA);
        into.addHessian(R, B, vg * dB);
        into.addHessian(ALPHA, ALPHA, shape * (shape * vSlopeSlope + wBend));
        into.addHessian(ALPHA, A, shape * vSlope * dA);
        into.addHessian(ALPHA, B, shape * vSlope * dB);
        into.addHessian(A, A, (v - w) * dA * dA);
        into.addHessian(A, B, v * dA * dB);
        into.addHessian(B, B, (v + w) * dB * dB);
    }
}
