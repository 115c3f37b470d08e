package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.period.TimeUnit;

/**
 * The BG/NBD model of Fader, Hardie and Lee (2005), "Counting your customers the easy way".
 *
 * <p>What it assumes: while active, a customer buys as a Poisson process with a rate λ of their own; after each <em>repeat</em>
 * purchase they leave for good with a probability p of their own; λ ~ Gamma(r, α) and p ~ Beta(a, b) across customers,
 * independently.
 *
 * <pre>
 * L(x, t_x, T) = (r)_x α^r (b)_x / (a + b)_x · [(α + T)^-(r + x) + 1{x &gt; 0} a / (b + x - 1) (α + t_x)^-(r + x)]
 * P(alive)     = 1 / (1 + 1{x &gt; 0} a / (b + x - 1) ((α + T) / (α + t_x))^(r + x))
 * E[X(t)]      = (a + b - 1)/(a - 1) [1 - (α/(α + t))^r F(r, b; a + b - 1; t/(α + t))]
 * </pre>
 *
 * <p>Where it misleads: nobody can leave before the first repeat purchase, so <strong>everyone who bought once is alive with
 * probability 1</strong>, however long ago that was. Of the 2,357 customers of the CDNOW sample it calls 1,917 alive where {@link MbgNbd}
 * and Pareto/NBD say 1,058 and 1,052. Its totals are good all the same; for single customers, and for lists of who has left, use
 * one of the siblings. It knows no seasons and no changes of price, and takes buying rates as fixed.
 *
 * <pre>{@code
 * BuyerHistories buyers = BuyerHistories.asOf(log, asOf).inUnit(TimeUnit.WEEK);
 * BgNbd model = BgNbd.fit(buyers.grouped()).model();
 * double[] purchases = model.expectedPurchases(buyers, new Horizon(39, TimeUnit.WEEK));
 * }</pre>
 *
 * @param r the shape of the buying rates, above 0
 * @param alpha their rate, a time in {@code unit}, above 0: the mean buying rate is r / α
 * @param a the first parameter of the probability of leaving, above 0: its mean is a / (a + b)
 * @param b the second one, above 0
 * @param unit the unit of time
 */
public record BgNbd(double r, double alpha, double a, double b, TimeUnit unit) implements PurchaseModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]; those of leaving may be as small as
     *     10<sup>−305</sup>
     */
    public BgNbd {
        BetaGeometricNbd.requirePositive(r, alpha, a, b);
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories best, or why there are none} The cost follows the distinct rows.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     */
    public static Fit<BgNbd> fit(GroupedHistories histories) {
        return search(requireNonNull(histories, "histories"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<BgNbd> fit(GroupedHistories histories, BgNbd start) {
        requireNonNull(histories, "histories");
        requireNonNull(start, "start");
        histories.unit().require(start.unit, "start", "BgNbd.inUnit");
        return search(histories, new double[] {start.r, start.alpha, start.a, start.b});
    }

    private static Fit<BgNbd> search(GroupedHistories histories, double[]... starts) {
        TimeUnit unit = histories.unit();
        return BetaGeometricNbd.fit("BG/NBD", p -> new BgNbd(p[0], p[1], p[2], p[3], unit), histories, 0, starts);
    }

    /**
     * {@return what is known of the parameters if there are few customers: maximum a posteriori and the models around it} See
     * {@link Posterior} for what is believed before.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @throws IllegalArgumentException if there is no customer of an age above 0
     */
    public static Posterior<BgNbd> posterior(GroupedHistories histories) {
        TimeUnit unit = requireNonNull(histories, "histories").unit();
        return BetaGeometricNbd.posterior("BG/NBD", p -> new BgNbd(p[0], p[1], p[2], p[3], unit), histories, 0);
    }

    @Override
    public BgNbd inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new BgNbd(r, unit.convert(alpha, other), a, b, other);
    }

    @Override
    public double logLikelihood(BuyerHistory history) {
        requireNonNull(history, "history");
        return tosses().logLikelihood(history.requireUnit(unit));
    }

    @Override
    public double probabilityAlive(BuyerHistory history) {
        requireNonNull(history, "history");
        return tosses().probabilityAlive(history.requireUnit(unit));
    }

    private BetaGeometricNbd tosses() {
        return new BetaGeometricNbd(r, alpha, a, b, 0);
    }

    @Override
    public BgNbd givenAlive(int repeats, double age) {
        BetaGeometricNbd.requireAlive(repeats, age, unit);
        return new BgNbd(r + repeats, alpha + age, a, b + repeats, unit);
    }

    @Override
    public double expectedPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return active().expectedPurchases(horizon.lengthIn(unit));
    }

    @Override
    public double varianceOfPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double t = horizon.limitedLengthIn(unit);
        double mean = active().expectedPurchases(t);
        return Math.max(0, active().expectedPairs(t) + mean - mean * mean);
    }

    @Override
    public double probabilityOfPurchases(int purchases, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return active().probabilityOf(purchases, horizon.limitedLengthIn(unit));
    }

    @Override
    public double discountedPurchases(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        return active().discountedPurchases(discount.continuousRateOver(horizon, unit), horizon.lengthIn(unit));
    }

    private ActiveBuyer active() {
        return new ActiveBuyer(r, alpha, a, b);
    }
}
