package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.BetaGeometricTerms;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;

/** The log-likelihood of {@link BetaGeometricNbd} with its derivatives by r, α, a and b. Rows come sorted by x and then T. */
record BetaGeometricLikelihood(GroupedHistories histories, int firstTosses) implements Maximizer.Function {

    @Override
    public void evaluate(double[] theta, SecondDerivatives into) {
        int rows = histories.rowCount();
        for (int row = 0; row < rows; ) {
            int x = histories.repeats(row);
            var sums = new BetaGeometricTerms(theta, x, x + firstTosses);
            do {
                sums.add(histories.count(row), histories.lastAge(row), histories.age(row));
                row++;
            } while (row < rows && histories.repeats(row) == x);
            sums.addTo(into);
        }
    }
}
