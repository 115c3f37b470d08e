package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.internal.Checks;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.period.TimeUnit;
import java.util.List;

/**
 * The BG/BB model of Fader, Hardie and Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting".
 *
 * <p>What it assumes: there is one occasion to buy per period, a donation drive or a conference, or time is counted in periods with
 * and without a purchase. At the start of each period a customer leaves for good with a probability θ of their own; else they buy in
 * it with a probability p of their own; p ~ Beta(α, β) and θ ~ Beta(γ, δ) across customers, independently.
 *
 * <pre>
 * L(x, t_x, n) = (α)_x (β)_(n-x) / (α + β)_n · (δ)_n / (γ + δ)_n · (1 + odds)
 * odds         = sum over i from t_x to n - 1 of the same with i for n, times γ / (γ + δ + i), over the same with n
 * P(alive)     = 1 / (1 + odds)                                                           in period n
 * E[X(n)]      = α / (α + β) · (s_1 + … + s_n)        s_i = (δ)_i / (γ + δ)_i             P(alive in period i)
 * DERT         = P(alive) E[p] (s_1 z + s_2 z² + …) = P(alive) E[p] s_1 z F(1, δ + 1; γ + δ + 1; z)
 * </pre>
 *
 * <p>In the last line E[p] and the s_i have the parameters {@linkplain #givenAlive given} the history, and z = 1/(1 + d).
 *
 * <p>A history counts periods: of the n = T periods after the first purchase's, x had a purchase, the last of them was the
 * t<sub>x</sub>-th. All three are whole numbers, and x is at most t<sub>x</sub>; {@link dev.retention.history.BuyerHistories#perPeriod BuyerHistories.perPeriod} makes them of a log.
 * What the paper calls P(alive in n + 1) is {@link #probabilityAliveAfter} of one period: someone who bought in period n was alive in
 * it, and may leave at the start of the next one.
 *
 * <p>Where it misleads: how often someone buys within a period is lost. The period is part of the model; parameters of different periods
 * do not convert into each other. It knows no seasons.
 *
 * @param alpha the first parameter of the probability of buying, above 0: its mean is α / (α + β)
 * @param beta the second one, above 0
 * @param gamma the first parameter of the probability of leaving, above 0: its mean is γ / (γ + δ)
 * @param delta the second one, above 0
 * @param unit the period
 */
public record BgBb(double alpha, double beta, double gamma, double delta, TimeUnit unit) implements PurchaseModel {

