package dev.retention.loyalty;

import dev.retention.internal.Exact;
import dev.retention.loyalty.PointsConventions.CancelledRedemption;
import dev.retention.loyalty.PointsConventions.LotOrder;
import dev.retention.loyalty.PointsConventions.SpentRefund;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * One customer's points while their events are replayed.
 *
 * <p>At any time {@code earned = left - owed + spent + expired + reversed}, where {@code spent} includes what was forgiven. What is owed
 * stays apart from the lots: it makes fewer points available, and is paid by the points that would lapse next, when they do.
 */
final class PointsAccount {

    /** Points earned together, or given back together. */
    private static final class Lot {

        private final long order;
        private final LocalDate earnedOn;
        private final LocalDate lastDay;
        /** In the order in which lots came. */
        private final int number;

        private long left;
        /** Spent and not given back. */
        private long used;
        /** Of those: asked back by a refund. */
        private long claimed;

        Lot(long order, LocalDate earnedOn, LocalDate lastDay, int number) {
            this.order = order;
            this.earnedOn = earnedOn;
            this.lastDay = lastDay;
            this.number = number;
        }
    }

    private static final class Order {

        private final List<Lot> lots = new ArrayList<>();
        /** Earned and not yet asked back. */
        private long points;

        private boolean refunded;
    }

    private record Piece(Lot lot, long points) {}

    private static final Comparator<Lot> FIRST_EARNED = Comparator.comparingInt(lot -> lot.number);
    private static final Comparator<Lot> FIRST_EXPIRING =
            Comparator.<Lot, LocalDate>comparing(lot -> lot.lastDay).thenComparing(FIRST_EARNED);

    private final PointsConventions conventions;
    private final Map<Long, Order> orders = new HashMap<>();
    /** The pieces of each redemption; none once it is cancelled. */
    private final Map<Long, List<Piece>> redemptions = new HashMap<>();
    /** Lots with points left, and some without. A lot that gets points back is put in again. */
    private final PriorityQueue<Lot> toExpire = new PriorityQueue<>(FIRST_EXPIRING);

    private final PriorityQueue<Lot> toUse;
    private int lotCount;
    private LocalDate today = LocalDate.MIN;

    private long earned;
    private long left;
    private long owed;
    private long spent;
    private long expired;
    private long reversed;
    private long forgiven;

    PointsAccount(PointsConventions conventions) {
        this.conventions = conventions;
        this.toUse =
                new PriorityQueue<>(conventions.lotOrder() == LotOrder.FIRST_EARNED ? FIRST_EARNED : FIRST_EXPIRING);
    }

    PointsBalance balance() {
        return new PointsBalance(earned, spent - forgiven, expired, reversed, forgiven);
    }

    long left() {
        return left;
    }

    long owed() {
        return owed;
    }

    long expired() {
        return expired;
    }

    /** The lots with points left, those that expire first before others. */
    List<PointsLedger.Lot> lots() {
        return orders.values().stream()
                .flatMap(order -> order.lots.stream())
                .filter(lot -> lot.left > 0)
                .sorted(FIRST_EXPIRING)
                .map(lot -> new PointsLedger.Lot(lot.order, lot.earnedOn, lot.lastDay, lot.left))
                .toList();
    }

    /** Goes on to a day, before what happens on it and before it is looked at: lots whose last day is before it have lapsed. */
    void advance(LocalDate day) {
        today = day;
        while (!toExpire.isEmpty() && toExpire.peek().lastDay.isBefore(day)) {
            Lot lot = toExpire.poll();
            long paid = Math.min(lot.left, owed);
            owed -= paid;
            left -= lot.left;
            expired += lot.left - paid;
            lot.left = 0;
        }
    }

    /**
     * Replays an event.
     *
     * @param index the place of the event in the list that it came in, for messages
     */
    void apply(PointsEvent event, int index) {
        if (event.day().isBefore(today)) {
            throw new IllegalArgumentException("events[" + index + "].day must be >= the day before it of customer "
                    + event.customer() + ", got day=" + event.day() + " after " + today);
        }
        advance(event.day());
        if (event instanceof PointsEvent.Earn earn) {
            earn(earn);
        } else if (event instanceof PointsEvent.Redeem redeem) {
            redeem(redeem, index);
        } else if (event instanceof PointsEvent.Refund refund) {
            refund(refund, index);
        } else if (event instanceof PointsEvent.PartialRefund refund) {
            refund(refund, index);
        } else if (event instanceof PointsEvent.CancelRedemption cancellation) {
            cancel(cancellation, index);
        }
    }

    private void earn(PointsEvent.Earn earn) {
        earned = Exact.add(earned, earn.points(), "earned");
        Order order = orders.computeIfAbsent(earn.order(), key -> new Order());
        order.points += earn.points();
        order.refunded = false;
        open(order, earn.order(), earn.lastDay(), earn.points());
    }

