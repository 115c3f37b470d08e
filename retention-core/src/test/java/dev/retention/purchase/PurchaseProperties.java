package dev.retention.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class PurchaseProperties {

    record Customer(long orders, long revenue, boolean before) {}

    @Provide
    Arbitrary<List<Customer>> customers() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.longs().between(-1_000, 1_000_000_000_000L),
                        Arbitraries.of(true, false))
                .as(Customer::new)
                .list()
                .ofMaxSize(30);
    }

    static long[] orders(List<Customer> customers) {
        return customers.stream().mapToLong(Customer::orders).toArray();
    }

    static long[] revenue(List<Customer> customers) {
        return customers.stream().mapToLong(Customer::revenue).toArray();
    }

    static NewAndExisting spend(List<Customer> customers) {
        boolean[] before = new boolean[customers.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = customers.get(i).before;
        }
        return NewAndExisting.of(orders(customers), revenue(customers), before);
    }

    static void statisticsAgreeWithTheLadder(List<Customer> customers) {
        var statistics = PurchaseStatistics.of(orders(customers), revenue(customers));
        var ladder = PurchaseLadder.of(orders(customers));
        assertEquals(statistics.repeatPurchaseRate(), ladder.next(1));
        long climbed = 0;
        for (long k = 1; k <= ladder.mostPurchases(); k++) {
            climbed += ladder.atLeast(k);
        }
        assertEquals(statistics.orders(), climbed);
        assertEquals(statistics, spend(customers).all());
    }

    static void ladderCounts(List<Customer> customers) {
        var ladder = PurchaseLadder.of(orders(customers));
        for (long k = 1; k < 9; k++) {
            long rung = k;
            assertEquals(customers.stream().filter(c -> c.orders >= rung).count(), ladder.atLeast(k));
            assertEquals(customers.stream().filter(c -> c.orders == rung).count(), ladder.exactly(k));
        }
    }

    static void anySplitMerges(List<Customer> customers, int at) {
        var head = customers.subList(0, at);
        var tail = customers.subList(at, customers.size());
        assertEquals(
                PurchaseStatistics.of(orders(customers), revenue(customers)),
                PurchaseStatistics.of(orders(head), revenue(head))
                        .plus(PurchaseStatistics.of(orders(tail), revenue(tail))));
        assertEquals(
                PurchaseLadder.of(orders(customers)),
                PurchaseLadder.of(orders(head)).plus(PurchaseLadder.of(orders(tail))));
        assertEquals(
                RevenueConcentration.of(revenue(customers)),
                RevenueConcentration.of(revenue(head)).plus(RevenueConcentration.of(revenue(tail))));
        assertEquals(spend(customers), spend(head).plus(spend(tail)));
    }

    /** Without returns: a larger group brings more, and never less than its own share of the heads. */
    static void topShareIsConcave(long[] revenue, double fraction) {
        var concentration = RevenueConcentration.of(revenue);
        if (concentration.totalMinor() > 0) {
            double share = concentration.topShare(fraction);
            assertTrue(share >= fraction - 1e-15 && share <= 1);
            assertTrue(share <= concentration.topShare((1 + fraction) / 2));
        }
    }

    @Property
    void ladderLaw(@ForAll("customers") List<Customer> customers) {
        statisticsAgreeWithTheLadder(customers);
        ladderCounts(customers);
    }

    @Property
    void splitLaw(@ForAll("customers") List<Customer> customers, @ForAll Random random) {
        anySplitMerges(customers, random.nextInt(customers.size() + 1));
    }

    @Property
    void concaveLaw(
            @ForAll("customers") List<Customer> customers, @ForAll @Scale(6) @DoubleRange(max = 1) double fraction) {
        topShareIsConcave(Arrays.stream(revenue(customers)).map(Math::abs).toArray(), fraction);
    }
}
