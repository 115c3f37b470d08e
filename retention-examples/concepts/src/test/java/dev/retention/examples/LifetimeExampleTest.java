package dev.retention.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import dev.retention.examples.shop.SimulatedShop;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.ParetoNbd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The simulated shop is drawn from a story, not from formulas: the fits have to find what was put in. */
class LifetimeExampleTest {

    private static BuyerHistories buyers() {
        ActivityLog log = LifetimeExample.simulated();
        return BuyerHistories.asOf(log, log.lastDay());
    }

    @Test
    void theTrueRatesOfBuyingAndLeavingAreWithinTheIntervals() {
        ParetoNbd truth = LifetimeExample.truth();
        holds(
                new double[] {truth.r(), truth.alpha(), truth.s(), truth.beta()},
                ParetoNbd.fit(buyers().grouped()).orElseThrow().estimates());
    }

    @Test
    void theTrueSpendIsWithinTheIntervals() {
        holds(
                new double[] {
                    SimulatedShop.SPEND_SHAPE, SimulatedShop.SPEND_RATE_SHAPE, SimulatedShop.SPEND_RATE_RATE_MINOR
                },
                GammaGamma.fit(buyers().groupedSpend()).orElseThrow().estimates());
    }

    private static void holds(double[] truth, Map<String, Estimate> estimates) {
        List<Estimate> inOrder = List.copyOf(estimates.values());
        for (int i = 0; i < truth.length; i++) {
            Estimate estimate = inOrder.get(i);
            assertTrue(estimate.interval(0.95).contains(truth[i]), estimate + " misses " + truth[i]);
        }
    }
}
