package dev.retention.examples.report.numbers;

import dev.retention.activity.KeyIndex;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Baskets;
import dev.retention.basket.FirstItems;
import dev.retention.basket.ItemLog;
import dev.retention.basket.NextPurchases;
import dev.retention.basket.PairCounts;
import dev.retention.basket.RuleSelection;
import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import java.time.LocalDate;
import java.util.List;

/**
 * What goes with what, what is bought next, and with what customers began.
 *
 * @param complements products that are bought together, the surest first
 * @param next products that are bought after another one, the surest first
 * @param cameBack how many customers bought again in time, of those who were watched for so long
 * @param first the products with which most customers began
 */
public record Products(List<Complement> complements, List<Next> next, Proportion cameBack, List<First> first) {

    public static final int NEXT_WITHIN_DAYS = 30;
    public static final int BACK_WITHIN_DAYS = 90;

    /** Fewer baskets or customers say nothing. */
    static final int FEWEST = 10;

    /** Of all baskets: what fewer hold together is not worth a line, and in a large shop takes long to find. */
    private static final double SMALLEST_SHARE = 0.002;

    private static final double FALSE_DISCOVERIES = 0.01;

    private static final int SHOWN = 10;

    /**
     * A product to offer with another one.
     *
     * @param product what was bought
     * @param offer what goes with it
     * @param bought the baskets with both, of those with the first
     * @param lift how much oftener than by chance
     * @param likely what the lift may be
     */
    public record Complement(String product, String offer, Proportion bought, double lift, Interval likely) {}

    /**
     * A product that is bought after another one.
     *
     * @param product what was bought first
     * @param next what came next
     * @param followed the customers who bought it in time, of those who could
     * @param expected the same after any product
     * @param meanDays after how many days on average
     */
    public record Next(String product, String next, Proportion followed, double expected, double meanDays) {}

    /**
     * A product with which customers began.
     *
     * @param product the product
     * @param cameBack the customers who bought again in time, of those who began with it
     */
    public record First(String product, Proportion cameBack) {}

    /**
     * {@return what a shop's lines tell}
     *
     * @param baskets the products of each order
     * @param log who bought which product on which day
     * @param names the names of the products
     * @param asOf the last day that is known
     */
    static Products of(Baskets baskets, ItemLog log, KeyIndex<String> names, LocalDate asOf) {
        int enough = Math.max(FEWEST, baskets.minimumCount(SMALLEST_SHARE));
        FirstItems first = FirstItems.of(log, BACK_WITHIN_DAYS, asOf);
        return new Products(
                RuleSelection.withDefaults()
                        .withMinimumLift(1)
                        .withFalseDiscoveryRate(FALSE_DISCOVERIES)
                        .rules(PairCounts.of(baskets, enough))
                        .stream()
                        .filter(Products::isTheStrongerWay)
                        .limit(SHOWN)
                        .map(rule -> complement(rule, names))
                        .toList(),
                NextPurchases.of(log, NEXT_WITHIN_DAYS, asOf, FEWEST).all().stream()
                        .filter(next -> next.liftInterval(Certainty.CONFIDENCE).lower() > 1)
                        .limit(SHOWN)
                        .map(next -> new Next(
                                names.keyOf(next.item()),
                                names.keyOf(next.next()),
                                next.followed(),
                                next.expected().rate(),
                                next.meanDays()))
                        .toList(),
                first.all(),
                first.items().stream()
                        .limit(SHOWN)
                        .map(item -> new First(names.keyOf(item.item()), item.cameBack()))
                        .toList());
    }

    /** Of the two rules of a pair the one that holds more often, so that each pair has one line. */
    private static boolean isTheStrongerWay(AssociationRule rule) {
        long there = rule.antecedentCount();
        long back = rule.consequentCount();
        return there < back || there == back && rule.antecedent().compareTo(rule.consequent()) < 0;
    }

    private static Complement complement(AssociationRule rule, KeyIndex<String> names) {
        return new Complement(
                names.keyOf(rule.antecedent().item(0)),
                names.keyOf(rule.consequent().item(0)),
                rule.confidence(),
                rule.lift(),
                rule.liftInterval(Certainty.CONFIDENCE));
    }
}
