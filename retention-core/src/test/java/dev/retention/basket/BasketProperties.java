package dev.retention.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class BasketProperties {

    record Row(long basket, int day, long item) {}

    @Provide
    Arbitrary<List<Row>> rows() {
        var row = Combinators.combine(
                        Arbitraries.longs().between(-3, 6),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.longs().between(-2, 5))
                .as(Row::new);
        return row.list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<AssociationRule> rule() {
        // The four cells: both, antecedent alone, consequent alone, neither.
        var cell = Arbitraries.integers().between(0, 60);
        return Combinators.combine(cell, cell, cell, cell).as((both, a, c, neither) -> rule(both, a, c, neither));
    }

    static AssociationRule rule(long both, long antecedentAlone, long consequentAlone, long neither) {
        return new AssociationRule(
                ItemSet.of(1),
                ItemSet.of(2),
                both + antecedentAlone + consequentAlone + neither,
                both + antecedentAlone,
                both + consequentAlone,
                both);
    }

    static Baskets baskets(List<Row> rows) {
        return Baskets.of(
                rows.stream().mapToLong(Row::basket).toArray(),
                rows.stream().mapToLong(Row::item).toArray());
    }

    static ItemLog log(List<Row> rows) {
        return ItemLog.of(
                rows.stream().mapToLong(Row::basket).toArray(),
                rows.stream().mapToInt(Row::day).toArray(),
                rows.stream().mapToLong(Row::item).toArray());
    }

    static Map<Long, Set<Long>> naiveBaskets(List<Row> rows) {
        var baskets = new TreeMap<Long, Set<Long>>();
        rows.forEach(row ->
                baskets.computeIfAbsent(row.basket, key -> new TreeSet<>()).add(row.item));
        return baskets;
    }

    /** Every subset of every basket, counted. */
    static void setsAreThoseOfTheSubsets(List<Row> rows, int minimumCount) {
        var counts = new HashMap<ItemSet, Long>();
        for (Set<Long> basket : naiveBaskets(rows).values()) {
            List<Long> items = List.copyOf(basket);
            for (int subset = 1; subset < 1 << items.size(); subset++) {
                int chosen = subset;
                long[] set = java.util.stream.IntStream.range(0, items.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToLong(items::get)
                        .toArray();
                counts.merge(ItemSet.of(set), 1L, Long::sum);
            }
        }
        counts.values().removeIf(count -> count < minimumCount);
        FrequentItemSets sets = FrequentItemSets.of(baskets(rows), minimumCount);
        assertEquals(counts.keySet(), new HashSet<>(sets.sets()));
        counts.forEach((set, count) -> assertEquals(count, sets.count(set)));
        pairsAreTheSetsOfTwo(PairCounts.of(baskets(rows), minimumCount), sets);
    }

    static void pairsAreTheSetsOfTwo(PairCounts pairs, FrequentItemSets sets) {
        var ofTwo = new HashMap<ItemSet, Long>();
        sets.sets().stream().filter(set -> set.size() == 2).forEach(set -> ofTwo.put(set, sets.count(set)));
        var counted = new HashMap<ItemSet, Long>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            counted.put(ItemSet.of(pairs.first(pair), pairs.second(pair)), (long) pairs.count(pair));
            assertEquals(pairs.count(pair), pairs.count(pairs.second(pair), pairs.first(pair)));
        }
        assertEquals(ofTwo, counted);
    }

    static void plusIsTheWhole(List<Row> first, List<Row> second) {
        var whole = new java.util.ArrayList<>(first);
        whole.addAll(second);
        assertEquals(baskets(whole), baskets(first).plus(baskets(second)));
        assertEquals(baskets(whole), baskets(second).plus(baskets(first)));
        assertEquals(baskets(first), baskets(first).plus(Baskets.EMPTY));
        assertEquals(log(whole), log(first).plus(log(second)));
        assertEquals(log(first), ItemLog.EMPTY.plus(log(first)));
        assertEquals(baskets(whole), log(whole).toCustomerBaskets());
    }

    static void symmetricMeasuresAreTheSameBack(AssociationRule rule) {
        AssociationRule back = new AssociationRule(
                rule.consequent(),
                rule.antecedent(),
                rule.baskets(),
                rule.consequentCount(),
                rule.antecedentCount(),
                rule.bothCount());
        for (RuleMeasure measure : RuleMeasure.values()) {
            if (measure.isSymmetric()) {
                assertEquals(measure.valueFor(rule), measure.valueFor(back), 1e-12, measure.name());
            }
        }
        assertEquals(rule.logPValue(), back.logPValue(), 1e-10 * Math.max(1, Math.abs(rule.logPValue())));
        assertEquals(rule.logOddsRatio().value(), back.logOddsRatio().value(), 1e-12);
    }

    static void nullInvariantMeasuresDoNotSeeOtherBaskets(AssociationRule rule, int more) {
        AssociationRule larger = new AssociationRule(
                rule.antecedent(),
                rule.consequent(),
                rule.baskets() + more,
                rule.antecedentCount(),
                rule.consequentCount(),
                rule.bothCount());
        for (RuleMeasure measure : RuleMeasure.values()) {
            if (measure.isNullInvariant()) {
                assertEquals(measure.valueFor(rule), measure.valueFor(larger), measure.name());
            }
        }
    }

    /** With the sides' counts held, no measure falls when one more basket holds both; the end of an interval does not claim it. */
    static void measuresRiseWithTheSupport(AssociationRule rule) {
        if (rule.bothCount() == Math.min(rule.antecedentCount(), rule.consequentCount())) {
            return;
        }
        AssociationRule more = new AssociationRule(
                rule.antecedent(),
                rule.consequent(),
                rule.baskets(),
                rule.antecedentCount(),
                rule.consequentCount(),
                rule.bothCount() + 1);
        for (RuleMeasure measure : RuleMeasure.values()) {
            double before = measure.valueFor(rule);
            double after = measure.valueFor(more);
            if (measure != RuleMeasure.LOWER_LIFT && !Double.isNaN(before) && !Double.isNaN(after)) {
                assertTrue(after >= before - 1e-12, () -> measure + ": " + before + " to " + after + " of " + rule);
            }
        }
        assertTrue(more.logPValue() <= rule.logPValue() + 1e-10, rule::toString);
    }

    static void measuresStayInTheirRange(AssociationRule rule, Interval lift) {
        assertTrue(!(Math.abs(rule.zhang()) > 1 + 1e-12), rule::toString);
        assertTrue(!(Math.abs(rule.certainty()) > 1 + 1e-12), rule::toString);
        assertTrue(!(Math.abs(rule.leverage()) > 0.25), rule::toString);
        assertTrue(lift.lower() >= 0, rule::toString);
        assertTrue(Double.isNaN(rule.lift()) || lift.contains(rule.lift()), rule::toString);
        assertTrue(rule.logPValue() <= 0, rule::toString);
    }

    /** By a look at every customer and every two items. */
    static void nextIsCountedCustomerByCustomer(List<Row> rows, int withinDays, int asOf) {
        var firsts = new TreeMap<Long, Map<Long, Integer>>();
        rows.forEach(row ->
                firsts.computeIfAbsent(row.basket, key -> new TreeMap<>()).merge(row.item, row.day, Math::min));
        var followed = new HashMap<List<Long>, Proportion>();
        var expected = new HashMap<Long, Proportion>();
        for (Map<Long, Integer> days : firsts.values()) {
            days.forEach((item, day) -> {
                for (long next = -2; next <= 5; next++) {
                    int then = days.getOrDefault(next, Integer.MAX_VALUE);
                    if (day + withinDays <= asOf && then > day) {
                        var one = new Proportion(then <= day + withinDays ? 1 : 0, 1);
                        followed.merge(List.of(item, next), one, Proportion::plus);
                        expected.merge(next, one, Proportion::plus);
                    }
                }
            });
        }
        followed.values().removeIf(proportion -> proportion.count() == 0);
        NextPurchases next = NextPurchases.of(log(rows), withinDays, LocalDate.ofEpochDay(asOf), 1);
        assertEquals(followed.size(), next.all().size());
        for (NextPurchase purchase : next.all()) {
            assertEquals(followed.get(List.of(purchase.item(), purchase.next())), purchase.followed());
            assertEquals(expected.get(purchase.next()), purchase.expected());
            assertTrue(purchase.meanDays() >= 1 && purchase.meanDays() <= withinDays);
        }
    }

    static void offersAreNew(List<Row> rows, ItemSet bought) {
        var complements = Complements.of(
                RuleSelection.withDefaults().rules(FrequentItemSets.of(baskets(rows), 1)), RuleMeasure.LOWER_LIFT);
        double before = Double.POSITIVE_INFINITY;
        for (Complements.Offer offer : complements.offers(bought, 10)) {
            assertTrue(!bought.contains(offer.item()));
            assertTrue(bought.containsAll(offer.reason().antecedent()));
            double now = RuleMeasure.LOWER_LIFT.valueFor(offer.reason());
            assertTrue(now <= before);
            before = now;
        }
    }

    @Property
    void counts(@ForAll("rows") List<Row> rows, @ForAll @IntRange(min = 1, max = 4) int minimumCount) {
        setsAreThoseOfTheSubsets(rows, minimumCount);
    }

    @Property
    void merging(@ForAll("rows") List<Row> first, @ForAll("rows") List<Row> second) {
        plusIsTheWhole(first, second);
    }

    @Property
    void measures(@ForAll("rule") AssociationRule rule, @ForAll @IntRange(min = 1, max = 1000) int more) {
        symmetricMeasuresAreTheSameBack(rule);
        nullInvariantMeasuresDoNotSeeOtherBaskets(rule, more);
        measuresRiseWithTheSupport(rule);
        measuresStayInTheirRange(rule, rule.liftInterval(0.95));
    }

    @Property
    void next(
            @ForAll("rows") List<Row> rows,
            @ForAll @IntRange(min = 1, max = 12) int withinDays,
            @ForAll @IntRange(min = 20, max = 30) int asOf) {
        nextIsCountedCustomerByCustomer(rows, withinDays, asOf);
    }

    @Property(tries = 100)
    void offers(@ForAll("rows") List<Row> rows, @ForAll long[] bought) {
        offersAreNew(rows, ItemSet.of(bought).plus(ItemSet.of(0, 1)));
    }
}
