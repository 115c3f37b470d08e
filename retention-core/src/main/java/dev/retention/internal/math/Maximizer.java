package dev.retention.internal.math;

import java.util.Arrays;

/**
 * The maximum of a smooth function of a few positive parameters: Newton's method in their logarithms, with exact derivatives,
 * kept honest by a trust region (Conn, Gould and Toint 2000, chapter 7; the subproblem is solved in the eigenbasis).
 *
 * <p>There is no tolerance to turn. A search ends as a maximum only if the Hessian is negative definite there and the next
 * Newton step is negligible both beside the standard errors and beside the parameters. A function that keeps rising
 * towards an end of the parameter range, flatter and flatter, has Newton steps that never shrink: that is reported as
 * {@link End#DRIFT} and never as a maximum.
 *
 * <p>Logarithms make the search independent of the parameters' units, and keep them positive.
 */
public final class Maximizer {

    private static final int MAX_ITERATIONS = 200;
    /** In log-parameters: no step changes a parameter by more than a factor of e⁴ = 55. */
    private static final double MAX_RADIUS = 4;
    /** Gains below this share of the value are rounding, so that they cannot judge a step. */
    private static final double VALUE_NOISE = 1e-13;
    /** A gain that small takes a point at most 10⁻⁹ standard errors from the top. */
    private static final double DECREMENT = 1e-9;
    /** Smaller curvature in a log-parameter is a standard error of more than a factor of e¹⁰⁰⁰: no information. */
    private static final double MIN_CURVATURE = 1e-6;
    /** Newton steps on the rounding floor before a search that does not contract is given up. */
    private static final int FLOOR_STEPS = 8;
    /** 10³⁵ away from the start. */
    private static final double MAX_DISTANCE = 80;

    private Maximizer() {}

    /** A function of positive parameters with its first and second derivatives by those parameters. */
    @FunctionalInterface
    public interface Function {
        void evaluate(double[] parameters, SecondDerivatives into);
    }

    /** How a search ended. */
    public enum End {
        /** At a strict maximum. */
        MAXIMUM,
        /** On the way to an end of the parameter range. */
        DRIFT,
        /** Out of iterations, or the start has no finite value. */
        FAILURE
    }

    /**
     * Where a search ended.
     *
     * @param end how it ended
     * @param parameters the last point
     * @param value the function there
     * @param logGradient the gradient by the log-parameters
     * @param curvatures the eigenvalues of the negated Hessian by the log-parameters
     * @param logCovariance the inverse of the negated Hessian by the log-parameters; null unless at a maximum
     * @param decrement how far the maximum of the local parabola is, in standard errors
     * @param iterations how many steps were tried
     */
    public record Optimum(
            End end,
            double[] parameters,
            double value,
            double[] logGradient,
            double[] curvatures,
            double[][] logCovariance,
            double decrement,
            int iterations) {}

