package dev.retention.internal.math;

/**
 * The regularised incomplete beta function I<sub>z</sub>(s, k) with its first and second derivatives by both parameters.
 *
 * <p>The continued fraction of {@link IncompleteBeta}, on the side of the mean where it converges fast, with the derivatives of each
 * step taken along. Those by z follow from the density, {@link #density}: with z = B / (B + v), ∂I/∂B = density / B.
 *
 * <p>One object serves one pair of parameters at many z, one at a time.
 */
public final class IncompleteBetaDerivatives {

    /** Steps after the value has settled: derivatives settle later, and much later where b is whole, as the value then ends at step b. */
    private static final int MORE_STEPS = 4;

    private static final double SETTLED_SLOPE = 1e-15;

    private static final int MAX_STEPS = 5_000;

    private final double s;
    private final double k;
    private final double logBeta;
    private final double digammaS;
    private final double digammaK;
    private final double trigammaS;
    private final double trigammaK;
    private final double trigammaSum;

    private double logZ;
    private double logW;
    private double density;
    private final Jet result = new Jet();

    private final Jet value = new Jet();
    private final Jet c = new Jet();
    private final Jet d = new Jet();
    private final Jet step = new Jet();
    private final Jet alpha = new Jet();
    private final Jet beta = new Jet();
    private final Jet product = new Jet();

    /** For positive, finite parameters. */
    public IncompleteBetaDerivatives(double s, double k) {
        this.s = s;
        this.k = k;
        this.logBeta = BetaFunction.logBeta(s, k);
        this.digammaS = RisingFactorial.derivative(s, k);
        this.digammaK = RisingFactorial.derivative(k, s);
        this.trigammaS = RisingFactorial.secondDerivative(s, k);
        this.trigammaK = RisingFactorial.secondDerivative(k, s);
        this.trigammaSum = GammaFunction.trigamma(s + k);
    }

    /** Computes everything at z in (0, 1), where {@code w = 1 - z}, both given so that neither loses digits. */
    public void at(double z, double w) {
        logZ = z < 0.5 ? StrictMath.log(z) : StrictMath.log1p(-w);
        logW = w < 0.5 ? StrictMath.log(w) : StrictMath.log1p(-z);
        double logDensity = s * logZ + k * logW - logBeta;
        density = StrictMath.exp(logDensity);
        if (IncompleteBeta.isBelow(s, k, z, w)) {
            fraction(s, k, z, w);
            tail(result);
        } else {
            fraction(k, s, w, z);
            product.set(value.value, value.q, value.p, value.qq, value.pq, value.pp);
            value.set(product.value, product.p, product.q, product.pp, product.pq, product.qq);
            tail(result);
            result.set(1 - result.value, -result.p, -result.q, -result.pp, -result.pq, -result.qq);
        }
    }

    /** The density over the fraction, by s and k. */
    private void tail(Jet into) {
        step.setLog(value);
        double p = byLogS() - step.p;
        double q = byLogK() - step.q;
        double t = density / value.value;
        into.set(
                t,
                t * p,
                t * q,
                t * (trigammaS - step.pp + p * p),
                t * (trigammaSum - step.pq + p * q),
                t * (trigammaK - step.qq + q * q));
    }

    /** See {@link IncompleteBeta}; p is the first parameter, q the second one. */
    private void fraction(double a, double b, double x, double y) {
        double below = BetaDensity.belowMean(a, b, x, y) + 1;
        double share = a / (a + 1);
        double shareA = 1 / ((a + 1) * (a + 1));
        double shareAa = -2 * shareA / (a + 1);
        value.set(
                share * below,
                shareA * below + share * y,
                -share * x,
                shareAa * below + 2 * shareA * y,
                -shareA * x,
                0);
        c.set(value.value, value.p, value.q, value.pp, value.pq, value.qq);
        int settled = 0;
        for (int n = 1; n < MAX_STEPS; n++) {
            terms(a, b, x, y, below, n);
            c.setQuotient(alpha, c).add(beta);
            if (n == 1) {
                d.set(beta.value, beta.p, beta.q, beta.pp, beta.pq, beta.qq);
            } else {
                d.setQuotient(alpha, d).add(beta);
            }
            step.setQuotient(c, d);
            value.setProduct(value, step);
            if (!(Math.abs(step.value - 1) > 2e-16)) { // NaN settles too
                settled++;
            }
            if (settled > MORE_STEPS && !(Math.abs(step.q) > SETTLED_SLOPE)) {
                return;
            }
        }
    }

    private void terms(double a, double b, double x, double y, double below, int n) {
        double per = 1 / (a + (2 * n - 1));
        double perA = -per * per;
        double perAa = -2 * per * perA;
        double nx = n * x;
        double rest = b - n;
        beta.set(nx * rest * per, nx * rest * perA, nx * per, nx * rest * perAa, nx * perA, 0);
        double first = a + (n - 1);
        double second = a + b + (n - 1);
        product.set(x * first * second, x * (first + second), x * first, 2 * x, x, 0);
        alpha.set(per, perA, 0, perAa, 0, 0);
        alpha.setProduct(alpha, product);
        alpha.setProduct(alpha, beta);
        double perNext = 1 / (a + (2 * n + 1));
        double share = (a + n) * perNext;
        double shareA = (n + 1) * perNext * perNext;
        double shareAa = -2 * shareA * perNext;
        double distance = below + n * (1 + y);
        beta.value += n + share * distance;
        beta.p += shareA * distance + share * y;
        beta.q -= share * x;
        beta.pp += shareAa * distance + 2 * shareA * y;
        beta.pq -= shareA * x;
    }

    private double byLogS() {
        return logZ + digammaS;
    }

    private double byLogK() {
        return logW + digammaK;
    }

    /** Returns I<sub>z</sub>(s, k). */
    public double value() {
        return result.value;
    }

    public double byS() {
        return result.p;
    }

    public double byK() {
        return result.q;
    }

    public double byS2() {
        return result.pp;
    }

    public double bySK() {
        return result.pq;
    }

    public double byK2() {
        return result.qq;
    }

    /** Returns z^s (1 - z)^k / B(s, k). */
    public double density() {
        return density;
    }

    /** Returns the derivative of log {@link #density} by s. */
    public double logDensityByS() {
        return byLogS();
    }

    /** Returns the derivative of log {@link #density} by k. */
    public double logDensityByK() {
        return byLogK();
    }
}
