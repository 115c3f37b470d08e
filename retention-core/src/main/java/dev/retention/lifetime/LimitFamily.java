package dev.retention.lifetime;

import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;
import java.util.List;
import java.util.Set;

/**
 * What a family tends to where some of its parameters go to the end of their range: a family of fewer, free parameters φ.
 *
 * <pre>
 * log θ_i = log origin_i + sum over k of exponents[i][k] · log φ_k
 * </pre>
 *
 * <p>A distribution of the family that becomes a point is one whose shape is {@link #HUGE}: what it then predicts differs from the
 * limit by one part in 10¹², less than a sum of customers can tell. So a limit is a member of the family like any other, and every
 * formula holds for it.
 *
 * @param limits what no longer differs between customers
 * @param parameters the names of the free parameters
 * @param origin the family's parameters where all φ are 1
 * @param exponents how they move with φ
 * @param starts where to search from
 */
record LimitFamily(
        Set<Limit> limits, List<String> parameters, double[] origin, double[][] exponents, List<double[]> starts) {

    /** The shape of a distribution that is a point. */
    static final double HUGE = 1e12;

    /** The shape of one that is at both ends and nowhere between. Its square does not underflow. */
    static final double TINY = 1e-140;

    /** An odds or a rate of what never happens. */
    static final double NEVER = 1e-300;

    /** The family's parameters. */
    double[] theta(double[] phi) {
        double[] theta = new double[origin.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = origin[i];
            for (int k = 0; k < phi.length; k++) {
                if (exponents[i][k] > 0) {
                    theta[i] *= phi[k];
                } else if (exponents[i][k] < 0) {
                    theta[i] /= phi[k];
                }
            }
        }
        return theta;
    }

    /** The family's likelihood by the free parameters. */
    Maximizer.Function likelihood(Maximizer.Function full) {
        return (phi, into) -> {
            double[] theta = theta(phi);
            var all = new SecondDerivatives(theta.length);
            full.evaluate(theta, all);
            into.addValue(all.value());
            double[] slope = new double[phi.length];
            double[][] bend = new double[phi.length][phi.length];
            for (int i = 0; i < theta.length; i++) {
                for (int k = 0; k < phi.length; k++) {
                    if (exponents[i][k] == 0) {
                        continue; // a derivative by what does not move may be infinite
                    }
                    double along = theta[i] * all.gradient(i);
                    slope[k] += exponents[i][k] * along;
                    for (int j = 0; j < theta.length; j++) {
                        for (int l = k; l < phi.length; l++) {
                            if (exponents[j][l] != 0) {
                                double both = theta[i] * theta[j] * all.hessian(i, j) + (i == j ? along : 0);
                                bend[k][l] += exponents[i][k] * exponents[j][l] * both;
                            }
                        }
                    }
                }
            }
            for (int k = 0; k < phi.length; k++) {
                into.addGradient(k, slope[k] / phi[k]);
                for (int l = k; l < phi.length; l++) {
                    into.addHessian(k, l, (bend[k][l] - (k == l ? slope[k] : 0)) / (phi[k] * phi[l]));
                }
            }
        };
    }
}
