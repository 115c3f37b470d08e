package dev.retention.testing;

import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.purchase.NewAndExisting;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.purchase.RevenueConcentration;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** How many stayed and how many bought. */
final class Counts {

    private Counts() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(Proportion.class, Counts::proportions);
        catalogue.add(Interval.class, Counts::intervals);
        catalogue.add(Estimate.class, Counts::estimates);
        catalogue.add(CustomerMovement.class, Counts::movements);
        catalogue.add(CustomerFlow.class, Counts::flows);
        catalogue.add(PurchaseStatistics.class, Counts::purchases);
        catalogue.add(
                NewAndExisting.class,
                () -> Combinators.combine(purchases(), purchases()).as(NewAndExisting::new));
        catalogue.add(
                PurchaseLadder.class,
                () -> Arbitraries.longs()
                        .between(0, 12)
                        .list()
                        .ofMaxSize(12)
                        .map(Numbers::longs)
                        .map(PurchaseLadder::of));
        catalogue.add(
                RevenueConcentration.class,
                () -> Numbers.amountsMinor()
                        .list()
                        .ofMaxSize(12)
                        .map(Numbers::longs)
                        .map(RevenueConcentration::of));
    }

    static Arbitrary<Proportion> proportions() {
        return Numbers.counts().flatMap(total -> Numbers.upTo(total).map(count -> new Proportion(count, total)));
    }

    static Arbitrary<Estimate> estimates() {
        return Combinators.combine(
                        Arbitraries.integers().between(-400, 400),
                        Arbitraries.integers().between(0, 100))
                .as((value, error) -> new Estimate(value / 20.0, error / 20.0));
    }

    private static Arbitrary<Interval> intervals() {
        return Combinators.combine(
                        Arbitraries.integers().between(-400, 400),
                        Arbitraries.integers().between(0, 400))
                .as((lower, width) -> new Interval(lower / 20.0, (lower + width) / 20.0));
    }

    static Arbitrary<CustomerMovement> movements() {
        return Numbers.counts()
                .flatMap(start -> Combinators.combine(Numbers.counts(), Numbers.counts(), Numbers.upTo(start))
                        .as((acquired, reactivated, lost) -> new CustomerMovement(start, acquired, reactivated, lost)));
    }

    static Arbitrary<CustomerFlow> flows() {
        return Combinators.combine(Numbers.counts(), Numbers.counts(), Numbers.counts(), Numbers.shares())
                .as((start, acquired, reactivated, share) -> new CustomerFlow(
                        start, acquired, reactivated, (long) (share * (start + acquired + reactivated))));
    }

    /** By customer: how many orders, and what they came to. */
    private static Arbitrary<PurchaseStatistics> purchases() {
        record Customer(long orders, long revenueMinor) {}
        return Combinators.combine(Arbitraries.longs().between(1, 9), Numbers.amountsMinor())
                .as(Customer::new)
                .list()
                .ofMaxSize(12)
                .map((List<Customer> all) -> PurchaseStatistics.of(
                        all.stream().mapToLong(Customer::orders).toArray(),
                        all.stream().mapToLong(Customer::revenueMinor).toArray()));
    }
}
