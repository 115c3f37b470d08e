package dev.retention.lifetime;

import dev.retention.history.GroupedHistories;

/** A first guess of how purchase rates are spread, for the searches to start from. */
final class PurchaseRates {

    private PurchaseRates() {}

    /**
     * Returns the shape r and the rate α of the gamma distribution with the observed factorial moments, as if nobody ever left:
     * E[Σ x] = r/α Σ T and E[Σ x (x − 1)] = r (r + 1)/α² Σ T². The shape is kept in [1/8, 8]. There must be repeats.
     */
    static double[] guess(GroupedHistories histories) {
        double repeats = 0;
        double pairs = 0;
        double time = 0;
        double squaredTime = 0;
        for (int row = 0; row < histories.rowCount(); row++) {
            double n = histories.count(row);
            double x = histories.repeats(row);
            double age = histories.age(row);
            repeats += n * x;
            pairs += n * x * (x - 1);
            time += n * age;
            squaredTime += n * age * age;
        }
        double rate = repeats / time;
        double spread = pairs / squaredTime / (rate * rate) - 1;
        double shape = spread > 0 ? Math.min(8, Math.max(0.125, 1 / spread)) : 8;
        return new double[] {shape, shape / rate};
    }

    /** Returns the mean time between purchases of those who bought again, up to their last one. There must be repeats. */
    static double timeBetweenPurchasesOfRepeaters(GroupedHistories histories) {
        double repeats = 0;
        double time = 0;
        for (int row = 0; row < histories.rowCount(); row++) {
            repeats += (double) histories.count(row) * histories.repeats(row);
            time += histories.count(row) * histories.lastAge(row);
        }
        return time / repeats;
    }

    /** Returns the mean age of the customers. */
    static double meanAge(GroupedHistories histories) {
        double sum = 0;
        for (int row = 0; row < histories.rowCount(); row++) {
            sum += histories.count(row) * histories.age(row);
        }
        return sum / histories.customers();
    }
}
