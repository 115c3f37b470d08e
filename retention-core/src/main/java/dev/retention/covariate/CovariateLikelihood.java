package dev.retention.covariate;

import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;

/**
 * The log-likelihood of customers with covariates, by the free numbers φ of a {@link CovariateDesign}, which are positive as a search wants
 * them: parameters at the means of the covariates, and exponentials of coefficients.
 *
 * <pre>
 * log θ_i(z) = log origin_i + sum over k of exponents[i][k] log φ_k + sum over columns and covariates of ± z · log φ
 * </pre>
 *
 * <p>It is linear, so derivatives by θ of the plain model, group by group, give those by φ.
 */
final class CovariateLikelihood implements Maximizer.Function {

    /** The plain log-likelihood of the rows of one group. */
    @FunctionalInterface
    interface Plain {
        void add(double[] theta, int begin, int end, SecondDerivatives into);
    }

    private final CovariateDesign design;
    private final Plain plain;
    private final int[] groups;
    /** By group, then covariate. */
    private final double[][] z;

    CovariateLikelihood(CovariateDesign design, Plain plain, CovariateRows rows, CovariateRows.Spread spread) {
        this.design = design;
        this.plain = plain;
        groups = rows.groups();
        z = new double[groups.length - 1][];
        for (int g = 0; g < z.length; g++) {
            z[g] = rows.standardised(groups[g], spread);
        }
    }

    @Override
    public void evaluate(double[] phi, SecondDerivatives into) {
        int n = design.size();
        double[] logs = new double[n];
        for (int k = 0; k < n; k++) {
            logs[k] = StrictMath.log(phi[k]);
        }
        int parameters = design.origin().length;
        double[] slope = new double[n];
        double[][] bend = new double[n][n];
        double[] theta = new double[parameters];
        double[] along = new double[parameters];
        double[][] both = new double[parameters][parameters];
        double[][] moves = new double[parameters][n];
        for (int g = 0; g < z.length; g++) {
            design.fill(z[g], moves);
            for (int i = 0; i < parameters; i++) {
                double log = 0;
                for (int k = 0; k < n; k++) {
                    log += moves[i][k] * logs[k];
                }
                theta[i] = design.origin()[i] * StrictMath.exp(log);
            }
            var group = new SecondDerivatives(parameters);
            plain.add(theta, groups[g], groups[g + 1], group);
            into.addValue(group.value());
            for (int i = 0; i < parameters; i++) {
                // What does not move has derivatives that may be infinite.
                along[i] = design.isMoved(i) ? theta[i] * group.gradient(i) : 0;
                for (int j = 0; j <= i; j++) {
                    both[i][j] = design.isMoved(i) && design.isMoved(j)
                            ? theta[i] * theta[j] * group.hessian(i, j) + (i == j ? along[i] : 0)
                            : 0;
                    both[j][i] = both[i][j];
                }
            }
            add(moves, along, both, slope, bend);
        }
        for (int k = 0; k < n; k++) {
            into.addGradient(k, slope[k] / phi[k]);
            for (int l = k; l < n; l++) {
                into.addHessian(k, l, (bend[l][k] - (k == l ? slope[k] : 0)) / (phi[k] * phi[l]));
            }
        }
    }

    private static void add(double[][] moves, double[] along, double[][] both, double[] slope, double[][] bend) {
        int n = slope.length;
        double[] part = new double[along.length];
        for (int k = 0; k < n; k++) {
            for (int j = 0; j < along.length; j++) {
                double sum = 0;
                for (int i = 0; i < along.length; i++) {
                    sum += moves[i][k] * both[i][j];
                }
                part[j] = sum;
                slope[k] += moves[j][k] * along[j];
            }
            for (int l = 0; l <= k; l++) {
                double sum = 0;
                for (int j = 0; j < along.length; j++) {
                    sum += part[j] * moves[j][l];
                }
                bend[k][l] += sum;
            }
        }
    }
}
