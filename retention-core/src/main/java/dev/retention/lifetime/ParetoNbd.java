package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.math.ExponentialIntegral;
import dev.retention.internal.math.ParetoOdds;
import dev.retention.internal.math.Quadrature;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.period.TimeUnit;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * The Pareto/NBD model of Schmittlein, Morrison and Colombo (1987), "Counting your customers: who are they and what will they do
 * next?"
 *
 * <p>What it assumes: while active, a customer buys as a Poisson process with a rate λ of their own; they leave for good after an
 * exponential lifetime with a rate μ of their own, whether they buy or not; λ ~ Gamma(r, α) and μ ~ Gamma(s, β) across customers,
 * independently.
 *
 * <pre>
 * L(x, t_x, T) = (r)_x α^r (α + T)^-(r + x) (β/(β + T))^s (1 + odds)
 * odds         = s ∫ ((α + T)/(α + τ))^(r + x) ((β + T)/(β + τ))^s / (β + τ) dτ        τ from t_x to T
 * P(alive)     = 1 / (1 + odds)
 * E[X(t)]      = r β / α · (1 - (β/(β + t))^(s - 1)) / (s - 1)                         r β / α · log(1 + t/β) where s = 1
 * DERT         = P(alive) (r + x)(β + T)/(α + T) · e^z E_s(z)        z = δ (β + T), E_s the exponential integral
 * </pre>
 *
 * <p>Where it misleads: leaving and buying rates are independent, so that the heaviest buyers are not held to stay longer;
 * buying is steady, so that a regular buyer's silence is believed too long and a burst is taken for a habit; it knows no seasons. Data
 * often say little about s and β (CDNOW: 0.61 ± 0.19 and 11.7 ± 6.2 weeks): look at the standard errors before reading them. For s at
 * most 1 the expected purchases of an unlimited horizon are infinite.
 *
 * <pre>{@code
 * BuyerHistories buyers = BuyerHistories.asOf(log, asOf).inUnit(TimeUnit.WEEK);
 * ParetoNbd model = ParetoNbd.fit(buyers.grouped()).model();
 * double[] alive = model.probabilityAlive(buyers);
 * }</pre>
 *
 * @param r the shape of the buying rates, above 0
 * @param alpha their rate, a time in {@code unit}, above 0: the mean buying rate is r / α
 * @param s the shape of the leaving rates, above 0
 * @param beta their rate, a time in {@code unit}, above 0: the mean leaving rate is s / β
 * @param unit the unit of time
 */
