package dev.retention.lifetime;

import static dev.retention.lifetime.BgBbOdds.ALPHA;
import static dev.retention.lifetime.BgBbOdds.BETA;
import static dev.retention.lifetime.BgBbOdds.DELTA;
import static dev.retention.lifetime.BgBbOdds.GAMMA;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;

/**
 * The log-likelihood of histories under BG/BB with its derivatives by α, β, γ and δ.
 *
 * <pre>
 * log (α)_x + log (β)_(n-x) - log (α + β)_n + log (δ)_n - log (γ + δ)_n + log(1 + odds)
 * </pre>
 */
record BgBbLikelihood(GroupedHistories histories) implements Maximizer.Function {

    @Override
    public void evaluate(double[] theta, SecondDerivatives into) {
        double alpha = theta[ALPHA];
        double beta = theta[BETA];
        double gamma = theta[GAMMA];
        double delta = theta[DELTA];
        var odds = new BgBbOdds(alpha, beta, gamma, delta);
        int rows = histories.rowCount();
        for (int row = 0; row < rows; ) {
            int x = histories.repeats(row);
            int n = (int) histories.age(row);
            long buyers = 0;
            while (row < rows && histories.repeats(row) == x && histories.age(row) == n) {
                odds.sum(x, (int) histories.lastAge(row), n, true);
                odds.result.addLogOnePlusOdds(histories.count(row), into);
                buyers += histories.count(row++);
            }
            addLogRising(alpha, x, buyers, into, ALPHA);
            addLogRising(beta, n - x, buyers, into, BETA);
            addLogRising(alpha + beta, n, -buyers, into, ALPHA, BETA);
            addLogRising(delta, n, buyers, into, DELTA);
            addLogRising(gamma + delta, n, -buyers, into, GAMMA, DELTA);
        }
    }

    /** Adds n log (y)_k, where y is the sum of some parameters. */
    private static void addLogRising(double y, int k, double n, SecondDerivatives into, int... parameters) {
        into.addValue(n * RisingFactorial.log(y, k));
        double slope = n * RisingFactorial.derivative(y, k);
        double bend = n * RisingFactorial.secondDerivative(y, k);
        for (int i = 0; i < parameters.length; i++) {
            into.addGradient(parameters[i], slope);
            for (int j = i; j < parameters.length; j++) {
                into.addHessian(parameters[i], parameters[j], bend);
            }
        }
    }
}
