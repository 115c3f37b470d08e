package dev.retention.testing;

import dev.retention.basket.AssociationRule;
import dev.retention.basket.Baskets;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.basket.RuleSelection;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What is bought together. */
final class BasketRows {

    private BasketRows() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(ItemSet.class, BasketRows::sets);
        catalogue.add(Baskets.class, BasketRows::baskets);
        catalogue.add(ItemLog.class, BasketRows::logs);
        catalogue.add(AssociationRule.class, BasketRows::rules);
        catalogue.add(RuleSelection.class, () -> Arbitraries.just(RuleSelection.withDefaults()));
    }

    private static Arbitrary<Long> items() {
        return Arbitraries.longs().between(1, 8);
    }

    private static Arbitrary<ItemSet> sets() {
        return items().list().ofMaxSize(5).map(Numbers::longs).map(ItemSet::of);
    }

    private static Arbitrary<Baskets> baskets() {
        record Line(long basket, long item) {}
        return Combinators.combine(Arbitraries.longs().between(1, 5), items())
                .as(Line::new)
                .list()
                .ofMaxSize(20)
                .map((List<Line> all) -> Baskets.of(
                        all.stream().mapToLong(Line::basket).toArray(),
                        all.stream().mapToLong(Line::item).toArray()));
    }

    private static Arbitrary<ItemLog> logs() {
        record Line(long customer, LocalDate day, long item) {}
        return Combinators.combine(Numbers.keys(), Days.days(), items())
                .as(Line::new)
                .list()
                .ofMaxSize(20)
                .map((List<Line> all) -> ItemLog.of(
                        all.stream().mapToLong(Line::customer).toArray(),
                        all.stream()
                                .mapToInt(line -> (int) line.day.toEpochDay())
                                .toArray(),
                        all.stream().mapToLong(Line::item).toArray()));
    }

    /** Four groups of baskets: with both sides, with one of them, with none. */
    private static Arbitrary<AssociationRule> rules() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 50),
                        Arbitraries.longs().between(0, 50),
                        Arbitraries.longs().between(0, 50),
                        Arbitraries.longs().between(0, 50))
                .as((both, first, second, none) -> new AssociationRule(
                        ItemSet.of(1), ItemSet.of(2), both + first + second + none, both + first, both + second, both));
    }
}
