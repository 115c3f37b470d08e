package dev.retention.survival;

import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;

/** The partial log-likelihood with its derivatives: by the coefficients, or by their exponentials, as a positive search wants them. */
final class CoxLikelihood implements Maximizer.Function {

    private final CoxSweep sweep;
    private final CoxRegression.Ties ties;

    CoxLikelihood(CoxSweep sweep, CoxRegression.Ties ties) {
        this.sweep = sweep;
        this.ties = ties;
    }

    /** The value, the gradient and the negated Hessian. */
    record Point(double value, double[] gradient, double[][] information) {}

    Point at(double[] beta) {
        int p = sweep.width;
        double[] sum = new double[2];
        double[] gradient = new double[p];
        double[][] information = new double[p][p];
        sweep.run(beta, (stratum, begin, end) -> {
            int steps = ties.steps(sweep.deaths);
            double weight = sweep.deathWeight / steps;
            double value = sweep.deathEta;
            // The sums over the steps are of numbers only: a day on which many leave costs no more columns than one
            // with one.
            double inverse = 0;
            double partInverse = 0;
            double square = 0;
            double partSquare = 0;
            double partsSquare = 0;
            for (int step = 0; step < steps; step++) {
                double part = (double) step / steps;
                double at = sweep.s0 - part * sweep.d0;
                value -= weight * StrictMath.log(at);
                double one = 1 / at;
                inverse += one;
                partInverse += part * one;
                square += one * one;
                partSquare += part * one * one;
                partsSquare += part * part * one * one;
            }
            for (int a = 0; a < p; a++) {
                double s = sweep.s1[a];
                double d = sweep.d1[a];
                gradient[a] -= weight * (s * inverse - d * partInverse);
                double bySum = s * square - d * partSquare;
                double byDeaths = s * partSquare - d * partsSquare;
                for (int b = 0, at = a * p; b <= a; b++, at++) {
                    double second = sweep.s2[at] * inverse - sweep.d2[at] * partInverse;
                    information[a][b] += weight * (second - (sweep.s1[b] * bySum - sweep.d1[b] * byDeaths));
                }
            }
            for (int a = 0; a < p; a++) {
                gradient[a] += sweep.deathSum[a];
            }
            double next = sum[0] + value; // Neumaier's summation
            sum[1] += Math.abs(sum[0]) >= Math.abs(value) ? sum[0] - next + value : value - next + sum[0];
            sum[0] = next;
        });
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < a; b++) {
                information[b][a] = information[a][b];
            }
        }
        return new Point(sum[0] + sum[1], gradient, information);
    }

    @Override
    public void evaluate(double[] hazardRatios, SecondDerivatives into) {
        int p = hazardRatios.length;
        double[] beta = new double[p];
        for (int a = 0; a < p; a++) {
            beta[a] = StrictMath.log(hazardRatios[a]);
        }
        Point at = at(beta);
        into.addValue(at.value);
        for (int a = 0; a < p; a++) {
            double ratio = hazardRatios[a];
            into.addGradient(a, at.gradient[a] / ratio);
            for (int b = 0; b <= a; b++) {
                double own = a == b ? at.gradient[a] : 0;
                into.addHessian(b, a, -(at.information[a][b] + own) / ratio / hazardRatios[b]);
            }
        }
    }
}
