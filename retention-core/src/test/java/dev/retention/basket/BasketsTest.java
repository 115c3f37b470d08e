package dev.retention.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Proportion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BasketsTest {

    /** Baskets {7, 8}, {7, 8, 9}, {9}. */
    private static final Baskets BASKETS =
            Baskets.of(new long[] {20, 10, 20, 10, 20, 30, 10}, new long[] {9, 7, 7, 8, 8, 9, 7});

    private static Baskets oneBasketOf(int items) {
        return Baskets.of(new long[items], LongStream.range(0, items).toArray());
    }

    @Test
    void anItemOfABasketCountsOnce() {
        assertEquals(3, BASKETS.basketCount());
        assertEquals(3, BASKETS.itemCount());
        assertEquals(6, BASKETS.rowCount());
        assertEquals(ItemSet.of(7, 8), BASKETS.itemsOf(10));
        assertEquals(ItemSet.EMPTY, BASKETS.itemsOf(11));
        assertEquals(2, BASKETS.count(9));
        assertEquals(0, BASKETS.count(10));
        assertEquals("Baskets[3 baskets, 3 items, 6 rows]", BASKETS.toString());
    }

    @Test
    void pairsAreCounted() {
        PairCounts pairs = PairCounts.of(BASKETS, 1);
        assertEquals(3, pairs.size());
        assertEquals(2, pairs.count(8, 7));
        assertEquals(1, pairs.count(7, 9));
        assertEquals(0, pairs.count(7, 100));
        assertEquals(7, pairs.first(0));
        assertEquals(8, pairs.second(0));
        assertEquals(8, pairs.first(2));
        assertEquals(0, PairCounts.of(BASKETS, 2).count(7, 9));
        assertEquals(1, PairCounts.of(BASKETS, 2).size());
        assertEquals(0, PairCounts.of(Baskets.EMPTY, 1).size());
    }

    @Test
    void setsAreInOrderOfSizeAndCount() {
        FrequentItemSets sets = FrequentItemSets.of(BASKETS, 1);
        assertEquals(
                List.of(
                        ItemSet.of(7),
                        ItemSet.of(8),
                        ItemSet.of(9),
                        ItemSet.of(7, 8),
                        ItemSet.of(7, 9),
                        ItemSet.of(8, 9),
                        ItemSet.of(7, 8, 9)),
                sets.sets());
        assertEquals(1, sets.count(ItemSet.of(9, 8, 7)));
        assertEquals(6, FrequentItemSets.of(BASKETS, 1, 2, 100).size());
    }

    @Test
    void aShareIsReadAsTheDecimalThatItPrintsAs() {
        Baskets thousand = Baskets.of(LongStream.range(0, 1_000).toArray(), new long[1_000]);
        assertEquals(70, thousand.minimumCount(0.07), "0.07 · 1000 is 70.00000000000001 in doubles");
        assertEquals(1, thousand.minimumCount(1e-9));
        assertEquals(1_000, thousand.minimumCount(1));
        assertEquals(1, Baskets.EMPTY.minimumCount(0.5));
        assertMessage("minimumSupport must be in (0, 1], got minimumSupport=0.0", () -> thousand.minimumCount(0.0));
        assertMessage(
                "minimumSupport must be in (0, 1], got minimumSupport=NaN", () -> thousand.minimumCount(Double.NaN));
    }

    @Test
    void rulesAreSelected() {
        FrequentItemSets sets = FrequentItemSets.of(BASKETS, 1);
        assertEquals(3 * 2 + 6, RuleSelection.withDefaults().rules(sets).size());
        assertEquals(
                3 * 2 + 3,
                RuleSelection.withDefaults()
                        .withMaximumConsequent(1)
                        .rules(sets)
                        .size());
        var always = RuleSelection.withDefaults()
                .withMinimumConfidence(1)
                .withMinimumLift(1)
                .rules(sets);
        assertTrue(always.stream().allMatch(rule -> rule.confidence().rate() == 1 && rule.lift() >= 1));
        assertEquals(2, RuleSelection.withDefaults().withLimit(2).rules(sets).size());
        var byConfidence =
                RuleSelection.withDefaults().withOrder(RuleMeasure.CONFIDENCE).rules(sets);
        assertEquals(1, byConfidence.get(0).confidence().rate());
        assertEquals(
                0,
                RuleSelection.withDefaults()
                        .withFalseDiscoveryRate(0.05)
                        .rules(sets)
                        .size());
    }

    /** {7, 9} to 8 always holds, and so does 7 to 8: the longer one says nothing more. */
    @Test
    void aLongerRuleThatSaysNothingMoreIsRedundant() {
        FrequentItemSets sets = FrequentItemSets.of(BASKETS, 1);
        var kept = RuleSelection.withDefaults().withoutRedundant().rules(sets);
        assertTrue(kept.stream().anyMatch(rule -> rule.antecedent().equals(ItemSet.of(7))));
        assertFalse(kept.stream()
                .anyMatch(rule -> rule.antecedent().equals(ItemSet.of(7, 9))
                        && rule.consequent().equals(ItemSet.of(8))));
    }

    @Test
    void complementsAreWhatOneHasNotYet() {
        var complements = Complements.of(
                RuleSelection.withDefaults().rules(FrequentItemSets.of(BASKETS, 1)), RuleMeasure.CONFIDENCE);
        var offers = complements.offers(ItemSet.of(7), 5);
        assertEquals(
                List.of(8L, 9L), offers.stream().map(Complements.Offer::item).toList());
        assertEquals(new Proportion(2, 2), offers.get(0).reason().confidence());
        assertEquals(List.of(), complements.offers(ItemSet.of(7, 8, 9), 5));
        assertEquals(List.of(), complements.offers(ItemSet.of(1_000), 5));
        assertEquals(List.of(), complements.offers(ItemSet.EMPTY, 5));
        assertEquals(1, complements.offers(ItemSet.of(7), 1).size());
        AssociationRule other = offers.get(0).reason();
        assertMessage(
                "item must be in the reason's consequent, got item=9, consequent=[8]",
                () -> new Complements.Offer(9, other));
    }

    private static int day(int day) {
        return (int) LocalDate.of(2025, 1, 1).toEpochDay() + day;
    }

    /**
     * A phone (1) and a case (2): customer 10 buys the case 9 days later; 11 too late; 12 on the same day; 13 had the case before; 14 is
     * not watched for 30 days. So customers 10 and 11 could follow, and 10 did.
     */
    @Test
    void nextIsTheFirstPurchaseAfterTheFirst() {
        ItemLog log = ItemLog.of(
                new long[] {10, 10, 11, 11, 12, 12, 13, 13, 14, 14},
                new int[] {day(0), day(9), day(0), day(40), day(0), day(0), day(5), day(0), day(80), day(85)},
                new long[] {1, 2, 1, 2, 1, 2, 1, 2, 1, 2});
        NextPurchases next = NextPurchases.of(log, 30, LocalDate.of(2025, 1, 1).plusDays(90), 1);
        NextPurchase phoneToCase = next.after(1).get(0);
        assertEquals(new Proportion(1, 2), phoneToCase.followed());
        assertEquals(9, phoneToCase.meanDays());
        assertEquals(2, phoneToCase.next());
        // After the case only customer 13 bought a phone; of those with a full clock on it, 10, 11 and 12 had one.
        NextPurchase caseToPhone = next.after(2).get(0);
        assertEquals(new Proportion(1, 1), caseToPhone.followed());
        assertEquals(new Proportion(1, 1), caseToPhone.expected());
        assertEquals(1, caseToPhone.lift());
        assertEquals(2, next.all().size());
        assertMessage(
                "asOf must be >= the last activity day 2025-03-27, got asOf=2025-01-01: cut the log with upTo(asOf)",
                () -> NextPurchases.of(log, 30, LocalDate.of(2025, 1, 1), 1));
        assertMessage(
                "minimumCount must be > 0, got minimumCount=0",
                () -> NextPurchases.of(log, 30, LocalDate.of(2026, 1, 1), 0));
    }

    @Test
    void firstItemsAreThoseOfTheFirstDay() {
        ItemLog log = ItemLog.of(
                new long[] {1, 1, 1, 2, 3, 3},
                new int[] {day(0), day(0), day(10), day(0), day(95), day(96)},
                new long[] {7, 8, 9, 7, 7, 8});
        FirstItems first = FirstItems.of(log, 30, LocalDate.of(2025, 1, 1).plusDays(100));
        assertEquals(new Proportion(1, 2), first.all());
        assertEquals(
                List.of(
                        new FirstItems.FirstItem(7, new Proportion(1, 2)),
                        new FirstItems.FirstItem(8, new Proportion(1, 1))),
                first.items());
        assertEquals(ItemSet.of(7, 8, 9), log.itemsOf(1));
        assertEquals(ItemSet.EMPTY, log.itemsOf(4));
        assertEquals(3, log.toCustomerBaskets().basketCount());
        assertEquals(ItemSet.of(7, 8), log.upTo(LocalDate.of(2025, 1, 10)).itemsOf(1));
        assertEquals(log, log.upTo(LocalDate.MAX));
        assertEquals(ItemLog.EMPTY, log.upTo(LocalDate.of(2024, 12, 31)));
    }

    /** A basket of 10,000 items has 50 million pairs and 2^10000 sets. */
    @Test
    void hugeBasketsDoNotBlowUp() {
        Baskets huge = oneBasketOf(10_000).plus(Baskets.of(new long[] {5, 5, 6, 6}, new long[] {1, 2, 1, 2}));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            assertEquals(1, PairCounts.of(huge, 2).size());
            assertEquals(3, FrequentItemSets.of(huge, 2).size());
            assertMessage(
                    "there must be at most maximumPairs pairs, got more than maximumPairs=1000000 with minimumCount=1:"
                            + " raise the one or the other",
                    () -> PairCounts.of(huge, 1, 1_000_000));
            assertMessage(
                    "there must be at most maximumSets sets, got more than maximumSets=1000000 with minimumCount=1:"
                            + " raise the one or the other",
                    () -> FrequentItemSets.of(huge, 1));
            assertMessage(
                    "there must be at most maximumSets sets, got more than maximumSets=2147483647 with minimumCount=1:"
                            + " raise the one or the other",
                    () -> FrequentItemSets.of(oneBasketOf(40), 1, 40, Integer.MAX_VALUE));
        });
    }

    @Test
    void badInput() {
        assertMessage("minimumCount must be > 0, got minimumCount=0", () -> PairCounts.of(BASKETS, 0));
        assertMessage("minimumCount must be > 0, got minimumCount=0", () -> FrequentItemSets.of(BASKETS, 0));
        assertMessage("maximumPairs must be > 0, got maximumPairs=0", () -> PairCounts.of(BASKETS, 1, 0));
        assertMessage("maximumSize must be > 0, got maximumSize=0", () -> FrequentItemSets.of(BASKETS, 1, 0, 1));
        assertMessage(
                "baskets and items must have the same length, got baskets.length=1, items.length=2",
                () -> Baskets.of(new long[1], new long[2]));
        assertMessage(
                "item and other must differ, got item=7, other=7",
                () -> PairCounts.of(BASKETS, 1).count(7, 7));
        assertMessage(
                "item and other must be together in at least 2 baskets, got item=7, other=9",
                () -> PairCounts.of(BASKETS, 2).rule(7, 9));
        assertMessage(
                "falseDiscoveryRate must be in (0, 1], got falseDiscoveryRate=0.0",
                () -> RuleSelection.withDefaults().withFalseDiscoveryRate(0));
        assertMessage(
                "minimumConfidence must be in [0, 1], got minimumConfidence=1.5",
                () -> RuleSelection.withDefaults().withMinimumConfidence(1.5));
        assertMessage(
                "limit must be > 0, got limit=0",
                () -> RuleSelection.withDefaults().withLimit(0));
    }

    @Test
    void setsAreRebuiltFromTheirNumbers() {
        FrequentItemSets sets = FrequentItemSets.of(BASKETS, 1);
        var counts = new java.util.HashMap<ItemSet, Long>();
        sets.sets().forEach(set -> counts.put(set, sets.count(set)));
        assertEquals(sets, FrequentItemSets.of(sets.baskets(), sets.minimumCount(), counts));
        assertMessage(
                "each part of a set must be there with at least its count, got 1 of [7, 8] and null of [8]",
                () -> FrequentItemSets.of(3, 1, Map.of(ItemSet.of(7, 8), 1L, ItemSet.of(7), 1L)));
        assertMessage(
                "counts must be in [minimumCount, baskets], got 4 of [7] with minimumCount=1, baskets=3",
                () -> FrequentItemSets.of(3, 1, Map.of(ItemSet.of(7), 4L)));
        assertMessage("sets must not be empty, got []", () -> FrequentItemSets.of(3, 1, Map.of(ItemSet.EMPTY, 3L)));
    }

    @Test
    void valuesTravel() throws Exception {
        ItemLog log = ItemLog.of(new long[] {1, 2}, new int[] {3, 4}, new long[] {5, 6});
        for (Object value : Arrays.asList(
                BASKETS,
                ItemSet.of(3, 1),
                log,
                FrequentItemSets.of(BASKETS, 1),
                PairCounts.of(BASKETS, 1).rule(7, 8))) {
            var bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(value);
            Object back = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertEquals(value, back);
            assertEquals(value.hashCode(), back.hashCode());
        }
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
