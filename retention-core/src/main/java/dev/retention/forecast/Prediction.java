package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.math.IncompleteBeta;
import dev.retention.internal.math.Normal;
import dev.retention.internal.math.StudentT;
import dev.retention.lifetime.Posterior;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How many purchases may come, not how many are expected: intervals that a realised number falls into.
 *
 * <pre>
 * P(total = n) = mean over the models of a {@link Posterior} of P(total = n | model)       parameters and chance
 * total | model ~ negative binomial with the mean and the variance of the sum of all customers
 * alive | model ~ normal with mean Σ p and variance Σ p (1 - p), within [0, n]
 * </pre>
 *
 * <p>Such an interval supposes that the model is right. Where back-tests exist, {@link #purchases(double, List)} widens it by the error
 * that they showed, which mostly is the greater part.
 *
 * <p>Several posteriors count alike: what is not known of the model is then in the interval too.
 *
 * <p>Cost: about one P(alive) for each model and distinct history; of many customers fewer models are asked, since their
 * parameters are known well.
 */
public final class Prediction {

    private static final int MOST_MODELS = 256;
    private static final int LEAST_MODELS = 10;
    private static final double AFFORDABLE = 2e5;
    private static final int MODELS_OF_A_CUSTOMER = 24;

    private final BuyerHistories buyers;
    private final int days;
    private final List<PurchaseModel> models;
    private final double[] weights;
    private final double[] means;
    private final double[] variances;
    private final double[] alive;
    private final double[] aliveVariances;

    private Prediction(BuyerHistories buyers, int days, List<PurchaseModel> models, double[] weights) {
        this.buyers = buyers;
        this.days = days;
        this.models = models;
        this.weights = weights;
        int size = models.size();
        means = new double[size];
        variances = new double[size];
        alive = new double[size];
        aliveVariances = new double[size];
    }

    /**
     * {@return the prediction of some customers by what is known of a model, or of several that count alike}
     *
     * @param buyers what is known of the customers, in the unit of the models
     * @param days how far to look ahead, at least 1 and at most 3,653: in days, whatever the unit of the buyers
     * @param posteriors what is known of the models, at least one
     */
    public static Prediction of(
            BuyerHistories buyers, int days, List<? extends Posterior<? extends PurchaseModel>> posteriors) {
        requireNonNull(buyers, "buyers");
        Checks.inRange(days, 1, Forecast.MOST_DAYS, "days");
        if (requireNonNull(posteriors, "posteriors").isEmpty()) {
            throw new IllegalArgumentException("posteriors must not be empty, got posteriors=" + posteriors);
        }
        for (int i = 0; i < posteriors.size(); i++) {
            requireNonNull(posteriors.get(i), "posteriors[" + i + "]");
        }
        int affordable = (int) Math.max(
                LEAST_MODELS, Math.min(MOST_MODELS, AFFORDABLE / Math.max(1, buyers.size()) / posteriors.size()));
        var models = new ArrayList<PurchaseModel>();
        var weights = new ArrayList<Double>();
        for (Posterior<? extends PurchaseModel> posterior : posteriors) {
            // Every so many of them; their weights are made to come to 1 again.
            int step = Math.max(1, posterior.size() / affordable);
            double sum = 0;
            int from = weights.size();
            for (int k = 0; k < posterior.size(); k += step) {
                models.add(posterior.model(k));
                weights.add(posterior.weight(k));
                sum += posterior.weight(k);
            }
            for (int k = from; k < weights.size(); k++) {
                weights.set(k, weights.get(k) / sum / posteriors.size());
            }
        }
        var prediction = new Prediction(
                buyers,
                days,
                List.copyOf(models),
                weights.stream().mapToDouble(Double::doubleValue).toArray());
        prediction.addUp();
        return prediction;
    }

    private record Row(int repeats, double age) {}

    private void addUp() {
        // Of someone alive x and T decide: group them.
        Map<Row, Integer> groups = new HashMap<>();
        int[] group = new int[buyers.size()];
        for (int i = 0; i < group.length; i++) {
            group[i] = groups.computeIfAbsent(new Row(buyers.repeats(i), buyers.age(i)), row -> groups.size());
        }
        Horizon horizon = new Horizon(days, TimeUnit.DAY).inUnit(buyers.unit());
        for (int k = 0; k < models.size(); k++) {
            PurchaseModel model = models.get(k);
            double[] mean = new double[groups.size()];
            double[] square = new double[groups.size()];
            groups.forEach((row, g) -> {
                PurchaseModel future = model.givenAlive(row.repeats(), row.age());
                mean[g] = future.expectedPurchases(horizon);
                square[g] = future.varianceOfPurchases(horizon) + mean[g] * mean[g];
            });
            double[] p = model.probabilityAlive(buyers);
            for (int i = 0; i < p.length; i++) {
                double own = p[i] * mean[group[i]];
                means[k] += own;
                variances[k] += p[i] * square[group[i]] - own * own;
                alive[k] += p[i];
                aliveVariances[k] += p[i] * (1 - p[i]);
            }
        }
    }

    /** {@return how many customers there are} */
    public int customers() {
        return buyers.size();
    }

    /** {@return the expected purchases of all, a mean over the models} */
    public double expectedPurchases() {
        return mean(means);
    }

    /** {@return the expected number of customers alive, a mean over the models} */
    public double expectedAlive() {
        return mean(alive);
    }

    private double mean(double[] values) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }

    /**
     * {@return whole numbers between which the purchases of all will be, if the model is right}
     *
     * @param confidence how sure to be, in (0, 1)
     */
    public Interval purchases(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        double high = 1;
        for (int k = 0; k < means.length; k++) {
            high = Math.max(high, means[k] + 12 * Math.sqrt(variances[k]) + 50);
        }
        double most = Math.ceil(high);
        DoubleUnaryOperator atMost = n -> mixture(k -> atMost(n, means[k], variances[k]));
        return new Interval(quantile(atMost, (1 - confidence) / 2, most), quantile(atMost, (1 + confidence) / 2, most));
    }

    /**
     * {@return the same, widened by the errors that back-tests of the same horizon showed}
     *
     * <pre>
     * upper = median · exp(sqrt(ln(upper/median)² + (t · s)²))      s² = mean of the squared logarithmic errors
     * lower = median / exp(sqrt(ln(median/lower)² + (t · s)²))      t: Student's, as many degrees as errors
     * </pre>
     *
     * @param confidence how sure to be, in (0, 1)
     * @param trials the trials of the forecaster that is believed; none leave the interval as it is
     */
    public Interval purchases(double confidence, List<BackTest.Trial> trials) {
        Interval right = purchases(confidence);
        trials = Checks.copyOf(trials, BackTest.Trial.class, "trials");
        if (trials.isEmpty()) {
            return right;
        }
        return widened(right, expectedPurchases(), confidence, trials);
    }

    /** The interval around a centre with the errors of trials. */
    static Interval widened(Interval right, double centre, double confidence, List<BackTest.Trial> trials) {
        double squares = 0;
        for (BackTest.Trial trial : trials) {
            squares += trial.logError() * trial.logError();
        }
        double s = Math.sqrt(squares / trials.size());
        double reach = StudentT.quantile((1 - confidence) / 2, trials.size()) * s; // below 0: of it the square is taken
        double middle = centre + 0.5;
        double up = StrictMath.log(Math.max(1, (right.upper() + 0.5) / middle));
        double down = StrictMath.log(Math.max(1, middle / (right.lower() + 0.5)));
        double lower = middle / StrictMath.exp(Math.hypot(down, reach)) - 0.5;
        double upper = middle * StrictMath.exp(Math.hypot(up, reach)) - 0.5;
        return new Interval(Math.max(0, Math.floor(lower)), Math.ceil(upper));
    }

    /**
     * {@return whole numbers between which the number of customers alive is, within [0, n]}
     *
     * @param confidence how sure to be, in (0, 1)
     */
    public Interval alive(double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        int n = customers();
        DoubleUnaryOperator atMost = a -> mixture(k -> normal(a, alive[k], aliveVariances[k]));
        return new Interval(quantile(atMost, (1 - confidence) / 2, n), quantile(atMost, (1 + confidence) / 2, n));
    }

    /**
     * {@return whole numbers between which the purchases of one customer will be}
     *
     * @param index the position of the customer
     * @param confidence how sure to be, in (0, 1)
     */
    public Interval purchases(int index, double confidence) {
        Checks.inOpenUnitInterval(confidence, "confidence");
        var history = buyers.get(index);
        Horizon horizon = new Horizon(days, TimeUnit.DAY).inUnit(buyers.unit());
        int[] heaviest = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -weights[k]))
                .limit(MODELS_OF_A_CUSTOMER)
                .mapToInt(Integer::intValue)
                .toArray();
        double all = Arrays.stream(heaviest).mapToDouble(k -> weights[k]).sum();
        double sum = 0;
        double lower = -1;
        for (int n = 0; ; n++) {
            for (int k : heaviest) {
                sum += weights[k] / all * models.get(k).probabilityOfPurchases(n, history, horizon);
            }
            if (lower < 0 && sum >= (1 - confidence) / 2) {
                lower = n;
            }
            if (sum >= (1 + confidence) / 2 || n >= days) {
                return new Interval(lower < 0 ? n : lower, n);
            }
        }
    }

    private interface Share {
        double of(int model);
    }

    private double mixture(Share share) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * share.of(k);
        }
        return sum;
    }

    /** P(at most n) of a negative binomial; of a normal where the variance is no larger than the mean. */
    private static double atMost(double n, double mean, double variance) {
        if (variance <= mean * (1 + 1e-6)) {
            return normal(n, mean, variance);
        }
        double shape = mean * mean / (variance - mean);
        double stops = mean / variance;
        return IncompleteBeta.lower(shape, n + 1, stops);
    }

    private static double normal(double n, double mean, double variance) {
        return Normal.cdf((n + 0.5 - mean) / Math.sqrt(Math.max(0, variance)));
    }

    /** The first whole number up to which there is that share. */
    private static double quantile(DoubleUnaryOperator atMost, double share, double most) {
        double low = -1;
        double high = most;
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (atMost.applyAsDouble(middle) >= share) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    @Override
    public String toString() {
        return "Prediction[" + customers() + " customers, " + days + " days, " + expectedPurchases() + " purchases]";
    }
}
