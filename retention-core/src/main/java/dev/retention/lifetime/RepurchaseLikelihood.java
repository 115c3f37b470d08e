package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;
import dev.retention.history.PurchaseGaps;
import dev.retention.internal.math.GammaFunction;
import dev.retention.internal.math.IncompleteBetaDerivatives;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;

/**
 * The log-likelihood of {@link RepurchaseTiming} with its derivatives by k, r, α, a and b.
 *
 * <pre>
 * log L = (k - 1) Σ log gap - x log Γ(k)                          of all gaps together
 *       + log (b)_(x + 1) - log (a + b)_(x + 1)                    of x alone
 *       + log (r)_(k x) - r log(1 + t_x / α) - k x log(α + t_x)    of x and t_x
 *       + log(S + d)                                              of x, t_x and T
 * </pre>
 *
 * <p>Rows come sorted by x. S depends on s = r + k x, on k and on B = α + t_x; d = a / (b + x) is the same for all with one x.
 */
final class RepurchaseLikelihood implements Maximizer.Function {

    private static final int K = 0;
    private static final int R = 1;
    private static final int ALPHA = 2;
    private static final int A = 3;
    private static final int B = 4;

    private final GroupedHistories histories;
    private final double sumOfLogGaps;
    private final double totalRepeats;

    RepurchaseLikelihood(PurchaseGaps gaps) {
        this.histories = gaps.histories();
        this.sumOfLogGaps = sumOfLogs(gaps);
        this.totalRepeats = histories.totalRepeats();
    }

    private static double sumOfLogs(PurchaseGaps gaps) {
        var sum = new SecondDerivatives(0);
        for (int i = 0; i < gaps.size(); i++) {
            sum.addValue(gaps.count(i) * StrictMath.log(gaps.gap(i)));
        }
        return sum.value();
    }

    @Override
    public void evaluate(double[] theta, SecondDerivatives into) {
        double k = theta[K];
        into.addValue((k - 1) * sumOfLogGaps - totalRepeats * GammaFunction.logGamma(k));
        into.addGradient(K, sumOfLogGaps - totalRepeats * GammaFunction.digamma(k));
        into.addHessian(K, K, -totalRepeats * GammaFunction.trigamma(k));
        int rows = histories.rowCount();
        for (int row = 0; row < rows; ) {
            int x = histories.repeats(row);
            var sums = new Sums(theta, x);
            do {
                sums.add(histories.count(row), histories.lastAge(row), histories.age(row));
                row++;
            } while (row < rows && histories.repeats(row) == x);
            sums.addTo(into);
        }
    }

    /** The sums over the rows of one x. */
    private static final class Sums {

        private final double k;
        private final double r;
        private final double alpha;
        private final double a;
        private final double b;
        private final int x;
        private final double shape;
        private final double odds;
        private final IncompleteBetaDerivatives survival;

        private double customers;
        private double value;
        private double sumLogGrowth;
        private double sumLogLast;
        private final double[] gradient = new double[3];
        private final double[] hessian = new double[9];
        // Of 1 / (S + d), of its square, and of that times the derivatives of S by k, r, α.
        private double per;
        private double per2;
        private final double[] slopes = new double[3];

        Sums(double[] theta, int x) {
            this.k = theta[K];
            this.r = theta[R];
            this.alpha = theta[ALPHA];
            this.a = theta[A];
            this.b = theta[B];
            this.x = x;
            this.shape = r + k * x;
            this.odds = a / (b + x);
            this.survival = new IncompleteBetaDerivatives(shape, k);
        }

        void add(double n, double lastAge, double age) {
            customers += n;
            double perLast = 1 / (alpha + lastAge);
            double growth = lastAge / alpha;
            double fall = growth * perLast;
            sumLogGrowth += n * StrictMath.log1p(growth);
            sumLogLast += n * StrictMath.log(alpha + lastAge);
            gradient[ALPHA] += n * (r * fall - k * x * perLast);
            hessian[K * 3 + ALPHA] -= n * (x * perLast);
            hessian[R * 3 + ALPHA] += n * fall;
            hessian[ALPHA * 3 + ALPHA] += n * (k * x * perLast * perLast - r * fall * (1 / alpha + perLast));
            addSilence(n, perLast, age - lastAge);
        }

