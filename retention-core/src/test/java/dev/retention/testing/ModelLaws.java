package dev.retention.testing;

import static dev.retention.period.TimeUnit.WEEK;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.lifetime.ShiftedBetaGeometric;

/** What models of repeat buying have to keep. Each law throws an {@link AssertionError} that shows what does not hold. */
public final class ModelLaws {

    private ModelLaws() {}

    /** Probabilities lie between 0 and 1, and the expectation is their sum. */
    public static void probabilitiesAreProbabilities(PurchaseModel model, BuyerHistory history, Horizon horizon) {
        double alive = model.probabilityAlive(history);
        Claims.holds(alive >= 0 && alive <= 1, () -> "P(alive) = " + alive);
        double sum = 0;
        double purchases = 0;
        double last = 0;
        for (int n = 0; n < 60; n++) {
            double p = model.probabilityOfPurchases(n, history, horizon);
            Claims.holds(p >= 0 && p <= 1, () -> "P(n) = " + p);
            sum += p;
            purchases += n * p;
            last = p;
        }
        double expected = model.expectedPurchases(history, horizon);
        Claims.holds(
                sum <= 1 + 1e-10 && purchases <= expected * (1 + 1e-10) + 1e-300,
                "sum <= 1 + 1e-10 && purchases <= expected * (1 + 1e-10) + 1e-300");
        boolean fewAtMost = model.givenAlive(history.repeats(), history.age()).expectedPurchases(horizon) < 10;
        if (fewAtMost && last < 1e-15 * expected) {
            Claims.equal(expected, purchases, 1e-9 * expected + 1e-300);
        }
    }

    /** A longer horizon expects no less. */
    public static void expectationsGrowWithTheHorizon(PurchaseModel model, BuyerHistory history, Horizon horizon) {
        double near = model.expectedPurchases(history, horizon);
        double far = model.expectedPurchases(history, new Horizon(horizon.length() * 1.5, horizon.unit()));
        double ever = model.expectedPurchases(history, Horizon.UNLIMITED);
        Claims.holds(near >= 0 && near <= far * (1 + 1e-13), () -> near + " > " + far);
        Claims.holds(far <= ever * (1 + 1e-12), () -> far + " > " + ever);
    }

    /** A discount takes away, and no more than that of the last day. */
    public static void discountingTakesAway(PurchaseModel model, BuyerHistory history, Horizon horizon, double delta) {
        double undiscounted = model.expectedPurchases(history, horizon);
        double little = model.discountedPurchases(history, DiscountRate.continuous(delta / 2, WEEK), horizon);
        double much = model.discountedPurchases(history, DiscountRate.continuous(delta, WEEK), horizon);
        Claims.holds(
                much >= 0 && much <= little * (1 + 1e-12) && little <= undiscounted * (1 + 1e-12),
                "much >= 0 && much <= little * (1 + 1e-12) && little <= undiscounted * (1 + 1e-12)");
        Claims.holds(
                much
                        >= undiscounted
                                * StrictMath.exp(-delta * horizon.inUnit(WEEK).length())
                                * (1 - 1e-12),
                "much >= undiscounted * StrictMath.exp(-delta * horizon.inUnit(WEEK).length()) * (1 - 1e-12)");
        double ever = model.discountedPurchases(history, DiscountRate.continuous(delta, WEEK), Horizon.UNLIMITED);
        Claims.holds(ever >= much * (1 - 1e-12), () -> ever + " < " + much);
        Claims.equal(undiscounted, model.discountedPurchases(history, DiscountRate.NONE, horizon));
    }

    /** Fewer are left at each occasion, and more of those renew. */
    public static void survivalFallsAndRetentionRises(ShiftedBetaGeometric model, int occasions) {
        double[] survival = model.survivalCurve(occasions);
        double[] retention = model.retentionCurve(occasions);
        double left = 0;
        for (int t = 1; t <= occasions; t++) {
            Claims.holds(
                    survival[t] >= 0 && survival[t] <= survival[t - 1],
                    "survival[t] >= 0 && survival[t] <= survival[t - 1]");
            Claims.holds(
                    retention[t - 1] >= 0 && retention[t - 1] <= 1, "retention[t - 1] >= 0 && retention[t - 1] <= 1");
            Claims.holds(
                    t == 1 || retention[t - 1] >= retention[t - 2], "t == 1 || retention[t - 1] >= retention[t - 2]");
            Claims.equal(survival[t - 1] * retention[t - 1], survival[t], 1e-12 * survival[t - 1]);
            left += model.churn(t);
        }
        Claims.equal(1, left + survival[occasions], 1e-11);
    }
}
