package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.RenewalCounts;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.math.Hypergeometric;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;
import dev.retention.period.TimeUnit;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/**
 * The shifted-beta-geometric model of contracts of Fader and Hardie (2007), "How to project customer retention".
 *
 * <p>What it assumes: at each occasion to renew, a customer leaves for good with a probability θ of their own, the same every
 * time; θ ~ Beta(α, β) across customers. Retention rates that rise with tenure need no growing loyalty: those who leave easily
 * have left.
 *
 * <pre>
 * S(t)     = (β)_t / (α + β)_t                                         survival: still a customer after t occasions
 * r(t)     = S(t) / S(t - 1) = (β + t - 1)/(α + β + t - 1)             retention rate at occasion t
 * P(T = t) = S(t - 1) - S(t)                                           lost at occasion t
 * DEL      = sum over t ≥ 0 of S(t) / (1 + d)^t                        = F(1, β; α + β; 1/(1 + d))
 * DERL(n)  = sum over t ≥ n of S(t) / S(n - 1) / (1 + d)^(t - n)       just before occasion n
 * </pre>
 *
 * <p>DEL counts the payments of a new customer, the first one now. DERL(n) counts those that depend on renewal n and later ones, the
 * next one due now (Fader and Hardie 2010). Times payment and margin they are values.
 *
 * <p>Where it misleads: it knows no seasons, prices or campaigns, and takes θ as fixed for life; a retention rate that dips with tenure
 * (contracts of two years, cards that expire) is beyond it. Customers who can come back are not under contract: see
 * {@link PurchaseModel}. With α at most 1 the mean lifetime is infinite: most of the value then comes from a few who stay for ever,
 * and depends on the discount rate more than on the data.
 *
 * <pre>{@code
 * ShiftedBetaGeometric model = ShiftedBetaGeometric.fit(counts).model();
 * model.survivalCurve(12);                                         // 1, 0.627, 0.474, …
 * model.discountedResidualLifetime(5, new DiscountRate(0.10, TimeUnit.YEAR), Horizon.UNLIMITED);
 * }</pre>
 *
 * @param alpha the first parameter of the probability of leaving, above 0: its mean is α / (α + β)
 * @param beta the second one, above 0
 * @param period the time between two occasions
 */
public record ShiftedBetaGeometric(double alpha, double beta, TimeUnit period) implements Serializable {

