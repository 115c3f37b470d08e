package dev.retention.internal.math;

/**
 * A function's value, gradient and Hessian at one point, summed up term by term.
 *
 * <p>The value is a compensated sum (Neumaier 1974), so that a search for the maximum can tell small gains from rounding in
 * the sum of a million terms. Write only the upper triangle of the Hessian, {@code i <= j}.
 */
public final class SecondDerivatives {

    private final int dimension;
    private double sum;
    private double lost;
    private final double[] gradient;
    private final double[] hessian;

    public SecondDerivatives(int dimension) {
        this.dimension = dimension;
        this.gradient = new double[dimension];
        this.hessian = new double[dimension * dimension];
    }

    public void addValue(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    public void addGradient(int i, double term) {
        gradient[i] += term;
    }

    public void addHessian(int i, int j, double term) {
        hessian[i * dimension + j] += term;
    }

    public int dimension() {
        return dimension;
    }

    public double value() {
        // An infinite or NaN sum has a meaningless correction.
        return Double.isFinite(sum) ? sum + lost : sum;
    }

    public double gradient(int i) {
        return gradient[i];
    }

    public double hessian(int i, int j) {
        return hessian[Math.min(i, j) * dimension + Math.max(i, j)];
    }

    /** Returns the value of a function alone. */
    public static double valueOf(Maximizer.Function function, double[] parameters) {
        var at = new SecondDerivatives(parameters.length);
        function.evaluate(parameters, at);
        return at.value();
    }
}
