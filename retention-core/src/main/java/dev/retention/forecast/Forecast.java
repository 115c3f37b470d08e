package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.Optional;

/** How often each known customer is expected to buy in the days to come, by one {@link Forecaster}. */
public final class Forecast {

    private final BuyerHistories buyers;
    private final Horizon horizon;
    private final double[] expected;
    private final Optional<PurchaseModel> model;

    private Forecast(BuyerHistories buyers, Horizon horizon, double[] expected, Optional<PurchaseModel> model) {
        this.buyers = buyers;
        this.horizon = horizon;
        this.expected = expected;
        this.model = model;
    }

    /**
     * {@return the forecast of a rule that knows only means}
     *
     * @param buyers what is known of the customers
     * @param days how far it looks ahead
     * @param expected the expected purchases of each, finite and at least 0
     */
    public static Forecast ofMeans(BuyerHistories buyers, int days, double[] expected) {
        requireNonNull(buyers, "buyers");
        Checks.positive(days, "days");
        Checks.sameLength(buyers.size(), "buyers", expected.length, "expected");
        for (int i = 0; i < expected.length; i++) {
            Checks.notNegative(expected[i], "expected", i);
        }
        return new Forecast(buyers, new Horizon(days, TimeUnit.DAY), expected.clone(), Optional.empty());
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
        horizon.limitedLengthIn(model.unit());
        return new Forecast(buyers, horizon, model.expectedPurchases(buyers, horizon), Optional.of(model));
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
        return expected[index];
    }

    /** {@return the expected purchases of all} */
    public double expectedPurchases() {
        return Arrays.stream(expected).sum();
    }

    /**
     * {@return the logarithm of the probability that a customer buys exactly so often; {@code NaN} where only means are known}
     *
     * @param index the position in {@link #buyers}
     * @param purchases how often, at least 0
     */
    public double logProbability(int index, int purchases) {
        return model.isEmpty()
                ? Double.NaN
                : StrictMath.log(model.get().probabilityOfPurchases(purchases, buyers.get(index), horizon));
    }

    /** {@return the model; empty if a plain rule made it} */
    public Optional<PurchaseModel> model() {
        return model;
    }

    @Override
    public String toString() {
        return "Forecast[" + expectedPurchases() + " purchases of " + expected.length + " customers in " + horizon
                + "]";
    }
}
