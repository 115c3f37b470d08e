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

    static void requirePositive(double r, double alpha, double a, double b) {
        Checks.positive(r, "r");
        Checks.positive(alpha, "alpha");
        Checks.positive(a, "a");
        Checks.positive(b, "b");
    }

    double logLikelihood(BuyerHistory history) {
        int x = history.repeats();
        double buying = RisingFactorial.log(r, x)
                - r * StrictMath.log1p(history.age() / alpha)
                - x * StrictMath.log(alpha + history.age());
        int tosses = x + firstTosses;
        if (tosses == 0) {
            return buying;
        }
        double leaves = a / (a + b + tosses - 1);
        double stays = (b + tosses - 1) / (a + b + tosses - 1);
        double g = silence(history);
        double last = g < 1
                ? StrictMath.log1p(leaves * StrictMath.expm1(g))
                : g + StrictMath.log(leaves + stays * StrictMath.exp(-g));
        return buying + RisingFactorial.log(b, tosses - 1) - RisingFactorial.log(a + b, tosses - 1) + last;
    }

    double probabilityAlive(BuyerHistory history) {
        int tosses = history.repeats() + firstTosses;
        return tosses == 0 ? 1 : 1 / (1 + a / (b + tosses - 1) * StrictMath.exp(silence(history)));
    }

    /** g. */
    private double silence(BuyerHistory history) {
        double quiet = history.age() - history.lastAge();
        return (r + history.repeats()) * StrictMath.log1p(quiet / (alpha + history.lastAge()));
    }

    /** Finds the parameters that explain histories best, beginning at {@code starts} and then at some of its own. */
    static <M> Fit<M> fit(
            String name, Function<double[], M> model, GroupedHistories histories, int firstTosses, double[]... starts) {
        var family = new Family<>(name, PARAMETERS, model, BetaGeometricNbd::limit);
        if (histories.repeaters() < PARAMETERS.size()) {
            return family.tooFewRepeaters(histories);
        }
        double[] rates = PurchaseRates.guess(histories);
        double meanRate = rates[0] / rates[1];
        return family.startingAt(starts)
                .startingAt(
                        new double[] {rates[0], rates[1], 1, 2},
                        new double[] {1, 1 / meanRate, 0.1, 1},
                        new double[] {10, 10 / meanRate, 10, 100})
                .fit(new LogLikelihood(histories, firstTosses), histories.customers());
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

        /** What depends on x alone: log (r)_x + log (b)_k - log (a + b)_k, the last "stays" included. */
        private void addRepeats(double[] theta, int x, double n, SecondOrder into) {
            double r = theta[R];
            double b = theta[B];
            double ab = theta[A] + b;
            int tosses = x + firstTosses;
            into.addValue(
                    n * (RisingFactorial.log(r, x) + RisingFactorial.log(b, tosses) - RisingFactorial.log(ab, tosses)));
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

        /** The rest: r log α - (r + x) log(α + T) + log(1 + e^d), with e^d = leaves e^g / stays the odds of having left. */
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
            into.addHessian(ALPHA, ALPHA, v * dAlpha * dAlpha + w * shape * (perLast * perLast - perLate * perLate));
            into.addHessian(ALPHA, A, v * dAlpha * dA);
            into.addHessian(ALPHA, B, v * dAlpha * dB);
            into.addHessian(A, A, (v - w) * dA * dA);
            into.addHessian(A, B, v * dA * dB);
            into.addHessian(B, B, (v + w) * dB * dB);
        }
    }
}
