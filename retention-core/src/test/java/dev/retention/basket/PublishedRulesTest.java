package dev.retention.basket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.KeyIndex;
import dev.retention.estimate.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The test baskets of mlxtend (BSD-3, commit 9aadcee, test_association_rules.py), its rules recomputed with exact fractions on 2026-11-28.
 * Where mlxtend prints an infinite conviction for 0 / 0, the fractions have none.
 */
class PublishedRulesTest {

    private static final List<List<String>> BASKETS = List.of(
            List.of("Eggs", "Kidney Beans", "Milk", "Nutmeg", "Onion", "Yogurt"),
            List.of("Dill", "Eggs", "Kidney Beans", "Nutmeg", "Onion", "Yogurt"),
            List.of("Apple", "Eggs", "Kidney Beans", "Milk"),
            List.of("Corn", "Kidney Beans", "Milk", "Unicorn", "Yogurt"),
            List.of("Corn", "Eggs", "Ice cream", "Kidney Beans", "Onion"));

    private static final KeyIndex<String> NAMES =
            KeyIndex.of(BASKETS.stream().flatMap(List::stream).sorted().toList());

    private static Baskets baskets() {
        var baskets = new ArrayList<Long>();
        var items = new ArrayList<Long>();
        for (int b = 0; b < BASKETS.size(); b++) {
            for (String item : BASKETS.get(b)) {
                baskets.add((long) b);
                items.add(NAMES.idOf(item));
            }
        }
        return Baskets.of(
                baskets.stream().mapToLong(Long::longValue).toArray(),
                items.stream().mapToLong(Long::longValue).toArray());
    }

    private static ItemSet set(String... names) {
        return ItemSet.of(Arrays.stream(names).mapToLong(NAMES::idOf).toArray());
    }

    private static final double ULP = 1.2e-16;

    private static AssociationRule rule(ItemSet antecedent, ItemSet consequent) {
        return RuleSelection.withDefaults()
                .rules(FrequentItemSets.of(baskets(), baskets().minimumCount(0.6)))
                .stream()
                .filter(rule -> rule.antecedent().equals(antecedent)
                        && rule.consequent().equals(consequent))
                .findFirst()
                .orElseThrow();
    }

    private static void check(
            AssociationRule rule,
            int antecedentCount,
            int consequentCount,
            int bothCount,
            double lift,
            double leverage,
            double conviction,
            double zhang,
            Proportion jaccard,
            double certainty,
            double kulczynski) {
        assertEquals(antecedentCount, rule.antecedentCount());
        assertEquals(consequentCount, rule.consequentCount());
        assertEquals(bothCount, rule.bothCount());
        assertEquals(new Proportion(bothCount, 5), rule.support());
        assertEquals(new Proportion(bothCount, antecedentCount), rule.confidence());
        assertEquals(lift, rule.lift());
        assertEquals(leverage, rule.leverage(), ULP);
        assertEquals(conviction, rule.conviction());
        assertEquals(zhang, rule.zhang());
        assertEquals(jaccard.rate(), rule.jaccard().rate());
        assertEquals(certainty, rule.certainty());
        assertEquals(kulczynski, rule.kulczynski(), ULP);
    }

    @Test
    void rulesOfTheMinimumSupportOfThreeFifths() {
        double undefined = Double.NaN;
        double infinite = Double.POSITIVE_INFINITY;
        check(rule(set("Eggs"), set("Kidney Beans")), 4, 5, 4, 1, 0, undefined, 0, new Proportion(4, 5), 0, 0.9);
        check(rule(set("Onion"), set("Eggs")), 3, 4, 3, 1.25, 0.12, infinite, 0.5, new Proportion(3, 4), 1, 0.875);
        check(rule(set("Kidney Beans"), set("Milk")), 5, 3, 3, 1, 0, 1, 0, new Proportion(3, 5), 0, 0.8);
        check(rule(set("Onion"), set("Kidney Beans")), 3, 5, 3, 1, 0, undefined, 0, new Proportion(3, 5), 0, 0.8);
        check(rule(set("Yogurt"), set("Kidney Beans")), 3, 5, 3, 1, 0, undefined, 0, new Proportion(3, 5), 0, 0.8);
        check(
                rule(set("Onion"), set("Eggs", "Kidney Beans")),
                3,
                4,
                3,
                1.25,
                0.12,
                infinite,
                0.5,
                new Proportion(3, 4),
                1,
                0.875);
        check(rule(set("Kidney Beans"), set("Eggs", "Onion")), 5, 3, 3, 1, 0, 1, 0, new Proportion(3, 5), 0, 0.8);
        check(
                rule(set("Kidney Beans", "Onion"), set("Eggs")),
                3,
                4,
                3,
                1.25,
                0.12,
                infinite,
                0.5,
                new Proportion(3, 4),
                1,
                0.875);
    }

    /** mlxtend's apriori test on the same baskets has eleven sets at 0.6. */
    @Test
    void setsOfTheMinimumSupportOfThreeFifths() {
        assertEquals(11, FrequentItemSets.of(baskets(), 3).size());
        assertEquals(5, FrequentItemSets.of(baskets(), 3).count(set("Kidney Beans")));
        assertEquals(
                set("Kidney Beans"), FrequentItemSets.of(baskets(), 3).sets().get(0));
    }
}
