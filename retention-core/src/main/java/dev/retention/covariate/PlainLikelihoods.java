package dev.retention.covariate;

import dev.retention.internal.math.BetaGeometricTerms;
import dev.retention.internal.math.ParetoOdds;
import dev.retention.internal.math.ParetoTerms;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;

/** The log-likelihoods of rows under the plain models, with their derivatives. */
final class PlainLikelihoods {

    private PlainLikelihoods() {}

    static CovariateLikelihood.Plain bgNbd(CovariateHistories histories) {
        return (theta, begin, end, into) -> {
            for (int row = begin; row < end; ) {
                int x = histories.repeats(row);
                var terms = new BetaGeometricTerms(theta, x, x);
                for (; row < end && histories.repeats(row) == x; row++) {
                    terms.add(histories.count(row), histories.lastAge(row), histories.age(row));
                }
                terms.addTo(into);
            }
        };
    }

    static CovariateLikelihood.Plain paretoNbd(CovariateHistories histories) {
        return (theta, begin, end, into) -> {
            var odds = new ParetoOdds(theta[0], theta[1], theta[2], theta[3]);
            for (int row = begin; row < end; row++) {
                int x = histories.repeats(row);
                double age = histories.age(row);
                long count = histories.count(row);
                odds.integrate(x, histories.lastAge(row), age, true);
                odds.result.addLogOnePlusOdds(count, into);
                ParetoTerms.addAlive(theta, x, age, count, into);
                ParetoTerms.addRepeats(theta[0], x, count, into);
            }
        };
    }

    /** Renewed n times: (β)_n / (α + β)_n; and then lost: times α / (α + β + n). */
    static CovariateLikelihood.Plain shiftedBetaGeometric(CovariateRenewals renewals) {
        return (theta, begin, end, into) -> {
            for (int row = begin; row < end; row++) {
                add(theta[0], theta[1], renewals.renewals(row), renewals.isLost(row), renewals.count(row), into);
            }
        };
    }

    private static void add(double alpha, double beta, int n, boolean lost, double count, SecondDerivatives into) {
        double both = alpha + beta;
        int asked = lost ? n + 1 : n;
        double lose = lost ? StrictMath.log(alpha / (both + n)) : 0;
        into.addValue(count * (lose - RisingFactorial.logRatio(beta, alpha, n)));
        double slope = RisingFactorial.derivative(both, asked);
        double bend = RisingFactorial.secondDerivative(both, asked);
        into.addGradient(0, count * ((lost ? 1 / alpha : 0) - slope));
        into.addGradient(1, count * (RisingFactorial.derivative(beta, n) - slope));
        into.addHessian(0, 0, count * ((lost ? -1 / (alpha * alpha) : 0) - bend));
        into.addHessian(0, 1, -count * bend);
        into.addHessian(1, 1, count * (RisingFactorial.secondDerivative(beta, n) - bend));
    }
}