    private void open(Order order, long key, LocalDate lastDay, long points) {
        Lot lot = new Lot(key, today, lastDay, lotCount++);
        order.lots.add(lot);
        put(lot, points);
    }

    private void put(Lot lot, long points) {
        boolean waits = lot.left > 0;
        lot.left += points;
        left += points;
        if (points > 0 && !waits) {
            toExpire.add(lot);
            toUse.add(lot);
        }
    }

    private void redeem(PointsEvent.Redeem redeem, int index) {
        if (redemptions.containsKey(redeem.redemption())) {
            throw new IllegalArgumentException("events[" + index + "].redemption must be new, got redemption="
                    + redeem.redemption() + ", customer=" + redeem.customer());
        }
        if (redeem.points() > left - owed) {
            throw new IllegalArgumentException("events[" + index + "].points must be <= available, got points="
                    + redeem.points() + ", available=" + (left - owed) + ", customer=" + redeem.customer());
        }
        List<Piece> pieces = new ArrayList<>(1);
        long rest = redeem.points();
        while (rest > 0) {
            Lot lot = toUse.peek();
            long taken = Math.min(rest, lot.left);
            if (taken > 0) {
                lot.left -= taken;
                lot.used += taken;
                pieces.add(new Piece(lot, taken));
                rest -= taken;
            }
            if (lot.left == 0) {
                toUse.poll();
            }
        }
        left -= redeem.points();
        spent += redeem.points();
        redemptions.put(redeem.redemption(), pieces);
    }

    private void refund(PointsEvent.Refund refund, int index) {
        Order order = order(refund.order(), refund.customer(), index);
        if (order.refunded) {
            throw new IllegalArgumentException("events[" + index + "].order must not be refunded twice, got order="
                    + refund.order() + ", customer=" + refund.customer());
        }
        order.refunded = true;
        takeBack(order, order.points);
    }

    private void refund(PointsEvent.PartialRefund refund, int index) {
        Order order = order(refund.order(), refund.customer(), index);
        if (refund.points() > order.points) {
            throw new IllegalArgumentException("events[" + index
                    + "].points must be <= what is left of the order, got points=" + refund.points() + ", left="
                    + order.points + ", order=" + refund.order() + ", customer=" + refund.customer());
        }
        takeBack(order, refund.points());
    }

    private Order order(long key, long customer, int index) {
        Order order = orders.get(key);
        if (order == null) {
            throw new IllegalArgumentException("events[" + index + "].order must have earned points before, got order="
                    + key + ", customer=" + customer);
        }
        return order;
    }

    /** From what is left of the order's lots, then from what was spent of them. What has lapsed cannot be taken. */
    private void takeBack(Order order, long points) {
        order.points -= points;
        long rest = points;
        for (Lot lot : order.lots) {
            long taken = Math.min(rest, lot.left);
            lot.left -= taken;
            left -= taken;
            reversed += taken;
            rest -= taken;
        }
        for (Lot lot : order.lots) {
            long claim = Math.min(rest, lot.used - lot.claimed);
            lot.claimed += claim;
            owed += claim;
            reversed += claim;
            rest -= claim;
        }
        if (conventions.spentRefund() == SpentRefund.CLAMP_AT_ZERO && owed > left) {
            long tooMuch = owed - left;
            owed -= tooMuch;
            reversed -= tooMuch;
            forgiven += tooMuch;
        }
    }

    private void cancel(PointsEvent.CancelRedemption cancellation, int index) {
        List<Piece> pieces = redemptions.get(cancellation.redemption());
        if (pieces == null || pieces.isEmpty()) {
            throw new IllegalArgumentException(
                    "events[" + index + "].redemption must be one that stands, got redemption="
                            + cancellation.redemption() + ", customer=" + cancellation.customer());
        }
        redemptions.put(cancellation.redemption(), List.of());
        for (Piece piece : pieces) {
            giveBack(piece.lot, piece.points);
        }
    }

    /** Points of a refunded order that were asked back pay for that; the others can be spent again. */
    private void giveBack(Lot lot, long points) {
        spent -= points;
        lot.used -= points;
        long asked = Math.min(points, lot.claimed);
        lot.claimed -= asked;
        long paid = Math.min(asked, owed);
        owed -= paid;
        long noLongerForgiven = Math.min(asked - paid, forgiven);
        forgiven -= noLongerForgiven;
        reversed += noLongerForgiven;
        long back = points - paid - noLongerForgiven;
        if (back > 0 && conventions.cancelledRedemption() == CancelledRedemption.REISSUE) {
            open(orders.get(lot.order), lot.order, today.plusDays(conventions.reissueDays()), back);
        } else {
            put(lot, back);
        }
    }
}
