package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.history.GroupedHistories;
import org.junit.jupiter.api.Test;

/** The belief before a look at the customers, by the formulas of {@link Posterior}. */
class PriorTest {

    /** Σx = 14, ΣT = 98, and a mean age of 9.8. */
    private static final GroupedHistories HISTORIES = GroupedHistories.of(
            new int[] {0, 0, 2, 2, 4},
            new double[] {0, 0, 5, 5, 8},
            new double[] {6, 14, 10, 12, 10},
            new long[] {3, 2, 2, 1, 2},
            WEEK);

    private static double half(double... u) {
        double sum = 0;
        for (double each : u) {
            sum += each * each / 2;
        }
        return sum;
    }

    private static double[] ofBuying(double r, double alpha, double rate) {
        return new double[] {Math.log(r) / 1.5, Math.log(r / alpha) - Math.log(rate) - 0.7};
    }

    @Test
    void thePenaltyIsHalfTheSumOfSquares() {
        Prior coins = Prior.ofCoins(HISTORIES);
        Prior lifetimes = Prior.ofLifetimes(HISTORIES);
        for (double[] t : new double[][] {{0.8, 6, 0.7, 2.5}, {3, 5, 4, 0.2}, {0.05, 200, 0.01, 0.3}}) {
            double[] u = ofBuying(t[0], t[1], 14 / 98.0);
            assertEquals(half(u), coins.penalty(new double[] {t[0], t[1]}), 1e-12);
            double odds = (Math.log(t[2] / t[3]) + 1) / 1.5;
            double sum = (Math.log(t[2] + t[3]) - 1) / 1.5;
            assertEquals(half(u[0], u[1], odds, sum), coins.penalty(t), 1e-12);
            double shape = Math.log(t[2]) / 1.5;
            double life = (Math.log(t[2] / t[3]) + Math.log(9.8) + 1) / 1.5;
            assertEquals(half(u[0], u[1], shape, life), lifetimes.penalty(t), 1e-12);
            LimitFamiliesTest.assertDerivatives(coins.penalised((theta, into) -> {}), new double[] {t[0], t[1]});
            LimitFamiliesTest.assertDerivatives(coins.penalised((theta, into) -> {}), t);
            LimitFamiliesTest.assertDerivatives(lifetimes.penalised((theta, into) -> {}), t);
            LimitFamiliesTest.assertDerivatives(
                    coins.penalised(new BetaGeometricLikelihood(HISTORIES, 1)), new double[] {0.8, 6, 0.7, 2.5});
        }
    }

    /** One in 1 + e leaves, of shops of e tosses; half a repeat purchase is known where there was none. */
    @Test
    void theCentreHasNoPenalty() {
        Prior coins = Prior.ofCoins(HISTORIES);
        Prior lifetimes = Prior.ofLifetimes(HISTORIES);
        double alpha = 98 / 14.0 / Math.exp(0.7);
        assertArrayEquals(new double[] {1, alpha}, coins.centre(2), 1e-12);
        assertArrayEquals(
                new double[] {1, alpha, Math.E / (1 + Math.E), Math.E * Math.E / (1 + Math.E)}, coins.centre(4), 1e-12);
        assertArrayEquals(new double[] {1, alpha, 1, 9.8 * Math.E}, lifetimes.centre(4), 1e-12);
        assertEquals(0, coins.penalty(coins.centre(2)), 1e-25);
        assertEquals(0, coins.penalty(coins.centre(4)), 1e-25);
        assertEquals(0, lifetimes.penalty(lifetimes.centre(4)), 1e-25);
        var once = GroupedHistories.of(new int[1], new double[1], new double[] {20}, new long[] {3}, WEEK);
        assertEquals(120 / Math.exp(0.7), Prior.ofCoins(once).centre(2)[1], 1e-11);
    }
}
