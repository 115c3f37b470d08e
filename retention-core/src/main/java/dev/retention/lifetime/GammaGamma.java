package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.internal.Checks;
import dev.retention.internal.math.BetaFunction;
import dev.retention.internal.math.GammaFunction;
import dev.retention.internal.math.RisingFactorial;
import dev.retention.internal.math.SecondDerivatives;
import java.io.Serializable;
import java.util.List;

/**
 * The Gamma–Gamma model of spend per purchase of Fader, Hardie and Lee (2005), "RFM and CLV", and Fader and Hardie (2013).
 *
 * <p>What it assumes: what a customer spends in a purchase is Gamma(p, ν) with a rate ν of their own; ν ~ Gamma(q, v) across customers;
 * and what they spend has nothing to do with how often they buy.
 *
 * <pre>
 * f(m | x)    = Γ(p x + q) / (Γ(p x) Γ(q)) · v^q m^(p x - 1) x^(p x) / (v + m x)^(p x + q)       density of the mean of x purchases
 * E[M]        = p v / (q - 1)                                                                   a new customer's mean spend
 * E[M | m, x] = p (v + m x) / (p x + q - 1)                                                     a known customer's
 * </pre>
 *
 * <p>The last line is a weighted mean of the customer's own mean and everyone's: one purchase of 500 does not make a customer worth
 * 500.
 *
 * <p>Where it misleads: big spenders who buy often are undervalued if the two go together, so look at the correlation of x and m
 * first. With q at most 1 the population mean is infinite, and so is the figure of a customer without a repeat purchase. Spend must be
 * above 0: the model knows no returns. Build the log from the rows with an amount above 0, or with
 * {@link dev.retention.activity.RefundPolicy#IGNORED}, and take refunds off the margin.
 *
 * <p>Money is in minor units, and so is v.
 *
 * <pre>{@code
 * GammaGamma spend = GammaGamma.fit(buyers.groupedSpend()).model();
 * double[] perPurchase = spend.expectedSpendMinor(buyers);
 * }</pre>
 *
 * @param p the shape of a customer's purchases, above 0
 * @param q the shape of the customers' rates, above 0
 * @param v their scale in minor units, above 0
 */
public record GammaGamma(double p, double q, double v) implements Serializable {

    private static final String REMEDY = "Gamma–Gamma knows no returns, use rows with an amount above 0 only";

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException if one is not in [10<sup>−50</sup>, 10<sup>50</sup>]
     */
    public GammaGamma {
        Checks.parameter(p, "p");
        Checks.parameter(q, "q");
        Checks.parameter(v, "v");
    }

    /**
     * {@return the parameters that explain the spend of those who bought again best, or why there are none} The cost follows the distinct
     * rows.
     *
     * @param spend repeats and their totals
     * @throws IllegalArgumentException if a total is not above 0
     */
    public static Fit<GammaGamma> fit(GroupedSpend spend) {
        return search(requireNonNull(spend, "spend"));
    }

    /**
     * {@return the same, beginning the search at a model, that of last month say} A bad start costs time only.
     *
     * @param spend repeats and their totals
     * @param start where to begin
     * @throws IllegalArgumentException if a total is not above 0
     */
    public static Fit<GammaGamma> fit(GroupedSpend spend, GammaGamma start) {
        requireNonNull(spend, "spend");
        requireNonNull(start, "start");
        return search(spend, new double[] {start.p, start.q, start.v});
    }

    private static Fit<GammaGamma> search(GroupedSpend spend, double[]... starts) {
        var family = new ModelFamily<>(
                "Gamma–Gamma", List.of("p", "q", "v"), t -> new GammaGamma(t[0], t[1], t[2]), GammaGamma::limit);
        double[][] own = starts(spend);
        if (spend.customers() < 3) {
            return family.tooLittle("at least 3 customers who bought again, got " + spend.customers());
        }
        return family.startingAt(starts)
                .startingAt(own)
                .fit((t, into) -> addLogLikelihood(spend, t[0], t[1], t[2], into), spend.customers());
    }

    /** Around the geometric mean of what the customers spend. */
    static double[][] starts(GroupedSpend spend) {
        double logs = 0;
        for (int row = 0; row < spend.rowCount(); row++) {
            logs += spend.count(row) * StrictMath.log(requirePositive(spend, row) / spend.repeats(row));
        }
        double typical = StrictMath.exp(logs / spend.customers());
        return new double[][] {
            {4, 3, typical / 2}, {1, 3, 2 * typical}, {2, 0.1, typical / 10}, {0.1, 2, typical}, {20, 10, typical / 2}
        };
    }

    static String limit(double[] t) {
        return t[0] > 1e3
                ? "it rises as p grows, where all purchases of a customer come to the same amount"
                : "it rises as q and v grow together, where all customers spend alike, "
                        + ModelFamily.about(t[0] * t[2] / t[1]) + " per purchase";
    }

