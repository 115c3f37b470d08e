package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to offer to whom: items that go with those of a basket or of a customer, not yet bought, each with the reason.
 *
 * <p>An item is offered if a rule says so: all of its antecedent was bought, and its consequent is this one item. If several do, the
 * reason is the one with the largest measure, and the offers stand in that order. If two rules are as strong, the one that came first
 * in the list is the reason. Items of which the rules know nothing are passed over.
 *
 * <p>Which rules are good enough is the selection's to say: without a minimum lift above 1, items are offered that avoid each other.
 *
 * <p>Rules with more than one item to offer are not used. Look-up time grows with the rules whose least item was bought.
 *
 * <pre>{@code
 * var complements = Complements.of(RuleSelection.withDefaults().withMinimumLift(1).rules(pairs), RuleMeasure.LOWER_LIFT);
 * complements.offers(ItemSet.of(phone), 3);    // case, glass, headphones, and why
 * }</pre>
 *
 * <p>A mapper of records cannot read an offer back: keep its item, and of its reason the items and counts.
 */
public final class Complements {

    /**
     * An item to offer.
     *
     * @param item what to offer
     * @param reason the rule that says so
     */
    public record Offer(long item, AssociationRule reason) {

        /**
         * Checks that the rule offers this item.
         *
         * @throws IllegalArgumentException if it does not
         */
        public Offer {
            requireNonNull(reason, "reason");
            if (!reason.consequent().contains(item)) {
                throw new IllegalArgumentException("item must be in the reason's consequent, got item=" + item
                        + ", consequent=" + reason.consequent());
            }
        }
    }

    /** A rule and where it stands in the list. */
    private record Placed(AssociationRule rule, int place) {}

    private final RuleMeasure measure;
    /** The rules by the least item of their antecedent. */
    private final Map<Long, List<Placed>> rules;

    private Complements(RuleMeasure measure, Map<Long, List<Placed>> rules) {
        this.measure = measure;
        this.rules = rules;
    }

    /**
     * {@return the offers that some rules make}
     *
     * @param rules the rules: those of a {@link RuleSelection}
     * @param measure by what to choose among them; rules for which it is not defined are not used
     */
    public static Complements of(List<AssociationRule> rules, RuleMeasure measure) {
        requireNonNull(measure, "measure");
        var byLeastItem = new HashMap<Long, List<Placed>>();
        int place = 0;
        for (AssociationRule rule : Checks.copyOf(rules, AssociationRule.class, "rules")) {
            if (rule.consequent().size() == 1 && !Double.isNaN(measure.valueFor(rule))) {
                byLeastItem
                        .computeIfAbsent(rule.antecedent().item(0), item -> new ArrayList<>())
                        .add(new Placed(rule, place++));
            }
        }
        return new Complements(measure, byLeastItem);
    }

    /**
     * {@return what to offer to one who has these items, the strongest first}
     *
     * @param bought a basket, or all that a customer ever bought
     * @param limit at most so many, at least 1
     */
    public List<Offer> offers(ItemSet bought, int limit) {
        requireNonNull(bought, "bought");
        Checks.positive(limit, "limit");
        var reasons = new HashMap<Long, Placed>();
        for (int i = 0; i < bought.size(); i++) {
            for (Placed placed : rules.getOrDefault(bought.item(i), List.of())) {
                long item = placed.rule.consequent().item(0);
                if (!bought.contains(item) && bought.containsAll(placed.rule.antecedent())) {
                    reasons.merge(item, placed, this::stronger);
                }
            }
        }
        Comparator<Offer> order = Comparator.comparingDouble(offer -> -measure.valueFor(offer.reason));
        return reasons.entrySet().stream()
                .map(entry -> new Offer(entry.getKey(), entry.getValue().rule))
                .sorted(order.thenComparing(Offer::item))
                .limit(limit)
                .toList();
    }

    private Placed stronger(Placed one, Placed other) {
        int comparison = Double.compare(measure.valueFor(other.rule), measure.valueFor(one.rule));
        return comparison > 0 || comparison == 0 && other.place < one.place ? other : one;
    }

    @Override
    public String toString() {
        return "Complements[" + rules.values().stream().mapToInt(List::size).sum() + " rules, by " + measure + "]";
    }
}