    /** Searches from a start of positive, finite parameters. */
    public static Optimum maximize(Function function, double[] start) {
        double[] logStart = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            logStart[i] = StrictMath.log(start[i]);
        }
        Point at = new Point(function, logStart);
        double radius = 1;
        int floorSteps = 0;
        int iteration = 0;
        while (at.isFinite() && iteration++ < MAX_ITERATIONS) {
            if (at.hasMaximum()) {
                // One more step costs one evaluation and takes the last doubtful digits.
                Point polished = new Point(function, at.newtonStep().from(at.logParameters));
                boolean better = polished.isFinite() && polished.decrement() < at.decrement();
                return (better ? polished : at).optimum(End.MAXIMUM, iteration);
            }
            Step step = at.step(radius);
            boolean onFloor = step.gain <= VALUE_NOISE * (1 + Math.abs(at.value));
            if (onFloor && ++floorSteps > FLOOR_STEPS || at.distanceTo(logStart) > MAX_DISTANCE) {
                return at.optimum(End.DRIFT, iteration - 1);
            }
            Point trial = new Point(function, step.from(at.logParameters));
            double agreement = trial.isFinite() ? (trial.value - at.value) / step.gain : -1;
            if (onFloor && trial.isFinite()) {
                at = trial; // the gradient still tells where to go when the value no longer does
                continue;
            }
            if (!(agreement >= 0.25)) {
                radius = step.length / 4;
            } else if (agreement > 0.75 && step.length > 0.99 * radius) {
                radius = Math.min(2 * radius, MAX_RADIUS);
            }
            if (agreement > 1e-3) {
                at = trial;
            }
        }
        return at.optimum(End.FAILURE, Math.min(iteration, MAX_ITERATIONS));
    }

    /** A step in the log-parameters and the gain that the local parabola promises. */
    private record Step(double[] move, double length, double gain) {

        double[] from(double[] origin) {
            double[] to = origin.clone();
            for (int i = 0; i < to.length; i++) {
                to[i] += move[i];
            }
            return to;
        }
    }

    /** The function at one point, with derivatives by the log-parameters and the eigenbasis of the Hessian. */
    private static final class Point {

        private final double[] logParameters;
        private final double[] parameters;
        private final double value;
        private final double[] gradient;
        private final SymmetricEigen curvature;
        /** The gradient in the eigenbasis. */
        private final double[] slopes;

        Point(Function function, double[] logParameters) {
            int n = logParameters.length;
            this.logParameters = logParameters;
            this.parameters = new double[n];
            for (int i = 0; i < n; i++) {
                parameters[i] = StrictMath.exp(logParameters[i]);
            }
            var derivatives = new SecondDerivatives(n);
            function.evaluate(parameters, derivatives);
            this.value = derivatives.value();
            this.gradient = new double[n];
            double[][] negatedHessian = new double[n][n];
            for (int i = 0; i < n; i++) {
                gradient[i] = parameters[i] * derivatives.gradient(i);
                for (int j = 0; j < n; j++) {
                    negatedHessian[i][j] = -parameters[i] * parameters[j] * derivatives.hessian(i, j);
                }
                negatedHessian[i][i] -= gradient[i];
            }
            this.curvature = new SymmetricEigen(negatedHessian);
            this.slopes = new double[n];
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < n; i++) {
                    slopes[k] += curvature.vector(i, k) * gradient[i];
                }
            }
        }

        boolean isFinite() {
            double sum = value;
            for (int k = 0; k < slopes.length; k++) {
                sum += slopes[k] + curvature.value(k);
            }
            return Double.isFinite(sum);
        }

        /** With that curvature the Newton step is below a millionth of each parameter, too. */
        boolean hasMaximum() {
            return curvature.smallestValue() > MIN_CURVATURE && decrement() <= DECREMENT;
        }

        double decrement() {
            double sum = 0;
            for (int k = 0; k < slopes.length; k++) {
                sum += slopes[k] * slopes[k] / curvature.value(k);
            }
            return Math.sqrt(sum);
        }

        double distanceTo(double[] start) {
            double distance = 0;
            for (int i = 0; i < start.length; i++) {
                distance = Math.max(distance, Math.abs(logParameters[i] - start[i]));
            }
            return distance;
        }

        Step newtonStep() {
            return shiftedStep(0);
        }

        /** The best step of at most that length for the local parabola. */
        Step step(double radius) {
            double smallest = curvature.smallestValue();
            if (smallest > 0) {
                Step newton = newtonStep();
                if (newton.length <= radius) {
                    return newton;
                }
            }
            // The length of the shifted step falls as the shift grows: bisect for the radius.
            double low = Math.max(0, -smallest);
            double high = low + norm(slopes) / radius;
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;
                if (shiftedStep(middle).length > radius) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return shiftedStep(high);
        }

        /** The Newton step after adding {@code shift} to all curvatures. */
        private Step shiftedStep(double shift) {
            int n = slopes.length;
            double[] move = new double[n];
            double gain = 0;
            for (int k = 0; k < n; k++) {
                double along = slopes[k] == 0 ? 0 : slopes[k] / (curvature.value(k) + shift);
                gain += along * (slopes[k] - curvature.value(k) * along / 2);
                for (int i = 0; i < n; i++) {
                    move[i] += along * curvature.vector(i, k);
                }
            }
            return new Step(move, norm(move), gain);
        }

        private static double norm(double[] vector) {
            double sum = 0;
            for (double v : vector) {
                sum += v * v;
            }
            return Math.sqrt(sum);
        }

        Optimum optimum(End end, int iterations) {
            int n = parameters.length;
            double[] curvatures = new double[n];
            for (int k = 0; k < n; k++) {
                curvatures[k] = curvature.value(k);
            }
            Arrays.sort(curvatures);
            double[][] covariance = null;
            if (end == End.MAXIMUM) {
                covariance = new double[n][n];
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        for (int k = 0; k < n; k++) {
                            covariance[i][j] += curvature.vector(i, k) * curvature.vector(j, k) / curvature.value(k);
                        }
                    }
                }
            }
            return new Optimum(end, parameters, value, gradient, curvatures, covariance, decrement(), iterations);
        }
    }
}
