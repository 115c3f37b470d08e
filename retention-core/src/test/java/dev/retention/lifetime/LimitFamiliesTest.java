package dev.retention.lifetime;

import static dev.retention.lifetime.Limit.ALL_OR_NOTHING;
import static dev.retention.lifetime.Limit.NOBODY_LEAVES;
import static dev.retention.lifetime.Limit.SAME_LEAVING;
import static dev.retention.lifetime.Limit.SAME_RATE;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.history.GroupedHistories;
import dev.retention.internal.math.CentralDifferences;
import dev.retention.internal.math.Maximizer;
import dev.retention.internal.math.SecondDerivatives;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitFamiliesTest {

    private static final GroupedHistories HISTORIES = GroupedHistories.of(
            new int[] {0, 0, 2, 2, 4},
            new double[] {0, 0, 5, 5, 8},
            new double[] {6, 14, 10, 12, 10},
            new long[] {3, 2, 2, 1, 2},
            WEEK);

    private record Shape(Set<Limit> limits, List<String> parameters, int starts, double[] first, double[] last) {}

    private static double[] of(double... theta) {
        return theta;
    }

    private static void assertFamilies(List<LimitFamily> families, Shape... shapes) {
        assertEquals(shapes.length, families.size());
        for (int i = 0; i < shapes.length; i++) {
            LimitFamily family = families.get(i);
            assertEquals(shapes[i].limits, family.limits());
            assertEquals(shapes[i].parameters, family.parameters());
            assertEquals(shapes[i].starts, family.starts().size(), family.parameters()::toString);
            assertTheta(shapes[i].first, family.theta(family.starts().get(0)));
            assertTheta(shapes[i].last, family.theta(family.starts().get(shapes[i].starts - 1)));
        }
    }

    private static void assertTheta(double[] expected, double[] theta) {
        assertEquals(expected.length, theta.length);
        for (int i = 0; i < theta.length; i++) {
            assertEquals(expected[i], theta[i], 1e-12 * expected[i], "parameter " + i);
        }
    }

    private static final double RATE = 14.0 / 98;
    private static final double R = PurchaseRates.guess(HISTORIES)[0];
    private static final double ALPHA = PurchaseRates.guess(HISTORIES)[1];
    private static final double BETWEEN = (3 * 5 + 2 * 8) / 14.0;
    private static final double AGE = 9.8;

    @Test
    void theLimitsOfCoins() {
        assertFamilies(
                LimitFamilies.ofCoins(HISTORIES),
                new Shape(
                        Set.of(SAME_RATE, NOBODY_LEAVES),
                        List.of("rate"),
                        2,
                        of(1e12, 1e12 / RATE, 1e-300, 1),
                        of(1e12, 1e12 * BETWEEN, 1e-300, 1)),
                new Shape(
                        Set.of(SAME_RATE, SAME_LEAVING),
                        List.of("rate", "oddsOfLeaving"),
                        6,
                        of(1e12, 1e12 / RATE, 5e10, 1e12),
                        of(1e12, 1e12 * BETWEEN, 5e12, 1e12)),
                new Shape(
                        Set.of(SAME_RATE, ALL_OR_NOTHING),
                        List.of("rate", "oddsOfLeaving"),
                        4,
                        of(1e12, 1e12 / RATE, 5e-142, 1e-140),
                        of(1e12, 1e12 * BETWEEN, 1e-140, 1e-140)),
                new Shape(
                        Set.of(NOBODY_LEAVES),
                        List.of("r", "alpha"),
                        3,
                        of(R, ALPHA, 1e-300, 1),
                        of(0.1, BETWEEN / 10, 1e-300, 1)),
                new Shape(
                        Set.of(SAME_RATE),
                        List.of("rate", "a", "b"),
                        6,
                        of(1e12, 1e12 / RATE, 1, 2),
                        of(1e12, 1e12 * BETWEEN, 1, 20)),
                new Shape(
                        Set.of(SAME_LEAVING),
                        List.of("r", "alpha", "oddsOfLeaving"),
                        9,
                        of(R, ALPHA, 5e10, 1e12),
                        of(0.1, BETWEEN / 10, 5e12, 1e12)),
                new Shape(
                        Set.of(ALL_OR_NOTHING),
                        List.of("r", "alpha", "oddsOfLeaving"),
                        6,
                        of(R, ALPHA, 5e-142, 1e-140),
                        of(0.1, BETWEEN / 10, 1e-140, 1e-140)));
    }

    @Test
    void theLimitsOfLifetimes() {
        assertFamilies(
                LimitFamilies.ofLifetimes(HISTORIES),
                new Shape(
                        Set.of(SAME_RATE, NOBODY_LEAVES),
                        List.of("rate"),
                        2,
                        of(1e12, 1e12 / RATE, 1e-300, 1),
                        of(1e12, 1e12 * BETWEEN, 1e-300, 1)),
                new Shape(
                        Set.of(SAME_RATE, SAME_LEAVING),
                        List.of("rate", "leavingRate"),
                        4,
                        of(1e12, 1e12 / RATE, 1e12, 1e13 * AGE),
                        of(1e12, 1e12 * BETWEEN, 1e12, 1e12 * AGE)),
                new Shape(
                        Set.of(NOBODY_LEAVES),
                        List.of("r", "alpha"),
                        3,
                        of(R, ALPHA, 1e-300, 1),
                        of(0.1, BETWEEN / 10, 1e-300, 1)),
                new Shape(
                        Set.of(SAME_RATE),
                        List.of("rate", "s", "beta"),
                        4,
                        of(1e12, 1e12 / RATE, 0.5, AGE / 2),
                        of(1e12, 1e12 * BETWEEN, 1, AGE)),
                new Shape(
                        Set.of(SAME_LEAVING),
                        List.of("r", "alpha", "leavingRate"),
                        6,
                        of(R, ALPHA, 1e12, 1e13 * AGE),
                        of(0.1, BETWEEN / 10, 1e12, 1e12 * AGE)));
        List<LimitFamily> buying = LimitFamilies.ofBuying(HISTORIES);
        assertEquals(1, buying.size());
        assertEquals(Set.of(SAME_RATE), buying.get(0).limits());
        assertEquals(List.of("rate"), buying.get(0).parameters());
        assertTheta(
                of(1e12, 1e12 / RATE),
                buying.get(0).theta(buying.get(0).starts().get(0)));
    }

    /** The derivatives of the limits are those of their likelihoods, by central differences. */
    @Test
    void theDerivativesAreThoseOfTheLikelihood() {
        for (int tosses = 0; tosses < 2; tosses++) {
            for (LimitFamily family : LimitFamilies.ofCoins(HISTORIES)) {
                assertDerivatives(
                        family.likelihood(new BetaGeometricLikelihood(HISTORIES, tosses)),
                        family.starts().get(0));
            }
        }
        for (LimitFamily family : LimitFamilies.ofLifetimes(HISTORIES)) {
            assertDerivatives(
                    family.likelihood(new ParetoNbdLikelihood(HISTORIES)),
                    family.starts().get(0));
        }
        assertDerivatives(new ParetoNbdLikelihood(HISTORIES), new double[] {0.8, 6, 0.7, 12});
        assertDerivatives(new BetaGeometricLikelihood(HISTORIES, 0), new double[] {0.8, 6, 0.7, 2});
    }

    /** At a point that is not quite the start. */
    static void assertDerivatives(Maximizer.Function likelihood, double[] start) {
        double[] at = start.clone();
        for (int k = 0; k < at.length; k++) {
            at[k] *= 1.1 + 0.07 * k;
        }
        CentralDifferences.assertDerivatives(likelihood, at);
    }

    @Test
    void theValueOfParetoIsThatOfItsDerivatives() {
        for (double[] theta : new double[][] {{0.8, 6, 0.7, 12}, {2, 30, 3, 4}, {0.1, 1, 0.05, 0.01}}) {
            var likelihood = new ParetoNbdLikelihood(HISTORIES);
            double expected = new ParetoNbd(theta[0], theta[1], theta[2], theta[3], WEEK).logLikelihood(HISTORIES);
            assertEquals(expected, likelihood.value(theta), 1e-11 * -expected);
            assertEquals(expected, SecondDerivatives.valueOf(likelihood, theta), 1e-11 * -expected);
        }
    }
}
