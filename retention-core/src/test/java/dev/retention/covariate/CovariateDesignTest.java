package dev.retention.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.internal.math.CentralDifferences;
import dev.retention.lifetime.Limit;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CovariateDesignTest {

    private static double[] startOfFull(double... parameters) {
        return CovariateDesign.full(ModelKind.BG_NBD, Coefficients.TIED, 1, parameters)
                .start();
    }

    private static double[] startOfContract(double alpha, double beta) {
        double[] start = CovariateDesign.full(
                        ModelKind.SHIFTED_BETA_GEOMETRIC, Coefficients.FREE, 1, new double[] {alpha, beta})
                .start();
        return Arrays.copyOf(start, 2);
    }

    /** A search cannot leave a limit: a shape of 10¹² starts at 20, one of 10⁻¹⁴⁰ at 0.1 and less, nobody leaves as one in ten does. */
    @Test
    void aSearchStartsWithinReason() {
        assertArrayEquals(new double[] {2, 8, 0.5, 3, 1, 1}, startOfFull(2, 8, 0.5, 3));
        assertArrayEquals(new double[] {20, 160, 20, 80, 1, 1}, startOfFull(1e12, 8e12, 1e12, 4e12), 1e-12);
        assertArrayEquals(new double[] {2, 8, 0.1, 8, 1, 1}, startOfFull(2, 8, 1e-300, 1));
        assertArrayEquals(new double[] {2, 0.5, 0.1, 1, 1, 1}, startOfFull(2, 0.5, 1e-300, 1));
        assertArrayEquals(new double[] {0.1, 1}, startOfContract(1e-300, 1));
        assertArrayEquals(new double[] {0.1, 1}, startOfContract(1e-288, 7));
        assertArrayEquals(new double[] {0.025, 0.1}, startOfContract(1e-140, 4e-140), 1e-15);
        assertArrayEquals(new double[] {0.1, 0.05}, startOfContract(4e-7, 2e-7), 1e-15);
        assertArrayEquals(new double[] {1e6, 5}, startOfContract(1e6, 5));
        assertArrayEquals(new double[] {1e-6, 5e-7}, startOfContract(1e-6, 5e-7));
        assertArrayEquals(new double[] {20, 2e-5}, startOfContract(2e6, 2), 1e-15);
    }

    @Test
    void parametersAreScaledAndCoefficientsAreNot() {
        var design = CovariateDesign.full(ModelKind.PARETO_NBD, Coefficients.FREE, 1, new double[] {2, 8, 0.5, 3});
        assertArrayEquals(new double[] {8, 32, 2, 12, 1, 1}, design.startScaled(4));
    }

    private record Shape(Set<Limit> limits, List<String> names, int size, double... start) {}

    /** Limits, free numbers and where the search begins, as parameters of the plain model. */
    private static void assertLimits(
            ModelKind<?> kind, Coefficients coefficients, double[] parameters, List<Shape> expected) {
        List<CovariateDesign> limits = CovariateDesign.limits(kind, coefficients, 1, parameters);
        assertEquals(expected.size(), limits.size());
        for (int i = 0; i < limits.size(); i++) {
            Shape shape = expected.get(i);
            CovariateDesign design = limits.get(i);
            assertEquals(shape.limits, design.limits());
            assertEquals(shape.names, design.names());
            assertEquals(shape.size, design.size(), shape.names::toString);
            double[] logs = Arrays.stream(design.start()).map(Math::log).toArray();
            double[] start = design.parameters(logs);
            for (int k = 0; k < 4; k++) {
                assertEquals(shape.start[k], start[k], 1e-12 * shape.start[k], shape.names + " " + k);
            }
        }
    }

    @Test
    void theLimitsOfCoins() {
        Set<Limit> rate = Set.of(Limit.SAME_RATE);
        Set<Limit> nobody = Set.of(Limit.NOBODY_LEAVES);
        Set<Limit> same = Set.of(Limit.SAME_LEAVING);
        Set<Limit> all = Set.of(Limit.ALL_OR_NOTHING);
        assertLimits(
                ModelKind.BG_NBD,
                Coefficients.FREE,
                new double[] {2, 8, 0.6, 3},
                List.of(
                        new Shape(both(rate, nobody), List.of("rate"), 2, 1e12, 4e12, 1e-300, 1),
                        new Shape(nobody, List.of("r", "alpha"), 3, 2, 8, 1e-300, 1),
                        new Shape(both(rate, same), List.of("rate", "oddsOfLeaving"), 4, 1e12, 4e12, 2e11, 1e12),
                        new Shape(both(rate, all), List.of("rate", "oddsOfLeaving"), 4, 1e12, 4e12, 2e-141, 1e-140),
                        new Shape(same, List.of("r", "alpha", "oddsOfLeaving"), 5, 2, 8, 2e11, 1e12),
                        new Shape(all, List.of("r", "alpha", "oddsOfLeaving"), 5, 2, 8, 2e-141, 1e-140),
                        new Shape(rate, List.of("rate", "a", "b"), 6, 1e12, 4e12, 0.6, 3)));
        assertLimits(
                ModelKind.BG_NBD,
                Coefficients.TIED,
                new double[] {1e12, 8e12, 1e12, 4e12},
                List.of(
                        new Shape(both(rate, nobody), List.of("rate"), 2, 1e12, 8e12, 1e-300, 1),
                        new Shape(both(rate, same), List.of("rate", "oddsOfLeaving"), 3, 1e12, 8e12, 0.25e12, 1e12),
                        new Shape(both(rate, all), List.of("rate", "oddsOfLeaving"), 3, 1e12, 8e12, 0.25e-140, 1e-140),
                        new Shape(nobody, List.of("r", "alpha"), 3, 20, 160, 1e-300, 1),
                        new Shape(same, List.of("r", "alpha", "oddsOfLeaving"), 4, 20, 160, 0.25e12, 1e12),
                        new Shape(all, List.of("r", "alpha", "oddsOfLeaving"), 4, 20, 160, 0.25e-140, 1e-140),
                        new Shape(rate, List.of("rate", "a", "b"), 5, 1e12, 8e12, 20, 80)));
    }

    @Test
    void theLimitsOfLifetimes() {
        Set<Limit> rate = Set.of(Limit.SAME_RATE);
        Set<Limit> nobody = Set.of(Limit.NOBODY_LEAVES);
        Set<Limit> same = Set.of(Limit.SAME_LEAVING);
        assertLimits(
                ModelKind.PARETO_NBD,
                Coefficients.FREE,
                new double[] {2, 8, 0.6, 3},
                List.of(
                        new Shape(both(rate, nobody), List.of("rate"), 2, 1e12, 4e12, 1e-300, 1),
                        new Shape(nobody, List.of("r", "alpha"), 3, 2, 8, 1e-300, 1),
                        new Shape(both(rate, same), List.of("rate", "leavingRate"), 4, 1e12, 4e12, 1e12, 5e12),
                        new Shape(rate, List.of("rate", "s", "beta"), 5, 1e12, 4e12, 0.6, 3),
                        new Shape(same, List.of("r", "alpha", "leavingRate"), 5, 2, 8, 1e12, 5e12)));
        assertEquals(
                List.of(),
                CovariateDesign.limits(ModelKind.SHIFTED_BETA_GEOMETRIC, Coefficients.FREE, 1, new double[] {2, 8}));
    }

    private static Set<Limit> both(Set<Limit> one, Set<Limit> other) {
        return Set.of(one.iterator().next(), other.iterator().next());
    }

    @Test
    void whatIsFixedDoesNotMove() {
        CovariateDesign steady = CovariateDesign.limits(
                        ModelKind.BG_NBD, Coefficients.FREE, 1, new double[] {2, 8, 0.6, 3})
                .get(0);
        assertFalse(steady.isMoved(0));
        assertTrue(steady.isMoved(1));
        assertFalse(steady.isMoved(2));
        assertFalse(steady.isMoved(3));
    }

    /** Customers of three kinds, with a column of -1, 0.5 and 2, of whom some bought again. */
    private static final CovariateHistories HISTORIES = CovariateHistories.of(
            Covariates.of(List.of("x"), new double[][] {{-1, -1, -1, 0.5, 0.5, 2, 2, 2}}),
            new int[] {0, 1, 3, 0, 2, 0, 4, 9},
            new double[] {0, 5, 17, 0, 20, 0, 21, 29},
            new double[] {30, 28, 30, 25, 30, 26, 30, 30},
            new long[] {40, 12, 5, 20, 9, 30, 3, 1},
            TimeUnit.WEEK);

    private static void assertDerivatives(CovariateDesign design, CovariateLikelihood.Plain plain) {
        var likelihood = new CovariateLikelihood(
                design, plain, HISTORIES.rows(), HISTORIES.rows().spread());
        double[] at = design.start().clone();
        for (int k = 0; k < at.length; k++) {
            at[k] *= 1.1 + 0.07 * k;
        }
        CentralDifferences.assertDerivatives(likelihood, at);
    }

    @Test
    void theDerivativesAreThoseOfTheLikelihood() {
        double[] parameters = {0.8, 6, 0.6, 3};
        CovariateLikelihood.Plain bgNbd = PlainLikelihoods.bgNbd(HISTORIES);
        CovariateLikelihood.Plain paretoNbd = PlainLikelihoods.paretoNbd(HISTORIES);
        for (Coefficients coefficients : Coefficients.values()) {
            assertDerivatives(CovariateDesign.full(ModelKind.BG_NBD, coefficients, 1, parameters), bgNbd);
            assertDerivatives(CovariateDesign.full(ModelKind.PARETO_NBD, coefficients, 1, parameters), paretoNbd);
            // Of leaving that is no more, and of one rate, the parameters that do not move have no derivatives.
            assertDerivatives(
                    CovariateDesign.limits(ModelKind.PARETO_NBD, coefficients, 1, parameters)
                            .get(0),
                    paretoNbd);
            assertDerivatives(
                    CovariateDesign.limits(ModelKind.BG_NBD, coefficients, 1, parameters)
                            .get(0),
                    bgNbd);
        }
    }
}