    private static void addLogLikelihood(GroupedSpend spend, double p, double q, double v, SecondDerivatives into) {
        for (int row = 0; row < spend.rowCount(); row++) {
            double n = spend.count(row);
            double x = spend.repeats(row);
            double total = spend.spendMinor(row);
            double shape = p * x;
            double perBoth = 1 / (v + total);
            // 1/v - 1/(v + total), written out so that nothing cancels where q and v are huge.
            double fall = total / v * perBoth;
            into.addValue(n * logDensity(p, q, v, x, total));
            into.addGradient(0, n * x * (RisingFactorial.derivative(shape, q) - StrictMath.log1p(v / total)));
            into.addGradient(1, n * (RisingFactorial.derivative(q, shape) - StrictMath.log1p(total / v)));
            into.addGradient(2, n * (q * fall - shape * perBoth));
            into.addHessian(0, 0, n * x * x * RisingFactorial.secondDerivative(shape, q));
            into.addHessian(0, 1, n * x * GammaFunction.trigamma(shape + q));
            into.addHessian(0, 2, -n * x * perBoth);
            into.addHessian(1, 1, n * RisingFactorial.secondDerivative(q, shape));
            into.addHessian(1, 2, n * fall);
            into.addHessian(2, 2, n * (shape * perBoth * perBoth - q * fall * (1 / v + perBoth)));
        }
    }

    /** -log B(p x, q) - q log(1 + m x / v) - p x log(1 + v / (m x)) - log m */
    private static double logDensity(double p, double q, double v, double x, double total) {
        return -BetaFunction.logBeta(p * x, q)
                - q * StrictMath.log1p(total / v)
                - p * x * StrictMath.log1p(v / total)
                - StrictMath.log(total / x);
    }

    /**
     * {@return log f(m | x), the log-density of a customer's mean spend}
     *
     * @param repeats x, at least 1
     * @param meanSpendMinor m, above 0
     */
    public double logDensity(int repeats, double meanSpendMinor) {
        requirePurchases(repeats, meanSpendMinor);
        return logDensity(p, q, v, repeats, repeats * meanSpendMinor);
    }

    /**
     * {@return the log-likelihood of the spend of all customers together}
     *
     * @param spend repeats and their totals
     */
    public double logLikelihood(GroupedSpend spend) {
        requireNonNull(spend, "spend");
        var sum = new SecondDerivatives(0);
        for (int row = 0; row < spend.rowCount(); row++) {
            double total = requirePositive(spend, row);
            sum.addValue(spend.count(row) * logDensity(p, q, v, spend.repeats(row), total));
        }
        return sum.value();
    }

    /** {@return E[M], the expected mean spend of a new customer in minor units} Infinite if q is at most 1. */
    public double expectedSpendMinor() {
        return p * v / Math.max(0, q - 1);
    }

    /**
     * {@return E[M | m, x], the expected mean spend of a customer who bought again, in minor units}
     *
     * @param repeats x, at least 1
     * @param meanSpendMinor m, above 0
     */
    public double expectedSpendMinor(int repeats, double meanSpendMinor) {
        requirePurchases(repeats, meanSpendMinor);
        return expected(repeats, repeats * meanSpendMinor);
    }

    /**
     * {@return the expected mean spend of each buyer in minor units} Of those without a repeat purchase, that of a new customer.
     *
     * @param buyers what is known of each
     * @throws IllegalArgumentException if the repeat purchases of a buyer come to 0 or less
     */
    public double[] expectedSpendMinor(BuyerHistories buyers) {
        requireNonNull(buyers, "buyers");
        double[] expected = new double[buyers.size()];
        for (int i = 0; i < expected.length; i++) {
            int repeats = buyers.repeats(i);
            long total = buyers.repeatSpendMinor(i);
            if (repeats > 0 && total <= 0) {
                throw new IllegalArgumentException(
                        "buyers must have spent > 0 where they bought again, got repeatSpendMinor[" + i + "]=" + total
                                + " for " + repeats + " repeats: " + REMEDY);
            }
            expected[i] = repeats == 0 ? expectedSpendMinor() : expected(repeats, total);
        }
        return expected;
    }

    private double expected(int repeats, double total) {
        return p * (v + total) / Math.max(0, p * repeats + (q - 1));
    }

    private static double requirePositive(GroupedSpend spend, int row) {
        long total = spend.spendMinor(row);
        if (total <= 0) {
            throw new IllegalArgumentException("spend must hold amounts > 0 only, got spendMinor=" + total + " for "
                    + spend.repeats(row) + " repeats: " + REMEDY);
        }
        return total;
    }

    private static void requirePurchases(int repeats, double meanSpendMinor) {
        Checks.positive(repeats, "repeats");
        if (!(meanSpendMinor > 0 && meanSpendMinor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "meanSpendMinor must be finite and > 0, got meanSpendMinor=" + meanSpendMinor + ": " + REMEDY);
        }
    }
}
