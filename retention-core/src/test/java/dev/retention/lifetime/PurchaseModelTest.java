package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import java.util.List;
import java.util.Map;
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

    @Test
    void whatIsKnownOfSomeoneAliveIsChecked() {
        for (PurchaseModel model : MODELS) {
            rejected("repeats must be >= 0, got repeats=-1", () -> model.givenAlive(-1, 4));
            rejected(
                    "age must be >= 0 and at most 10^12 days, got age=-1.0 times 7.0 days",
                    () -> model.givenAlive(2, -1));
        }
        rejected(
                "age must be of whole periods for this model, at most 100000, with at most one purchase in each, got repeats=5,"
                        + " lastAge=4.0, age=4.0",
                () -> MODELS.get(3).givenAlive(5, 4));
        assertEquals(new Nbd(3.5, 10, WEEK), new Nbd(0.5, 6, WEEK).givenAlive(3, 4));
    }

    @Test
    void parametersAreChecked() {
        String rule = " must be in [1.0E-50, 1.0E50], got ";
        rejected("r" + rule + "r=0.0", () -> new BgNbd(0, 1, 1, 1, WEEK));
        rejected("alpha" + rule + "alpha=-1.0", () -> new MbgNbd(1, -1, 1, 1, WEEK));
        rejected("beta must be in [1.0E-305, 1.0E50], got beta=0.0", () -> new ParetoNbd(1, 1, 1, 0, WEEK));
        rejected("alpha" + rule + "alpha=NaN", () -> new Nbd(1, Double.NaN, WEEK));
    }

    /** A search that begins at the top, or elsewhere, ends at the top. */
    @Test
    void aSearchMayBeginElsewhere() {
        GroupedHistories histories = new Simulated(11).histories(new BgNbd(0.8, 6, 1.2, 3, WEEK), 80, 78);
        BgNbd bgNbd = BgNbd.fit(histories).model();
        assertEquals(
                bgNbd.a(),
                BgNbd.fit(histories, new BgNbd(2, 9, 1, 1, WEEK)).model().a(),
                1e-6 * bgNbd.a());
        MbgNbd mbgNbd = MbgNbd.fit(histories).model();
        assertEquals(
                mbgNbd.a(),
                MbgNbd.fit(histories, new MbgNbd(2, 9, 1, 1, WEEK)).model().a(),
                1e-6 * mbgNbd.a());
        Nbd nbd = Nbd.fit(histories).model();
        assertEquals(nbd.r(), Nbd.fit(histories, new Nbd(2, 9, WEEK)).model().r(), 1e-6 * nbd.r());
        ParetoNbd pareto = ParetoNbd.fit(histories).model();
        assertEquals(
                pareto.s(),
                ParetoNbd.fit(histories, new ParetoNbd(2, 9, 1, 20, WEEK))
                        .model()
                        .s(),
                1e-6 * pareto.s());
    }

    /** Of NBD the discounted purchases are r/α times the present value of one a week. */
    @Test
    void nbdIsDiscountedInClosedForm() {
        var nbd = new Nbd(2, 10, WEEK);
        assertEquals(
                0.2 * (1 - Math.exp(-0.5)) / 0.05,
                nbd.discountedPurchases(DiscountRate.continuous(0.05, WEEK), new Horizon(10, WEEK)),
                1e-14);
        assertEquals(4, nbd.discountedPurchases(DiscountRate.continuous(0.05, WEEK), Horizon.UNLIMITED), 1e-14);
        assertEquals(2, nbd.discountedPurchases(DiscountRate.NONE, new Horizon(10, WEEK)), 1e-14);
        assertEquals(1, nbd.probabilityOfPurchases(0, new Horizon(0, WEEK)));
        assertEquals(0, nbd.probabilityOfPurchases(2, new Horizon(0, WEEK)));
    }

    @Test
    void whereThereIsNoMaximumTheDriftIsANumber() {
        var none = new NoMaximum<Nbd>(NoMaximum.Reason.LIMIT_MODEL, "it rises", Map.of("r", 2.0));
        assertEquals(
                none.hashCode(),
                new NoMaximum<Nbd>(NoMaximum.Reason.LIMIT_MODEL, "it rises", Map.of("r", 2.0)).hashCode());
        assertNotEquals(
                none.hashCode(),
                new NoMaximum<Nbd>(NoMaximum.Reason.LIMIT_MODEL, "it rises", Map.of("r", 3.0)).hashCode());
        rejected(
                "drift[r] must be finite, got drift[r]=NaN",
                () -> new NoMaximum<Nbd>(NoMaximum.Reason.LIMIT_MODEL, "it rises", Map.of("r", Double.NaN)));
    }
}
