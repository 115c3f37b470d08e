package dev.retention.internal.math;

/**
 * The logarithm of the odds that a customer has left, with its derivatives by the parameters of a model: a workspace.
 *
 * <p>Every likelihood here is that of someone who is alive, times 1 + odds; and P(alive) = 1 / (1 + odds).
 */
public final class LogOdds {

    /** Negative infinity where nobody can have left. */
    public double log;

    public final double[] gradient;

    /** Only the upper triangle. */
    public final double[][] hessian;

    public LogOdds(int parameters) {
        gradient = new double[parameters];
        hessian = new double[parameters][parameters];
    }

    public double probabilityAlive() {
        double smaller = StrictMath.exp(-Math.abs(log));
        return log > 0 ? smaller / (1 + smaller) : 1 / (1 + smaller);
    }

    /** log(1 + odds), neither overflowing nor losing small odds. */
    public double logOnePlusOdds() {
        return Math.max(log, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(log)));
    }

    /** Adds log(1 + odds) of {@code n} customers with its derivatives. */
    public void addLogOnePlusOdds(double n, SecondDerivatives into) {
        into.addValue(n * logOnePlusOdds());
        double alive = probabilityAlive();
        double left = log > 0 ? 1 - alive : StrictMath.exp(log) * alive;
        for (int i = 0; i < gradient.length; i++) {
            into.addGradient(i, n * left * gradient[i]);
            for (int j = i; j < gradient.length; j++) {
                into.addHessian(i, j, n * left * (alive * gradient[i] * gradient[j] + hessian[i][j]));
            }
        }
    }
}
