package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.function.Function;

/**
 * The plain NBD model of Ehrenberg (1959): everyone buys at a rate of their own, and nobody ever leaves.
 *
 * <p>The reference that a model of leaving has to beat, and the limit that one tends to when nobody leaves.
 *
 * <pre>
 * L(x, T)      = (r)_x α^r (α + T)^-(r + x)
 * E[X(t)]      = r t / α
 * E[Y(t) | x, T] = (r + x) t / (α + T)
 * P(X(t) = n)  = (r)_n / n! (α / (α + t))^r (t / (α + t))^n
 * </pre>
 *
 * <p>Where it misleads: everywhere that customers do leave. Everyone is alive with probability 1, and a silence of years lowers
 * the expected purchases only slowly.
 *
 * @param r the shape of the buying rates, above 0
 * @param alpha their rate, a time in {@code unit}, above 0: the mean buying rate is r / α
 * @param unit the unit of time
 */
public record Nbd(double r, double alpha, TimeUnit unit) implements PurchaseModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]
     */
    public Nbd {
        Checks.parameter(r, "r");
        Checks.parameter(alpha, "alpha");
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories best, or why there are none} The cost follows the distinct rows.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     */
    public static Fit<Nbd> fit(GroupedHistories histories) {
        return search(requireNonNull(histories, "histories"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<Nbd> fit(GroupedHistories histories, Nbd start) {
        requireNonNull(histories, "histories");
        requireNonNull(start, "start");
        histories.unit().require(start.unit, "start", "Nbd.inUnit");
        return search(histories, new double[] {start.r, start.alpha});
    }

    private static Fit<Nbd> search(GroupedHistories histories, double[]... starts) {
        TimeUnit unit = histories.unit();
        var family = new ModelFamily<>(
                "NBD", List.of("r", "alpha"), p -> new Nbd(p[0], p[1], unit), ModelFamily::unknownLimit);
        if (histories.repeaters() == 0) {
            return family.noRepeaters(histories);
        }
        return family.withLimits(LimitFamilies.ofBuying(histories))
                .startingAt(starts)
                .startingAt(PurchaseRates.guess(histories))
                .fit((p, into) -> addLogLikelihood(histories, p[0], p[1], into), histories.customers());
    }

    private static void addLogLikelihood(GroupedHistories histories, double r, double alpha, SecondDerivatives into) {
        for (int row = 0; row < histories.rowCount(); row++) {
            double n = histories.count(row);
            int x = histories.repeats(row);
            double age = histories.age(row);
            double logGrowth = StrictMath.log1p(age / alpha);
            double perLate = 1 / (alpha + age);
            // 1/α - 1/(α + T), written out so that nothing cancels where r and α are huge.
            double fall = age / alpha * perLate;
            into.addValue(n * (RisingFactorial.log(r, x) - r * logGrowth - x * StrictMath.log(alpha + age)));
            into.addGradient(0, n * (RisingFactorial.derivative(r, x) - logGrowth));
            into.addGradient(1, n * (r * fall - x * perLate));
            into.addHessian(0, 0, n * RisingFactorial.secondDerivative(r, x));
            into.addHessian(0, 1, n * fall);
            into.addHessian(1, 1, n * (x * perLate * perLate - r * fall * (1 / alpha + perLate)));
        }
    }

    /**
     * {@return what is known of the parameters if there are few customers: maximum a posteriori and the models around it} See
     * {@link Posterior} for what is believed before.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @throws IllegalArgumentException if there is no customer of an age above 0
     */
    public static Posterior<Nbd> posterior(GroupedHistories histories) {
        TimeUnit unit = requireNonNull(histories, "histories").unit();
        Prior prior = Prior.ofCoins(histories);
        Function<double[], Nbd> model = p -> new Nbd(p[0], p[1], unit);
        Maximizer.Function likelihood = (p, into) -> addLogLikelihood(histories, p[0], p[1], into);
        Maximum<Nbd> mode = new ModelFamily<>("NBD", List.of("r", "alpha"), model, ModelFamily::unknownLimit)
                .startingAt(prior.centre(2))
                .fit(prior.penalised(likelihood), histories.customers())
                .orElseThrow();
        return Posterior.of(mode, prior, model, p -> SecondDerivatives.valueOf(likelihood, p), histories);
    }

    @Override
    public Nbd inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new Nbd(r, unit.convert(alpha, other), other);
    }

    @Override
    public double logLikelihood(BuyerHistory history) {
        requireNonNull(history, "history");
        double age = history.requireUnit(unit).age();
        int x = history.repeats();
        return RisingFactorial.log(r, x) - r * StrictMath.log1p(age / alpha) - x * StrictMath.log(alpha + age);
    }

    /** {@return 1} */
    @Override
    public double probabilityAlive(BuyerHistory history) {
        requireNonNull(history, "history");
        history.requireUnit(unit);
        return 1;
    }

    @Override
    public Nbd givenAlive(int repeats, double age) {
        BetaGeometricNbd.requireAlive(repeats, age, unit);
        return new Nbd(r + repeats, alpha + age, unit);
    }

    @Override
    public double expectedPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return r * horizon.lengthIn(unit) / alpha;
    }

    @Override
    public double varianceOfPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double mean = r * horizon.limitedLengthIn(unit) / alpha;
        return mean * (1 + mean / r);
    }

    @Override
    public double probabilityOfPurchases(int purchases, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return probabilityOf(purchases, r, horizon.limitedLengthIn(unit) / alpha);
    }

    /** The probability of n purchases in t, where the time is t / α. */
    static double probabilityOf(int n, double r, double time) {
        Checks.notNegative(n, "purchases");
        if (time == 0) {
            return n == 0 ? 1 : 0;
        }
        return StrictMath.exp(logWays(r, n) - r * StrictMath.log1p(time) - n * StrictMath.log1p(1 / time));
    }

    /** log (r)_n / n!, without the logarithms of large factorials. */
    static double logWays(double r, int n) {
        return r < 1 ? -RisingFactorial.logRatio(r, 1 - r, n) : RisingFactorial.logRatio(1, r - 1, n);
    }

    @Override
    public double discountedPurchases(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        double delta = discount.continuousRateOver(horizon, unit);
        double t = horizon.lengthIn(unit);
        return delta == 0 ? expectedPurchases(horizon) : r / alpha * (-StrictMath.expm1(-delta * t) / delta);
    }
}
