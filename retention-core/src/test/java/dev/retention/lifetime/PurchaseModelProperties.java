package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.testing.ModelLaws;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** What holds for every model of repeat buying, at parameters and histories far beyond those of a shop. */
@AddLifecycleHook(SameSeeds.class)
class PurchaseModelProperties {

    static void unitsDoNotMatter(PurchaseModel model, BuyerHistory history, Horizon horizon) {
        PurchaseModel daily = model.inUnit(DAY);
        assertEquals(DAY, daily.unit());
        close(model.probabilityAlive(history), daily.probabilityAlive(history.inUnit(DAY)));
        close(
                model.expectedPurchases(history, horizon),
                daily.expectedPurchases(history.inUnit(DAY), horizon.inUnit(DAY)));
        close(model.logLikelihood(history) - history.repeats() * Math.log(7), daily.logLikelihood(history.inUnit(DAY)));
        var discount = new DiscountRate(0.01, WEEK);
        close(
                model.discountedPurchases(history, discount, horizon),
                daily.discountedPurchases(history.inUnit(DAY), discount.per(DAY), horizon.inUnit(DAY)));
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-9 * Math.abs(expected) + 1e-13);
    }

    static void columnsAreSingleCustomers(PurchaseModel model, BuyerHistory history, Horizon horizon) {
        var buyers = BuyerHistories.of(
                new long[] {1, 2, 3},
                new int[] {history.repeats(), 0, history.repeats()},
                new double[] {history.lastAge(), 0, history.lastAge()},
                new double[] {history.age(), history.age(), history.age()},
                new long[3],
                history.unit());
        var discount = new DiscountRate(0.01, WEEK);
        for (int i = 0; i < 3; i++) {
            BuyerHistory one = buyers.get(i);
            assertEquals(model.probabilityAlive(one), model.probabilityAlive(buyers)[i]);
            assertEquals(model.expectedPurchases(one, horizon), model.expectedPurchases(buyers, horizon)[i]);
            assertEquals(
                    model.discountedPurchases(one, discount, horizon),
                    model.discountedPurchases(buyers, discount, horizon)[i]);
            for (int n = 0; n < 3; n++) {
                assertEquals(
                        model.probabilityOfPurchases(n, one, horizon),
                        model.probabilityOfPurchases(n, buyers, horizon)[i]);
            }
        }
        double sum = 2 * model.logLikelihood(history) + model.logLikelihood(buyers.get(1));
        assertEquals(sum, model.logLikelihood(buyers.grouped()), 1e-12 * Math.abs(sum));
    }

    @Property
    void probabilities(
            @ForAll("models") PurchaseModel m, @ForAll("histories") BuyerHistory h, @ForAll("horizons") Horizon t) {
        ModelLaws.probabilitiesAreProbabilities(m, h, t);
    }

    @Property
    void growth(@ForAll("models") PurchaseModel m, @ForAll("histories") BuyerHistory h, @ForAll("horizons") Horizon t) {
        ModelLaws.expectationsGrowWithTheHorizon(m, h, t);
    }

    @Property(tries = 200)
    void discounting(
            @ForAll("models") PurchaseModel m, @ForAll("histories") BuyerHistory h, @ForAll("horizons") Horizon t) {
        ModelLaws.discountingTakesAway(m, h, t, 0.01);
    }

    @Property(tries = 200)
    void units(@ForAll("models") PurchaseModel m, @ForAll("histories") BuyerHistory h, @ForAll("horizons") Horizon t) {
        unitsDoNotMatter(m, h, t);
    }

    @Property(tries = 200)
    void columns(
            @ForAll("models") PurchaseModel m, @ForAll("histories") BuyerHistory h, @ForAll("horizons") Horizon t) {
        columnsAreSingleCustomers(m, h, t);
    }

    @Property
    void periods(
            @ForAll("periodModels") PurchaseModel m,
            @ForAll("periodHistories") BuyerHistory h,
            @ForAll("wholePeriods") Horizon t) {
        ModelLaws.probabilitiesAreProbabilities(m, h, t);
        ModelLaws.expectationsGrowWithTheHorizon(m, h, t);
        ModelLaws.discountingTakesAway(m, h, t, 0.01);
        columnsAreSingleCustomers(m, h, t);
    }

    static void purchasesNeverFallWithTheHorizon(PurchaseModel model, int weeks) {
        double before = 0;
        for (int week = 0; week <= weeks; week++) {
            double now = model.expectedPurchases(new Horizon(week, WEEK));
            double then = before;
            int at = week;
            assertTrue(now >= then, () -> then + " falls to " + now + " in week " + at + " by " + model);
            before = now;
        }
        double ever = model instanceof BgBb ? before : model.expectedPurchases(Horizon.UNLIMITED);
        double last = before;
        assertTrue(ever >= last, () -> last + " falls to " + ever + " for ever by " + model);
    }

    @Property(tries = 100)
    void purchasesOfAnyModelNeverFall(@ForAll("models") PurchaseModel model) {
        purchasesNeverFallWithTheHorizon(model, 60);
    }

    @Property(tries = 100)
    void purchasesByPeriodsNeverFall(@ForAll("periodModels") PurchaseModel model) {
        purchasesNeverFallWithTheHorizon(model, 60);
    }

    /** Hundreds of purchases if nobody left, 1.43 since all do: from week 5 on the limit is reached but for rounding. */
    @Test
    void purchasesNeverFallWhereAllHaveLeft() {
        purchasesNeverFallWithTheHorizon(new BgNbd(18.006, 0.35, 15.769, 6.33, WEEK), 300);
        purchasesNeverFallWithTheHorizon(new MbgNbd(18.006, 0.35, 15.769, 6.33, WEEK), 300);
    }

    @Provide
    Arbitrary<PurchaseModel> periodModels() {
        var shape = Arbitraries.doubles().between(-4, 4).withoutEdgeCases().map(Math::exp);
        return Combinators.combine(shape, shape, shape, shape).as((a, b, c, d) -> new BgBb(a, b, c, d, WEEK));
    }

    @Provide
    Arbitrary<BuyerHistory> periodHistories() {
        var age = Arbitraries.integers().between(1, 300);
        var share = Arbitraries.doubles().between(0.01, 1);
        return Combinators.combine(age, share, share).as((n, last, bought) -> {
            int lastAge = (int) Math.round(last * n);
            int x = (int) Math.round(bought * lastAge);
            return new BuyerHistory(x, x == 0 ? 0 : lastAge, n, WEEK);
        });
    }

    @Provide
    Arbitrary<Horizon> wholePeriods() {
        return Arbitraries.integers().between(0, 100).map(half -> new Horizon(2.0 * half, WEEK));
    }

    @Provide
    Arbitrary<PurchaseModel> models() {
        var shape = Arbitraries.doubles().between(-4, 4).withoutEdgeCases().map(Math::exp);
        var time = Arbitraries.doubles().between(-3, 6).withoutEdgeCases().map(Math::exp);
        return Combinators.combine(Arbitraries.integers().between(0, 3), shape, time, shape, shape)
                .as((kind, r, alpha, a, b) -> List.<PurchaseModel>of(
                                new BgNbd(r, alpha, a, b, WEEK),
                                new MbgNbd(r, alpha, a, b, WEEK),
                                new ParetoNbd(r, alpha, a, 10 * b, WEEK),
                                new Nbd(r, alpha, WEEK))
                        .get(kind));
    }

    @Provide
    Arbitrary<BuyerHistory> histories() {
        var age = Arbitraries.doubles().between(0.2, 300).withoutEdgeCases();
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        age,
                        Arbitraries.doubles().between(0.01, 1))
                .as((x, t, share) -> new BuyerHistory(x, x == 0 ? 0 : share * t, t, WEEK));
    }

    @Provide
    Arbitrary<Horizon> horizons() {
        return Arbitraries.doubles().between(0, 500).map(t -> new Horizon(t, WEEK));
    }
}
