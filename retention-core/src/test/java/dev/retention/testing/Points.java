package dev.retention.testing;

import dev.retention.loyalty.EarningRule;
import dev.retention.loyalty.MemberComparison;
import dev.retention.loyalty.Milestone;
import dev.retention.loyalty.PointsBalance;
import dev.retention.loyalty.PointsConventions;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import dev.retention.loyalty.TierLadder;
import dev.retention.loyalty.TierWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A loyalty programme. */
final class Points {

    private Points() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(PointsBalance.class, Points::balances);
        catalogue.add(MemberComparison.Group.class, Points::groups);
        catalogue.add(
                MemberComparison.class,
                () -> Combinators.combine(groups(), groups()).as(MemberComparison::new));
        catalogue.add(PointsConventions.class, Points::conventions);
        catalogue.add(
                PointsEvent.class,
                () -> Arbitraries.oneOf(
                        Combinators.combine(Numbers.keys(), Days.days(), Numbers.upTo(5), Numbers.upTo(100))
                                .as((customer, day, order, points) ->
                                        new PointsEvent.Earn(customer, day, order, points, day.plusDays(365))),
                        Combinators.combine(Numbers.keys(), Days.days(), Numbers.upTo(5))
                                .as(PointsEvent.Refund::new)));
        catalogue.add(PointsLedger.class, Points::ledgers, Points::ledgersToMerge);
        catalogue.add(
                EarningRule.class,
                () -> Combinators.combine(
                                Arbitraries.longs().between(1, 10),
                                Arbitraries.longs().between(1, 1_000),
                                Arbitraries.of(EarningRule.Rounding.class))
                        .as(EarningRule::new));
        catalogue.add(Milestone.class, () -> Arbitraries.longs().between(1, 10).map(Milestone::new));
        catalogue.add(TierWindow.class, Points::windows);
        catalogue.add(
                TierLadder.Tier.class,
                () -> Arbitraries.longs().between(1, 100_000).map(threshold -> new TierLadder.Tier("gold", threshold)));
        catalogue.add(
                TierLadder.class,
                () -> windows()
                        .map(window -> TierLadder.of(
                                window,
                                List.of(
                                        new TierLadder.Tier("member", 0),
                                        new TierLadder.Tier("silver", 10_000),
                                        new TierLadder.Tier("gold", 50_000)))));
    }

    private static Arbitrary<PointsBalance> balances() {
        return Combinators.combine(
                        Numbers.counts(), Numbers.counts(), Numbers.counts(), Numbers.counts(), Numbers.counts())
                .as((available, redeemed, expired, reversed, forgiven) -> new PointsBalance(
                        available + redeemed + expired + reversed + forgiven, redeemed, expired, reversed, forgiven));
    }

    private static Arbitrary<MemberComparison.Group> groups() {
        return Combinators.combine(Numbers.counts(), Numbers.counts(), Numbers.amountsMinor(), Counts.proportions())
                .as((customers, more, revenueMinor, retained) ->
                        new MemberComparison.Group(customers, customers + more, revenueMinor, retained));
    }

    private static Arbitrary<TierWindow> windows() {
        return Arbitraries.of(TierWindow.rollingDays(365), TierWindow.calendarYear(1));
    }

    private static Arbitrary<PointsConventions> conventions() {
        return Combinators.combine(
                        Arbitraries.of(PointsConventions.LotOrder.class),
                        Arbitraries.of(PointsConventions.SpentRefund.class),
                        Arbitraries.of(true, false))
                .as((order, refund, reissue) -> {
                    var conventions =
                            PointsConventions.withDefaults().withLotOrder(order).withSpentRefund(refund);
                    return reissue ? conventions.withReissue(30) : conventions;
                });
    }

    /** What a customer does next, as far as there are points for it. */
    private record Step(long customer, int days, int kind, long points) {}

    private static Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 6),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.longs().between(1, 100))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    static Arbitrary<List<PointsEvent>> events() {
        return steps().map(Points::events);
    }

    private static Arbitrary<PointsLedger> ledgers() {
        return Combinators.combine(conventions(), steps())
                .as((conventions, steps) -> PointsLedger.of(conventions, events(steps)));
    }

    private static Arbitrary<List<PointsLedger>> ledgersToMerge() {
        return Combinators.combine(conventions(), steps())
                .as((conventions, steps) -> Rows.inThreeGroups(steps, Step::customer).stream()
                        .map(group -> PointsLedger.of(conventions, events(group)))
                        .toList());
    }

    /** Points are earned that do not expire, some are spent, an order is paid back. */
    private static List<PointsEvent> events(List<Step> steps) {
        List<PointsEvent> events = new ArrayList<>();
        Map<Long, Long> available = new HashMap<>();
        LocalDate day = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            day = day.plusDays(step.days);
            long points = available.getOrDefault(step.customer, 0L);
            if (step.kind < 3) {
                events.add(new PointsEvent.Earn(step.customer, day, i, step.points, PointsEvent.NEVER));
                available.put(step.customer, points + step.points);
            } else if (points >= step.points) {
                events.add(new PointsEvent.Redeem(step.customer, day, i, step.points));
                available.put(step.customer, points - step.points);
            }
        }
        return events;
    }
}