public record ParetoNbd(double r, double alpha, double s, double beta, TimeUnit unit) implements PurchaseModel {

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]; those of leaving may be as small as
     *     10<sup>−305</sup>
     */
    public ParetoNbd {
        Checks.parameter(r, "r");
        Checks.parameter(alpha, "alpha");
        Checks.parameterOfLeaving(s, "s");
        Checks.parameterOfLeaving(beta, "beta");
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories best, or why there are none} The cost follows the distinct rows.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     */
    public static Fit<ParetoNbd> fit(GroupedHistories histories) {
        return search(requireNonNull(histories, "histories"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<ParetoNbd> fit(GroupedHistories histories, ParetoNbd start) {
        requireNonNull(histories, "histories");
        requireNonNull(start, "start");
        histories.unit().require(start.unit, "start", "ParetoNbd.inUnit");
        return search(histories, new double[] {start.r, start.alpha, start.s, start.beta});
    }

    private static Fit<ParetoNbd> search(GroupedHistories histories, double[]... starts) {
        TimeUnit unit = histories.unit();
        var family = new ModelFamily<>(
                "Pareto/NBD",
                List.of("r", "alpha", "s", "beta"),
                p -> new ParetoNbd(p[0], p[1], p[2], p[3], unit),
                p -> "it rises as s and beta tend to 0 together, where some leave at once and the others stay for ever;"
                        + " that model is the limit of MBG/NBD");
        if (histories.repeaters() == 0) {
            return family.noRepeaters(histories);
        }
        return family.withLimits(LimitFamilies.ofLifetimes(histories))
                .startingAt(starts)
                .startingAt(
                        starts.length == 0
                                ? CoarseHistories.start(histories, ParetoNbd::search, ParetoNbd::parameters)
                                : new double[0][])
                .startingAt(starts(histories))
                .fit(new ParetoNbdLikelihood(histories), histories.customers(), histories.repeaters());
    }

    private double[] parameters() {
        return new double[] {r, alpha, s, beta};
    }

    static double[][] starts(GroupedHistories histories) {
        double time = PurchaseRates.meanAge(histories);
        double[] rates = PurchaseRates.guess(histories);
        double timeBetween = PurchaseRates.timeBetweenPurchasesOfRepeaters(histories);
        return new double[][] {
            {rates[0], rates[1], 0.5, time / 2},
            {1, rates[1] / rates[0], 1, time},
            {rates[0], rates[1], 5, 50 * time},
            // Many leave at once, and those who stay buy alike.
            {5, 5 * timeBetween, 0.05, time / 1e4}
        };
    }

    /**
     * {@return what is known of the parameters if there are few customers: maximum a posteriori and the models around it} See
     * {@link Posterior} for what is believed before.
     *
     * @param histories what is known of the customers; their unit becomes the model's
     * @throws IllegalArgumentException if there is no customer of an age above 0
     */
    public static Posterior<ParetoNbd> posterior(GroupedHistories histories) {
        TimeUnit unit = requireNonNull(histories, "histories").unit();
        Prior prior = Prior.ofLifetimes(histories);
        Function<double[], ParetoNbd> model = p -> new ParetoNbd(p[0], p[1], p[2], p[3], unit);
        var likelihood = new ParetoNbdLikelihood(histories);
        Maximum<ParetoNbd> mode = new ModelFamily<>(
                        "Pareto/NBD", List.of("r", "alpha", "s", "beta"), model, ModelFamily::unknownLimit)
                .startingAt(histories.repeaters() == 0 ? new double[0][] : starts(histories))
                .startingAt(prior.centre(4))
                .fit(prior.penalised(likelihood), histories.customers(), histories.repeaters())
                .orElseThrow();
        return Posterior.of(mode, prior, model, likelihood::value, histories);
    }

    @Override
    public ParetoNbd inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new ParetoNbd(r, unit.convert(alpha, other), s, unit.convert(beta, other), other);
    }

    @Override
    public double logLikelihood(BuyerHistory history) {
        requireNonNull(history, "history");
        int x = history.requireUnit(unit).repeats();
        if (x == 0) {
            // Where hardly anyone buys again, log L is as good as the little that is missing from 1.
            double buys = probabilityOfAPurchase(history.age());
            if (buys > 0 && buys < 0.5) {
                return StrictMath.log1p(-buys);
            }
        }
        ParetoOdds odds = oddsOfHavingLeft(history);
        double logOdds = odds.result.log;
        // Seen from the likelier of the two ends, at T alive or at t_x about to leave, so that nothing large cancels.
        boolean alive = logOdds <= 0;
        double end = alive ? history.age() : history.lastAge();
        return RisingFactorial.log(r, x)
                - r * StrictMath.log1p(end / alpha)
                - x * StrictMath.log(alpha + end)
                - s * StrictMath.log1p(end / beta)
                + (alive ? 0 : odds.logLeaving)
                + StrictMath.log1p(StrictMath.exp(-Math.abs(logOdds)));
    }

    /** Buying and leaving change places: the first purchase before the end of life and before t. */
    private double probabilityOfAPurchase(double t) {
        var odds = new ParetoOdds(s, beta, r, alpha);
        odds.integrate(0, 0, t, false);
        return StrictMath.exp(odds.logLeaving);
    }

    @Override
    public double probabilityAlive(BuyerHistory history) {
        requireNonNull(history, "history");
        return oddsOfHavingLeft(history.requireUnit(unit)).result.probabilityAlive();
    }

    @Override
    public double[] probabilityAlive(BuyerHistories buyers) {
        requireNonNull(buyers, "buyers");
        unit.require(buyers.unit(), "buyers", "BuyerHistories.inUnit");
        var odds = new ParetoOdds(r, alpha, s, beta);
        double[] alive = new double[buyers.size()];
        // Those who bought once differ by their age only.
        var once = new FigureCache(alive.length, (x, age) -> probabilityAlive(odds, x, 0, age));
        for (int i = 0; i < alive.length; i++) {
            int x = buyers.repeats(i);
            alive[i] =
                    x == 0 ? once.get(0, buyers.age(i)) : probabilityAlive(odds, x, buyers.lastAge(i), buyers.age(i));
        }
        return alive;
    }

    private static double probabilityAlive(ParetoOdds odds, int x, double lastAge, double age) {
        odds.integrate(x, lastAge, age, false);
        return odds.result.probabilityAlive();
    }

    private ParetoOdds oddsOfHavingLeft(BuyerHistory history) {
        var odds = new ParetoOdds(r, alpha, s, beta);
        odds.integrate(history.repeats(), history.lastAge(), history.age(), false);
        return odds;
    }

    @Override
    public ParetoNbd givenAlive(int repeats, double age) {
        BetaGeometricNbd.requireAlive(repeats, age, unit);
        return new ParetoNbd(r + repeats, alpha + age, s, beta + age, unit);
    }

    @Override
    public double expectedPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return r / alpha * expectedLifetime(horizon.lengthIn(unit));
    }

    /** The expected time alive until {@code t}: (β/(s - 1)) (1 - (β/(β + t))^(s - 1)), and its limit at s = 1. */
    private double expectedLifetime(double t) {
        double growth = StrictMath.log1p(t / beta);
        return s == 1 ? beta * growth : beta * (-StrictMath.expm1((1 - s) * growth) / (s - 1));
    }

    /** E[X (X - 1)] = E[λ²] E[τ²], where τ is the time alive until t; then E[τ²] = ∫ 2 u P(alive at u) du. */
    @Override
    public double varianceOfPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double t = horizon.limitedLengthIn(unit);
        double mean = r / alpha * expectedLifetime(t);
        // In y with u = β (e^y - 1) the tail is even.
        double time = 2
                * Quadrature.integrate(
                        y -> beta * StrictMath.expm1(y) * beta * StrictMath.exp((1 - s) * y),
                        0,
                        StrictMath.log1p(t / beta));
        return Math.max(0, r * (r + 1) / (alpha * alpha) * time + mean - mean * mean);
    }

    @Override
    public double probabilityOfPurchases(int purchases, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        double t = horizon.limitedLengthIn(unit);
        if (purchases == 0) {
            return StrictMath.exp(logLikelihood(new BuyerHistory(0, 0, t, unit)));
        }
        Checks.notNegative(purchases, "purchases");
        double ways = Nbd.logWays(r, purchases);
        double alive = logPurchases(purchases, t) - s * StrictMath.log1p(t / beta);
        // Left at the age m (e^u - 1): s/(β + age) (β/(β + age))^s d age. In u all factors are smooth.
        double m = Math.min(alpha, beta);
        DoubleUnaryOperator left = u -> {
            double age = m * StrictMath.expm1(u);
            double log = logPurchases(purchases, age) - s * StrictMath.log1p(age / beta) + u;
            return StrictMath.exp(ways + log) * (m / (beta + age));
        };
        // The peak of thousands of purchases is narrow. From its top to both sides it cannot be missed.
        double peak = purchases > 1_000 ? StrictMath.log1p(Math.min(t, purchases / r * alpha) / m) : 0;
        return StrictMath.exp(ways + alive)
                + s * Quadrature.integrate(left, 0, peak)
                + s * Quadrature.integrate(left, peak, StrictMath.log1p(t / m));
    }

    /** Of n purchases in t, without the factor (r)_n / n!. */
    private double logPurchases(int n, double t) {
        return -r * StrictMath.log1p(t / alpha) - n * StrictMath.log1p(alpha / t);
    }

    @Override
    public double discountedPurchases(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        double delta = discount.continuousRateOver(horizon, unit);
        double t = horizon.lengthIn(unit);
        if (delta == 0) {
            return expectedPurchases(horizon);
        }
        if (horizon.neverEnds()) {
            return r / alpha * (beta * ExponentialIntegral.scaled(s, delta * beta));
        }
        return r
                / alpha
                * Quadrature.integrate(
                        u -> beta * StrictMath.exp((1 - s) * u - delta * beta * StrictMath.expm1(u)),
                        0,
                        StrictMath.log1p(t / beta));
    }
}
