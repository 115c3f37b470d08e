package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.history.PurchaseGaps;
import dev.retention.internal.Checks;
import dev.retention.internal.math.GammaFunction;
import dev.retention.internal.math.GammaRatio;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.period.TimeUnit;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When will a customer buy next: gaps between purchases that follow a gamma distribution, at a rate of each customer's own, until the
 * customer leaves.
 *
 * <p>What it assumes. The gaps of one customer have the shape k: 1 is a Poisson buyer, above 1 is a steadier rhythm. Their rates follow
 * Gamma(r, α) over the customers. After each purchase, the first one included, the customer leaves for good with a probability
 * that follows Beta(a, b). With k = 1 this is {@link MbgNbd}; with whole k it is the MBG/CNBD-k of Reutterer, Platzer and Schröder (2021).
 *
 * <pre>
 * s = r + k x,   B = α + t_x,   u = T - t_x (the silence so far),   d = a / (b + x)
 * S(v)                     = I_(B / (B + v))(s, k)                a gap of somebody active is longer than v
 * P(active)                = S(u) / (S(u) + d)
 * P(no purchase within t)  = (S(u + t) + d) / (S(u) + d)
 * quantile q               = the t with S(u + t) = (1 - q) (S(u) + d) - d,   infinite if that is not above 0
 * lateness                 = 1 - S(u)
 * log L = log Γ(s) - log Γ(r) + r log α - s log B + (k - 1) Σ log gap - x log Γ(k)
 *       + log [B(a, b + x + 1) / B(a, b)] + log (S(u) + d)
 * </pre>
 *
 * <p>I is the regularised incomplete beta function. Nothing here is {@code NaN}; a quantile is infinite where the customer may
 * never come back with a probability of more than 1 − q.
 *
 * <p>Where it misleads: it knows no seasons and no campaigns. A shop whose customers shift over time has other gaps next year.
 *
 * <pre>{@code
 * RepurchaseTiming timing = RepurchaseTiming.fit(PurchaseGaps.asOf(log, asOf)).model();
 * BuyerHistories buyers = BuyerHistories.asOf(log, asOf);
 * timing.quantile(buyers.get(0), 0.5);          // days from now until the next purchase: half are earlier
 * }</pre>
 *
 * @param k the shape of the gaps, above 0
 * @param r the shape of the rates, above 0
 * @param alpha their rate, a time in {@code unit}, above 0: the mean rate is r / α, and a gap at that rate is k α / r
 * @param a the first parameter of the probability of leaving, above 0: its mean is a / (a + b)
 * @param b the second one, above 0
 * @param unit the unit of time
 */
