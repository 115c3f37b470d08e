package dev.retention.loyalty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.loyalty.PointsConventions.LotOrder;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import dev.retention.loyalty.PointsEvent.CancelRedemption;
import dev.retention.loyalty.PointsEvent.Earn;
import dev.retention.loyalty.PointsEvent.PartialRefund;
import dev.retention.loyalty.PointsEvent.Redeem;
import dev.retention.loyalty.PointsEvent.Refund;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Random sequences of every kind of event under every convention. */
@AddLifecycleHook(SameSeeds.class)
class PointsLedgerProperties {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    /** What is tried next: it becomes an event if it can happen. */
    record Step(int kind, long customer, int daysLater, int amount, int validDays) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(2, 3), Tuple.of(1, 30)),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<PointsConventions> conventions() {
        return Combinators.combine(
                        Arbitraries.of(LotOrder.values()),
                        Arbitraries.of(SpentRefund.values()),
                        Arbitraries.integers().between(-1, 30))
                .as((order, refund, reissue) -> {
                    var conventions =
                            PointsConventions.withDefaults().withLotOrder(order).withSpentRefund(refund);
                    return reissue < 0 ? conventions.withOriginalExpiry() : conventions.withReissue(reissue);
                });
    }

    /** The events that can happen, the state being checked after each and on the days between. */
    static List<PointsEvent> play(PointsConventions conventions, List<Step> steps, boolean lapses) {
        var events = new ArrayList<PointsEvent>();
        Map<Long, PointsAccount> accounts = new HashMap<>();
        LocalDate day = START;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            day = day.plusDays(step.daysLater);
            PointsAccount account = accounts.computeIfAbsent(step.customer, key -> new PointsAccount(conventions));
            account.advance(day);
            pointsAreWhereTheyShouldBe(account, conventions);
            PointsEvent event = event(step, i, day, lapses, account.balance().available(), events);
            try {
                account.apply(event, i);
            } catch (IllegalArgumentException impossible) {
                assertTrue(impossible.getMessage().startsWith("events[" + i + "]"), impossible::getMessage);
                continue;
            }
            events.add(event);
            pointsAreWhereTheyShouldBe(account, conventions);
        }
        return events;
    }

    private static PointsEvent event(
            Step step, int number, LocalDate day, boolean lapses, long available, List<PointsEvent> before) {
        long target = before.isEmpty() ? 0 : number(before.get(step.amount % before.size()));
        LocalDate lastDay = lapses ? day.plusDays(step.validDays) : PointsEvent.NEVER;
        return switch (step.kind) {
            case 0, 1 -> new Earn(step.customer, day, number, step.amount, lastDay);
            case 2, 3 -> new Redeem(step.customer, day, number, Math.max(1, Math.min(available, step.amount)));
            case 4 -> new Refund(step.customer, day, target);
            case 5 -> new PartialRefund(step.customer, day, target, 1 + step.validDays / 4);
            default -> new CancelRedemption(step.customer, day, target);
        };
    }

    private static long number(PointsEvent event) {
        return event instanceof Earn earn ? earn.order() : event instanceof Redeem redeem ? redeem.redemption() : 0;
    }

    /** The balance counts where points went; the lots count what is left. Neither knows of the other. */
    static void pointsAreWhereTheyShouldBe(PointsAccount account, PointsConventions conventions) {
        PointsBalance balance = account.balance(); // none of its counts is negative, or it would not be made
        assertEquals(account.left() - account.owed(), balance.available());
        assertEquals(
                balance.earned(),
                balance.available() + balance.redeemed() + balance.expired() + balance.reversed() + balance.forgiven());
        long inLots = 0;
        for (PointsLedger.Lot lot : account.lots()) {
            assertTrue(lot.points() > 0);
            inLots += lot.points();
        }
        assertEquals(account.left(), inLots);
        assertTrue(account.owed() >= 0);
        if (conventions.spentRefund() == SpentRefund.CLAMP_AT_ZERO) {
            assertTrue(balance.available() >= 0);
        } else {
            assertEquals(0, balance.forgiven());
        }
    }

    static void replayIsIncrement(PointsConventions conventions, List<PointsEvent> events) {
        PointsLedger whole = PointsLedger.of(conventions, events);
        PointsLedger oneByOne = PointsLedger.empty(conventions);
        for (PointsEvent event : events) {
            oneByOne = oneByOne.plusEvents(List.of(event));
        }
        assertEquals(whole, oneByOne);
        assertEquals(whole.hashCode(), oneByOne.hashCode());
        int half = events.size() / 2;
        assertEquals(
                whole,
                PointsLedger.of(conventions, events.subList(0, half)).plusEvents(events.subList(half, events.size())));
    }

    static void shardsByCustomerAreTheWhole(PointsConventions conventions, List<PointsEvent> events) {
        PointsLedger whole = PointsLedger.of(conventions, events);
        PointsLedger first = PointsLedger.of(conventions, ofCustomer(events, 1));
        PointsLedger second = PointsLedger.of(conventions, ofCustomer(events, 2));
        assertEquals(whole, second.plus(first));
        for (int days = 0; days < 400; days += 37) {
            LocalDate day = START.plusDays(days);
            assertEquals(whole.balance(day), first.balance(day).plus(second.balance(day)));
            assertEquals(whole.balance(1, day), first.balance(day));
        }
        // Only the order of one customer's events counts.
        var byCustomer = new ArrayList<>(events);
        byCustomer.sort(Comparator.comparingLong(PointsEvent::customer));
        assertEquals(whole, PointsLedger.of(conventions, byCustomer));
    }

    private static List<PointsEvent> ofCustomer(List<PointsEvent> events, long customer) {
        return events.stream().filter(event -> event.customer() == customer).toList();
    }

    /** What an "expiring soon" message says is what has lapsed on the day after, if nothing happens. */
    static void whatIsSaidToExpireExpires(PointsLedger ledger, LocalDate day) {
        LocalDate later = day.plusDays(20);
        assertEquals(
                ledger.balance(1, later.plusDays(1)).expired()
                        - ledger.balance(1, day).expired(),
                ledger.expiring(1, day, later));
    }

    /** Without expiry and forgiving, the balance is a sum: earned, less what was spent and stands, less what was asked back. */
    static void withoutExpiryTheBalanceIsASum(List<PointsEvent> events, PointsBalance balance) {
        long sum = 0;
        var ofOrders = new HashMap<Long, Long>();
        var redemptions = new HashMap<Long, Long>();
        for (PointsEvent event : events) {
            if (event instanceof Earn earn) {
                sum += earn.points();
                ofOrders.merge(earn.order(), earn.points(), Long::sum);
            } else if (event instanceof Redeem redeem) {
                sum -= redeem.points();
                redemptions.put(redeem.redemption(), redeem.points());
            } else if (event instanceof Refund refund) {
                sum -= ofOrders.put(refund.order(), 0L);
            } else if (event instanceof PartialRefund refund) {
                sum -= refund.points();
                ofOrders.merge(refund.order(), -refund.points(), Long::sum);
            } else if (event instanceof CancelRedemption cancellation) {
                sum += redemptions.get(cancellation.redemption());
            }
        }
        assertEquals(sum, balance.available());
        assertEquals(0, balance.expired());
    }

    @Property
    void everyConvention(@ForAll("steps") List<Step> steps, @ForAll("conventions") PointsConventions conventions) {
        List<PointsEvent> events = play(conventions, steps, true);
        replayIsIncrement(conventions, events);
        shardsByCustomerAreTheWhole(conventions, events);
        PointsLedger ledger = PointsLedger.of(conventions, events);
        whatIsSaidToExpireExpires(
                ledger, events.isEmpty() ? START : events.get(events.size() - 1).day());
    }

    @Property
    void withoutExpiry(@ForAll("steps") List<Step> steps, @ForAll LotOrder order) {
        var conventions = PointsConventions.withDefaults().withLotOrder(order);
        List<PointsEvent> events = ofCustomer(play(conventions, steps, false), 1);
        withoutExpiryTheBalanceIsASum(
                events, PointsLedger.of(conventions, events).balance(1, LocalDate.MAX));
    }
}
