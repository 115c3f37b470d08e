package dev.retention.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.RevenueLedger.Change;
import dev.retention.revenue.RevenueLedger.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class RevenueMovementProperties {

    record Customer(long start, long end, boolean before) {}

    @Provide
    Arbitrary<List<Customer>> customers() {
        var amounts = Arbitraries.of(0L, 1L, 5L, 7L, 1_000_000_000_000L);
        return Combinators.combine(amounts, amounts, Arbitraries.of(true, false))
                .as(Customer::new)
                .list()
                .ofMaxSize(20);
    }

    static RevenueMovement movementOf(List<Customer> customers) {
        boolean[] before = new boolean[customers.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = customers.get(i).before;
        }
        return RevenueMovement.between(
                customers.stream().mapToLong(Customer::start).toArray(),
                customers.stream().mapToLong(Customer::end).toArray(),
                before);
    }

    static void endIsTheSumOfTheEnds(List<Customer> customers) {
        assertEquals(
                customers.stream().mapToLong(Customer::end).sum(),
                movementOf(customers).endMinor());
    }

    static void snapshotsLockTheCohort(List<Customer> customers) {
        var movement = movementOf(customers);
        if (movement.startMinor() > 0) {
            assertTrue(movement.grossRetention() >= 0 && movement.grossRetention() <= 1);
            var startsOnly = customers.stream().filter(c -> c.start > 0).toList();
            assertEquals(
                    (double) startsOnly.stream().mapToLong(Customer::end).sum() / movement.startMinor(),
                    movement.netRetention(RevenueConvention.STANDARD));
        }
    }

    static void mapsAndColumnsAgree(List<Customer> customers) {
        var start = new HashMap<Integer, Long>();
        var end = new HashMap<Integer, Long>();
        var before = new HashSet<Integer>();
        for (int i = 0; i < customers.size(); i++) {
            Customer customer = customers.get(i);
            if (customer.start > 0) {
                start.put(i, customer.start);
            }
            if (customer.end > 0) {
                end.put(i, customer.end);
            }
            if (customer.before) {
                before.add(i);
            }
        }
        assertEquals(movementOf(customers), RevenueMovement.between(start, end, before));
    }

    static void anySplitMerges(List<Customer> customers, int at) {
        assertEquals(
                movementOf(customers),
                movementOf(customers.subList(0, at)).plus(movementOf(customers.subList(at, customers.size()))));
    }

    /** Walks of a few customers: each step is whatever event leads from the balance to a new one. */
    record Step(int customer, long balance) {}

    @Provide
    Arbitrary<List<Step>> walks() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(0L, 0L, 3L, 5L, 9L))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    static void ledgerAgreesWithSnapshots(List<Step> walk) {
        Map<Integer, Long> start = Map.of(0, 3L, 1, 5L, 2, 9L);
        Set<Integer> oldCustomers = Set.of(0, 1, 2, 3);
        var balances = new HashMap<>(start);
        var seen = new HashSet<>(oldCustomers);
        var events = new ArrayList<Event<Integer>>();
        for (Step step : walk) {
            long from = balances.getOrDefault(step.customer, 0L);
            if (from != step.balance) {
                events.add(new Event<>(
                        step.customer,
                        change(from, step.balance, seen.contains(step.customer)),
                        Math.abs(step.balance - from)));
                seen.add(step.customer);
                balances.put(step.customer, step.balance);
            }
        }
        balances.values().removeIf(balance -> balance == 0);
        var ledger = RevenueLedger.replay(start, events);

        assertEquals(RevenueMovement.between(start, balances, oldCustomers), ledger.byCustomer());
        assertEquals(CustomerMovement.between(start.keySet(), balances.keySet(), oldCustomers), ledger.customers());
        assertEquals(ledger.byCustomer().endMinor(), ledger.byEvent().endMinor());
        assertEquals(ledger.customers().end(), ledger.customerFlow().end());
        assertTrue(ledger.startCustomersWhoCancelled().count()
                >= ledger.customers().lost());
        assertTrue(ledger.byEvent().grossChurn() >= ledger.byCustomer().grossChurn());
    }

    private static Change change(long from, long to, boolean seen) {
        if (from == 0) {
            return seen ? Change.REACTIVATION : Change.NEW;
        }
        if (to == 0) {
            return Change.CHURN;
        }
        return to > from ? Change.EXPANSION : Change.CONTRACTION;
    }

    static void periodsChainLikeOneLedger(List<Step> walk) {
        var movement = new RevenueMovement(100, 0, 0, 0, 0, 0);
        var single = movement;
        for (Step step : walk) {
            var part = new RevenueMovement(single.endMinor(), step.balance, step.customer, 1, step.customer, 2);
            movement = movement.followedBy(part);
            single = part;
            assertEquals(part.endMinor(), movement.endMinor());
        }
        assertEquals(walk.stream().mapToLong(Step::balance).sum(), movement.newMinor());
        assertEquals(walk.size(), movement.contractionMinor());
    }

    @Property
    void endLaw(@ForAll("customers") List<Customer> customers) {
        endIsTheSumOfTheEnds(customers);
    }

    @Property
    void cohortLaw(@ForAll("customers") List<Customer> customers) {
        snapshotsLockTheCohort(customers);
    }

    @Property
    void mapsAndColumnsLaw(@ForAll("customers") List<Customer> customers) {
        mapsAndColumnsAgree(customers);
    }

    @Property
    void splitLaw(@ForAll("customers") List<Customer> customers, @ForAll Random random) {
        anySplitMerges(customers, random.nextInt(customers.size() + 1));
    }

    @Property
    void ledgerLaw(@ForAll("walks") List<Step> walk) {
        ledgerAgreesWithSnapshots(walk);
    }

    @Property
    void chainLaw(@ForAll("walks") List<Step> walk) {
        periodsChainLikeOneLedger(walk);
    }
}
