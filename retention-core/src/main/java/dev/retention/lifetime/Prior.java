package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;

/**
 * What is believed of a shop before its customers are looked at: half the sum of squares of a few standardised figures of the
 * logarithms of the parameters. {@link Posterior} says which, and why.
 */
final class Prior {

    private static final double WIDE = 1.5;

    /** ln of how much faster new customers buy than all customers do on average, if some have left. */
    private static final double FASTER = 0.7;

    private final double logRate;
    private final double logTime;
    private final boolean coins;

    private Prior(double logRate, double logTime, boolean coins) {
        this.logRate = logRate;
        this.logTime = logTime;
        this.coins = coins;
    }

    /** Of r and α, and of a and b where there are four parameters. */
    static Prior ofCoins(GroupedHistories histories) {
        return new Prior(StrictMath.log(rate(histories)), 0, true);
    }

    /** Of r, α, s and β. */
    static Prior ofLifetimes(GroupedHistories histories) {
        return new Prior(StrictMath.log(rate(histories)), StrictMath.log(PurchaseRates.meanAge(histories)), false);
    }

    private static double rate(GroupedHistories histories) {
        double time = PurchaseRates.meanAge(histories) * histories.customers();
        if (!(time > 0)) {
            throw new IllegalArgumentException(
                    "histories must hold a customer of an age above 0, got customers=" + histories.customers());
        }
        return Math.max(histories.totalRepeats(), 0.5) / time;
    }

    /** The likeliest parameters, as far as the prior knows. */
    double[] centre(int parameters) {
        double alpha = StrictMath.exp(-logRate - FASTER);
        if (parameters == 2) {
            return new double[] {1, alpha};
        }
        double leaves = 1 / (1 + Math.E);
        return coins
                ? new double[] {1, alpha, Math.E * leaves, Math.E * (1 - leaves)}
                : new double[] {1, alpha, 1, StrictMath.exp(logTime + 1)};
    }

    double penalty(double[] theta) {
        var sum = new SecondDerivatives(theta.length);
        subtract(theta, sum);
        return -sum.value();
    }

    /** The likelihood less the penalty. */
    Maximizer.Function penalised(Maximizer.Function likelihood) {
        return (theta, into) -> {
            likelihood.evaluate(theta, into);
            subtract(theta, into);
        };
    }

    private void subtract(double[] theta, SecondDerivatives into) {
        double logR = StrictMath.log(theta[0]);
        subtract(theta, into, 0, logR / WIDE, 1 / WIDE, 1, 0, 0);
        subtract(theta, into, 0, logR - StrictMath.log(theta[1]) - logRate - FASTER, 1, 1, -1, 0);
        if (theta.length == 2) {
            return;
        }
        double first = StrictMath.log(theta[2]);
        double second = StrictMath.log(theta[3]);
        if (coins) {
            double sum = theta[2] + theta[3];
            double leaves = theta[2] / sum;
            double stays = theta[3] / sum;
            subtract(theta, into, 2, (first - second + 1) / WIDE, 1 / WIDE, 1, -1, 0);
            subtract(theta, into, 2, (StrictMath.log(sum) - 1) / WIDE, 1 / WIDE, leaves, stays, leaves * stays);
        } else {
            subtract(theta, into, 2, first / WIDE, 1 / WIDE, 1, 0, 0);
            subtract(theta, into, 2, (first - second + logTime + 1) / WIDE, 1 / WIDE, 1, -1, 0);
        }
    }

    /**
     * Subtracts u²/2, where u moves with the logarithms of the parameters i and i + 1.
     *
     * @param scale what the slopes and the bend are to be multiplied by
     * @param bend ∂²u by the first logarithm twice and by the second twice; by both once it is the opposite
     */
    private static void subtract(
            double[] theta,
            SecondDerivatives into,
            int i,
            double u,
            double scale,
            double slope0,
            double slope1,
            double bend) {
        double x = theta[i];
        double y = theta[i + 1];
        double g0 = u * scale * slope0;
        double g1 = u * scale * slope1;
        double curve = u * scale * bend;
        double s2 = scale * scale;
        into.addValue(-u * u / 2);
        into.addGradient(i, -g0 / x);
        into.addGradient(i + 1, -g1 / y);
        into.addHessian(i, i, -(s2 * slope0 * slope0 + curve - g0) / (x * x));
        into.addHessian(i, i + 1, -(s2 * slope0 * slope1 - curve) / (x * y));
        into.addHessian(i + 1, i + 1, -(s2 * slope1 * slope1 + curve - g1) / (y * y));
    }
}