        private void addSilence(double n, double perLast, double silence) {
            if (silence == 0) {
                double f = 1 / (1 + odds);
                value += n * StrictMath.log1p(odds);
                per += n * f;
                per2 += n * f * f;
                return;
            }
            double ratio = silence * perLast;
            double z = 1 / (1 + ratio);
            double w = ratio / (1 + ratio);
            survival.at(z, w);
            double f = 1 / (survival.value() + odds);
            double density = survival.density() * perLast;
            double byR = survival.byS();
            double byK = survival.byK() + x * survival.byS();
            double byRr = survival.byS2();
            double byKr = survival.bySK() + x * survival.byS2();
            double byKk = survival.byK2() + x * (2 * survival.bySK() + x * survival.byS2());
            double byRa = density * survival.logDensityByS();
            double byKa = density * survival.logDensityByK() + x * byRa;
            double byAa = density * perLast * (shape * w - k * z - 1);
            value +=
                    n * (survival.value() > odds ? logOfSum(survival.value(), odds) : logOfSum(odds, survival.value()));
            per += n * f;
            per2 += n * f * f;
            double gk = f * byK;
            double gr = f * byR;
            double ga = f * density;
            gradient[K] += n * gk;
            gradient[R] += n * gr;
            gradient[ALPHA] += n * ga;
            slopes[K] += n * f * gk;
            slopes[R] += n * f * gr;
            slopes[ALPHA] += n * f * ga;
            hessian[K * 3 + K] += n * (f * byKk - gk * gk);
            hessian[K * 3 + R] += n * (f * byKr - gk * gr);
            hessian[K * 3 + ALPHA] += n * (f * byKa - gk * ga);
            hessian[R * 3 + R] += n * (f * byRr - gr * gr);
            hessian[R * 3 + ALPHA] += n * (f * byRa - gr * ga);
            hessian[ALPHA * 3 + ALPHA] += n * (f * byAa - ga * ga);
        }

        private static double logOfSum(double large, double small) {
            return StrictMath.log(large) + StrictMath.log1p(small / large);
        }

        void addTo(SecondDerivatives into) {
            double kx = k * x;
            double digamma = GammaFunction.digamma(shape);
            double trigamma = GammaFunction.trigamma(shape);
            into.addValue(customers * RisingFactorial.log(r, kx) - r * sumLogGrowth - kx * sumLogLast + value);
            into.addGradient(K, x * (customers * digamma - sumLogLast) + gradient[K]);
            into.addGradient(R, customers * RisingFactorial.derivative(r, kx) - sumLogGrowth + gradient[R]);
            into.addGradient(ALPHA, gradient[ALPHA]);
            into.addHessian(K, K, customers * x * x * trigamma + hessian[K * 3 + K]);
            into.addHessian(K, R, customers * x * trigamma + hessian[K * 3 + R]);
            into.addHessian(K, ALPHA, hessian[K * 3 + ALPHA]);
            into.addHessian(R, R, customers * RisingFactorial.secondDerivative(r, kx) + hessian[R * 3 + R]);
            into.addHessian(R, ALPHA, hessian[R * 3 + ALPHA]);
            into.addHessian(ALPHA, ALPHA, hessian[ALPHA * 3 + ALPHA]);
            addTosses(into);
        }

        private void addTosses(SecondDerivatives into) {
            int tosses = x + 1;
            into.addValue(customers * (RisingFactorial.log(b, tosses) - RisingFactorial.log(a + b, tosses)));
            double slope = customers * RisingFactorial.derivative(a + b, tosses);
            double bend = customers * RisingFactorial.secondDerivative(a + b, tosses);
            double perB = 1 / (b + x);
            double oddsB = -odds * perB;
            into.addGradient(A, per * perB - slope);
            into.addGradient(B, customers * RisingFactorial.derivative(b, tosses) - slope + per * oddsB);
            into.addHessian(A, A, -bend - per2 * perB * perB);
            into.addHessian(A, B, -bend - per * perB * perB - per2 * perB * oddsB);
            into.addHessian(
                    B,
                    B,
                    customers * RisingFactorial.secondDerivative(b, tosses)
                            - bend
                            + 2 * per * odds * perB * perB
                            - per2 * oddsB * oddsB);
            for (int i = 0; i < 3; i++) {
                into.addHessian(i, A, -slopes[i] * perB);
                into.addHessian(i, B, -slopes[i] * oddsB);
            }
        }
    }
}
