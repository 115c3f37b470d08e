package dev.retention.lifetime;

import dev.retention.internal.Checks;
import dev.retention.internal.Maximizer;
import dev.retention.internal.RisingFactorial;
import dev.retention.internal.SecondOrder;
import java.util.List;
import java.util.function.Function;

/**
 * What BG/NBD and MBG/NBD share: a Poisson buyer tosses a coin after each purchase, to stay or to leave for good. The models
 * differ in one thing, whether the coin is tossed after the first purchase too.
 *
 * <pre>
 * L(x, t_x, T) = (r)_x (b)_k / (a + b)_k · α^r (α + T)^-(r + x) · (1 + e^d)        k = x, or x + 1 if tossed at first
 * e^d          = a / (b + k - 1) · ((α + T) / (α + t_x))^(r + x)                   the odds that they have left
 * </pre>
 *
 * <p>where (y)<sub>n</sub> is the rising factorial and e<sup>d</sup> = 0 where no coin has been tossed. The odds are the whole
 * model: P(alive) = 1 / (1 + e<sup>d</sup>), and the likelihood's derivatives are those of d, weighted by it.
 *
 * @param r the shape of the purchase rates
 * @param alpha their rate, a time
 * @param a the coin: leaving
 * @param b the coin: staying
 * @param firstTosses how often the coin is tossed at the first purchase: 0 or 1
 */
record BetaGeometricNbd(double r, double alpha, double a, double b, int firstTosses) {

    static final List<String> PARAMETERS = List.of("r", "alpha", "a", "b");

    static void requirePositive(double r, double alpha, double a, double b) {
        Checks.positive(r, "r");
        Checks.positive(alpha, "alpha");
        Checks.positive(a, "a");
        Checks.positive(b, "b");
    }

    double logLikelihood(BuyerHistory history) {
        int x = history.repeats();
        return RisingFactorial.log(r, x)
                + RisingFactorial.log(b, x + firstTosses)
                - RisingFactorial.log(a + b, x + firstTosses)
                - r * StrictMath.log1p(history.age() / alpha)
                - x * StrictMath.log(alpha + history.age())
                + log1pExp(logOddsOfHavingLeft(history));
    }

    double probabilityAlive(BuyerHistory history) {
        return 1 / (1 + StrictMath.exp(logOddsOfHavingLeft(history)));
    }

    /** d, −∞ where no coin has been tossed. */
    private double logOddsOfHavingLeft(BuyerHistory history) {
        int tosses = history.repeats() + firstTosses;
        if (tosses == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double silence = history.age() - history.lastAge();
        return StrictMath.log(a / (b + tosses - 1))
                + (r + history.repeats()) * StrictMath.log1p(silence / (alpha + history.lastAge()));
    }

    /** log(1 + e^d) without overflow. */
    private static double log1pExp(double d) {
        return Math.max(d, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(d)));
    }

    /** Finds the parameters that explain histories best. */
    static <M> Fit<M> fit(String name, Function<double[], M> model, GroupedHistories histories, int firstTosses) {
        var family = new Family<>(name, PARAMETERS, model, BetaGeometricNbd::limit);
        if (histories.repeaters() < PARAMETERS.size()) {
            return family.tooFewRepeaters(histories);
        }
        double[] rates = PurchaseRates.guess(histories);
        return family.fit(
                new LogLikelihood(histories, firstTosses),
                histories.customers(),
                new double[] {rates[0], rates[1], 1, 2},
                new double[] {1, rates[1] / rates[0], 0.1, 1},
                new double[] {10, 10 * rates[1] / rates[0], 10, 100});
    }

    private static String limit(double[] theta) {
        double dropout = theta[2] / (theta[2] + theta[3]);
        if (dropout < 1e-4) {
            return "it rises as the probability of leaving tends to 0, where everyone stays for ever; use the plain NBD";
        }
        return Math.max(theta[2], theta[3]) > 1e4
                ? "it rises as a and b grow together, where everyone leaves with the same probability, about " + dropout
                : "it rises as r and alpha grow together, where everyone buys at the same rate, about "
                        + theta[0] / theta[1] + " per unit of time";
    }

    /** The log-likelihood of histories with its derivatives by r, α, a and b. */
    private record LogLikelihood(GroupedHistories histories, int firstTosses) implements Maximizer.Function {

