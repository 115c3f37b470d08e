package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.List;

/**
 * How often each known customer is expected to buy in the days to come, by one {@link Forecaster}.
 *
 * <pre>
 * of a model         P(n) is that of the model
 * of several         P(n) is the mean of theirs
 * of a plain rule    P(n) is Poisson around the mean: a rule says how many, and nothing of how they scatter
 * </pre>
 */
public final class Forecast {

    /** How far a forecast looks ahead at most. */
    static final int MOST_DAYS = 3_653;

    private static final int MOST_PURCHASES = 1_000_000;

    private final BuyerHistories buyers;
    private final Horizon horizon;
    private final double[] expected;
    /** P(alive) of each; NaN where a plain rule does not say. */
    private final double[] alive;

    private final CountLaw law;
    private final List<PurchaseModel> models;

    private Forecast(
            BuyerHistories buyers,
            Horizon horizon,
            double[] expected,
            double[] alive,
            CountLaw law,
            List<PurchaseModel> models) {
        this.buyers = buyers;
        this.horizon = horizon;
        this.expected = expected;
        this.alive = alive;
        this.law = law;
        this.models = models;
    }

    /**
     * {@return the forecast of a rule that knows only means}
     *
     * @param buyers what is known of the customers
     * @param days how far it looks ahead, at least 1 and at most 3,653
     * @param expected the expected purchases of each, finite and at least 0
     * @throws IllegalArgumentException if the lengths differ or a number is out of its range
     */
    public static Forecast ofMeans(BuyerHistories buyers, int days, double[] expected) {
        requireNonNull(buyers, "buyers");
        requireNonNull(expected, "expected");
        Checks.inRange(days, 1, MOST_DAYS, "days");
        Checks.sameLength(buyers.size(), "buyers", expected.length, "expected");
        for (int i = 0; i < expected.length; i++) {
            Checks.notNegative(expected[i], "expected", i);
        }
        double[] means = expected.clone();
        double[] unknown = new double[means.length];
        Arrays.fill(unknown, Double.NaN);
        return new Forecast(
                buyers, new Horizon(days, TimeUnit.DAY), means, unknown, CountLaw.poisson(means), List.of());
    }

    /**
     * {@return the forecast of a model}
     *
     * @param buyers what is known of the customers, in the model's unit
     * @param horizon how far it looks ahead, limited, in the model's unit
     * @param model the model
     */
    public static Forecast ofModel(BuyerHistories buyers, Horizon horizon, PurchaseModel model) {
        requireNonNull(buyers, "buyers");
        requireNonNull(horizon, "horizon");
        requireNonNull(model, "model");
        return ofModel(buyers, List.of(horizon), model).get(0);
    }

    /** One for each horizon: who is alive today does not depend on it. */
    static List<Forecast> ofModel(BuyerHistories buyers, List<Horizon> horizons, PurchaseModel model) {
        horizons.forEach(horizon -> horizon.limitedLengthIn(model.unit()));
        double[] alive = model.probabilityAlive(buyers);
        return horizons.stream()
                .map(horizon -> new Forecast(
                        buyers,
                        horizon,
                        model.expectedPurchases(buyers, horizon),
                        alive,
                        new CountLaw.OfModel(model, buyers, horizon, alive),
                        List.of(model)))
                .toList();
    }

    /**
     * {@return the mean of several forecasts of the same customers, each counted alike}
     *
     * <p>P(alive) is the mean of those that say something of it.
     *
     * @param parts the forecasts, at least one
     * @throws IllegalArgumentException if there is none, or they are of different customers
     */
    public static Forecast mean(List<Forecast> parts) {
        double[] alike =
                new double[Checks.copyOf(parts, Forecast.class, "parts").size()];
        Arrays.fill(alike, 1);
        return mean(parts, alike);
    }

    /** The mean by weights above 0, of whatever sum. */
    static Forecast mean(List<Forecast> parts, double[] weights) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty, got parts=" + parts);
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        // What is known of the customers is kept as the models know it, in their unit.
        Forecast base = parts.stream()
                .filter(part -> !part.models.isEmpty())
                .findFirst()
                .orElse(parts.get(0));
        double sum = Arrays.stream(weights).sum();
        double[] shares = Arrays.stream(weights).map(weight -> weight / sum).toArray();
        double[] expected = new double[base.expected.length];
        double[] alive = new double[expected.length];
        double[] told = new double[expected.length];
        for (int k = 0; k < shares.length; k++) {
            Forecast part = parts.get(k);
            requireSameCustomers(base.buyers, part.buyers);
            for (int i = 0; i < expected.length; i++) {
                expected[i] += shares[k] * part.expected[i];
                if (!Double.isNaN(part.alive[i])) {
                    alive[i] += shares[k] * part.alive[i];
                    told[i] += shares[k];
                }
            }
        }
        for (int i = 0; i < alive.length; i++) {
            alive[i] = Math.min(1, alive[i] / told[i]);
        }
        CountLaw law = CountLaw.mean(parts.stream().map(part -> part.law).toList(), shares);
        List<PurchaseModel> models =
                parts.stream().flatMap(part -> part.models.stream()).toList();
        return new Forecast(base.buyers, base.horizon, expected, alive, law, models);
    }

    /** Checks that two forecasts are of the same customers in the same order. */
    static void requireSameCustomers(BuyerHistories some, BuyerHistories others) {
        Checks.sameLength(some.size(), "customers", others.size(), "customers of the forecast");
        for (int i = 0; i < some.size(); i++) {
            if (some.customer(i) != others.customer(i)) {
                throw new IllegalArgumentException("forecast must be of the same customers, got customer "
                        + others.customer(i) + " for customer " + some.customer(i));
            }
        }
    }

    /** {@return what was known of the customers} */
    public BuyerHistories buyers() {
        return buyers;
    }

    /** {@return how far it looks ahead} */
    public Horizon horizon() {
        return horizon;
    }

    /**
     * {@return the expected purchases of a customer}
     *
     * @param index the position in {@link #buyers}
     */
    public double expectedPurchases(int index) {
        return expected[Checks.index(index, expected.length, "index")];
    }

    /** {@return the expected purchases of all} */
    public double expectedPurchases() {
        return Arrays.stream(expected).sum();
    }

    /** {@return how many customers are expected to buy at all} */
    public double expectedBuyers() {
        return expected.length
                - Arrays.stream(law.probabilitiesOfNone(expected.length)).sum();
    }

    /**
     * {@return the probability that a customer has not left; {@code NaN} where a plain rule does not say}
     *
     * @param index the position in {@link #buyers}
     */
    public double probabilityAlive(int index) {
        return alive[Checks.index(index, alive.length, "index")];
    }

    /**
     * {@return the probability that a customer buys exactly so often}
     *
     * @param index the position in {@link #buyers}
     * @param purchases how often, at least 0 and at most a million
     * @throws IllegalArgumentException if it is not
     */
    public double probabilityOfPurchases(int index, int purchases) {
        Checks.index(index, buyers.size(), "index");
        Checks.inRange(purchases, 0, MOST_PURCHASES, "purchases");
        return law.probability(index, purchases);
    }

    /** P(0), P(1), … of a customer, so many. */
    double[] probabilities(int index, int size) {
        double[] probabilities = new double[size];
        law.add(index, 1, probabilities);
        return probabilities;
    }

    /** {@return the models that it is the mean of: one or several, none if plain rules made it} */
    public List<PurchaseModel> models() {
        return models;
    }

    @Override
    public String toString() {
        return "Forecast[" + expectedPurchases() + " purchases of " + expected.length + " customers in " + horizon
                + "]";
    }
}
