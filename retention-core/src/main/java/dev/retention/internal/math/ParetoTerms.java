package dev.retention.internal.math;

import static dev.retention.internal.math.ParetoOdds.ALPHA;
import static dev.retention.internal.math.ParetoOdds.BETA;
import static dev.retention.internal.math.ParetoOdds.R;
import static dev.retention.internal.math.ParetoOdds.S;

/**
 * What the log-likelihood under Pareto/NBD is made of beside the {@link ParetoOdds}, with derivatives by r, α, s and β.
 *
 * <pre>
 * log (r)_x + r log(α/(α + T)) - x log(α + T) + s log(β/(β + T)) + log(1 + odds)
 * </pre>
 */
public final class ParetoTerms {

    private ParetoTerms() {}

    /** What depends on x alone: log (r)_x. */
    public static void addRepeats(double r, int x, double n, SecondDerivatives into) {
        into.addValue(n * RisingFactorial.log(r, x));
        into.addGradient(R, n * RisingFactorial.derivative(r, x));
        into.addHessian(R, R, n * RisingFactorial.secondDerivative(r, x));
    }

    /** What depends on x and T: the likelihood of those who are alive. */
    public static void addAlive(double[] theta, int x, double age, double n, SecondDerivatives into) {
        double r = theta[R];
        double alpha = theta[ALPHA];
        double s = theta[S];
        double beta = theta[BETA];
        double perLateAlpha = 1 / (alpha + age);
        double perLateBeta = 1 / (beta + age);
        double growthR = StrictMath.log1p(age / alpha);
        double growthS = StrictMath.log1p(age / beta);
        // 1/α - 1/(α + T) and its like, written out so that nothing cancels where α or β is huge.
        double fallR = age / alpha * perLateAlpha;
        double fallS = age / beta * perLateBeta;
        into.addValue(-n * (r * growthR + x * StrictMath.log(alpha + age) + s * growthS));
        into.addGradient(R, -n * growthR);
        into.addGradient(ALPHA, n * (r * fallR - x * perLateAlpha));
        into.addGradient(S, -n * growthS);
        into.addGradient(BETA, n * s * fallS);
        into.addHessian(R, ALPHA, n * fallR);
        into.addHessian(ALPHA, ALPHA, n * (x * perLateAlpha * perLateAlpha - r * fallR * (1 / alpha + perLateAlpha)));
        into.addHessian(S, BETA, n * fallS);
        into.addHessian(BETA, BETA, -n * s * fallS * (1 / beta + perLateBeta));
    }
}
