package dev.retention.survival;

import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;
import java.util.Arrays;

/** The partial log-likelihood with its derivatives: by the coefficients, or by their exponentials, as a positive search wants them. */
final class CoxLikelihood implements Maximizer.Function {

    private final CoxSweep sweep;
    private final CoxRegression.Ties ties;
    private double[] lastBeta;
    private Point last;

    CoxLikelihood(CoxSweep sweep, CoxRegression.Ties ties) {
        this.sweep = sweep;
        this.ties = ties;
    }

    /**
     * The value, the gradient and the negated Hessian.
     *
     * @param total what the diagonal of the negated Hessian is a difference from
     */
    record Point(double value, double[] gradient, double[][] information, double[] total) {}

    Point at(double[] beta) {
        // A search begins where it was asked already whether there is anything to find.
        if (!Arrays.equals(beta, lastBeta)) {
            last = compute(beta);
            lastBeta = beta.clone();
        }
        return last;
    }

    private Point compute(double[] beta) {
        var spread = new CoxSpread(sweep);
        var sum = new SecondDerivatives(0);
        sweep.run(beta, ties, (slot, begin) -> {
            spread.add(slot, 1);
            sum.addValue(sweep.deathEta - sweep.stepWeight * sweep.logs);
        });
        CoxSpread.Sums sums = spread.sums();
        return new Point(sum.value(), sums.slope(), sums.curvature(), sums.total());
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
