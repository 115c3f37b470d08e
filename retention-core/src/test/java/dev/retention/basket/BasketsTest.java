package dev.retention.basket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        assertMessage("minimumSupport must be in (0, 1], got minimumSupport=1.5", () -> thousand.minimumCount(1.5));
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
        assertMessage(
                "sets of counts must not be empty, got []", () -> FrequentItemSets.of(3, 1, Map.of(ItemSet.EMPTY, 3L)));
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

    @Test
    void valuesShowTheirColumns() {
        assertEquals(20, BASKETS.basket(1));
        assertEquals(8, BASKETS.item(1));
        assertEquals(ItemSet.of(7, 8, 9), BASKETS.itemsOf(20));
        assertEquals(2, BASKETS.count(7));
        ItemLog log = ItemLog.of(new long[] {4, 4, 5}, new int[] {day(1), day(2), day(3)}, new long[] {7, 8, 7});
        assertEquals(5, log.customer(1));
        assertArrayEquals(new int[] {day(1), day(2), day(3)}, log.entryEpochDays());
        assertEquals("ItemLog[2 customers, 2 items, 3 entries]", log.toString());
        assertEquals(
                ItemSet.of(7, 8), log.upTo(LocalDate.of(2025, 1, 1).plusDays(2)).itemsOf(4));
        assertEquals(3, PairCounts.of(BASKETS, 1).baskets());
        assertEquals(2, PairCounts.of(BASKETS, 2).minimumCount());
        assertEquals(
                "PairCounts[1 pairs in at least 2 of 3 baskets]",
                PairCounts.of(BASKETS, 2).toString());
        assertEquals(
                "FrequentItemSets[7 sets of up to 3 items in at least 1 of 3 baskets]",
                FrequentItemSets.of(BASKETS, 1).toString());
        assertEquals(
                "Complements[3 rules, by CONFIDENCE]",
                Complements.of(
                                RuleSelection.withDefaults()
                                        .withMaximumConsequent(1)
                                        .rules(FrequentItemSets.of(BASKETS, 1, 2, 100))
                                        .subList(0, 3),
                                RuleMeasure.CONFIDENCE)
                        .toString());
    }

    @Test
    void pairsThatAreNotThereAreZero() {
        PairCounts pairs = PairCounts.of(BASKETS, 2);
        assertEquals(0, pairs.count(7, 9));
        assertEquals(0, pairs.count(6, 7));
        assertEquals(0, pairs.count(7, 10));
        assertEquals(0, pairs.count(1, 2));
    }

    @Test
    void pairsMakeRulesBothWays() {
        FrequentItemSets sets = FrequentItemSets.of(BASKETS, 1, 2, 100);
        for (RuleMeasure measure : List.of(RuleMeasure.CONFIDENCE, RuleMeasure.LIFT)) {
            RuleSelection selection = RuleSelection.withDefaults().withOrder(measure);
            List<AssociationRule> rules = selection.rules(PairCounts.of(BASKETS, 1));
            assertEquals(6, rules.size());
            assertEquals(selection.rules(sets), rules);
        }
    }

    @Test
    void rulesOfOneValueAreInTheOrderOfTheirBaskets() {
        // 1 and 2 are always together, twice; 3 and 4 once; 5 in the fourth basket alone
        Baskets baskets = Baskets.of(new long[] {1, 1, 2, 2, 3, 3, 4}, new long[] {1, 2, 1, 2, 3, 4, 5});
        RuleSelection selection = RuleSelection.withDefaults().withOrder(RuleMeasure.CONFIDENCE);
        assertEquals(
                List.of(ItemSet.of(1), ItemSet.of(2), ItemSet.of(3), ItemSet.of(4)),
                selection.rules(FrequentItemSets.of(baskets, 1)).stream()
                        .map(AssociationRule::antecedent)
                        .toList());
        // lift 2 of 1 and 2, 4 of 3 and 4
        assertEquals(
                List.of(ItemSet.of(3), ItemSet.of(4), ItemSet.of(1), ItemSet.of(2)),
                selection.withOrder(RuleMeasure.LIFT).rules(FrequentItemSets.of(baskets, 1)).stream()
                        .map(AssociationRule::antecedent)
                        .toList());
        assertEquals(
                4,
                selection
                        .withMinimumLift(2)
                        .withMinimumConfidence(1)
                        .rules(FrequentItemSets.of(baskets, 1))
                        .size());
        assertEquals(
                2,
                selection
                        .withMinimumLift(2.5)
                        .rules(FrequentItemSets.of(baskets, 1))
                        .size());
    }

    /**
     * Twenty baskets with 1 and 2, twenty with neither, and one with 3 and 4: of the four rules two have a p-value of 1 in
     * 269 billion, the ways to choose 20 of 41, and two of 1 in 41, which is between 0.02 and 0.03.
     */
    @Test
    void discoveriesAreBelowTheirShareOfTheRate() {
        var baskets = new long[62];
        var items = new long[62];
        for (int i = 0; i < 20; i++) {
            baskets[2 * i] = i;
            items[2 * i] = 1;
            baskets[2 * i + 1] = i;
            items[2 * i + 1] = 2;
            baskets[40 + i] = 100 + i;
            items[40 + i] = 5;
        }
        baskets[60] = 200;
        items[60] = 3;
        baskets[61] = 200;
        items[61] = 4;
        FrequentItemSets sets = FrequentItemSets.of(Baskets.of(baskets, items), 1);
        RuleSelection selection = RuleSelection.withDefaults();
        assertEquals(4, selection.withFalseDiscoveryRate(1).rules(sets).size());
        assertEquals(4, selection.withFalseDiscoveryRate(0.03).rules(sets).size());
        assertEquals(2, selection.withFalseDiscoveryRate(0.02).rules(sets).size());
        assertEquals(0, selection.withFalseDiscoveryRate(1e-12).rules(sets).size());
        assertMessage(
                "falseDiscoveryRate must be in (0, 1], got falseDiscoveryRate=1.5",
                () -> selection.withFalseDiscoveryRate(1.5));
    }

    /** 1 goes with 3 in two of three baskets, 1 and 2 with 3 in both of theirs: the longer rule says more. */
    @Test
    void aLongerRuleThatSaysMoreIsKept() {
        Baskets baskets = Baskets.of(new long[] {1, 1, 1, 2, 2, 2, 3, 4}, new long[] {1, 2, 3, 1, 2, 3, 1, 2});
        var kept = RuleSelection.withDefaults().withoutRedundant().rules(FrequentItemSets.of(baskets, 1));
        assertTrue(kept.stream()
                .anyMatch(rule -> rule.antecedent().equals(ItemSet.of(1, 2))
                        && rule.consequent().equals(ItemSet.of(3))));
        assertTrue(RuleSelection.withDefaults().toString().startsWith("RuleSelection[minimumConfidence="));
    }

    @Test
    void theStrongestReasonIsTheOffers() {
        var weak = new AssociationRule(ItemSet.of(1), ItemSet.of(3), 100, 20, 20, 5);
        var strong = new AssociationRule(ItemSet.of(2), ItemSet.of(3), 100, 20, 20, 15);
        var two = new AssociationRule(ItemSet.of(1), ItemSet.of(4, 5), 100, 20, 20, 15);
        var unknown = new AssociationRule(ItemSet.of(1), ItemSet.of(6), 100, 0, 20, 0);
        for (List<AssociationRule> rules :
                List.of(List.of(weak, strong, two, unknown), List.of(strong, weak, two, unknown))) {
            assertEquals(
                    List.of(new Complements.Offer(3, strong)),
                    Complements.of(rules, RuleMeasure.CONFIDENCE).offers(ItemSet.of(1, 2), 5));
        }
    }

    /** Between equals the list decides, and not which item is the least. */
    @Test
    void ofReasonsAsStrongTheFirstOfTheListIsTheOffers() {
        var first = new AssociationRule(ItemSet.of(1), ItemSet.of(3), 100, 20, 20, 15);
        var second = new AssociationRule(ItemSet.of(2), ItemSet.of(3), 100, 20, 20, 15);
        var weaker = new AssociationRule(ItemSet.of(2), ItemSet.of(3), 100, 20, 20, 14);
        for (List<AssociationRule> rules :
                List.of(List.of(first, second), List.of(second, first), List.of(first, weaker))) {
            assertEquals(
                    List.of(new Complements.Offer(3, rules.get(0))),
                    Complements.of(rules, RuleMeasure.CONFIDENCE).offers(ItemSet.of(1, 2), 5));
        }
        assertEquals(
                List.of(new Complements.Offer(3, first)),
                Complements.of(List.of(weaker, first), RuleMeasure.CONFIDENCE).offers(ItemSet.of(1, 2), 5));
    }

    /** {7, 9} to 8 holds in 3 of 3 baskets, and 7 to 8 in 6 of 6. */
    @Test
    void howManyBasketsThereAreDoesNotMakeALongerRuleSayMore() {
        Baskets thrice = BASKETS;
        for (long shift : new long[] {100, 200}) {
            thrice = thrice.plus(Baskets.of(
                    LongStream.of(BASKETS.rowBaskets())
                            .map(basket -> basket + shift)
                            .toArray(),
                    BASKETS.rowItems()));
        }
        var kept = RuleSelection.withDefaults().withoutRedundant();
        assertEquals(
                kept.rules(FrequentItemSets.of(BASKETS, 1)).stream()
                        .map(rule -> List.of(rule.antecedent(), rule.consequent()))
                        .toList(),
                kept.rules(FrequentItemSets.of(thrice, 1)).stream()
                        .map(rule -> List.of(rule.antecedent(), rule.consequent()))
                        .toList());
    }

    /** 1 and 2 are together once; 3, 4 and 5 twice: all rules hold always. */
    @Test
    void ofRulesThatHoldAsOftenThoseOfMoreBasketsComeFirst() {
        Baskets baskets = Baskets.of(new long[] {1, 1, 2, 2, 2, 3, 3, 3}, new long[] {1, 2, 3, 4, 5, 3, 4, 5});
        var rules =
                RuleSelection.withDefaults().withOrder(RuleMeasure.CONFIDENCE).rules(FrequentItemSets.of(baskets, 1));
        assertEquals(14, rules.size());
        assertEquals(
                List.of(ItemSet.of(1), ItemSet.of(2)),
                rules.subList(12, 14).stream().map(AssociationRule::antecedent).toList());
    }

    @Test
    void thereAreAtMostSoManyRows() {
        assertEquals(Integer.MAX_VALUE - 8, Columns.rowCount(Integer.MAX_VALUE - 10, 2));
        assertMessage(
                "rows must be at most 2147483639 in all, got 2147483637 and 3",
                () -> Columns.rowCount(Integer.MAX_VALUE - 10, 3));
        assertMessage(
                "rows must be at most 2147483639 in all, got 2147483639 and 2147483639",
                () -> Columns.rowCount(Integer.MAX_VALUE - 8, Integer.MAX_VALUE - 8));
    }

    @Test
    void setsHoldTheirParts() {
        assertTrue(ItemSet.of(1, 2, 3).containsAll(ItemSet.of(1, 3)));
        assertFalse(ItemSet.of(1, 2, 3).containsAll(ItemSet.of(1, 4)));
        assertEquals(ItemSet.of(1, 2, 5, 9), ItemSet.of(1, 9).plus(ItemSet.of(2, 5, 9)));
    }

    @Test
    void keptSetsAreChecked() {
        assertMessage("minimumCount must be > 0, got minimumCount=0", () -> FrequentItemSets.of(3, 0, Map.of()));
        assertEquals(
                "FrequentItemSets[0 sets of up to 0 items in at least 1 of 0 baskets]",
                FrequentItemSets.of(0, 1, Map.of()).toString());
        assertEquals(
                3_037_000_499L, FrequentItemSets.of(3_037_000_499L, 1, Map.of()).baskets());
        for (long baskets : new long[] {-1, 3_037_000_500L}) {
            assertMessage(
                    "baskets must be in [0, 3037000499], got baskets=" + baskets,
                    () -> FrequentItemSets.of(baskets, 1, Map.of()));
        }
        assertEquals(1, FrequentItemSets.of(3, 3, Map.of(ItemSet.of(7), 3L)).size());
        assertMessage(
                "counts must be in [minimumCount, baskets], got 1 of [7] with minimumCount=2, baskets=3",
                () -> FrequentItemSets.of(3, 2, Map.of(ItemSet.of(7), 1L)));
        assertMessage(
                "each part of a set must be there with at least its count, got 2 of [7, 8] and 1 of [7]",
                () -> FrequentItemSets.of(3, 1, Map.of(ItemSet.of(7, 8), 2L, ItemSet.of(7), 1L, ItemSet.of(8), 2L)));
        assertMessage("minimumSupport must be in (0, 1], got minimumSupport=0.0", () -> BASKETS.minimumCount(0.0));
    }

    @Test
    void thereAreAtMostSoManySets() {
        // three items, three pairs and one set of three
        assertEquals(7, FrequentItemSets.of(BASKETS, 1, 9, 7).size());
        for (int maximum : new int[] {6, 3, 2}) {
            assertMessage(
                    "there must be at most maximumSets sets, got more than maximumSets=" + maximum
                            + " with minimumCount=1: raise the one or the other",
                    () -> FrequentItemSets.of(BASKETS, 1, 9, maximum));
        }
        assertEquals(3, PairCounts.of(BASKETS, 1, 3).size());
        assertMessage(
                "there must be at most maximumPairs pairs, got more than maximumPairs=2 with minimumCount=1: raise the one"
                        + " or the other",
                () -> PairCounts.of(BASKETS, 1, 2));
    }

    @Test
    void rowsOfALogCountOnce() {
        ItemLog once = ItemLog.of(new long[] {4, 4, 4}, new int[] {1, 1, 2}, new long[] {7, 8, 7});
        assertEquals(3, once.entryCount());
        assertEquals(
                once, ItemLog.of(new long[] {4, 4, 4, 4, 4}, new int[] {1, 2, 1, 2, 1}, new long[] {8, 7, 7, 7, 7}));
        assertMessage(
                "customers and epochDays must have the same length, got customers.length=1, epochDays.length=2",
                () -> ItemLog.of(new long[1], new int[2], new long[1]));
        assertMessage(
                "customers and items must have the same length, got customers.length=1, items.length=2",
                () -> ItemLog.of(new long[1], new int[1], new long[2]));
    }

    @Test
    void thoseWhoCameBackCameInTime() {
        LocalDate asOf = LocalDate.of(2025, 1, 1).plusDays(40);
        ItemLog log = ItemLog.of(
                new long[] {1, 1, 2, 2, 3, 4, 4, 5},
                new int[] {day(10), day(40), day(0), day(31), day(10), day(0), day(0), day(11)},
                new long[] {9, 9, 9, 9, 8, 8, 7, 6});
        FirstItems first = FirstItems.of(log, 30, asOf);
        // 1 came back on the last day, 2 a day late, 3 and 4 never; 5 is not known for long enough
        assertEquals(new Proportion(1, 4), first.all());
        assertEquals(
                List.of(
                        new FirstItems.FirstItem(8, new Proportion(0, 2)),
                        new FirstItems.FirstItem(9, new Proportion(1, 2)),
                        new FirstItems.FirstItem(7, new Proportion(0, 1))),
                first.items());
        assertEquals("FirstItems[3 items, 1 of 4 came back]", first.toString());
        assertMessage(
                "asOf must be >= the last activity day 2025-02-10, got asOf=2025-02-09: cut the log with upTo(asOf)",
                () -> FirstItems.of(log, 30, asOf.minusDays(1)));
    }

    /** Two customers began on one day, and bought nothing more: the one is not the other who comes back. */
    @Test
    void customersWhoBeganOnOneDayAreTwo() {
        ItemLog log = ItemLog.of(new long[] {1, 2}, new int[] {day(0), day(0)}, new long[] {7, 8});
        FirstItems first = FirstItems.of(log, 30, LocalDate.of(2025, 1, 1).plusDays(40));
        assertEquals(
                List.of(
                        new FirstItems.FirstItem(7, new Proportion(0, 1)),
                        new FirstItems.FirstItem(8, new Proportion(0, 1))),
                first.items());
    }

    /** Each customer buys two items out of many, so that few of them go with an item. */
    @Test
    void pairsOfManyItemsAreCounted() {
        var random = new Random(1);
        int customers = 400;
        long[] baskets = new long[2 * customers];
        long[] items = new long[2 * customers];
        var counts = new HashMap<List<Long>, Integer>();
        for (int basket = 0; basket < customers; basket++) {
            long item = random.nextInt(150);
            long other = item + 1 + random.nextInt(100);
            baskets[2 * basket] = basket;
            baskets[2 * basket + 1] = basket;
            items[2 * basket] = other;
            items[2 * basket + 1] = item;
            counts.merge(List.of(item, other), 1, Integer::sum);
        }
        PairCounts pairs = PairCounts.of(Baskets.of(baskets, items), 1);
        assertEquals(counts.size(), pairs.size());
        counts.forEach((pair, count) -> assertEquals(count, pairs.count(pair.get(0), pair.get(1))));
    }

    private static NextPurchase next(long item, long next, Proportion followed, Proportion expected, long days) {
        return new NextPurchase(item, next, followed, expected, days);
    }

    @Test
    void whatComesNextIsCompared() {
        NextPurchase purchase = next(1, 2, new Proportion(4, 10), new Proportion(20, 100), 40);
        assertEquals(2, purchase.lift());
        Interval rate = new Proportion(4, 10).interval(IntervalMethod.WILSON, 0.95);
        Interval lift = purchase.liftInterval(0.95);
        assertEquals(5 * rate.lower(), lift.lower(), 1e-12);
        assertEquals(5 * rate.upper(), lift.upper(), 1e-12);
        assertEquals(
                new Interval(0, Double.POSITIVE_INFINITY),
                next(1, 2, new Proportion(0, 10), new Proportion(0, 100), 0).liftInterval(0.95));
        assertMessage(
                "item and next must differ, got item=1, next=1",
                () -> next(1, 1, Proportion.EMPTY, Proportion.EMPTY, 0));
        assertMessage(
                "expected must count at least those of followed, got expected=3 of 100, followed=4 of 10",
                () -> next(1, 2, new Proportion(4, 10), new Proportion(3, 100), 40));
        assertMessage(
                "expected must count at least those of followed, got expected=4 of 9, followed=4 of 10",
                () -> next(1, 2, new Proportion(4, 10), new Proportion(4, 9), 40));
        assertMessage(
                "totalDays must be >= followed.count, got totalDays=3, followed=4 of 10",
                () -> next(1, 2, new Proportion(4, 10), new Proportion(4, 10), 3));
    }

    /** Four customers go from 1 to 2 and one from 3 to 4, of five each who buy 1 or 3. */
    @Test
    void theSurestComesFirst() {
        var customers = new ArrayList<Long>();
        var days = new ArrayList<Integer>();
        var items = new ArrayList<Long>();
        for (long c = 0; c < 10; c++) {
            customers.add(c);
            days.add(day(0));
            items.add(c < 5 ? 1L : 3L);
            if (c < 4 || c == 9) {
                customers.add(c);
                days.add(day(5));
                items.add(c < 5 ? 2L : 4L);
            }
        }
        ItemLog log = ItemLog.of(
                customers.stream().mapToLong(Long::longValue).toArray(),
                days.stream().mapToInt(Integer::intValue).toArray(),
                items.stream().mapToLong(Long::longValue).toArray());
        NextPurchases found = NextPurchases.of(log, 30, LocalDate.of(2025, 1, 1).plusDays(90), 1);
        assertEquals(
                List.of(1L, 3L), found.all().stream().map(NextPurchase::item).toList());
        assertEquals(30, found.withinDays());
        assertEquals(1, found.minimumCount());
        assertEquals("NextPurchases[2 pairs of at least 1 customers within 30 days]", found.toString());
    }

    /** The other way about: the items with the larger numbers are the surer ones. */
    @Test
    void theSurestComesFirstWhateverItsNumber() {
        // 9 is followed by 8 with four of five customers, 1 by 2 with one of five
        var rows = new ArrayList<long[]>();
        for (long c = 0; c < 10; c++) {
            rows.add(new long[] {c, day(0), c < 5 ? 9 : 1});
            if (c < 4 || c == 9) {
                rows.add(new long[] {c, day(5), c < 5 ? 8 : 2});
            }
        }
        assertEquals(List.of(List.of(9L, 8L), List.of(1L, 2L)), order(rows));
    }

    /** One customer buys 1, then 3, then 2: whoever could follow did, so that all pairs are as sure. */
    @Test
    void pairsAsSureAreInOrderOfTheirItems() {
        assertEquals(
                List.of(List.of(1L, 2L), List.of(1L, 3L), List.of(3L, 2L)),
                order(List.of(new long[] {7, day(0), 1}, new long[] {7, day(1), 3}, new long[] {7, day(2), 2})));
    }

    private static List<List<Long>> order(List<long[]> rows) {
        ItemLog log = ItemLog.of(
                rows.stream().mapToLong(row -> row[0]).toArray(),
                rows.stream().mapToInt(row -> (int) row[1]).toArray(),
                rows.stream().mapToLong(row -> row[2]).toArray());
        return NextPurchases.of(log, 30, LocalDate.of(2025, 1, 1).plusDays(90), 1).all().stream()
                .map(purchase -> List.of(purchase.item(), purchase.next()))
                .toList();
    }

    /** One customer bought three items, one a day: three pairs. */
    @Test
    void thereAreAtMostSoManyNextPurchases() {
        ItemLog log = ItemLog.of(new long[3], new int[] {0, 1, 2}, new long[] {7, 8, 9});
        assertEquals(3, new NextPurchaseCounter(log, 9, 20, 1, 3).run().size());
        assertMessage(
                "there must be at most 2 pairs, got more with minimumCount=1: raise it",
                () -> new NextPurchaseCounter(log, 9, 20, 1, 2).run());
    }
}