public record RepurchaseTiming(double k, double r, double alpha, double a, double b, TimeUnit unit)
        implements Serializable {

    private static final List<String> PARAMETERS = List.of("k", "r", "alpha", "a", "b");

    /** A shape as large as that is a clock. */
    private static final double CLOCK = 1e4;

    /** Nobody has more in a common shop. */
    private static final int MANY_REPEATS = 1 << 12;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]; those of leaving may be as small as
     *     10<sup>−305</sup>
     */
    public RepurchaseTiming {
        Checks.parameter(k, "k");
        BetaGeometricNbd.requirePositive(r, alpha, a, b);
        requireNonNull(unit, "unit");
    }

    /**
     * {@return the parameters that explain histories and gaps best, or why there are none} The cost follows the distinct rows. Where
     * the likelihood rises towards a simpler model, that {@linkplain Limit limit} is the answer.
     *
     * @param gaps what is known of the customers; their unit becomes the model's
     */
    public static Fit<RepurchaseTiming> fit(PurchaseGaps gaps) {
        requireNonNull(gaps, "gaps");
        return search(gaps);
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param gaps what is known of the customers; their unit becomes the model's
     * @param start where to begin, in the same unit
     */
    public static Fit<RepurchaseTiming> fit(PurchaseGaps gaps, RepurchaseTiming start) {
        requireNonNull(gaps, "gaps");
        requireNonNull(start, "start");
        gaps.unit().require(start.unit, "start", "RepurchaseTiming.inUnit");
        return search(gaps, start.parameters());
    }

    private static Fit<RepurchaseTiming> search(PurchaseGaps gaps, double[]... starts) {
        GroupedHistories histories = gaps.histories();
        TimeUnit unit = gaps.unit();
        var family = new ModelFamily<>(
                "gamma gaps with beta-geometric leaving",
                PARAMETERS,
                p -> new RepurchaseTiming(p[0], p[1], p[2], p[3], p[4], unit),
                RepurchaseTiming::limit);
        if (histories.repeaters() == 0) {
            return family.noRepeaters(histories);
        }
        double[][] near = starts.length == 0
                ? CoarseHistories.start(
                        histories, coarse -> search(withHistories(gaps, coarse)), RepurchaseTiming::parameters)
                : new double[0][];
        ModelFamily<RepurchaseTiming> started = family.withLimits(limits(histories))
                .startingAt(starts)
                .startingAt(near)
                .startingAt(starts(histories));
        var likelihood = new RepurchaseLikelihood(gaps);
        return near.length > 0
                ? started.fit(likelihood, histories.customers())
                : started.fitFromEveryStart(likelihood, histories.customers());
    }

    static double[][] starts(GroupedHistories histories) {
        double[] rates = PurchaseRates.guess(histories);
        double timeBetween = PurchaseRates.timeBetweenPurchasesOfRepeaters(histories);
        return new double[][] {{1.5, rates[0], 1.5 * rates[1], 1, 20}, {1.5, 2, 3 * timeBetween, 0.2, 0.1}};
    }

    private static PurchaseGaps withHistories(PurchaseGaps gaps, GroupedHistories histories) {
        double[] lengths = new double[gaps.size()];
        long[] counts = new long[gaps.size()];
        Arrays.setAll(lengths, gaps::gap);
        Arrays.setAll(counts, gaps::count);
        return PurchaseGaps.of(histories, lengths, counts);
    }

    private double[] parameters() {
        return new double[] {k, r, alpha, a, b};
    }

    /** Those of r, α, a and b, with k free in each. */
    private static List<LimitFamily> limits(GroupedHistories histories) {
        return LimitFamilies.ofCoins(histories).stream()
                .map(RepurchaseTiming::withShape)
                .toList();
    }

    private static LimitFamily withShape(LimitFamily limit) {
        var names = new ArrayList<String>();
        names.add("k");
        names.addAll(limit.parameters());
        double[][] exponents = new double[5][names.size()];
        exponents[0][0] = 1;
        for (int i = 0; i < 4; i++) {
            System.arraycopy(
                    limit.exponents()[i],
                    0,
                    exponents[i + 1],
                    1,
                    limit.parameters().size());
        }
        List<double[]> starts =
                limit.starts().stream().map(start -> prepend(1.2, start)).toList();
        return new LimitFamily(limit.limits(), List.copyOf(names), prepend(1, limit.origin()), exponents, starts);
    }

    private static double[] prepend(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    static String limit(double[] parameters) {
        return parameters[0] > CLOCK
                ? "all gaps of a customer are alike, and it rises towards a clock (k infinite)"
                : ModelFamily.unknownLimit(parameters);
    }

    /**
     * {@return the same model in another unit}
     *
     * @param other the other unit
     */
    public RepurchaseTiming inUnit(TimeUnit other) {
        requireNonNull(other, "other");
        return new RepurchaseTiming(k, r, unit.convert(alpha, other), a, b, other);
    }

    /**
     * {@return the log-likelihood of one customer}
     *
     * @param history what is known of the customer
     * @param gaps the times between the purchases, in the model's unit: as many as repeats
     * @throws IllegalArgumentException if there are not so many gaps, or one is not finite and above 0
     */
    public double logLikelihood(BuyerHistory history, double... gaps) {
        requireNonNull(history, "history");
        requireNonNull(gaps, "gaps");
        if (gaps.length != history.repeats()) {
            throw new IllegalArgumentException("gaps must be as many as repeats, got gaps.length=" + gaps.length
                    + ", repeats=" + history.repeats());
        }
        double logs = 0;
        for (int i = 0; i < gaps.length; i++) {
            logs += StrictMath.log(Checks.positive(gaps[i], "gaps[" + i + "]"));
        }
        return logLikelihoodOf(history, logs);
    }

    double logLikelihoodOf(BuyerHistory history, double sumOfLogGaps) {
        history.requireUnit(unit);
        int x = history.repeats();
        double kx = k * x;
        double buying = RisingFactorial.log(r, kx)
                - r * StrictMath.log1p(history.lastAge() / alpha)
                - kx * StrictMath.log(alpha + history.lastAge())
                + (k - 1) * sumOfLogGaps
                - x * GammaFunction.logGamma(k);
        var gap = new Gap(this, history);
        double stays = (b + x) / (a + b + x);
        double leaves = a / (a + b + x);
        double lost = -stays * gap.shorterThan(gap.silence);
        double last =
                lost > -0.5 ? StrictMath.log1p(lost) : StrictMath.log(leaves + stays * gap.longerThan(gap.silence));
        return buying - RisingFactorial.logRatio(b, a, x) + last;
    }

    /**
     * {@return the probability that a customer has not left yet}
     *
     * @param history what is known of the customer
     */
    public double probabilityActive(BuyerHistory history) {
        return gap(history).probabilityActive();
    }

    /**
     * {@return the probability that a customer buys within a horizon from now on}
     *
     * @param history what is known of the customer
     * @param horizon how far to look ahead; for an unlimited one it is the probability to be active
     */
    public double probabilityOfPurchase(BuyerHistory history, Horizon horizon) {
        double t = requireNonNull(horizon, "horizon").lengthIn(unit);
        return gap(history).probabilityOfPurchase(t);
    }

    /**
     * {@return the time from now on within which a customer buys with a probability of q} Infinite if they have left with a
     * probability of more than 1 − q. Rises with q: the median is 0.5, and 0.1 to 0.9 is the range of 80 %.
     *
     * @param history what is known of the customer
     * @param q in (0, 1)
     */
    public double quantile(BuyerHistory history, double q) {
        return gap(history).quantile(Checks.inOpenUnitInterval(q, "q"));
    }

    /**
     * {@return the time after the last purchase within which a customer who has not left buys with a probability of q} It does not move
     * while the customer is silent: a reminder is due at the quantile 0.25 of it, say.
     *
     * @param history what is known of the customer
     * @param q in (0, 1)
     */
    public double gapQuantile(BuyerHistory history, double q) {
        return gap(history).lengthAt(Checks.inOpenUnitInterval(q, "q"));
    }

    /**
     * {@return how surely a customer is overdue: the probability that one like them, had they not left, would have bought by now} 0 on the day
     * of a purchase; 0.5 when the median of the gaps has passed.
     *
     * @param history what is known of the customer
     */
    public double lateness(BuyerHistory history) {
        var gap = gap(history);
        return gap.shorterThan(gap.silence);
    }

    /**
     * {@return the probability of each buyer to be active}
     *
     * @param buyers what is known of each
     */
    public double[] probabilityActive(BuyerHistories buyers) {
        return column(buyers, Gap::probabilityActive);
    }

    /**
     * {@return the probability of each buyer to buy within a horizon from now on}
     *
     * @param buyers what is known of each
     * @param horizon how far to look ahead
     */
    public double[] probabilityOfPurchase(BuyerHistories buyers, Horizon horizon) {
        double t = requireNonNull(horizon, "horizon").lengthIn(unit);
        return column(buyers, gap -> gap.probabilityOfPurchase(t));
    }

    /**
     * {@return the probability of each buyer to buy within each of some horizons from now on: a column of the buyers for each horizon} The same
     * bits as one horizon at a time. What does not depend on the horizon, half of the work, is done once.
     *
     * @param buyers what is known of each
     * @param horizons how far to look ahead
     */
    public double[][] probabilityOfPurchase(BuyerHistories buyers, List<Horizon> horizons) {
        List<Horizon> each = Checks.copyOf(horizons, Horizon.class, "horizons");
        double[] times = new double[each.size()];
        for (int k = 0; k < times.length; k++) {
            if (!each.get(k).neverEnds()) {
                unit.require(each.get(k).unit(), "horizons[" + k + "]", "Horizon.inUnit");
            }
            times[k] = each.get(k).length();
        }
        return columns(buyers, times.length, (gap, into) -> gap.probabilitiesOfPurchase(times, into));
    }

    /**
     * {@return the lateness of each buyer}
     *
     * @param buyers what is known of each
     */
    public double[] lateness(BuyerHistories buyers) {
        return column(buyers, gap -> gap.shorterThan(gap.silence));
    }

    /**
     * {@return for each buyer the time from now on within which they buy with a probability of q, infinite where that never comes}
     *
     * @param buyers what is known of each
     * @param q in (0, 1)
     */
    public double[] quantile(BuyerHistories buyers, double q) {
        Checks.inOpenUnitInterval(q, "q");
        return column(buyers, gap -> gap.quantile(q));
    }

    /**
     * {@return for each buyer the time after the last purchase within which they buy with a probability of q, had they not left}
     *
     * @param buyers what is known of each
     * @param q in (0, 1)
     */
    public double[] gapQuantile(BuyerHistories buyers, double q) {
        Checks.inOpenUnitInterval(q, "q");
        requireUnit(buyers);
        double[] column = new double[buyers.size()];
        // The age does not matter.
        var ratios = new FigureCache(Math.min(column.length, MANY_REPEATS), (x, age) -> Gap.ratioAt(law(x), q));
        for (int i = 0; i < column.length; i++) {
            column[i] = (alpha + buyers.lastAge(i)) * ratios.get(buyers.repeats(i), 0);
        }
        return column;
    }

    /** What there is to say of one gap. */
    private interface Figure {
        double of(Gap gap);
    }

    /** Several such. */
    private interface Figures {
        void of(Gap gap, double[] into);
    }

    private double[] column(BuyerHistories buyers, Figure figure) {
        return columns(buyers, 1, (gap, into) -> into[0] = figure.of(gap))[0];
    }

    /** Equal histories share the work. */
    private double[][] columns(BuyerHistories buyers, int count, Figures figures) {
        requireUnit(buyers);
        var laws = new GammaRatio[MANY_REPEATS];
        var equal = new EqualHistories(buyers);
        double[][] columns = new double[count][buyers.size()];
        double[] row = new double[count];
        for (int i = 0; i < buyers.size(); i++) {
            int same = equal.earlier(i);
            if (same < i) {
                for (double[] column : columns) {
                    column[i] = column[same];
                }
                continue;
            }
            int x = buyers.repeats(i);
            figures.of(new Gap(this, law(x, laws), x, buyers.lastAge(i), buyers.age(i)), row);
            for (int k = 0; k < count; k++) {
                columns[k][i] = row[k];
            }
        }
        return columns;
    }

    private void requireUnit(BuyerHistories buyers) {
        unit.require(requireNonNull(buyers, "buyers").unit(), "buyers", "BuyerHistories.inUnit");
    }

    private Gap gap(BuyerHistory history) {
        return new Gap(this, requireNonNull(history, "history").requireUnit(unit));
    }

    /** The law of the gaps after so many repeat purchases. */
    private GammaRatio law(int repeats) {
        return new GammaRatio(r + k * repeats, k);
    }

    /** The same, kept for all customers who have as many. */
    private GammaRatio law(int repeats, GammaRatio[] kept) {
        if (repeats >= kept.length) {
            return law(repeats);
        }
        if (kept[repeats] == null) {
            kept[repeats] = law(repeats);
        }
        return kept[repeats];
    }

    /** The gap that a customer is in: B times a ratio of gamma variables of the shapes k and s. */
    private static final class Gap {

        private final GammaRatio law;
        private final double b;
        private final double odds;
        private final double silence;

        Gap(RepurchaseTiming model, BuyerHistory history) {
            this(model, model.law(history.repeats()), history.repeats(), history.lastAge(), history.age());
        }

        Gap(RepurchaseTiming model, GammaRatio law, int repeats, double lastAge, double age) {
            this.law = law;
            this.b = model.alpha + lastAge;
            this.odds = model.a / (model.b + repeats);
            this.silence = age - lastAge;
        }

        /** S. */
        double longerThan(double v) {
            return law.at(v / b).above();
        }

        /** 1 - S, without the subtraction. */
        double shorterThan(double v) {
            return law.at(v / b).below();
        }

        double probabilityActive() {
            double longer = longerThan(silence);
            return longer / (longer + odds);
        }

        double probabilityOfPurchase(double t) {
            double longer = longerThan(silence);
            return probabilityOfPurchase(t, longer, law.below());
        }

        void probabilitiesOfPurchase(double[] times, double[] into) {
            double longer = longerThan(silence);
            double shorter = law.below();
            for (int k = 0; k < times.length; k++) {
                into[k] = probabilityOfPurchase(times[k], longer, shorter);
            }
        }

        /** With both tails of the silence so far. */
        private double probabilityOfPurchase(double t, double longer, double shorter) {
            law.at((silence + t) / b);
            double ends = longer > 0.5 ? law.below() - shorter : longer - law.above();
            return Math.max(0, ends) / (longer + odds);
        }

        double quantile(double q) {
            double longer = longerThan(silence);
            double left = longer - q * (longer + odds);
            double shorter = law.below() + q * (longer + odds);
            double ratio = shorter <= 0.5 ? law.quantileBelow(shorter) : law.quantileAbove(Math.max(0, left));
            return Math.max(0, b * ratio - silence);
        }

        /** The v with 1 - S(v) = p. */
        double lengthAt(double p) {
            return b * ratioAt(law, p);
        }

        static double ratioAt(GammaRatio law, double p) {
            return p > 0.5 ? law.quantileAbove(1 - p) : law.quantileBelow(p);
        }
    }
}
