package dev.retention.forecast;

import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a model expected of each customer in a hold-out, beside what they did.
 *
 * <pre>
 * MAE       = mean of |expected - actual|
 * RMSE      = square root of the mean of (expected - actual)²
 * log score = mean of log P(what the customer did)                       higher is better; both judge the whole distribution
 * CRPS      = mean of the sum over n of (F(n) - [what they did &lt;= n])²     lower is better; in purchases, as MAE
 * </pre>
 *
 * <p>Errors of single customers are dominated by chance: of a customer expected to buy 0.3 times, half a purchase is a good
 * miss. So look at the {@linkplain #binsByExpectation bins} too: where customers with an expectation near 2 buy 2 times on
 * average, the model is calibrated.
 */
public final class HoldOutEvaluation {

    /** Where the rest of a distribution counts no more. */
    private static final double REST = 1e-4;

    /** A tail longer than this adds nothing that counts. */
    private static final int MOST_PURCHASES = 1_000;

    private final Forecast forecast;
    private final BuyerHistories buyers;
    private final double[] expected;
    private final int[] actual;

    HoldOutEvaluation(Forecast forecast, int[] actual) {
        this.forecast = forecast;
        this.buyers = forecast.buyers();
        this.actual = actual;
        this.expected = IntStream.range(0, actual.length)
                .mapToDouble(forecast::expectedPurchases)
                .toArray();
    }

    Forecast forecast() {
        return forecast;
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
     * had a probability below the range of a double, or if a plain rule expected nothing of them. Costs one probability for each customer.
     */
    public double logScore() {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += StrictMath.log(forecast.probabilityOfPurchases(i, actual[i]));
        }
        return sum / actual.length;
    }

    /**
     * {@return the continuous ranked probability score, mean over the customers; {@code NaN} without customers} Of a forecast that is sure of a
     * number it is the absolute error. By Gneiting and Raftery (2007). Customers of one history who did the same share the work.
     */
    public double crps() {
        record Row(int repeats, double lastAge, double age, double expected, int actual) {}
        var known = new HashMap<Row, Double>();
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            int customer = i;
            var row = new Row(buyers.repeats(i), buyers.lastAge(i), buyers.age(i), expected[i], actual[i]);
            sum += known.computeIfAbsent(row, r -> crps(customer));
        }
        return sum / actual.length;
    }

    private double crps(int customer) {
        for (int size = Math.max(8, 2 * actual[customer]); ; size *= 2) {
            double below = 0;
            double sum = 0;
            double[] probabilities = forecast.probabilities(customer, size);
            for (int n = 0; n < size; n++) {
                below += probabilities[n];
                double miss = below - (actual[customer] <= n ? 1 : 0);
                sum += miss * miss;
                if (n >= actual[customer] && below >= 1 - REST) {
                    return sum;
                }
            }
            if (size >= MOST_PURCHASES) {
                return sum;
            }
        }
    }

    /**
     * {@return the customers by their repeat purchases in the calibration: 0, 1, …, and {@code most} or more} Empty bins are left out.
     *
     * @param most where the last bin begins, at least 1
     */
    public List<Bin> binsByRepeats(int most) {
        Checks.positive(most, "most");
        var bins = new ArrayList<Bin>();
        int mostRepeats =
                IntStream.range(0, customers()).map(buyers::repeats).max().orElse(0);
        for (int x = 0; x <= Math.min(most, mostRepeats); x++) {
            int from = x;
            double to = x == most ? Double.POSITIVE_INFINITY : x + 1;
            int[] members = IntStream.range(0, customers())
                    .filter(i -> buyers.repeats(i) >= from && buyers.repeats(i) < to)
                    .toArray();
            if (members.length > 0) {
                bins.add(bin(from, to, members));
            }
        }
        return List.copyOf(bins);
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
        return List.copyOf(result);
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
     * @param end what all are below; infinite in the last bin
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
                && Arrays.equals(actual, other.actual);
    }

    @Override
    public int hashCode() {
        return Objects.hash(buyers, Arrays.hashCode(expected));
    }

    @Override
    public String toString() {
        return "HoldOutEvaluation[expected " + expectedPurchases() + ", actual " + actualPurchases() + ", MAE "
                + meanAbsoluteError() + ", RMSE " + rootMeanSquaredError() + "]";
    }
}
