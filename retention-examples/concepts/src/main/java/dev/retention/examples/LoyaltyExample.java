package dev.retention.examples;

import dev.retention.loyalty.EarningRule;
import dev.retention.loyalty.EarningRule.Rounding;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsEvent.Earn;
import dev.retention.loyalty.PointsEvent.Redeem;
import dev.retention.loyalty.PointsEvent.Refund;
import dev.retention.loyalty.PointsLedger;
import dev.retention.loyalty.PointsObligation;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierLadder.Tier;
import dev.retention.loyalty.TierWindow;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A customer earns points, spends most of them and returns the order; her tier, her next reward, and what the shop owes for points. */
public final class LoyaltyExample {

    private LoyaltyExample() {}

    public static void main(String[] args) {
        LocalDate may1 = LocalDate.of(2025, 5, 1);
        var rule = new EarningRule(1, 1_00, Rounding.PER_ORDER_FLOOR); // a point for each 1.00
        long sara = 1;
        List<PointsEvent> events = List.of(
                new Earn(sara, may1, 101, rule.points(new long[] {60_00, 40_50}), may1.plusYears(1)),
                new Earn(sara, may1.plusDays(9), 102, rule.points(new long[] {30_00}), may1.plusDays(60)),
                new Redeem(sara, may1.plusDays(20), 1, 90),
                new Refund(sara, may1.plusDays(25), 101)); // the first order comes back

        var owes = PointsConventions.withDefaults();
        var forgives = owes.withSpentRefund(SpentRefund.CLAMP_AT_ZERO);
        for (var conventions : List.of(owes, forgives)) {
            var balance = PointsLedger.of(conventions, events).balance(sara, may1.plusDays(25));
            System.out.println(balance.available() + " available: " + balance);
        }
        var beforeTheRefund = PointsLedger.of(owes, events.subList(0, 3));

        var tiers = List.of(new Tier("Member", 0), new Tier("Silver", 100), new Tier("Gold", 500));
        var ladder = TierLadder.of(TierWindow.rollingDays(365), tiers);
        System.out.println(ladder.status(beforeTheRefund, sara, may1.plusDays(20)));

        var points = PointsObligation.allocate(100_000, 100_000, 9_500); // IFRS 15, example 52
        double revenue = points.revenueMinor(4_500, 9_500);
        System.out.printf(Locale.ROOT, "for points %.0f", points.allocatedMinor());
        System.out.printf(Locale.ROOT, ", of which %.0f are revenue in the first year%n", revenue);
    }
}
