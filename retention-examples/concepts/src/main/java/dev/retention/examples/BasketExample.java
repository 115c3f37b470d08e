package dev.retention.examples;

import dev.retention.activity.KeyIndex;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Baskets;
import dev.retention.basket.Complements;
import dev.retention.basket.ItemLog;
import dev.retention.basket.ItemSet;
import dev.retention.basket.NextPurchases;
import dev.retention.basket.PairCounts;
import dev.retention.basket.RuleMeasure;
import dev.retention.basket.RuleSelection;
import dev.retention.estimate.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What goes with a phone, what to offer to one who buys it, and what its buyers come back for. */
public final class BasketExample {

    private BasketExample() {}

    public static void main(String[] args) {
        KeyIndex<String> index = KeyIndex.of(List.of("phone", "case", "glass", "socks"));
        long phone = index.idOf("phone");
        long[] orders = {1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 7, 8}; // one element a line
        long[] items = {0, 1, 0, 1, 2, 0, 1, 0, 0, 3, 3, 3, 3};

        PairCounts pairs = PairCounts.of(Baskets.of(orders, items), 1);
        AssociationRule rule = pairs.rule(phone, index.idOf("case"));
        System.out.println("a case with a phone: " + rule.confidence() + ", lift " + rule.lift());
        Interval lift = rule.liftInterval(0.95);
        System.out.printf(Locale.ROOT, "lift of so few: %.2f to %.2f%n", lift.lower(), lift.upper());

        var rules = RuleSelection.withDefaults().withMinimumLift(1).rules(pairs);
        for (var offer : Complements.of(rules, RuleMeasure.CONFIDENCE).offers(ItemSet.of(phone), 2)) {
            System.out.println("offer a " + index.keyOf(offer.item()) + ": "
                    + offer.reason().confidence());
        }

        int may1 = 20_209; // 2025-05-01: columns count the days since 1970-01-01
        long[] customers = {10, 10, 11, 11, 12, 13, 13};
        int[] epochDays = {may1, may1 + 8, may1 + 1, may1 + 13, may1 + 2, may1 + 3, may1 + 50};
        long[] bought = {0, 1, 0, 1, 0, 0, 1};
        var next = NextPurchases.of(ItemLog.of(customers, epochDays, bought), 30, LocalDate.of(2025, 7, 1), 1);
        var first = next.after(phone).get(0);
        System.out.println("within 30 days of the phone a " + index.keyOf(first.next()) + ": " + first.followed()
                + ", after " + first.meanDays() + " days");
    }
}
