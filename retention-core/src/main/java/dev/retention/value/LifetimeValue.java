package dev.retention.value;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.internal.Checks;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.PurchaseModel;
import java.io.Serializable;

/**
 * What customers without a contract will bring from now on: how often they will buy, times what they spend, times the margin.
 *
 * <pre>
 * value = margin · E[discounted purchases | x, t_x, T] · E[spend per purchase | x, m_x]
 * </pre>
 *
 * <p>The residual lifetime value of Fader, Hardie and Lee (2005), "RFM and CLV". What has been bought already is not in it; see
 * {@link HistoricValue}. The two factors may be multiplied because {@link GammaGamma} takes spend and frequency for independent.
 *
 * <pre>{@code
 * var value = new LifetimeValue(MbgNbd.fit(buyers.grouped()).model(), GammaGamma.fit(buyers.groupedSpend()).model(), 0.3);
 * double[] nextYear = value.value(buyers, new DiscountRate(0.1, TimeUnit.YEAR).per(TimeUnit.WEEK), new Horizon(52, TimeUnit.WEEK));
 * }</pre>
 *
 * <p>A result that does not fit a {@code double} is infinite, and what follows from that is infinite or {@code NaN}. So it is where the spend or
 * the purchases to come are infinite by their model.
 *
 * <p>A mapper of records cannot read it back, as it may hold any model: keep both models, which are records, with the name of the first.
 *
 * @param purchases how often customers buy and when they leave
 * @param spend what they spend per purchase
 * @param margin the share of the revenue that is margin, finite
 */
public record LifetimeValue(PurchaseModel purchases, GammaGamma spend, double margin) implements Serializable {

    /**
     * Checks that there is everything.
     *
     * @throws IllegalArgumentException if the margin is not finite
     */
    public LifetimeValue {
        requireNonNull(purchases, "purchases");
        requireNonNull(spend, "spend");
        Checks.finite(margin, "margin");
    }

    /**
     * {@return what a new customer's repeat purchases will bring, in minor units} The first purchase, which makes the customer, is not in
     * it.
     *
     * @param discount the discount rate, in the unit of the purchase model; above 0 for an unlimited horizon
     * @param horizon how far to look ahead
     */
    public double ofNewCustomer(DiscountRate discount, Horizon horizon) {
        return value(purchases.discountedPurchases(discount, horizon), spend.expectedSpendMinor());
    }

    /**
     * {@return what a known customer will bring, in minor units}
     *
     * @param history what is known of the customer's purchases
     * @param meanRepeatSpendMinor the mean spend of the repeat purchases, above 0; of no account where there is none
     * @param discount the discount rate, in the unit of the purchase model; above 0 for an unlimited horizon
     * @param horizon how far to look ahead
     * @throws IllegalArgumentException if there are repeat purchases and their mean spend is not finite and above 0
     */
    public double value(BuyerHistory history, double meanRepeatSpendMinor, DiscountRate discount, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        if (history.repeats() > 0) {
            Checks.positive(meanRepeatSpendMinor, "meanRepeatSpendMinor");
        }
        double perPurchase = history.repeats() == 0
                ? spend.expectedSpendMinor()
                : spend.expectedSpendMinor(history.repeats(), meanRepeatSpendMinor);
        return value(purchases.discountedPurchases(history, discount, horizon), perPurchase);
    }

    /**
     * {@return what each buyer will bring, in minor units}
     *
     * @param buyers what is known of each
     * @param discount the discount rate, in the unit of the purchase model; above 0 for an unlimited horizon
     * @param horizon how far to look ahead
     */
    public double[] value(BuyerHistories buyers, DiscountRate discount, Horizon horizon) {
        double[] values = purchases.discountedPurchases(buyers, discount, horizon);
        double[] perPurchase = spend.expectedSpendMinor(buyers);
        for (int i = 0; i < values.length; i++) {
            values[i] = value(values[i], perPurchase[i]);
        }
        return values;
    }

    /** Nothing of nothing, were the other factor infinite. */
    private double value(double expectedPurchases, double perPurchase) {
        double marginal = margin * expectedPurchases;
        return marginal == 0 ? 0 : marginal * perPurchase;
    }

    /**
     * {@return what all buyers together will bring, in minor units, with its standard error} That of the parameters alone: purchases and spend
     * have none in common, so their variances add. That customers act by chance comes on top, and matters where they are few.
     *
     * @param purchases the fit of the purchase model
     * @param spend the fit of the spend
     * @param margin the share of the revenue that is margin, in (0, 1]
     * @param buyers what is known of each
     * @param discount the discount rate, in the unit of the purchase model; above 0 for an unlimited horizon
     * @param horizon how far to look ahead
     * @param <M> the purchase model
     * @throws IllegalArgumentException if the value is not finite and above 0: of no buyers or no time, it is 0
     */
    public static <M extends PurchaseModel> Estimate total(
            Maximum<M> purchases,
            Maximum<GammaGamma> spend,
            double margin,
            BuyerHistories buyers,
            DiscountRate discount,
            Horizon horizon) {
        requireNonNull(purchases, "purchases");
        requireNonNull(spend, "spend");
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1], got margin=" + margin);
        }
        double value = new LifetimeValue(purchases.model(), spend.model(), margin).total(buyers, discount, horizon);
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "buyers, discount and horizon must make a value that is finite and > 0, got value=" + value
                            + ", discount=" + discount + ", horizon=" + horizon);
        }
        Estimate byPurchases = purchases.estimate(
                model -> new LifetimeValue(model, spend.model(), margin).total(buyers, discount, horizon));
        Estimate bySpend = spend.estimate(
                model -> new LifetimeValue(purchases.model(), model, margin).total(buyers, discount, horizon));
        double variance = byPurchases.standardError() * byPurchases.standardError()
                + bySpend.standardError() * bySpend.standardError();
        return new Estimate(byPurchases.value(), Math.sqrt(variance), Double.POSITIVE_INFINITY, byPurchases.scale());
    }

    private double total(BuyerHistories buyers, DiscountRate discount, Horizon horizon) {
        double sum = 0;
        for (double value : value(buyers, discount, horizon)) {
            sum += value;
        }
        return sum;
    }
}
