package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which rules to make, and which of them to show: the few that a shop can read, the surest first.
 *
 * <p>All rules of the frequent sets are looked at. Those that fail a limit are left out; the false discovery rate is taken of all that
 * were looked at. The rest are put in order by a measure, the larger first. Rules that it does not tell apart come with more baskets
 * first, then by their items. A rule whose measure is not defined comes last.
 *
 * <p>By default there is no limit, and the order is that of the lower end of the lift's interval ({@link RuleMeasure#LOWER_LIFT}). A
 * selection is a value: each method returns another one.
 *
 * <pre>{@code
 * List<AssociationRule> rules = RuleSelection.withDefaults()
 *         .withMinimumConfidence(0.3)
 *         .withFalseDiscoveryRate(0.01)
 *         .withoutRedundant()
 *         .withLimit(20)
 *         .rules(sets);
 * }</pre>
 */
public final class RuleSelection {

    private static final RuleSelection DEFAULTS =
            new RuleSelection(0, 0, 1, Integer.MAX_VALUE, false, RuleMeasure.LOWER_LIFT, Integer.MAX_VALUE);

    private final double minimumConfidence;
    private final double minimumLift;
    private final double falseDiscoveryRate;
    private final int maximumConsequent;
    private final boolean withoutRedundant;
    private final RuleMeasure measure;
    private final int limit;

    private RuleSelection(
            double minimumConfidence,
            double minimumLift,
            double falseDiscoveryRate,
            int maximumConsequent,
            boolean withoutRedundant,
            RuleMeasure measure,
            int limit) {
        this.minimumConfidence = minimumConfidence;
        this.minimumLift = minimumLift;
        this.falseDiscoveryRate = falseDiscoveryRate;
        this.maximumConsequent = maximumConsequent;
        this.withoutRedundant = withoutRedundant;
        this.measure = measure;
        this.limit = limit;
    }

    /** {@return all rules, ordered by the lower end of the lift's interval} */
    public static RuleSelection withDefaults() {
        return DEFAULTS;
    }

    /**
     * {@return the rules that hold at least so often}
     *
     * @param minimumConfidence in [0, 1]
     */
    public RuleSelection withMinimumConfidence(double minimumConfidence) {
        return new RuleSelection(
                Checks.inUnitInterval(minimumConfidence, "minimumConfidence"),
                minimumLift,
                falseDiscoveryRate,
                maximumConsequent,
                withoutRedundant,
                measure,
                limit);
    }

    /**
     * {@return the rules with at least such a lift}
     *
     * @param minimumLift at least 0; above 1 are those that attract
     */
    public RuleSelection withMinimumLift(double minimumLift) {
        return new RuleSelection(
                minimumConfidence,
                Checks.notNegative(minimumLift, "minimumLift"),
                falseDiscoveryRate,
                maximumConsequent,
                withoutRedundant,
                measure,
                limit);
    }

    /**
     * {@return the rules of which no more than this share are expected to be luck}
     *
     * <p>By Benjamini and Hochberg (1995) on the {@linkplain AssociationRule#pValue p-values} of all rules that were looked at. That
     * they look at the same baskets makes the promise one of practice, not of proof.
     *
     * @param falseDiscoveryRate in (0, 1]; 1 leaves out none
     */
    public RuleSelection withFalseDiscoveryRate(double falseDiscoveryRate) {
        if (!(falseDiscoveryRate > 0 && falseDiscoveryRate <= 1)) {
            throw new IllegalArgumentException(
                    "falseDiscoveryRate must be in (0, 1], got falseDiscoveryRate=" + falseDiscoveryRate);
        }
        return new RuleSelection(
                minimumConfidence,
                minimumLift,
                falseDiscoveryRate,
                maximumConsequent,
                withoutRedundant,
                measure,
                limit);
    }

    /**
     * {@return the rules with at most so many items to offer}
     *
     * @param maximumConsequent at least 1
     */
    public RuleSelection withMaximumConsequent(int maximumConsequent) {
        return new RuleSelection(
                minimumConfidence,
                minimumLift,
                falseDiscoveryRate,
                Checks.positive(maximumConsequent, "maximumConsequent"),
                withoutRedundant,
                measure,
                limit);
    }

    /**
     * {@return the rules that say more than a shorter one: a rule is left out if another one that was looked at, with the same
     * consequent and a part of its antecedent, holds at least as often}
     */
    public RuleSelection withoutRedundant() {
        return new RuleSelection(
                minimumConfidence, minimumLift, falseDiscoveryRate, maximumConsequent, true, measure, limit);
    }

    /**
     * {@return the rules in another order}
     *
     * @param measure the larger, the further ahead
     */
    public RuleSelection withOrder(RuleMeasure measure) {
        return new RuleSelection(
                minimumConfidence,
                minimumLift,
                falseDiscoveryRate,
                maximumConsequent,
                withoutRedundant,
                requireNonNull(measure, "measure"),
                limit);
    }

