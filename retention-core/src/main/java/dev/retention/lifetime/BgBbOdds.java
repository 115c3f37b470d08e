package dev.retention.lifetime;

import dev.retention.internal.math.LogOdds;
import dev.retention.internal.math.RisingFactorial;

/**
 * The odds that a BG/BB customer has left, and the derivatives of their logarithm.
 *
 * <pre>
 * odds = sum over i from t_x to n - 1 of P_i / P_n
 * P_i  = (α)_x (β)_(i-x) / (α + β)_i · γ (δ)_i / (γ + δ)_(i+1)          left after i periods
 * P_n  = (α)_x (β)_(n-x) / (α + β)_n · (δ)_n / (γ + δ)_n                alive
 * </pre>
 *
 * <p>The terms fall with i, so they are summed relative to the first one; all are positive. As in {@link dev.retention.internal.math.ParetoOdds}, the gradient of log
 * odds is the mean of that of log P<sub>i</sub>/P<sub>n</sub>, and the Hessian the mean of its Hessians plus the covariance of its
 * gradients. They are made of sums of 1/(y + k) and of their squares, which grow by one addend per term.
 *
 * <p>A workspace for one thread: {@link #sum} leaves what it finds in {@link #result}. Parameters are in the order α, β, γ, δ.
 */
final class BgBbOdds {

    static final int ALPHA = 0;
    static final int BETA = 1;
    static final int GAMMA = 2;
    static final int DELTA = 3;

    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double delta;

    final LogOdds result = new LogOdds(4);

    /** The logarithm of the sum of γ / (γ + δ + t_x) · P_i / P_last: that of leaving, as seen from t_x. */
    double logLeaving;

    BgBbOdds(double alpha, double beta, double gamma, double delta) {
        this.alpha = alpha;
        this.beta = beta;
        this.gamma = gamma;
        this.delta = delta;
    }

    /** Leaves the odds of one history in {@link #result}, with derivatives if they are wanted. */
    void sum(int x, int last, int n, boolean derivatives) {
        if (last == n) {
            result.log = Double.NEGATIVE_INFINITY;
            logLeaving = Double.NEGATIVE_INFINITY;
            return;
        }
        double sum = derivatives ? sumWithDerivatives(x, last, n) : sum(x, last, n);
        int silence = n - last;
        logLeaving = StrictMath.log(gamma / (gamma + delta + last) * sum);
        result.log = RisingFactorial.logRatio(beta + (last - x), alpha + x, silence)
                + RisingFactorial.logRatio(delta + last, gamma, silence)
                + logLeaving;
    }

    /** The sum of P_i / P_last. */
    private double sum(int x, int last, int n) {
        double sum = 0;
        double term = 1;
        for (int i = last; i < n; i++) {
            sum += term;
            term *= (beta + (i - x)) / (alpha + beta + i) * ((delta + i) / (gamma + delta + (i + 1)));
        }
        return sum;
    }

    /** The same, and the derivatives of the log odds. */
    private double sumWithDerivatives(int x, int last, int n) {
        double[] mean = new double[4];
        double[][] meanProduct = new double[4][4];
        double[] meanSquares = new double[4];
        // Sums of 1/(α + β + k), 1/(β - x + k), 1/(γ + δ + 1 + k) and 1/(δ + k) over k from t_x to i - 1, and of their
        // squares.
        double[] sums = new double[4];
        double[] squares = new double[4];
        double[] addends = new double[4];
        double total = 0;
        double term = 1;
        for (int i = last; i < n; i++) {
            if (i > last) {
                for (int j = 0; j < 4; j++) {
                    sums[j] += addends[j];
                    squares[j] += addends[j] * addends[j];
                }
                term *= addends[0] / addends[1] * (addends[2] / addends[3]);
            }
            // Of log P_i / P_last.
            double[] slopes = {-sums[0], sums[1] - sums[0], -sums[2], sums[3] - sums[2]};
            total += term;
            for (int j = 0; j < 4; j++) {
                mean[j] += term * slopes[j];
                meanSquares[j] += term * squares[j];
                for (int k = j; k < 4; k++) {
                    meanProduct[j][k] += term * slopes[j] * slopes[k];
                }
            }
            addends[0] = 1 / (alpha + beta + i);
            addends[1] = 1 / (beta + (i - x));
            addends[2] = 1 / (gamma + delta + (i + 1));
            addends[3] = 1 / (delta + i);
        }
        for (int j = 0; j < 4; j++) {
            mean[j] /= total;
        }
        double[][] hessian = result.hessian;
        for (int j = 0; j < 4; j++) {
            for (int k = j; k < 4; k++) {
                hessian[j][k] = meanProduct[j][k] / total - mean[j] * mean[k];
            }
        }
        // Now of log P_last / P_n; the third sum of its product ends one addend earlier.
        double buys = sums[0] + addends[0];
        double skips = sums[1] + addends[1];
        double leaves = sums[2];
        double stays = sums[3] + addends[3];
        result.gradient[ALPHA] = buys + mean[ALPHA];
        result.gradient[BETA] = buys - skips + mean[BETA];
        result.gradient[GAMMA] = 1 / gamma + leaves + mean[GAMMA];
        result.gradient[DELTA] = leaves - stays + mean[DELTA];
        double buysBend = meanSquares[0] / total - squares[0] - addends[0] * addends[0];
        double skipsBend = meanSquares[1] / total - squares[1] - addends[1] * addends[1];
        double leavesBend = meanSquares[2] / total - squares[2];
        double staysBend = meanSquares[3] / total - squares[3] - addends[3] * addends[3];
        hessian[ALPHA][ALPHA] += buysBend;
        hessian[ALPHA][BETA] += buysBend;
        hessian[BETA][BETA] += buysBend - skipsBend;
        hessian[GAMMA][GAMMA] += leavesBend - 1 / (gamma * gamma);
        hessian[GAMMA][DELTA] += leavesBend;
        hessian[DELTA][DELTA] += leavesBend - staysBend;
        return total;
    }
}