    private static final int MOST_OCCASIONS = 100_000;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−305</sup>, 10<sup>50</sup>]
     */
    public ShiftedBetaGeometric {
        Checks.parameterOfLeaving(alpha, "alpha");
        Checks.parameterOfLeaving(beta, "beta");
        requireNonNull(period, "period");
    }

    /**
     * {@return the parameters that explain the renewals best, or why there are none}
     *
     * @param counts the renewals; their period becomes the model's
     * @throws ArithmeticException if they are more than a {@code long} counts
     */
    public static Fit<ShiftedBetaGeometric> fit(RenewalCounts counts) {
        return search(requireNonNull(counts, "counts"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param counts the renewals; their period becomes the model's
     * @param start where to begin, with the same period
     */
    public static Fit<ShiftedBetaGeometric> fit(RenewalCounts counts, ShiftedBetaGeometric start) {
        requireNonNull(counts, "counts");
        requireNonNull(start, "start");
        requirePeriod(counts, start.period);
        return search(counts, new double[] {start.alpha, start.beta});
    }

    /** Fails if the counts are of another period than the model: occasions do not convert. */
    private static void requirePeriod(RenewalCounts counts, TimeUnit expected) {
        if (!counts.period().equals(expected)) {
            throw new IllegalArgumentException("counts must count occasions of the same period, " + expected
                    + ", got counts in " + counts.period());
        }
    }

    private static Fit<ShiftedBetaGeometric> search(RenewalCounts counts, double[]... starts) {
        TimeUnit period = counts.period();
        var family = new ModelFamily<>(
                "shifted-beta-geometric",
                List.of("alpha", "beta"),
                p -> new ShiftedBetaGeometric(p[0], p[1], period),
                ShiftedBetaGeometric::limit);
        double renewed = 0;
        double lost = 0;
        for (int t = 1; t <= counts.occasions(); t++) {
            renewed += counts.renewed(t);
            lost += counts.lost(t);
        }
        if (counts.occasions() < 2) {
            return family.tooLittle("counts of at least 2 occasions, got " + counts.occasions()
                    + ": one retention rate cannot tell how the customers differ");
        }
        if (lost == 0) {
            return family.tooLittle("customers who left, got none: nothing tells when anyone would");
        }
        if (renewed == 0) {
            return family.tooLittle("customers who renewed, got none");
        }
        long customers = Exact.add(counts.renewed(1), counts.lost(1), "the number of customers");
        return family.startingAt(starts)
                .startingAt(new double[] {1, renewed / lost})
                .fit((p, into) -> addLogLikelihood(counts, p[0], p[1], into), customers);
    }

    static String limit(double[] p) {
        double dropout = p[0] / (p[0] + p[1]);
        return p[0] + p[1] > 1
                ? "it rises as alpha and beta grow together, where everyone leaves with the same probability, "
                        + ModelFamily.about(dropout)
                        + " at each occasion: retention does not rise with tenure in these data"
                : "it rises as alpha and beta tend to 0 together, where a share of " + ModelFamily.about(dropout)
                        + " leaves at the first occasion and the others never do";
    }

    /** Lost at t: log α - log(α + β + t - 1); renewed at t: log(β + t - 1) - log(α + β + t - 1). */
    private static void addLogLikelihood(RenewalCounts counts, double alpha, double beta, SecondDerivatives into) {
        for (int t = 1; t <= counts.occasions(); t++) {
            double lost = counts.lost(t);
            double renewed = counts.renewed(t);
            double asked = lost + renewed;
            double stays = beta + (t - 1);
            double both = alpha + stays;
            into.addValue(lost * StrictMath.log(alpha / both) + renewed * StrictMath.log(stays / both));
            into.addGradient(0, lost / alpha - asked / both);
            into.addGradient(1, renewed / stays - asked / both);
            double bend = asked / (both * both);
            into.addHessian(0, 0, bend - lost / (alpha * alpha));
            into.addHessian(0, 1, bend);
            into.addHessian(1, 1, bend - renewed / (stays * stays));
        }
    }

    /**
     * {@return the log-likelihood of renewals} Of the customers' times, without a binomial coefficient.
     *
     * @param counts the renewals, with this model's period
     */
    public double logLikelihood(RenewalCounts counts) {
        requireNonNull(counts, "counts");
        requirePeriod(counts, period);
        var sum = new SecondDerivatives(2);
        addLogLikelihood(counts, alpha, beta, sum);
        return sum.value();
    }

    /**
     * {@return the model of those customers who have renewed that often}
     *
     * @param renewals how often, at least 0
     */
    public ShiftedBetaGeometric givenRenewals(int renewals) {
        Checks.notNegative(renewals, "renewals");
        return new ShiftedBetaGeometric(alpha, beta + renewals, period);
    }

    /**
     * {@return S(t), the probability that a new customer is still one after so many occasions}
     *
     * @param occasions t, at least 0
     */
    public double survival(int occasions) {
        Checks.notNegative(occasions, "occasions");
        return StrictMath.exp(-RisingFactorial.logRatio(beta, alpha, occasions));
    }

    /**
     * {@return r(t), the share of the customers before an occasion who renew at it}
     *
     * @param occasion t, at least 1
     */
    public double retention(int occasion) {
        double stays = beta + (Checks.positive(occasion, "occasion") - 1);
        return stays / (alpha + stays);
    }

    /**
     * {@return P(T = t), the probability that a new customer leaves at an occasion}
     *
     * @param occasion t, at least 1
     */
    public double churn(int occasion) {
        double before = survival(Checks.positive(occasion, "occasion") - 1);
        return before * (alpha / (alpha + beta + (occasion - 1)));
    }

    /**
     * {@return S(0) = 1, S(1), …, S(t)} Times the customers who joined, it projects a cohort; of {@link #givenRenewals}, those who are
     * left of one.
     *
     * @param occasions t, at least 0 and at most 100,000
     * @throws IllegalArgumentException if it is not
     */
    public double[] survivalCurve(int occasions) {
        Checks.inRange(occasions, 0, MOST_OCCASIONS, "occasions");
        double[] curve = new double[occasions + 1];
        for (int t = 0; t <= occasions; t++) {
            curve[t] = survival(t);
        }
        return curve;
    }

    /**
     * {@return r(1), …, r(t)}
     *
     * @param occasions t, at least 0 and at most 100,000
     * @throws IllegalArgumentException if it is not
     */
    public double[] retentionCurve(int occasions) {
        Checks.inRange(occasions, 0, MOST_OCCASIONS, "occasions");
        double[] curve = new double[occasions];
        for (int t = 1; t <= occasions; t++) {
            curve[t - 1] = retention(t);
        }
        return curve;
    }

    /**
     * {@return DEL, the discounted expected payments of a new customer, the first one now} Linear in the payments of a limited horizon.
     *
     * @param discount the discount rate, per period
     * @param horizon how many payments are counted at most, a whole number; unlimited, the sum may be infinite
     */
    public double discountedLifetime(DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        double rate = discount.requireUnit(period).rate();
        if (horizon.neverEnds()) {
            return perpetual(rate);
        }
        int payments = horizon.periodsIn(period);
        double sum = 0;
        double payment = 1;
        for (int t = 0; t < payments; t++) {
            sum += payment;
            double stays = beta + t;
            payment *= stays / ((alpha + stays) * (1 + rate));
        }
        return sum;
    }

    private double perpetual(double rate) {
        if (rate > 0) {
            return Hypergeometric.timesPower(1, beta, alpha + beta, 1 / (1 + rate), rate / (1 + rate), 0);
        }
        return rate == 0 && alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * {@return DERL, the discounted expected payments of a customer just before an occasion to renew: that of this renewal, if they do
     * renew, and the later ones} The first of them is due now.
     *
     * @param occasion n, at least 1: they have renewed n - 1 times
     * @param discount the discount rate, per period
     * @param horizon how many payments are counted at most, a whole number; unlimited, the sum may be infinite
     */
    public double discountedResidualLifetime(int occasion, DiscountRate discount, Horizon horizon) {
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        return retention(occasion) * givenRenewals(occasion).discountedLifetime(discount, horizon);
    }

    /**
     * {@return the DERL of each customer of a column}
     *
     * @param occasions the next occasion of each customer, at least 1
     * @param discount the discount rate, per period
     * @param horizon how many payments are counted at most, a whole number
     */
    public double[] discountedResidualLifetime(int[] occasions, DiscountRate discount, Horizon horizon) {
        requireNonNull(occasions, "occasions");
        requireNonNull(discount, "discount");
        requireNonNull(horizon, "horizon");
        double[] result = new double[occasions.length];
        var known = new HashMap<Integer, Double>();
        for (int i = 0; i < result.length; i++) {
            int occasion = occasions[i];
            Checks.positive(occasion, "occasions[" + i + "]");
            result[i] = known.computeIfAbsent(occasion, n -> discountedResidualLifetime(n, discount, horizon));
        }
        return result;
    }
}
