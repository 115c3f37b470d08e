package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.period.TimeUnit;

/**
 * The MBG/NBD model of Batislam, Denizel and Filiztekin (2007) and, independently, Hoppe and Wagner (2007): BG/NBD with the coin
 * tossed after the first purchase too.
 *
 * <p>What it assumes: as {@link BgNbd}, but a customer may leave after any purchase, the first one included. So a new customer is
 * active with probability b / (a + b), and one-time buyers are not all alive.
 *
 * <pre>
 * L(x, t_x, T) = (r)_x α^r (b)_(x + 1) / (a + b)_(x + 1) · [(α + T)^-(r + x) + a / (b + x) (α + t_x)^-(r + x)]
 * P(alive)     = 1 / (1 + a / (b + x) ((α + T) / (α + t_x))^(r + x))
 * E[X(t)]      = b/(a - 1) [1 - (α/(α + t))^r F(r, b + 1; a + b; t/(α + t))]
 * </pre>
 *
 * <p>Where it misleads: leaving happens at purchases only, so someone who buys often has many occasions to leave, and a
 * long silence counts against a frequent buyer more than under Pareto/NBD. It knows no seasons and no changes of price.
 *
 * @param r the shape of the buying rates, above 0
 * @param alpha their rate, a time in {@code unit}, above 0: the mean buying rate is r / α
 * @param a the first parameter of the probability of leaving, above 0: its mean is a / (a + b)
 * @param b the second one, above 0
 * @param unit the unit of time
 */
public record MbgNbd(double r, double alpha, double a, double b, TimeUnit unit) implements PurchaseModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]; those of leaving may be as small as
     *     10<sup>−305</sup>
     */
    public MbgNbd {
        BetaGeometricNbd.requirePositive(r, alpha, a, b);
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories best, or why there are none} The cost follows the distinct rows.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     */
    public static Fit<MbgNbd> fit(GroupedHistories histories) {
        return search(requireNonNull(histories, "histories"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<MbgNbd> fit(GroupedHistories histories, MbgNbd start) {
        requireNonNull(histories, "histories");
        requireNonNull(start, "start");
        histories.unit().require(start.unit, "start", "MbgNbd.inUnit");
        return search(histories, new double[] {start.r, start.alpha, start.a, start.b});
    }

    private static Fit<MbgNbd> search(GroupedHistories histories, double[]... starts) {
        TimeUnit unit = histories.unit();
        return BetaGeometricNbd.fit("MBG/NBD", p -> new MbgNbd(p[0], p[1], p[2], p[3], unit), histories, 1, starts);
    }

    /**
     * {@return what is known of the parameters if there are few customers: maximum a posteriori and the models around it} See
     * {@link Posterior} for what is believed before.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @throws IllegalArgumentException if there is no customer of an age above 0
     */
    public static Posterior<MbgNbd> posterior(GroupedHistories histories) {
        TimeUnit unit = requireNonNull(histories, "histories").unit();
        return BetaGeometricNbd.posterior("MBG/NBD", p -> new MbgNbd(p[0], p[1], p[2], p[3], unit), histories, 1);
    }

    @Override
    public MbgNbd inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new MbgNbd(r, unit.convert(alpha, other), a, b, other);
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
        return new BetaGeometricNbd(r, alpha, a, b, 1);
    }

    /** Someone alive has no toss pending, as a new customer of {@link BgNbd}. */
    @Override
    public BgNbd givenAlive(int repeats, double age) {
        BetaGeometricNbd.requireAlive(repeats, age, unit);
        return new BgNbd(r + repeats, alpha + age, a, b + repeats + 1, unit);
    }

    @Override
    public double expectedPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return staysAtFirst() * givenAlive(0, 0).expectedPurchases(horizon);
    }

    @Override
    public double varianceOfPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        BgNbd stayed = givenAlive(0, 0);
        double mean = stayed.expectedPurchases(horizon);
        double square = stayed.varianceOfPurchases(horizon) + mean * mean;
        return Math.max(0, staysAtFirst() * (square - staysAtFirst() * mean * mean));
    }

    @Override
    public double probabilityOfPurchases(int purchases, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double stayed = staysAtFirst() * givenAlive(0, 0).probabilityOfPurchases(purchases, horizon);
        return purchases == 0 ? a / (a + b) + stayed : stayed;
    }

    @Override
    public double discountedPurchases(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        return staysAtFirst() * givenAlive(0, 0).discountedPurchases(discount, horizon);
    }

    private double staysAtFirst() {
        return b / (a + b);
    }
}
