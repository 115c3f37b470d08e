package dev.retention.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import dev.retention.testing.CountLaws;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class CustomerMovementProperties {

    @Provide
    Arbitrary<CustomerMovement> movements() {
        var counts = Arbitraries.longs().between(0, Long.MAX_VALUE / 16);
        return Combinators.combine(counts, counts, counts, counts)
                .as((start, acquired, reactivated, lost) ->
                        new CustomerMovement(start, acquired, reactivated, Math.min(start, lost)));
    }

    static void plusIsACommutativeMonoid(CustomerMovement a, CustomerMovement b, CustomerMovement c) {
        assertEquals(a.plus(b), b.plus(a));
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
        assertEquals(a, a.plus(CustomerMovement.EMPTY));
        assertEquals(a.end() + b.end(), a.plus(b).end());
    }

    static void thenIsAssociative(CustomerFlow a, CustomerFlow b, CustomerFlow c) {
        assertEquals(a.followedBy(b).followedBy(c), a.followedBy(b.followedBy(c)));
        assertEquals(c.end(), a.followedBy(b).followedBy(c).end());
    }

    /** The sets themselves are the other way to the counts. */
    static void setsAndColumnsAgree(Set<Long> start, Set<Long> end, Set<Long> before) {
        var movement = CustomerMovement.between(start, end, before);
        assertEquals(movement, CustomerMovement.between(column(start), column(end), column(before)));
        var stayed = new HashSet<>(start);
        stayed.retainAll(end);
        assertEquals(stayed.size(), movement.retained());
        var fresh = new HashSet<>(end);
        fresh.removeAll(start);
        fresh.removeAll(before);
        assertEquals(fresh.size(), movement.acquired());
        assertEquals(end.size(), movement.end());
        assertEquals(start.size(), movement.start());
    }

    /** Groups that are disjoint by the last digit of the key. */
    static void disjointGroupsMerge(Set<Long> start, Set<Long> end, Set<Long> before) {
        var sum = CustomerMovement.EMPTY;
        for (int rest = 0; rest < 3; rest++) {
            sum = sum.plus(CustomerMovement.between(part(start, rest), part(end, rest), part(before, rest)));
        }
        assertEquals(CustomerMovement.between(start, end, before), sum);
    }

    private static Set<Long> part(Set<Long> set, int rest) {
        var part = new HashSet<>(set);
        part.removeIf(customer -> customer % 3 != rest);
        return part;
    }

    private static long[] column(Set<Long> set) {
        return set.stream().mapToLong(Long::longValue).toArray();
    }

    @Provide
    Arbitrary<Set<Long>> customers() {
        return Arbitraries.longs().between(0, 20).set().ofMaxSize(15);
    }

    @Property
    void countsAddUpLaw(@ForAll("movements") CustomerMovement m) {
        CountLaws.countsAddUp(m);
    }

    @Property
    void ratesStayInRangeLaw(@ForAll("movements") CustomerMovement m) {
        CountLaws.ratesStayInRange(m);
    }

    @Property
    void classicTripleLaw(@ForAll("movements") CustomerMovement m) {
        CountLaws.classicTripleAgreesIfNobodyCameBack(m);
    }

    @Property
    void plusLaw(
            @ForAll("movements") CustomerMovement a,
            @ForAll("movements") CustomerMovement b,
            @ForAll("movements") CustomerMovement c) {
        plusIsACommutativeMonoid(a, b, c);
    }

    @Property
    void thenLaw(
            @ForAll @IntRange(max = 1000) int start,
            @ForAll @IntRange(max = 1000) int acquired,
            @ForAll @IntRange(max = 1000) int reactivated,
            @ForAll @IntRange(max = 1000) int lost) {
        var a = new CustomerFlow(start, acquired, reactivated, Math.min(lost, start));
        var b = new CustomerFlow(a.end(), lost, acquired, a.end());
        var c = new CustomerFlow(b.end(), reactivated, start, Math.min(lost, b.end()));
        thenIsAssociative(a, b, c);
    }

    @Property
    void setsAndColumnsLaw(
            @ForAll("customers") Set<Long> start,
            @ForAll("customers") Set<Long> end,
            @ForAll("customers") Set<Long> before) {
        setsAndColumnsAgree(start, end, before);
    }

    @Property
    void disjointGroupsLaw(
            @ForAll("customers") Set<Long> start,
            @ForAll("customers") Set<Long> end,
            @ForAll("customers") Set<Long> before) {
        disjointGroupsMerge(start, end, before);
    }
}
