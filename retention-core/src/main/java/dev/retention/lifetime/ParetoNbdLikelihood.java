package dev.retention.lifetime;

import static dev.retention.lifetime.ParetoOdds.ALPHA;
import static dev.retention.lifetime.ParetoOdds.BETA;
import static dev.retention.lifetime.ParetoOdds.R;
import static dev.retention.lifetime.ParetoOdds.S;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;

/**
 * The log-likelihood of histories under Pareto/NBD with its derivatives by r, α, s and β.
 *
 * <pre>
 * log (r)_x + r log(α/(α + T)) - x log(α + T) + s log(β/(β + T)) + log(1 + odds)
 * </pre>
 */
record ParetoNbdLikelihood(GroupedHistories histories) implements Maximizer.Function {

    @Override
    public void evaluate(double[] theta, SecondDerivatives into) {
        var odds = new ParetoOdds(theta[R], theta[ALPHA], theta[S], theta[BETA]);
        int rows = histories.rowCount();
        for (int row = 0; row < rows; ) {
            int x = histories.repeats(row);
            long buyers = 0;
            while (row < rows && histories.repeats(row) == x) {
                double age = histories.age(row);
                long sameAge = 0;
                while (row < rows && histories.repeats(row) == x && histories.age(row) == age) {
                    sameAge += histories.count(row);
                    odds.integrate(x, histories.lastAge(row), age, true);
                    odds.result.addLogOnePlusOdds(histories.count(row++), into);
                }
                addAlive(theta, x, age, sameAge, into);
                buyers += sameAge;
            }
            addRepeats(theta[R], x, buyers, into);
        }
    }

    /** The value alone, in half the time. */
    double value(double[] theta) {
        double r = theta[R];
        double alpha = theta[ALPHA];
        double s = theta[S];
        double beta = theta[BETA];
        var odds = new ParetoOdds(r, alpha, s, beta);
        var sum = new SecondDerivatives(0);
        for (int row = 0; row < histories.rowCount(); row++) {
            int x = histories.repeats(row);
            double age = histories.age(row);
            odds.integrate(x, histories.lastAge(row), age, false);
            double alive = RisingFactorial.log(r, x)
                    - r * StrictMath.log1p(age / alpha)
                    - x * StrictMath.log(alpha + age)
                    - s * StrictMath.log1p(age / beta);
            sum.addValue(histories.count(row) * (alive + odds.result.logOnePlusOdds()));
        }
        return sum.value();
    }

    /** What depends on x alone: log (r)_x. */
    private static void addRepeats(double r, int x, double n, SecondDerivatives into) {
        into.addValue(n * RisingFactorial.log(r, x));
        into.addGradient(R, n * RisingFactorial.derivative(r, x));
        into.addHessian(R, R, n * RisingFactorial.secondDerivative(r, x));
    }

    /** What depends on x and T: the likelihood of those who are alive. */
    private static void addAlive(double[] theta, int x, double age, double n, SecondDerivatives into) {
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
