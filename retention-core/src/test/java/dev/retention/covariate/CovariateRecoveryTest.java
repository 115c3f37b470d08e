package dev.retention.covariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Simulate, fit, and find the truth within the interval as often as it says. The property {@code recovery.shops} draws more of them. */
class CovariateRecoveryTest {

    private static final Integer SHOPS = Integer.getInteger("recovery.shops");

    private static final CovariateModel<BgNbd> BG = CovariateModel.bgNbd(
            new BgNbd(0.8, 6, 1.2, 3, TimeUnit.WEEK),
            CovariateDraws.NAMES,
            new double[] {0.5, -0.02},
            new double[] {0.4, 0},
            new double[] {-0.3, 0.02});

    private static final CovariateModel<ParetoNbd> PARETO = CovariateModel.paretoNbd(
            new ParetoNbd(0.8, 6, 1.5, 30, TimeUnit.WEEK),
            CovariateDraws.NAMES,
            new double[] {0.5, -0.02},
            new double[] {0.4, 0.01});

    private static final CovariateModel<ShiftedBetaGeometric> CONTRACT = CovariateModel.shiftedBetaGeometric(
            new ShiftedBetaGeometric(0.8, 2, TimeUnit.YEAR),
            CovariateDraws.NAMES,
            new double[] {0.5, -0.02},
            new double[] {-0.2, 0.01});

    /** Of 40 intervals of 95 %, fewer than 33 hold the truth with probability 0.0007; of 12, fewer than 9 with 0.0002. */
    private static <M> void coversAtItsRate(
            CovariateModel<M> truth, int atLeast, int defaultShops, IntFunction<CovariateFit<M>> shop) {
        int shops = SHOPS == null ? defaultShops : SHOPS;
        int[] covered = new int[2 * truth.effects().size()];
        for (int i = 0; i < shops; i++) {
            CovariateFit<M> fit = shop.apply(i);
            assertTrue(fit.hasMaximum(), fit.explanation());
            int at = 0;
            for (CovariateEffect effect : truth.effects()) {
                for (String name : truth.names()) {
                    Estimate estimate = fit.coefficient(effect, name);
                    // In a limit there may be no coefficient of staying: its interval is all there is.
                    covered[at++] += estimate.interval(0.95).contains(truth.coefficient(effect, name)) ? 1 : 0;
                }
            }
        }
        if (SHOPS != null) {
            System.err.println(truth + ": " + Arrays.toString(covered) + " of " + shops);
        }
        for (int c : covered) {
            assertTrue(c * defaultShops >= atLeast * shops, () -> Arrays.toString(covered) + " of " + shops);
        }
    }

    @Test
    void bgNbdIntervalsHoldTheTruth() {
        coversAtItsRate(BG, 33, 40, i -> CovariateFit.bgNbd(CovariateDraws.bgNbd(BG, 800, 78, i), Coefficients.FREE));
    }

    @Test
    void paretoNbdIntervalsHoldTheTruth() {
        coversAtItsRate(
                PARETO,
                9,
                12,
                i -> CovariateFit.paretoNbd(CovariateDraws.paretoNbd(PARETO, 400, 78, 1_000 + i), Coefficients.FREE));
    }

    @Test
    void contractIntervalsHoldTheTruth() {
        coversAtItsRate(
                CONTRACT,
                33,
                40,
                i -> CovariateFit.shiftedBetaGeometric(
                        CovariateDraws.renewals(CONTRACT, 2_000, 8, 2_000 + i), Coefficients.FREE));
    }

    @Test
    void aLargeShopFindsTheCoefficients() {
        CovariateFit<BgNbd> fit = CovariateFit.bgNbd(CovariateDraws.bgNbd(BG, 40_000, 52, 7), Coefficients.FREE);
        for (CovariateEffect effect : BG.effects()) {
            for (String name : BG.names()) {
                assertEquals(
                        BG.coefficient(effect, name),
                        fit.model().coefficient(effect, name),
                        name.equals("size") ? 0.01 : 0.15);
            }
        }
        var year = new Horizon(52, TimeUnit.WEEK);
        double expected = BG.forCustomer(1, 20).expectedPurchases(year);
        Estimate figure = fit.estimate(model -> model.forCustomer(1, 20).expectedPurchases(year));
        assertEquals(expected, figure.value(), 0.1 * expected);
        assertTrue(figure.interval(0.999).contains(expected), figure.toString());
    }
}