        private static final int R = 0;
        private static final int ALPHA = 1;
        private static final int A = 2;
        private static final int B = 3;

        @Override
        public void evaluate(double[] theta, SecondOrder into) {
            int rows = histories.rowCount();
            for (int row = 0; row < rows; ) {
                int x = histories.repeats(row);
                long customers = 0;
                do {
                    customers += histories.count(row);
                    addRow(theta, row++, into);
                } while (row < rows && histories.repeats(row) == x);
                addRepeats(theta, x, customers, into);
            }
        }

        /** What depends on x alone: log (r)_x + log (b)_k - log (a + b)_k. */
        private void addRepeats(double[] theta, int x, double n, SecondOrder into) {
            double r = theta[R];
            double b = theta[B];
            double ab = theta[A] + b;
            int tosses = x + firstTosses;
            into.addValue(n
                    * (RisingFactorial.log(r, x) + RisingFactorial.log(b, tosses) - RisingFactorial.log(ab, tosses)));
            double slope = n * RisingFactorial.derivative(ab, tosses);
            into.addGradient(R, n * RisingFactorial.derivative(r, x));
            into.addGradient(A, -slope);
            into.addGradient(B, n * RisingFactorial.derivative(b, tosses) - slope);
            double bend = n * RisingFactorial.secondDerivative(ab, tosses);
            into.addHessian(R, R, n * RisingFactorial.secondDerivative(r, x));
            into.addHessian(A, A, -bend);
            into.addHessian(A, B, -bend);
            into.addHessian(B, B, n * RisingFactorial.secondDerivative(b, tosses) - bend);
        }

        /** The rest: r log α - (r + x) log(α + T) + log(1 + e^d). */
        private void addRow(double[] theta, int row, SecondOrder into) {
            double n = histories.count(row);
            int x = histories.repeats(row);
            double r = theta[R];
            double alpha = theta[ALPHA];
            double shape = r + x;
            double late = alpha + histories.age(row);
            double perAlpha = 1 / alpha;
            double perLate = 1 / late;
            double logLate = StrictMath.log(late);
            double logGrowth = StrictMath.log(late * perAlpha);

            into.addValue(-n * (r * logGrowth + x * logLate));
            into.addGradient(R, -n * logGrowth);
            into.addGradient(ALPHA, n * (r * perAlpha - shape * perLate));
            into.addHessian(R, ALPHA, n * (perAlpha - perLate));
            into.addHessian(ALPHA, ALPHA, n * (shape * perLate * perLate - r * perAlpha * perAlpha));

            int tosses = x + firstTosses;
            if (tosses == 0) {
                return;
            }
            double a = theta[A];
            double stays = theta[B] + tosses - 1;
            double last = alpha + histories.lastAge(row);
            double perLast = 1 / last;
            double dR = StrictMath.log(late * perLast);
            double dAlpha = shape * (perLate - perLast);
            double dA = 1 / a;
            double dB = -1 / stays;
            double d = StrictMath.log(a / stays) + shape * dR;
            double odds = StrictMath.exp(-Math.abs(d));
            double left = d > 0 ? 1 / (1 + odds) : odds / (1 + odds);

            into.addValue(n * (Math.max(d, 0) + StrictMath.log1p(odds)));
            double w = n * left;
            into.addGradient(R, w * dR);
            into.addGradient(ALPHA, w * dAlpha);
            into.addGradient(A, w * dA);
            into.addGradient(B, w * dB);
            double v = n * odds / ((1 + odds) * (1 + odds));
            into.addHessian(R, R, v * dR * dR);
            into.addHessian(R, ALPHA, v * dR * dAlpha + w * (perLate - perLast));
            into.addHessian(R, A, v * dR * dA);
            into.addHessian(R, B, v * dR * dB);
            into.addHessian(
                    ALPHA, ALPHA, v * dAlpha * dAlpha + w * shape * (perLast * perLast - perLate * perLate));
            into.addHessian(ALPHA, A, v * dAlpha * dA);
            into.addHessian(ALPHA, B, v * dAlpha * dB);
            into.addHessian(A, A, (v - w) * dA * dA);
            into.addHessian(A, B, v * dA * dB);
            into.addHessian(B, B, (v + w) * dB * dB);
        }
    }
}
