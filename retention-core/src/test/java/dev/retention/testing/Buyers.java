package dev.retention.testing;

import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.GroupedHistories;
import dev.retention.history.GroupedSpend;
import dev.retention.history.PurchaseGaps;
import dev.retention.history.RenewalCounts;
import dev.retention.lifetime.BgBb;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import dev.retention.lifetime.Nbd;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.lifetime.ShiftedBetaGeometric;
import dev.retention.period.TimeUnit;
import dev.retention.value.AverageCustomer;
import dev.retention.value.LifetimeValue;
import dev.retention.value.Subscription;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Histories of buyers and of contracts, and models of them. */
final class Buyers {

    private Buyers() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(BuyerHistory.class, Buyers::history);
        catalogue.add(BuyerHistories.class, Buyers::histories);
        catalogue.add(
                GroupedHistories.class,
                Days::units,
                unit -> histories().map(buyers -> buyers.grouped().inUnit(unit)));
        catalogue.add(GroupedSpend.class, () -> histories().map(BuyerHistories::groupedSpend));
        catalogue.add(
                PurchaseGaps.class,
                Days::units,
                unit -> Rows.logs()
                        .map(log -> PurchaseGaps.asOf(log, Days.AS_OF).inUnit(unit)));
        catalogue.add(RenewalCounts.class, Days::units, Buyers::renewals);
        catalogue.add(
                Nbd.class,
                () -> Combinators.combine(parameter(), parameter(), Days.units())
                        .as(Nbd::new));
        catalogue.add(BgNbd.class, () -> ofFour(BgNbd::new));
        catalogue.add(MbgNbd.class, () -> ofFour(MbgNbd::new));
        catalogue.add(ParetoNbd.class, () -> ofFour(ParetoNbd::new));
        catalogue.add(BgBb.class, () -> ofFour(BgBb::new));
        catalogue.add(PurchaseModel.class, Buyers::models);
        catalogue.add(GammaGamma.class, Buyers::spend);
        catalogue.add(
                LifetimeValue.class,
                () -> Combinators.combine(Buyers.<PurchaseModel>ofFour(BgNbd::new), spend(), Numbers.shares())
                        .as(LifetimeValue::new));
        catalogue.add(RepurchaseTiming.class, Buyers::timings);
        catalogue.add(
                ShiftedBetaGeometric.class,
                () -> Combinators.combine(parameter(), parameter(), Days.units())
                        .as(ShiftedBetaGeometric::new));
        catalogue.add(
                Subscription.class,
                () -> Combinators.combine(parameter(), Numbers.shares(), Days.units())
                        .as(Subscription::new));
        catalogue.add(
                AverageCustomer.class,
                () -> Combinators.combine(parameter(), parameter(), Days.units(), Numbers.shares())
                        .as(AverageCustomer::new));
    }

    private static Arbitrary<Double> parameter() {
        return Numbers.parameters();
    }

    private interface Four<M> {
        M model(double first, double second, double third, double fourth, TimeUnit unit);
    }

    private static <M> Arbitrary<M> ofFour(Four<M> model) {
        return Combinators.combine(parameter(), parameter(), parameter(), parameter(), Days.units())
                .as(model::model);
    }

    private static Arbitrary<PurchaseModel> models() {
        return Arbitraries.oneOf(ofFour(BgNbd::new), ofFour(MbgNbd::new), ofFour(ParetoNbd::new), ofFour(BgBb::new));
    }

    private static Arbitrary<GammaGamma> spend() {
        return Combinators.combine(parameter(), parameter(), parameter()).as(GammaGamma::new);
    }

    static Arbitrary<RepurchaseTiming> timings() {
        return Combinators.combine(parameter(), parameter(), parameter(), parameter(), parameter(), Days.units())
                .as(RepurchaseTiming::new);
    }

    private static Arbitrary<BuyerHistory> history() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.integers().between(0, 400),
                        Days.units())
                .as((repeats, lastAge, more, unit) ->
                        new BuyerHistory(repeats, repeats == 0 ? 0 : lastAge, lastAge + more, unit));
    }

    static Arbitrary<BuyerHistories> histories() {
        return Rows.logs().map(log -> BuyerHistories.asOf(log, Days.AS_OF));
    }

    private static Arbitrary<RenewalCounts> renewals(TimeUnit period) {
        record Occasion(long renewed, long lost) {}
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.longs().between(0, 100))
                .as(Occasion::new)
                .list()
                .ofMaxSize(6)
                .map((List<Occasion> all) -> RenewalCounts.of(
                        period,
                        all.stream().mapToLong(Occasion::renewed).toArray(),
                        all.stream().mapToLong(Occasion::lost).toArray()));
    }
}
