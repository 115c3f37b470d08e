package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no model of repeat buying takes: other units, no end where one is needed, less than no purchases. */
class PurchaseModelTest {

    private static final List<PurchaseModel> MODELS = List.of(
            new BgNbd(0.5, 6, 1.2, 3, WEEK),
            new MbgNbd(0.5, 6, 1.2, 3, WEEK),
            new ParetoNbd(0.5, 6, 0.6, 12, WEEK),
            new BgBb(1.2, 0.75, 0.66, 2.8, WEEK),
            new Nbd(0.5, 6, WEEK));

    private static final BuyerHistory HISTORY = new BuyerHistory(1, 5, 20, WEEK);
    private static final BuyerHistory IN_DAYS = new BuyerHistory(1, 5, 20, DAY);
    private static final Horizon NINE_WEEKS = new Horizon(9, WEEK);

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void unitsDoNotMix() {
        BuyerHistories buyers =
                BuyerHistories.of(new long[] {1}, new int[] {1}, new double[] {5}, new double[] {20}, new long[1], DAY);
        var days = new Horizon(63, DAY);
        var yearly = new DiscountRate(0.1, YEAR);
        for (PurchaseModel model : MODELS) {
            String history = "history must be in weeks, got history in days: convert it with BuyerHistory.inUnit";
            rejected(history, () -> model.logLikelihood(IN_DAYS));
            rejected(history, () -> model.probabilityAlive(IN_DAYS));
            rejected(history, () -> model.expectedPurchases(IN_DAYS, NINE_WEEKS));
            String column = "buyers must be in weeks, got buyers in days: convert it with BuyerHistories.inUnit";
            rejected(column, () -> model.probabilityAlive(buyers));
            rejected(column, () -> model.expectedPurchases(buyers, NINE_WEEKS));
            rejected(column, () -> model.probabilityOfPurchases(0, buyers, NINE_WEEKS));
            rejected(
                    "histories must be in weeks, got histories in days: convert it with GroupedHistories.inUnit",
                    () -> model.logLikelihood(buyers.grouped()));
            String horizon = "horizon must be in weeks, got horizon in days: convert it with Horizon.inUnit";
            rejected(horizon, () -> model.expectedPurchases(days));
            rejected(horizon, () -> model.probabilityOfPurchases(2, days));
            rejected(horizon, () -> model.discountedPurchases(HISTORY, DiscountRate.NONE, days));
            rejected(
                    "discount must be in weeks, got discount in years: convert it with DiscountRate.per",
                    () -> model.discountedPurchases(yearly, NINE_WEEKS));
        }
    }

    @Test
    void startsAreInTheUnitOfTheHistories() {
        GroupedHistories weeks = GroupedHistories.empty(WEEK);
        rejected(
                "start must be in weeks, got start in days: convert it with BgNbd.inUnit",
                () -> BgNbd.fit(weeks, new BgNbd(1, 1, 1, 1, DAY)));
        rejected(
                "start must be in weeks, got start in days: convert it with MbgNbd.inUnit",
                () -> MbgNbd.fit(weeks, new MbgNbd(1, 1, 1, 1, DAY)));
        rejected(
                "start must be in weeks, got start in days: convert it with ParetoNbd.inUnit",
                () -> ParetoNbd.fit(weeks, new ParetoNbd(1, 1, 1, 1, DAY)));
        rejected(
                "start must be in weeks, got start in days: convert it with Nbd.inUnit",
                () -> Nbd.fit(weeks, new Nbd(1, 1, DAY)));
        rejected(
                "other must be the unit of the model, whose periods do not convert, got other=weeks, unit=days: fit a model to histories in that unit",
                () -> BgBb.fit(weeks, new BgBb(1, 1, 1, 1, DAY)));
    }

    @Test
    void forEverNeedsADiscountAndHasNoDistribution() {
        for (PurchaseModel model : MODELS) {
            rejected(
                    "discount must be > 0 for an unlimited horizon, got discount=0.0 per 1.0 days",
                    () -> model.discountedPurchases(DiscountRate.NONE, Horizon.UNLIMITED));
            rejected(
                    "horizon must be limited, got horizon=unlimited",
                    () -> model.probabilityOfPurchases(0, HISTORY, Horizon.UNLIMITED));
        }
    }

    @Test
    void nobodyMakesLessThanNoPurchases() {
        for (PurchaseModel model : MODELS) {
            rejected(
                    "purchases must be >= 0, got purchases=-1",
                    () -> model.probabilityOfPurchases(-1, HISTORY, NINE_WEEKS));
        }
    }
}
