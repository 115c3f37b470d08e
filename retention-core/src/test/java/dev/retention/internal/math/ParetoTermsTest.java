package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Against the formulas as they stand, an integral by Simpson's rule, and differences. */
class ParetoTermsTest {

    private static final double[][] PARAMETERS = {{0.6, 10, 0.7, 12}, {3, 8, 1.5, 2}, {0.5, 4, 2, 4}};

    private static double logRising(double r, int x) {
        double sum = 0;
        for (int i = 0; i < x; i++) {
            sum += Math.log(r + i);
        }
        return sum;
    }

    @Test
    void thoseWhoAreAlive() {
        for (double[] at : PARAMETERS) {
            for (int x : new int[] {0, 1, 7}) {
                DerivativeCheck.agrees(
                        (theta, into) -> {
                            ParetoTerms.addRepeats(theta[0], x, 3, into);
                            ParetoTerms.addAlive(theta, x, 30, 3, into);
                        },
                        theta -> 3
                                * (logRising(theta[0], x)
                                        + theta[0] * Math.log(theta[1] / (theta[1] + 30))
                                        - x * Math.log(theta[1] + 30)
                                        + theta[2] * Math.log(theta[3] / (theta[3] + 30))),
                        at);
            }
        }
    }

    /**
     * s ∫ ((α + T)/(α + τ))^(r + x) ((β + T)/(β + τ))^s / (β + τ) dτ from t_x to T, over the logarithm of m + τ, with m the smaller of α and
     * β.
     */
    private static double logOdds(double[] theta, int x, double lastAge, double age) {
        double m = Math.min(theta[1], theta[3]);
        int steps = 20_000;
        double width = Math.log((m + age) / (m + lastAge)) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = (m + lastAge) * Math.exp(i * width) - m;
            double value = Math.pow((theta[1] + age) / (theta[1] + t), theta[0] + x)
                    * Math.pow((theta[3] + age) / (theta[3] + t), theta[2])
                    / (theta[3] + t)
                    * (m + t);
            sum += (i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4) * value;
        }
        return Math.log(theta[2] * sum * width / 3);
    }

    @Test
    void theOddsOfThoseWhoMayHaveLeft() {
        for (double[] at : PARAMETERS) {
            for (int x : new int[] {0, 2, 9}) {
                DerivativeCheck.agrees(
                        (theta, into) -> {
                            var odds = new ParetoOdds(theta[0], theta[1], theta[2], theta[3]);
                            odds.integrate(x, 5, 30, true);
                            addLog(odds.result, into);
                        },
                        theta -> logOdds(theta, x, 5, 30),
                        at);
            }
        }
    }

    private static void addLog(LogOdds odds, SecondDerivatives into) {
        into.addValue(odds.log);
        for (int i = 0; i < into.dimension(); i++) {
            into.addGradient(i, odds.gradient[i]);
            for (int j = i; j < into.dimension(); j++) {
                into.addHessian(i, j, odds.hessian[i][j]);
            }
        }
    }

    /** Those of whom nearly all of the integral lies next to t_x, and long intervals, are the same function. */
    @Test
    void heavyBuyersAndLongSilencesToo() {
        for (double[] history : new double[][] {{200, 20, 30}, {60, 1, 300}, {5, 1, 3_000}}) {
            int x = (int) history[0];
            for (double[] at : PARAMETERS) {
                var odds = new ParetoOdds(at[0], at[1], at[2], at[3]);
                odds.integrate(x, history[1], history[2], false);
                double expected = logOdds(at, x, history[1], history[2]);
                assertEquals(expected, odds.result.log, 1e-9, () -> "x=" + x);
                double growth = (at[0] + x) * Math.log((at[1] + history[2]) / (at[1] + history[1]))
                        + at[2] * Math.log((at[3] + history[2]) / (at[3] + history[1]));
                assertEquals(expected - growth, odds.logLeaving, 1e-9, () -> "x=" + x);
                DerivativeCheck.agrees(
                        (theta, into) -> {
                            var there = new ParetoOdds(theta[0], theta[1], theta[2], theta[3]);
                            there.integrate(x, history[1], history[2], true);
                            addLog(there.result, into);
                        },
                        theta -> odds.result.log,
                        at);
            }
        }
    }

    /** A search that went astray has parameters without a number. */
    @Test
    void anIntervalBeyondAllBoundsHasNoOdds() {
        var odds = new ParetoOdds(0.6, 1e-300, 0.7, 12);
        odds.integrate(3, 0, 1e300, false);
        assertTrue(Double.isNaN(odds.result.log));
    }

    @Test
    void derivativesAreLeftAloneWhereNobodyWantsThem() {
        var odds = new ParetoOdds(0.6, 10, 0.7, 12);
        odds.integrate(3, 5, 30, false);
        assertArrayEquals(new double[4], odds.result.gradient);
        odds.integrate(3, 5, 30, true);
        assertTrue(odds.result.gradient[ParetoOdds.S] > 0);
    }

    @Test
    void whoWasJustHereHasNotLeft() {
        var odds = new ParetoOdds(0.6, 10, 0.7, 12);
        odds.integrate(3, 30, 30, true);
        assertEquals(Double.NEGATIVE_INFINITY, odds.result.log);
        assertEquals(Double.NEGATIVE_INFINITY, odds.logLeaving);
        assertEquals(1, odds.result.probabilityAlive());
    }

    /** 1 / (1 + e^L), log(1 + e^L) and its derivatives; e^±800 leaves the range of doubles. */
    @Test
    void oddsByTheirLogarithm() {
        double[] gradient = {0.3, -2};
        double[][] hessian = {{0.7, 0.2}, {0, -1.5}};
        for (double log : new double[] {-800, -2, -1e-3, 0, 1.5, 40, 800}) {
            var odds = new LogOdds(2);
            odds.log = log;
            for (int i = 0; i < 2; i++) {
                odds.gradient[i] = gradient[i];
                System.arraycopy(hessian[i], 0, odds.hessian[i], 0, 2);
            }
            double alive = 1 / (1 + Math.exp(log));
            double left = 1 / (1 + Math.exp(-log));
            assertEquals(alive, odds.probabilityAlive(), 1e-15);
            assertTrue(log > 700 || Math.abs(odds.probabilityAlive() / alive - 1) < 1e-14, () -> "small at " + log);
            double value = log > 700 ? log : Math.log1p(Math.exp(log));
            assertEquals(value, odds.logOnePlusOdds(), 1e-14 * Math.abs(value));
            var sum = new SecondDerivatives(2);
            odds.addLogOnePlusOdds(3, sum);
            assertEquals(3 * value, sum.value(), 1e-14 * Math.abs(value) * 3);
            for (int i = 0; i < 2; i++) {
                assertEquals(3 * left * gradient[i], sum.gradient(i), 1e-13 * left);
                for (int j = i; j < 2; j++) {
                    double expected = 3 * left * (alive * gradient[i] * gradient[j] + hessian[i][j]);
                    assertEquals(expected, sum.hessian(i, j), 1e-13 * left);
                }
            }
        }
    }
}
