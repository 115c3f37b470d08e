package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.SecondDerivatives;
import dev.retention.period.TimeUnit;
import java.io.Serializable;

/**
 * A model of customers who buy again without a contract: nobody says when they leave.
 *
 * <p>Each customer buys at random at a rate of their own until they leave, and the models differ in how leaving works. They share
 * one property: of someone who is still alive, when they last bought says nothing about the future. So the future of a
 * known customer is that of {@linkplain #givenAlive someone alive}, times the {@linkplain #probabilityAlive probability} that they are.
 *
 * <p>A model counts time in its {@link #unit}. Histories, horizons and discount rates must come in the same unit; nothing is
 * converted silently. Purchases are repeat purchases: the first one made the customer.
 *
 * <p>The methods on columns give the same bits as those on single customers, and share the work between customers with equal x and T.
 */
public sealed interface PurchaseModel extends Serializable permits BgNbd, MbgNbd, ParetoNbd, BgBb, Nbd {

    /** {@return the unit of time of the parameters} */
    TimeUnit unit();

    /**
     * {@return the same model in another unit}
     *
     * @param other the other unit
     */
    PurchaseModel inUnit(TimeUnit other);

    /**
     * {@return the log-likelihood of one history} Of the timings of the purchases, as in the papers: no {@code x!}.
     *
     * @param history what is known of the customer
     */
    double logLikelihood(BuyerHistory history);

    /**
     * {@return the probability that a customer has not left yet}
     *
     * @param history what is known of the customer
     */
    double probabilityAlive(BuyerHistory history);

    /**
     * {@return the model of those customers who are alive after {@code repeats} repeat purchases in {@code age}}
     *
     * @param repeats x, at least 0
     * @param age T, in this model's unit, at least 0
     * @throws IllegalArgumentException if a number is out of its range
     */
    PurchaseModel givenAlive(int repeats, double age);

    /**
     * {@return the expected purchases of a new customer, E[X(t)]} Not decreasing in the horizon, unless two of them are so near that
     * only rounding tells them apart; infinite for an unlimited one where the model says so.
     *
     * @param horizon t
     */
    double expectedPurchases(Horizon horizon);

    /**
     * {@return the variance of the purchases of a new customer} Infinite where that of their rate or of their number is.
     *
     * @param horizon t, limited
     */
    double varianceOfPurchases(Horizon horizon);

    /**
     * {@return the probability that a new customer makes exactly so many purchases, P(X(t) = n)}
     *
     * @param purchases n, at least 0
     * @param horizon t, limited
     */
    double probabilityOfPurchases(int purchases, Horizon horizon);

    /**
     * {@return the expected purchases of a new customer, each worth what it is worth today} Discounting is continuous, from now on.
     *
     * @param discount the discount rate; above 0 for an unlimited horizon
     * @param horizon t
     */
    double discountedPurchases(DiscountRate discount, Horizon horizon);

    /**
     * {@return the expected purchases of a known customer from now on}
     *
     * @param history what is known of the customer
     * @param horizon how far to look ahead from the end of the history
     */
    default double expectedPurchases(BuyerHistory history, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(horizon, "horizon");
        return AliveFutures.mean(probabilityAlive(history), givenAlive(history).expectedPurchases(horizon), 0);
    }

    /**
     * {@return the probability that a known customer makes exactly so many purchases from now on}
     *
     * @param purchases n, at least 0; for 0, the probability of no purchase in the next t
     * @param history what is known of the customer
     * @param horizon how far to look ahead from the end of the history, limited
     */
    default double probabilityOfPurchases(int purchases, BuyerHistory history, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(horizon, "horizon");
        return AliveFutures.mean(
                probabilityAlive(history),
                givenAlive(history).probabilityOfPurchases(purchases, horizon),
                purchases == 0 ? 1 : 0);
    }

    /**
     * {@return the discounted expected residual purchases of a known customer} For an unlimited horizon this is the DERT of the literature.
     *
     * @param history what is known of the customer
     * @param discount the discount rate; above 0 for an unlimited horizon
     * @param horizon how far to look ahead from the end of the history
     */
    default double discountedPurchases(BuyerHistory history, DiscountRate discount, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        return AliveFutures.mean(
                probabilityAlive(history), givenAlive(history).discountedPurchases(discount, horizon), 0);
    }

    private PurchaseModel givenAlive(BuyerHistory history) {
        return givenAlive(history.repeats(), history.age());
    }

    /**
     * {@return the log-likelihood of all histories together}
     *
     * @param histories what is known of the customers
     */
    default double logLikelihood(GroupedHistories histories) {
        requireNonNull(histories, "histories");
        requireUnit(histories.unit(), "histories", "GroupedHistories.inUnit");
        var sum = new SecondDerivatives(0);
        for (int row = 0; row < histories.rowCount(); row++) {
            var history = new BuyerHistory(
                    histories.repeats(row), histories.lastAge(row), histories.age(row), histories.unit());
            sum.addValue(histories.count(row) * logLikelihood(history));
        }
        return sum.value();
    }

    /**
     * {@return the probability of each buyer to be alive}
     *
     * @param buyers what is known of each
     */
    default double[] probabilityAlive(BuyerHistories buyers) {
        requireNonNull(buyers, "buyers");
        requireUnit(buyers.unit(), "buyers", "BuyerHistories.inUnit");
        double[] alive = new double[buyers.size()];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = probabilityAlive(buyers.get(i));
        }
        return alive;
    }

    /**
     * {@return the expected purchases of each buyer from now on}
     *
     * @param buyers what is known of each
     * @param horizon how far to look ahead
     */
    default double[] expectedPurchases(BuyerHistories buyers, Horizon horizon) {
        requireNonNull(buyers, "buyers");
        requireNonNull(horizon, "horizon");
        return AliveFutures.means(this, buyers, alive -> alive.expectedPurchases(horizon), 0);
    }

    /**
     * {@return the probability of each buyer to make exactly so many purchases from now on}
     *
     * @param purchases n, at least 0; for 0, the probability of no purchase in the next t
     * @param buyers what is known of each
     * @param horizon how far to look ahead, limited
     */
    default double[] probabilityOfPurchases(int purchases, BuyerHistories buyers, Horizon horizon) {
        requireNonNull(buyers, "buyers");
        requireNonNull(horizon, "horizon");
        double ifGone = purchases == 0 ? 1 : 0;
        return AliveFutures.means(this, buyers, alive -> alive.probabilityOfPurchases(purchases, horizon), ifGone);
    }

    /**
     * {@return the discounted expected residual purchases of each buyer}
     *
     * @param buyers what is known of each
     * @param discount the discount rate; above 0 for an unlimited horizon
     * @param horizon how far to look ahead
     */
    default double[] discountedPurchases(BuyerHistories buyers, DiscountRate discount, Horizon horizon) {
        requireNonNull(buyers, "buyers");
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        return AliveFutures.means(this, buyers, alive -> alive.discountedPurchases(discount, horizon), 0);
    }

    private void requireUnit(TimeUnit actual, String name, String remedy) {
        unit().require(requireNonNull(actual, name), name, remedy);
    }
}
