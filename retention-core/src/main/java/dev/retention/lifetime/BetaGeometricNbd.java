package dev.retention.lifetime;

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
 * What BG/NBD and MBG/NBD share: a Poisson buyer tosses a coin after each purchase, to stay or to leave for good. The models
 * differ in one thing, whether the coin is tossed after the first purchase too.
 *
 * <p>All tosses but the last of the k = x (or x + 1) are known to have said "stay". With the probabilities of the last one,
 * <i>stays</i> = (b + k - 1)/(a + b + k - 1) and <i>leaves</i> = a/(a + b + k - 1),
 *
 * <pre>
 * L(x, t_x, T) = (r)_x α^r (α + T)^-(r + x) · (b)_(k - 1) / (a + b)_(k - 1) · (stays + leaves e^g)
 * e^g          = ((α + T) / (α + t_x))^(r + x)             how much the silence speaks for leaving
 * P(alive)     = stays / (stays + leaves e^g)
 * </pre>
 *
 * <p>where (y)<sub>n</sub> is the rising factorial; before the first toss P(alive) and the two last factors of L are 1.
 *
 * @param r the shape of the purchase rates
 * @param alpha their rate, a time
 * @param a the coin: leaving
 * @param b the coin: staying
 * @param firstTosses how often the coin is tossed at the first purchase: 0 or 1
 */
record BetaGeometricNbd(double r, double alpha, double a, double b, int firstTosses) {

    static final List<String> PARAMETERS = List.of("r", "alpha", "a", "b");

    /** Checks what someone who is alive did. */
    static void requireAlive(int repeats, double age, TimeUnit unit) {
        Checks.notNegative(repeats, "repeats");
        Checks.time(age, unit.days(), "age");
    }

    static void requirePositive(double r, double alpha, double a, double b) {
        Checks.parameter(r, "r");
        Checks.parameter(alpha, "alpha");
        Checks.parameterOfLeaving(a, "a");
        Checks.parameterOfLeaving(b, "b");
    }

    double logLikelihood(BuyerHistory history) {
        int x = history.repeats();
        int tosses = x + firstTosses;
        double seenFrom = tosses == 0 ? history.age() : history.lastAge();
        double buying = RisingFactorial.log(r, x)
                - r * StrictMath.log1p(seenFrom / alpha)
                - x * StrictMath.log(alpha + seenFrom);
        if (tosses == 0) {
            return buying;
        }
        // e^-g is the probability of the silence since the last purchase, of someone who stayed.
        double leaves = a / (a + b + (tosses - 1));
        double stays = (b + (tosses - 1)) / (a + b + (tosses - 1));
        double g = silence(history);
        double lost = stays * StrictMath.expm1(-g);
        double last = lost > -0.5 ? StrictMath.log1p(lost) : StrictMath.log(leaves + stays * StrictMath.exp(-g));
        return buying - RisingFactorial.logRatio(b, a, tosses - 1) + last;
    }

    double probabilityAlive(BuyerHistory history) {
        int tosses = history.repeats() + firstTosses;
        return tosses == 0 ? 1 : 1 / (1 + a / (b + (tosses - 1)) * StrictMath.exp(silence(history)));
    }

    /** g. */
    private double silence(BuyerHistory history) {
        double quiet = history.age() - history.lastAge();
        return (r + history.repeats()) * StrictMath.log1p(quiet / (alpha + history.lastAge()));
    }

    /** Finds the parameters that explain histories best, beginning at {@code starts} and then at some of its own. */
    static <M> Fit<M> fit(
            String name, Function<double[], M> model, GroupedHistories histories, int firstTosses, double[]... starts) {
        var family = new ModelFamily<>(name, PARAMETERS, model, BetaGeometricNbd::limit);
        if (histories.repeaters() == 0) {
            return family.noRepeaters(histories);
        }
        var searched = family.withLimits(LimitFamilies.ofCoins(histories));
        var likelihood = new BetaGeometricLikelihood(histories, firstTosses);
        double[][] near = starts.length == 0 ? coarseMaximum(name, histories, firstTosses) : new double[0][];
        if (near.length > 0) {
            // The top of the grid is that of the customers but for a step or two: no other start has to be tried.
            return searched.startingAt(near).startingAt(starts(histories)).fit(likelihood, histories.customers());
        }
        return search(searched.startingAt(starts).startingAt(starts(histories)), likelihood, histories, firstTosses);
    }

    /** What is known of the one limit that is no answer: it would say that all who bought twice have left. */
    static String limit(double[] parameters) {
        return parameters[3] < 1e-6 * parameters[2]
                ? "it rises as everyone leaves after the first purchase at which one can; nobody bought once more"
                : ModelFamily.unknownLimit(parameters);
    }

    /** Of many rows a coarse grid first: its maximum is so near that two or three steps remain for all the rows. */
    private static double[][] coarseMaximum(String name, GroupedHistories histories, int firstTosses) {
        return histories.repeaters() <= ModelFamily.FEW
                ? new double[0][]
                : CoarseHistories.start(
                        histories,
                        coarse -> fit(name, double[]::clone, coarse, firstTosses),
                        Function.<double[]>identity());
    }

    /** The parameters given histories and what is believed of shops. */
    static <M> Posterior<M> posterior(
            String name, Function<double[], M> model, GroupedHistories histories, int firstTosses) {
        Prior prior = Prior.ofCoins(histories);
        var likelihood = new BetaGeometricLikelihood(histories, firstTosses);
        var family = new ModelFamily<>(name, PARAMETERS, model, ModelFamily::unknownLimit)
                .startingAt(histories.repeaters() == 0 ? new double[0][] : starts(histories))
                .startingAt(prior.centre(4));
        Maximum<M> mode = search(family, prior.penalised(likelihood), histories, firstTosses)
                .orElseThrow();
        return Posterior.of(mode, prior, model, p -> SecondDerivatives.valueOf(likelihood, p), histories);
    }

    private static <M> Fit<M> search(
            ModelFamily<M> family, Maximizer.Function height, GroupedHistories histories, int firstTosses) {
        // One-time buyers who leave at once look like buyers of a low rate: MBG/NBD can have a top for either story.
        return firstTosses > 0
                ? family.fitFromEveryStart(height, histories.customers())
                : family.fit(height, histories.customers(), histories.repeaters());
    }

    static double[][] starts(GroupedHistories histories) {
        double[] rates = PurchaseRates.guess(histories);
        double timeBetween = PurchaseRates.timeBetweenPurchasesOfRepeaters(histories);
        return new double[][] {
            {rates[0], rates[1], 1, 2},
            // Most leave at once or never, and those who stay buy alike …
            {2, 2 * timeBetween, 0.2, 0.1},
            // … or hardly anyone leaves, and rates are spread …
            {rates[0], rates[1], 1, 20},
            // … or most leave soon, and the few who do not buy at once or never.
            {0.1, timeBetween / 10, 3, 1}
        };
    }
}
