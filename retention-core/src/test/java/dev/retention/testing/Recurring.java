package dev.retention.testing;

import dev.retention.revenue.BillingPeriod;
import dev.retention.revenue.MonthlyAmount;
import dev.retention.revenue.RevenueLedger;
import dev.retention.revenue.RevenueLedger.Change;
import dev.retention.revenue.RevenueLedger.Event;
import dev.retention.revenue.RevenueMovement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Revenue that comes again. */
final class Recurring {

    static final Map<Long, Long> START_MINOR = Map.of(1L, 500L, 2L, 900L);

    private Recurring() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(BillingPeriod.class, Recurring::periods);
        catalogue.add(
                MonthlyAmount.class,
                () -> Combinators.combine(Numbers.amountsMinor(), periods()).as(MonthlyAmount::of));
        catalogue.add(RevenueMovement.class, Recurring::movements);
        catalogue.add(RevenueLedger.class, Recurring::ledgers);
    }

    private static Arbitrary<BillingPeriod> periods() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 24).map(BillingPeriod::months),
                Arbitraries.of(12, 24, 26, 52).map(BillingPeriod::timesPerYear));
    }

    /** By customer, as two snapshots of the revenue and who was a customer before. */
    private static Arbitrary<RevenueMovement> movements() {
        record Customer(long startMinor, long endMinor, boolean everBefore) {}
        Arbitrary<Long> revenues =
                Arbitraries.oneOf(Arbitraries.just(0L), Arbitraries.longs().between(1, 10_000));
        return Combinators.combine(revenues, revenues, Arbitraries.of(true, false))
                .as(Customer::new)
                .list()
                .ofMaxSize(12)
                .map((List<Customer> all) -> {
                    boolean[] everBefore = new boolean[all.size()];
                    for (int i = 0; i < everBefore.length; i++) {
                        everBefore[i] = all.get(i).everBefore;
                    }
                    return RevenueMovement.between(
                            all.stream().mapToLong(Customer::startMinor).toArray(),
                            all.stream().mapToLong(Customer::endMinor).toArray(),
                            everBefore);
                });
    }

    private static Arbitrary<RevenueLedger> ledgers() {
        return events().map(events -> RevenueLedger.replay(START_MINOR, events));
    }

    /** Each customer moves as it can: from nothing up, from something up, down or out. */
    static Arbitrary<List<Event<Long>>> events() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 5),
                        Arbitraries.of(false, true),
                        Arbitraries.longs().between(1, 1_000))
                .as(Step::new)
                .list()
                .ofMaxSize(15)
                .map(Recurring::events);
    }

    private static List<Event<Long>> events(List<Step> steps) {
        Map<Long, Long> balances = new HashMap<>(START_MINOR);
        List<Event<Long>> events = new ArrayList<>();
        for (Step step : steps) {
            Long balance = balances.get(step.customer);
            Change change = step.change(balance);
            long amountMinor = change == Change.CHURN ? balance : step.amountMinor;
            boolean loss = change == Change.CONTRACTION || change == Change.CHURN;
            balances.merge(step.customer, loss ? -amountMinor : amountMinor, Long::sum);
            events.add(new Event<>(step.customer, change, amountMinor));
        }
        return events;
    }

    private record Step(long customer, boolean down, long amountMinor) {

        Change change(Long balanceMinor) {
            if (balanceMinor == null) {
                return Change.NEW;
            }
            if (balanceMinor == 0) {
                return Change.REACTIVATION;
            }
            if (!down) {
                return Change.EXPANSION;
            }
            return amountMinor < balanceMinor ? Change.CONTRACTION : Change.CHURN;
        }
    }
}