    private static final int MOST_PERIODS = 100_000;
    private static final int MOST_PERIODS_OF_VARIANCE = 1_000;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−305</sup>, 10<sup>50</sup>]
     */
    public BgBb {
        Checks.parameterOfLeaving(alpha, "alpha");
        Checks.parameterOfLeaving(beta, "beta");
        Checks.parameterOfLeaving(gamma, "gamma");
        Checks.parameterOfLeaving(delta, "delta");
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories best, or why there are none} The cost follows the distinct rows, and the periods
     * since the last purchase in each.
     *
     * @param histories what is known of the customers, in whole periods; their unit becomes the model's
     * @throws IllegalArgumentException if a history is not one of whole periods with at most one purchase in each
     */
    public static Fit<BgBb> fit(GroupedHistories histories) {
        return search(requireNonNull(histories, "histories"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param histories what is known of the customers, in whole periods; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<BgBb> fit(GroupedHistories histories, BgBb start) {
        requireNonNull(histories, "histories");
        requireNonNull(start, "start");
        start.inUnit(histories.unit());
        return search(histories, new double[] {start.alpha, start.beta, start.gamma, start.delta});
    }

    private static Fit<BgBb> search(GroupedHistories histories, double[]... starts) {
        TimeUnit unit = histories.unit();
        var family = new ModelFamily<>(
                "BG/BB",
                List.of("alpha", "beta", "gamma", "delta"),
                p -> new BgBb(p[0], p[1], p[2], p[3], unit),
                BgBb::limit);
        for (int row = 0; row < histories.rowCount(); row++) {
            requirePeriods("histories", histories.repeats(row), histories.lastAge(row), histories.age(row));
        }
        if (histories.repeaters() < 4) {
            return family.tooFewRepeaters(histories);
        }
        return family.startingAt(starts)
                .startingAt(starts(histories))
                // Who does not buy may be gone or seldom buy: there can be a top for either story.
                .fitFromEveryStart(new BgBbLikelihood(histories), histories.customers());
    }

    /** Around the share of the periods with a purchase. */
    static double[][] starts(GroupedHistories histories) {
        double purchases = 0;
        double periods = 0;
        for (int row = 0; row < histories.rowCount(); row++) {
            purchases += (double) histories.count(row) * histories.repeats(row);
            periods += histories.count(row) * histories.age(row);
        }
        double share = Math.min(purchases / periods, 0.9);
        return new double[][] {
            {1, (1 - share) / share, 0.5, 2},
            {1, 1, 1, 10},
            {10 * share, 10 * (1 - share), 0.1, 1},
            // Most leave at once or never.
            {1, 1, 0.1, 0.1}
        };
    }

    static String limit(double[] p) {
        double buying = p[0] / (p[0] + p[1]);
        double leaving = p[2] / (p[2] + p[3]);
        if (leaving < 1e-6) {
            return "it rises as the probability of leaving tends to 0, where everyone stays for ever";
        }
        return p[2] + p[3] > 1e3
                ? "it rises as gamma and delta grow together, where everyone leaves with the same probability, "
                        + ModelFamily.about(leaving) + " per period"
                : p[0] + p[1] > 1e3
                        ? "it rises as alpha and beta grow together, where everyone buys with the same probability, "
                                + ModelFamily.about(buying) + " per period"
                        : "it rises as a pair of parameters tends to 0, where a probability of buying or leaving is 0 or 1 for"
                                + " everyone";
    }

    /**
     * {@return this model} Periods do not convert.
     *
     * @param other the unit, this model's
     * @throws IllegalArgumentException if it is another one
     */
    @Override
    public BgBb inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        if (!other.equals(unit)) {
            throw new IllegalArgumentException(
                    "other must be the unit of the model, whose periods do not convert, got other=" + other + ", unit="
                            + unit + ": fit a model to histories in that unit");
        }
        return this;
    }

    @Override
    public double logLikelihood(BuyerHistory history) {
        requireNonNull(history, "history");
        BgBbOdds odds = oddsOfHavingLeft(history);
        double logOdds = odds.result.log;
        if (history.repeats() == 0) {
            // Where hardly anyone buys again, log L is as good as the little that is missing from 1.
            double buys = probabilityOfAPurchase((int) history.age());
            if (buys > 0 && buys < 0.5) {
                return StrictMath.log1p(-buys);
            }
        }
        // Seen from the likelier of the two ends, at n alive or at t_x about to leave, so that nothing large cancels.
        boolean alive = logOdds <= 0;
        int x = history.repeats();
        int end = (int) (alive ? history.age() : history.lastAge());
        return logBought(x, end)
                - RisingFactorial.logRatio(delta, gamma, end)
                + (alive ? 0 : odds.logLeaving)
                + StrictMath.log1p(StrictMath.exp(-Math.abs(logOdds)));
    }

    /** Buying and leaving change places: the first purchase comes before the end, in one of n periods. */
    private double probabilityOfAPurchase(int n) {
        var odds = new BgBbOdds(gamma, delta + 1, alpha, beta);
        odds.sum(0, 0, n, false);
        return delta / (gamma + delta) * StrictMath.exp(odds.logLeaving);
    }

    /**
     * {@return the probability that a customer was still alive in the last period of the history}
     *
     * @param history what is known of the customer, in whole periods
     */
    @Override
    public double probabilityAlive(BuyerHistory history) {
        requireNonNull(history, "history");
        return oddsOfHavingLeft(history).result.probabilityAlive();
    }

    /**
     * {@return the probability that a customer is alive some periods after the end of the history} After one it is the P(alive in
     * n + 1) of the paper.
     *
     * @param history what is known of the customer, in whole periods
     * @param horizon how many periods later, limited
     */
    public double probabilityAliveAfter(BuyerHistory history, Horizon horizon) {
        requireNonNull(history, "history");
        requireNonNull(horizon, "horizon");
        int periods = horizon.periodsIn(unit);
        return probabilityAlive(history)
                * givenAlive(history.repeats(), history.age()).contract().survival(periods);
    }

    private BgBbOdds oddsOfHavingLeft(BuyerHistory history) {
        history.requireUnit(unit);
        requirePeriods("history", history.repeats(), history.lastAge(), history.age());
        var odds = new BgBbOdds(alpha, beta, gamma, delta);
        odds.sum(history.repeats(), (int) history.lastAge(), (int) history.age(), false);
        return odds;
    }

    /** How long customers stay: as under a contract that each period begins with an occasion to leave. */
    private ShiftedBetaGeometric contract() {
        return new ShiftedBetaGeometric(gamma, delta, unit);
    }

    @Override
    public BgBb givenAlive(int repeats, double age) {
        BetaGeometricNbd.requireAlive(repeats, age, unit);
        requirePeriods("age", repeats, age, age);
        return new BgBb(alpha + repeats, beta + (age - repeats), gamma, delta + age, unit);
    }

    @Override
    public double expectedPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        return buys() * contract().discountedResidualLifetime(1, DiscountRate.NONE, horizon);
    }

    /** As many terms as there are periods, each of which costs as many. */
    @Override
    public double varianceOfPurchases(Horizon horizon) {
        requireNonNull(horizon, "horizon");
        int periods = horizon.periodsIn(unit);
        if (periods > MOST_PERIODS_OF_VARIANCE) {
            throw new IllegalArgumentException("horizon must be at most " + MOST_PERIODS_OF_VARIANCE
                    + " periods for a variance, got horizon=" + horizon);
        }
        double mean = expectedPurchases(horizon);
        double sum = 0;
        for (int n = 0; n <= periods; n++) {
            sum += (n - mean) * (n - mean) * probabilityOfPurchases(n, horizon);
        }
        return sum;
    }

    @Override
    public double probabilityOfPurchases(int purchases, Horizon horizon) {
        requireNonNull(horizon, "horizon");
        int n = horizon.periodsIn(unit);
        Checks.notNegative(purchases, "purchases");
        double sum = 0;
        for (int i = purchases; i <= n; i++) {
            sum += StrictMath.exp(logProbability(purchases, i, n));
        }
        return sum;
    }

    /** log (α)_x (β)_(n-x) / (α + β)_n, as two ratios of which either is accurate for many periods and for huge parameters. */
    private double logBought(int x, int n) {
        return -RisingFactorial.logRatio(alpha, beta, x) - RisingFactorial.logRatio(beta, alpha + x, n - x);
    }

    /** Of k purchases in i periods, after which the customer left, or which were all. */
    private double logProbability(int k, int i, int n) {
        double leaves = i < n ? StrictMath.log(gamma / (gamma + delta + i)) : 0;
        return RisingFactorial.logRatio(1, i - k, k)
                + logBought(k, i)
                - RisingFactorial.logRatio(delta, gamma, i)
                + leaves;
    }

    @Override
    public double discountedPurchases(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        discount.continuousRateOver(horizon, unit);
        // The first period's purchase is a period away; a contract's next payment is due now.
        return buys() * contract().discountedResidualLifetime(1, discount, horizon) / (1 + discount.rate());
    }

    /** E[p]. */
    private double buys() {
        return alpha / (alpha + beta);
    }

    private static void requirePeriods(String name, int repeats, double lastAge, double age) {
        boolean isWhole = age == Math.rint(age) && lastAge == Math.rint(lastAge) && age <= MOST_PERIODS;
        if (!isWhole || repeats > lastAge) {
            throw new IllegalArgumentException(name + " must be of whole periods for this model, at most "
                    + MOST_PERIODS
                    + ", with at most one purchase in each, got repeats=" + repeats + ", lastAge=" + lastAge + ", age="
                    + age);
        }
    }
}
