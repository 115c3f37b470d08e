package dev.retention.lifetime;

import static dev.retention.internal.math.ParetoOdds.ALPHA;
import static dev.retention.internal.math.ParetoOdds.BETA;
import static dev.retention.internal.math.ParetoOdds.R;
import static dev.retention.internal.math.ParetoOdds.S;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.ParetoOdds;
import dev.retention.internal.math.ParetoTerms;
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
                ParetoTerms.addAlive(theta, x, age, sameAge, into);
                buyers += sameAge;
            }
            ParetoTerms.addRepeats(theta[R], x, buyers, into);
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
}
