package dev.retention.forecast;

import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model expected of each customer in a hold-out, beside what they did.
 *
 * <pre>
 * MAE       = mean of |expected - actual|
 * RMSE      = square root of the mean of (expected - actual)²
 * log score = mean of log P(what the customer did)            higher is better; the only one that judges the whole distribution
 * </pre>
 *
 * <p>Errors of single customers are dominated by chance: of a customer expected to buy 0.3 times, half a purchase is a good
 * miss. So look at the {@linkplain #binsByExpectation bins} too: where customers with an expectation near 2 buy 2 times on
 * average, the model is calibrated.
 */
public final class HoldOutEvaluation {

    private final BuyerHistories buyers;
    private final double[] expected;
    private final int[] actual;
    private final double[] logProbabilities;

    HoldOutEvaluation(BuyerHistories buyers, double[] expected, int[] actual, double[] logProbabilities) {
        this.buyers = buyers;
        this.expected = expected;
        this.actual = actual;
        this.logProbabilities = logProbabilities;
    }

    /** {@return how many customers there are} */
    public int customers() {
        return expected.length;
    }

    /** {@return how many purchases the model expected} */
    public double expectedPurchases() {
        return Arrays.stream(expected).sum();
    }

    /** {@return how many purchases there were} */
    public long actualPurchases() {
        return Arrays.stream(actual).asLongStream().sum();
    }

    /** {@return the mean absolute error of a customer; {@code NaN} without customers} */
    public double meanAbsoluteError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs(expected[i] - actual[i]);
        }
        return sum / expected.length;
    }

    /** {@return the root of the mean squared error of a customer; {@code NaN} without customers} */
    public double rootMeanSquaredError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = expected[i] - actual[i];
            sum += error * error;
        }
        return Math.sqrt(sum / expected.length);
    }

    /**
     * {@return the mean log-probability of what the customers did; {@code NaN} without customers} Minus infinity if what one of them did
     * had a probability below the range of a double.
     */
    public double logScore() {
        double sum = 0;
        for (double logProbability : logProbabilities) {
            sum += logProbability;
        }
        return sum / expected.length;
    }

    /**
     * {@return the customers by their repeat purchases in the calibration: 0, 1, …, and {@code most} or more} Empty bins are left out.
     *
     * @param most where the last bin begins, at least 1
     */
    public List<Bin> binsByRepeats(int most) {
        Checks.positive(most, "most");
        var bins = new ArrayList<Bin>();
        for (int x = 0; x <= most; x++) {
            int from = x;
            double to = x == most ? Double.POSITIVE_INFINITY : x + 1;
            int[] members = IntStream.range(0, customers())
                    .filter(i -> buyers.repeats(i) >= from && buyers.repeats(i) < to)
                    .toArray();
            if (members.length > 0) {
                bins.add(bin(from, to, members));
            }
        }
        return bins;
    }

    /**
     * {@return the customers in order of their expectation, in bins of equal size: the calibration} At most as many bins as customers.
     *
     * @param bins how many bins, at least 1
     */
    public List<Bin> binsByExpectation(int bins) {
        Checks.positive(bins, "bins");
        int[] order = IntStream.range(0, customers())
                .boxed()
                .sorted((i, j) -> Double.compare(expected[i], expected[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        int size = Math.min(bins, order.length);
        var result = new ArrayList<Bin>();
        for (int k = 0; k < size; k++) {
            int begin = (int) ((long) order.length * k / size);
            int end = (int) ((long) order.length * (k + 1) / size);
            int[] members = Arrays.copyOfRange(order, begin, end);
            double to = end == order.length ? Double.POSITIVE_INFINITY : expected[order[end]];
            result.add(bin(expected[order[begin]], to, members));
        }
        return result;
    }

    private Bin bin(double from, double to, int[] members) {
        double sum = 0;
        long purchases = 0;
        for (int i : members) {
            sum += expected[i];
            purchases += actual[i];
        }
        return new Bin(from, to, members.length, sum, purchases);
    }

    /**
     * Some of the customers.
     *
     * @param begin the least repeats or expectation
     * @param end what all are below
     * @param customers how many they are
     * @param expected how many purchases the model expected of them
     * @param actual how many purchases they made
     */
    public record Bin(double begin, double end, int customers, double expected, long actual) {

        /**
         * Checks the ranges.
         *
         * @throws IllegalArgumentException if begin is negative or above end, nobody is in the bin, or a number of purchases is
         *     negative or not finite
         */
        public Bin {
            Checks.notNegative(begin, "begin");
            if (!(end >= begin)) {
                throw new IllegalArgumentException("end must be >= begin, got begin=" + begin + ", end=" + end);
            }
            Checks.positive(customers, "customers");
            Checks.notNegative(expected, "expected");
            Checks.notNegative(actual, "actual");
        }

        /** {@return the expected purchases of a customer} */
        public double expectedPerCustomer() {
            return expected / customers;
        }

        /** {@return the purchases of a customer} */
        public double actualPerCustomer() {
            return (double) actual / customers;
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof HoldOutEvaluation other
                && buyers.equals(other.buyers)
                && Arrays.equals(expected, other.expected)
                && Arrays.equals(actual, other.actual)
                && Arrays.equals(logProbabilities, other.logProbabilities);
    }

    @Override
    public int hashCode() {
        return 31 * buyers.hashCode() + Arrays.hashCode(expected);
    }

    @Override
    public String toString() {
        return "HoldOutEvaluation[expected " + expectedPurchases() + ", actual " + actualPurchases() + ", MAE "
                + meanAbsoluteError() + ", RMSE " + rootMeanSquaredError() + ", log score " + logScore() + "]";
    }
}