    /**
     * {@return the first so many rules}
     *
     * @param limit at least 1
     */
    public RuleSelection withLimit(int limit) {
        return new RuleSelection(
                minimumConfidence,
                minimumLift,
                falseDiscoveryRate,
                maximumConsequent,
                withoutRedundant,
                measure,
                Checks.positive(limit, "limit"));
    }

    /**
     * {@return the rules of sets of any size: a set of three has six}
     *
     * @param sets the frequent sets; one of {@code k} items has {@code 2^k - 2} rules
     */
    public List<AssociationRule> rules(FrequentItemSets sets) {
        requireNonNull(sets, "sets");
        var rules = new ArrayList<AssociationRule>();
        for (ItemSet set : sets.sets()) {
            for (long sides = 1; sides < (1L << set.size()) - 1; sides++) {
                if (set.size() - Long.bitCount(sides) <= maximumConsequent) {
                    ItemSet antecedent = part(set, sides);
                    ItemSet consequent = part(set, ~sides);
                    rules.add(new AssociationRule(
                            antecedent,
                            consequent,
                            sets.baskets(),
                            sets.count(antecedent),
                            sets.count(consequent),
                            sets.count(set)));
                }
            }
        }
        return select(rules);
    }

    /**
     * {@return the rules from one item to another, two for each pair}
     *
     * @param pairs the pairs of items
     */
    public List<AssociationRule> rules(PairCounts pairs) {
        requireNonNull(pairs, "pairs");
        var rules = new ArrayList<AssociationRule>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            rules.add(pairs.rule(pair, false));
            rules.add(pairs.rule(pair, true));
        }
        return select(rules);
    }

    private static ItemSet part(ItemSet set, long sides) {
        return new ItemSet(IntStream.range(0, set.size())
                .filter(i -> (sides >>> i & 1) == 1)
                .mapToLong(set::item)
                .toArray());
    }

    private List<AssociationRule> select(List<AssociationRule> rules) {
        double highestLogPValue = highestLogPValue(rules);
        Map<ItemSet, Map<ItemSet, AssociationRule>> byConsequent = withoutRedundant ? byConsequent(rules) : Map.of();
        record Ranked(AssociationRule rule, double value) {}
        Comparator<Ranked> order = Comparator.comparingDouble(ranked -> -ranked.value);
        return rules.stream()
                .filter(rule -> rule.confidence().rate() >= minimumConfidence && rule.lift() >= minimumLift)
                .filter(rule -> falseDiscoveryRate == 1 || rule.logPValue() <= highestLogPValue)
                .filter(rule -> !withoutRedundant || !isRedundant(rule, byConsequent.get(rule.consequent())))
                .map(rule -> new Ranked(rule, measure.valueFor(rule)))
                .sorted(order.thenComparing(ranked -> -ranked.rule.bothCount())
                        .thenComparing(ranked -> ranked.rule.antecedent())
                        .thenComparing(ranked -> ranked.rule.consequent()))
                .limit(limit)
                .map(Ranked::rule)
                .toList();
    }

    /** The p-value up to which Benjamini and Hochberg call rules discoveries; below all if there is none. */
    private double highestLogPValue(List<AssociationRule> rules) {
        if (falseDiscoveryRate == 1) {
            return 0;
        }
        double[] sorted =
                rules.stream().mapToDouble(AssociationRule::logPValue).sorted().toArray();
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= StrictMath.log(falseDiscoveryRate * (i + 1) / sorted.length)) {
                highest = sorted[i];
            }
        }
        return highest;
    }

    private static Map<ItemSet, Map<ItemSet, AssociationRule>> byConsequent(List<AssociationRule> rules) {
        var byConsequent = new HashMap<ItemSet, Map<ItemSet, AssociationRule>>();
        for (AssociationRule rule : rules) {
            byConsequent
                    .computeIfAbsent(rule.consequent(), consequent -> new HashMap<>())
                    .put(rule.antecedent(), rule);
        }
        return byConsequent;
    }

    /** Whether a part of the antecedent says as much. Parts are looked up one by one: there are 2^k of them, as of rules. */
    private static boolean isRedundant(AssociationRule rule, Map<ItemSet, AssociationRule> sameConsequent) {
        ItemSet antecedent = rule.antecedent();
        for (long sides = 1; sides < (1L << antecedent.size()) - 1; sides++) {
            // It is there: each part of a set that is frequent is frequent.
            if (holdsAsOften(sameConsequent.get(part(antecedent, sides)), rule)) {
                return true;
            }
        }
        return false;
    }

    /** Compares the confidences as fractions, exactly. */
    private static boolean holdsAsOften(AssociationRule shorter, AssociationRule rule) {
        return shorter.bothCount() * rule.antecedentCount() >= rule.bothCount() * shorter.antecedentCount();
    }

    @Override
    public String toString() {
        return "RuleSelection[minimumConfidence=" + minimumConfidence + ", minimumLift=" + minimumLift
                + ", falseDiscoveryRate=" + falseDiscoveryRate + ", maximumConsequent=" + maximumConsequent
                + ", withoutRedundant=" + withoutRedundant + ", order=" + measure + ", limit=" + limit + "]";
    }
}
