package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.RowOrder;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The points of a loyalty programme: a value, built from its events in order, that never loses a point.
 *
 * <pre>
 * earned = available + redeemed + expired + reversed + forgiven
 * </pre>
 *
 * <p>The identity holds for every customer on every day, whatever the {@linkplain PointsConventions conventions}.
 *
 * <p>Each customer's events come in the order of their days. On one day they happen in the order in which they stand: what was earned
 * before can be spent after. Points can be used through their last day; they lapse when it ends, before anything that happens on the
 * next. Points that are owed for a refund are paid by what is earned later, and by lots that would lapse.
 *
 * <p>A refund asks back what its order earned: first what is left of it, then what was spent of it. What has lapsed is not asked back. A
 * redemption of more points than are available, a refund of an unknown order, or a cancellation of what is not there is an error that
 * names the event.
 *
 * <p>The ledger keeps its events, and so answers for any day. Ledgers of disjoint customers merge by {@link #plus}; later events are
 * added by {@link #plusEvents}. A balance replays the customer's events: time grows with them, and with the logarithm of their lots.
 *
 * <pre>{@code
 * var ledger = PointsLedger.of(PointsConventions.withDefaults(), List.of(
 *         new PointsEvent.Earn(1, january1, 7, 100, december31),
 *         new PointsEvent.Redeem(1, february1, 1, 80)));
 * ledger.balance(1, february1).available();    // 20
 * }</pre>
 */
public final class PointsLedger implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Points that were earned together and can still be used.
     *
     * @param order the order that earned them
     * @param earnedOn when it did, or when they were issued again
     * @param lastDay the last day on which they can be used
     * @param points how many are left
     */
    public record Lot(long order, LocalDate earnedOn, LocalDate lastDay, long points) implements Serializable {

        /**
         * Checks that the points are not negative.
         *
         * @throws IllegalArgumentException if they are
         */
        public Lot {
            requireNonNull(earnedOn, "earnedOn");
            requireNonNull(lastDay, "lastDay");
            Checks.notNegative(points, "points");
        }
    }

    private final PointsConventions conventions;
    /** Ascending. */
    private final long[] customers;
    /** The events of each customer in order. */
    private final PointsEvent[][] events;

    private PointsLedger(PointsConventions conventions, long[] customers, PointsEvent[][] events) {
        this.conventions = conventions;
        this.customers = customers;
        this.events = events;
    }

    /**
     * {@return a ledger without events: the identity of {@link #plus} under its conventions}
     *
     * @param conventions where programmes differ
     */
    public static PointsLedger empty(PointsConventions conventions) {
        return new PointsLedger(requireNonNull(conventions, "conventions"), new long[0], new PointsEvent[0][]);
    }

    /**
     * {@return the ledger of some events}
     *
     * @param conventions where programmes differ
     * @param events the events; those of one customer in the order in which they happened
     * @throws IllegalArgumentException if an event is before the one before it, or cannot happen
     * @throws ArithmeticException if the points of a customer overflow a {@code long}
     */
    public static PointsLedger of(PointsConventions conventions, List<? extends PointsEvent> events) {
        requireNonNull(conventions, "conventions");
        return empty(conventions).plusEvents(events);
    }

    /**
     * {@return the ledger with what happened next} Equal to the ledger of all events at once. Time grows with all events of the customers
     * to whom something happened.
     *
     * @param events later events; those of one customer in the order in which they happened, none before the day of the last one
     * @throws IllegalArgumentException if an event is before the one before it, or cannot happen
     * @throws ArithmeticException if the points of a customer overflow a {@code long}
     */
    public PointsLedger plusEvents(List<? extends PointsEvent> events) {
        PointsEvent[] added =
                Checks.<PointsEvent>copyOf(events, PointsEvent.class, "events").toArray(PointsEvent[]::new);
        long[] keys = new long[added.length];
        for (int i = 0; i < added.length; i++) {
            keys[i] = added[i].customer();
        }
        int[] order = RowOrder.byKeys(keys);
        long[] allCustomers = new long[customers.length + added.length];
        PointsEvent[][] allEvents = new PointsEvent[allCustomers.length][];
        int count = 0;
        int old = 0;
        for (int from = 0; from < order.length; ) {
            long customer = keys[order[from]];
            int to = from;
            while (to < order.length && keys[order[to]] == customer) {
                to++;
            }
            for (; old < customers.length && customers[old] < customer; old++) {
                allCustomers[count] = customers[old];
                allEvents[count++] = this.events[old];
            }
            boolean known = old < customers.length && customers[old] == customer;
            allCustomers[count] = customer;
            allEvents[count++] = grown(known ? this.events[old++] : new PointsEvent[0], added, order, from, to);
            from = to;
        }
        for (; old < customers.length; old++) {
            allCustomers[count] = customers[old];
            allEvents[count++] = this.events[old];
        }
        return new PointsLedger(conventions, Arrays.copyOf(allCustomers, count), Arrays.copyOf(allEvents, count));
    }

    /** The events of one customer with those that were added, replayed to see that they can happen. */
    private PointsEvent[] grown(PointsEvent[] before, PointsEvent[] added, int[] order, int from, int to) {
        PointsEvent[] all = Arrays.copyOf(before, before.length + to - from);
        var account = new PointsAccount(conventions);
        for (PointsEvent event : before) {
            account.apply(event, -1);
        }
        for (int i = from; i < to; i++) {
            all[before.length + i - from] = added[order[i]];
            account.apply(added[order[i]], order[i]);
        }
        return all;
    }

    /** {@return where programmes differ, as this one does it} */
    public PointsConventions conventions() {
        return conventions;
    }

    /** {@return how many customers there are} */
    public int customerCount() {
        return customers.length;
    }

    /**
     * {@return the key of a customer, in ascending order}
     *
     * @param index in [0, customerCount)
     */
    public long customer(int index) {
        return customers[Checks.index(index, customers.length, "index")];
    }

    /** {@return all events, customer by customer, in order} With {@link #of} they make the same ledger. */
    public List<PointsEvent> events() {
        return Arrays.stream(events).flatMap(Arrays::stream).toList();
    }

    /**
     * {@return a customer's points at the end of a day, its last day's points still there; nothing for an unknown customer}
     *
     * @param customer the key of a customer
     * @param day any day, also one that is to come
     */
    public PointsBalance balance(long customer, LocalDate day) {
        return account(customer, day).balance();
    }

    /**
     * {@return all customers' points at the end of a day} Time grows with all events.
     *
     * @param day any day
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public PointsBalance balance(LocalDate day) {
        requireNonNull(day, "day");
        PointsBalance sum = PointsBalance.EMPTY;
        for (PointsEvent[] ofOne : events) {
            sum = sum.plus(account(ofOne, day).balance());
        }
        return sum;
    }

    /**
     * {@return a customer's lots with points left at the end of a day, those that expire first before others}
     *
     * <p>If the customer owes points, fewer are available than the lots hold.
     *
     * @param customer the key of a customer
     * @param day any day
     */
    public List<Lot> lots(long customer, LocalDate day) {
        return account(customer, day).lots();
    }

    /**
     * {@return how many of a customer's points will lapse if nothing more happens: what an "expiring soon" message says}
     *
     * @param customer the key of a customer
     * @param day what happened until the end of this day is known
     * @param lastDay points whose last day is this one or before, not before {@code day}
     * @throws IllegalArgumentException if {@code lastDay} is before {@code day}
     */
    public long expiring(long customer, LocalDate day, LocalDate lastDay) {
        requireNonNull(day, "day");
        requireNonNull(lastDay, "lastDay");
        if (lastDay.isBefore(day)) {
            throw new IllegalArgumentException("lastDay must be >= day, got lastDay=" + lastDay + ", day=" + day);
        }
        PointsAccount account = account(customer, day);
        long before = account.expired();
        if (lastDay.isBefore(LocalDate.MAX)) {
            account.advance(lastDay.plusDays(1));
        }
        return account.expired() - before;
    }

    PointsAccount account(long customer, LocalDate day) {
        requireNonNull(day, "day");
        return account(eventsOf(customer), day);
    }

    private PointsAccount account(PointsEvent[] ofOne, LocalDate day) {
        var account = new PointsAccount(conventions);
        for (PointsEvent event : ofOne) {
            if (event.day().isAfter(day)) {
                break;
            }
            account.apply(event, -1);
        }
        account.advance(day);
        return account;
    }

    private PointsEvent[] eventsOf(long customer) {
        int index = Arrays.binarySearch(customers, customer);
        return index < 0 ? new PointsEvent[0] : events[index];
    }

    /** What a customer earned on which day, by the end of a day, without what refunds asked back. */
    EarnedPoints earnedUntil(long customer, LocalDate day) {
        PointsEvent[] ofOne = eventsOf(customer);
        int[] days = new int[ofOne.length];
        long[] points = new long[ofOne.length];
        Map<Long, int[]> rowsOfOrders = new HashMap<>();
        int rows = 0;
        for (PointsEvent event : ofOne) {
            if (event.day().isAfter(day)) {
                break;
            }
            if (event instanceof PointsEvent.Earn earn) {
                days[rows] = (int) earn.day().toEpochDay();
                points[rows] = earn.points();
                int row = rows++;
                rowsOfOrders.merge(earn.order(), new int[] {row}, PointsLedger::joined);
            } else if (event instanceof PointsEvent.Refund refund) {
                takeBack(points, rowsOfOrders.get(refund.order()), Long.MAX_VALUE);
            } else if (event instanceof PointsEvent.PartialRefund refund) {
                takeBack(points, rowsOfOrders.get(refund.order()), refund.points());
            }
        }
        return new EarnedPoints(Arrays.copyOf(days, rows), Arrays.copyOf(points, rows));
    }

    /** The days and the points of what was earned. */
    record EarnedPoints(int[] epochDays, long[] points) {}

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static void takeBack(long[] points, int[] rows, long asked) {
        long rest = asked;
        for (int row : rows) {
            long taken = Math.min(rest, points[row]);
            points[row] -= taken;
            rest -= taken;
        }
    }

    /**
     * {@return the ledger of both}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both is an error.
     *
     * @param other the ledger of other customers under the same conventions
     * @throws IllegalArgumentException if a customer is in both or the conventions differ
     */
    public PointsLedger plus(PointsLedger other) {
        requireNonNull(other, "other");
        if (!conventions.equals(other.conventions)) {
            throw new IllegalArgumentException("other must have the same conventions, got conventions=" + conventions
                    + ", other.conventions=" + other.conventions);
        }
        long[] allCustomers = new long[customers.length + other.customers.length];
        PointsEvent[][] allEvents = new PointsEvent[allCustomers.length][];
        int mine = 0;
        int theirs = 0;
        for (int i = 0; i < allCustomers.length; i++) {
            boolean both = mine < customers.length && theirs < other.customers.length;
            if (both && customers[mine] == other.customers[theirs]) {
                throw new IllegalArgumentException(
                        "other must be of other customers, got customer=" + customers[mine] + " in both");
            }
            boolean takeMine = both ? customers[mine] < other.customers[theirs] : mine < customers.length;
            allCustomers[i] = takeMine ? customers[mine] : other.customers[theirs];
            allEvents[i] = takeMine ? events[mine++] : other.events[theirs++];
        }
        return new PointsLedger(conventions, allCustomers, allEvents);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PointsLedger other
                && conventions.equals(other.conventions)
                && Arrays.deepEquals(events, other.events); // which say of whom they are
    }

    @Override
    public int hashCode() {
        return Objects.hash(conventions, Arrays.deepHashCode(events));
    }

    @Override
    public String toString() {
        return "PointsLedger[" + customers.length + " customers, "
                + Arrays.stream(events).mapToInt(ofOne -> ofOne.length).sum() + " events]";
    }

    private Object writeReplace() {
        return new SerialForm(
                conventions, Arrays.stream(events).flatMap(Arrays::stream).toArray(PointsEvent[]::new));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(PointsConventions conventions, PointsEvent[] events, long checksum)
            implements Serializable {

        SerialForm(PointsConventions conventions, PointsEvent[] events) {
            this(conventions, events, Checksum.of(conventions, events));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, conventions, events);
            return of(conventions, Arrays.asList(events));
        }
    }
}
