package dev.retention.revenue;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Exact;
import dev.retention.rate.CustomerFlow;
import dev.retention.rate.CustomerMovement;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One period's ledger of recurring revenue, replayed event by event: the same month by event and by customer, in revenue and
 * in heads.
 *
 * <p>Vendors print different ones of these, and so 20 %, 40 % and 43 % customer churn for one month:
 *
 * <pre>
 * ChartMogul   customers().churn()                                       at the start and not at the end
 * ProfitWell   startCustomersWhoCancelled()                              cancelled, even if they came back
 * Stripe       customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED)    every cancellation
 * </pre>
 *
 * <p>The events are checked as they are replayed: a contraction leaves something, a churn takes all, new is only who never was.
 *
 * <p>A ledger is a summary: the events are not kept. Ledgers of disjoint groups of customers merge by {@link #plus}. Time and
 * memory grow with the customers and the events.
 *
 * <pre>{@code
 * RevenueLedger month = RevenueLedger.replay(
 *         Map.of("A", 100L, "B", 100L),
 *         List.of(new Event<>("A", Change.EXPANSION, 50), new Event<>("B", Change.CHURN, 100)));
 * month.byCustomer().netRetention(RevenueConvention.STANDARD);    // 0.75
 * }</pre>
 */
public final class RevenueLedger implements Serializable {

    private static final long serialVersionUID = 1;

    /** What an event does to a customer's revenue. */
    public enum Change {

        /** The first revenue of a customer who never had any. */
        NEW("be a customer's first event") {
            @Override
            boolean fits(Account account, long amountMinor) {
                return account.neverSeen;
            }
        },

        /** More from a customer who has some. */
        EXPANSION("find a balance above 0") {
            @Override
            boolean fits(Account account, long amountMinor) {
                return account.balanceMinor > 0;
            }
        },

        /** Less from a customer who keeps some. */
        CONTRACTION("leave a balance above 0") {
            @Override
            boolean fits(Account account, long amountMinor) {
                return amountMinor < account.balanceMinor;
            }
        },

        /** All that a customer had. */
        CHURN("take the whole balance") {
            @Override
            boolean fits(Account account, long amountMinor) {
                return amountMinor == account.balanceMinor;
            }
        },

        /** Revenue from a customer who has none, but once had. */
        REACTIVATION("find a balance of 0") {
            @Override
            boolean fits(Account account, long amountMinor) {
                return account.balanceMinor == 0;
            }
        };

        private final String rule;

        Change(String rule) {
            this.rule = rule;
        }

        abstract boolean fits(Account account, long amountMinor);

        private boolean isLoss() {
            return this == CONTRACTION || this == CHURN;
        }
    }

    /**
     * One line of the ledger.
     *
     * @param customer whose revenue changes
     * @param change how
     * @param amountMinor by how much, above 0 whatever the change
     * @param <K> the customers' keys
     */
    public record Event<K>(K customer, Change change, long amountMinor) {

        /**
         * Checks that there is a customer, a change and an amount above 0.
         *
         * @throws IllegalArgumentException if the amount is not above 0
         */
        public Event {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(change, "change");
            if (amountMinor <= 0) {
                throw new IllegalArgumentException("amountMinor must be > 0, got amountMinor=" + amountMinor);
            }
        }
    }

    private static final class Account {

        private final long startMinor;
        private long balanceMinor;
        private boolean neverSeen;
        private boolean isNew;
        private boolean cancelled;

        Account(long startMinor) {
            this.startMinor = startMinor;
            balanceMinor = startMinor;
            neverSeen = startMinor == 0;
        }

        void apply(Change change, long amountMinor) {
            balanceMinor =
                    change.isLoss() ? balanceMinor - amountMinor : Exact.add(balanceMinor, amountMinor, "balanceMinor");
            neverSeen = false;
            isNew |= change == Change.NEW;
            cancelled |= change == Change.CHURN;
        }
    }

    private record Totals(
            RevenueMovement byEvent,
            RevenueMovement byCustomer,
            CustomerFlow customerFlow,
            CustomerMovement customers,
            Proportion startCustomersWhoCancelled)
            implements Serializable {}

    /** The ledger without customers: the identity of {@link #plus}. */
    public static final RevenueLedger EMPTY = replay(Map.of(), List.of());

    /** All that is kept. */
    private final Totals totals;

    private RevenueLedger(Totals totals) {
        this.totals = totals;
    }

    /**
     * {@return the ledger of one period}
     *
     * @param startMinor the revenue at the start of each customer who has any
     * @param events the events of the period in the order in which they happened
     * @param <K> the customers' keys
     * @throws IllegalArgumentException if an amount is negative or an event does not fit what its customer has by then
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static <K> RevenueLedger replay(Map<? extends K, Long> startMinor, List<Event<K>> events) {
        Objects.requireNonNull(startMinor, "startMinor");
        Objects.requireNonNull(events, "events");
        var accounts = new HashMap<K, Account>();
        long sumMinor = 0;
        for (var opening : startMinor.entrySet()) {
            long balanceMinor = RevenueMovement.amount(opening.getValue(), "startMinor", opening.getKey());
            accounts.put(opening.getKey(), new Account(balanceMinor));
            sumMinor = Exact.add(sumMinor, balanceMinor, "startMinor");
        }
        var amounts = new EnumMap<Change, Long>(Change.class);
        var counts = new EnumMap<Change, Long>(Change.class);
        int index = 0;
        for (Event<K> event : events) {
            if (event == null) {
                throw new NullPointerException("events[" + index + "]");
            }
            Account account = accounts.computeIfAbsent(event.customer, customer -> new Account(0));
            if (!event.change.fits(account, event.amountMinor)) {
                throw new IllegalArgumentException("events[" + index + "]: " + event.change + " must "
                        + event.change.rule + ", got amountMinor=" + event.amountMinor + ", balanceMinor="
                        + account.balanceMinor + ", customer=" + event.customer);
            }
            account.apply(event.change, event.amountMinor);
            amounts.merge(event.change, event.amountMinor, Math::addExact);
            counts.merge(event.change, 1L, Long::sum);
            index++;
        }
        return new RevenueLedger(totals(accounts, sumMinor, amounts, counts));
    }

    private static Totals totals(
            Map<?, Account> accounts, long startMinor, Map<Change, Long> amounts, Map<Change, Long> counts) {
        var sums = new RevenueMovement.Sums();
        long start = 0;
        long acquired = 0;
        long reactivated = 0;
        long lost = 0;
        long cancelled = 0;
        for (Account account : accounts.values()) {
            sums.add(account.startMinor, account.balanceMinor, !account.isNew);
            boolean there = account.balanceMinor > 0;
            if (account.startMinor > 0) {
                start++;
                lost += there ? 0 : 1;
                cancelled += account.cancelled ? 1 : 0;
            } else if (there && account.isNew) {
                acquired++;
            } else if (there) {
                reactivated++;
            }
        }
        return new Totals(
                new RevenueMovement(
                        startMinor,
                        amounts.getOrDefault(Change.NEW, 0L),
                        amounts.getOrDefault(Change.EXPANSION, 0L),
                        amounts.getOrDefault(Change.CONTRACTION, 0L),
                        amounts.getOrDefault(Change.CHURN, 0L),
                        amounts.getOrDefault(Change.REACTIVATION, 0L)),
                sums.toMovement(),
                new CustomerFlow(
                        start,
                        counts.getOrDefault(Change.NEW, 0L),
                        counts.getOrDefault(Change.REACTIVATION, 0L),
                        counts.getOrDefault(Change.CHURN, 0L)),
                new CustomerMovement(start, acquired, reactivated, lost),
                new Proportion(cancelled, start));
    }

    /** {@return the revenue movement with every event counted} */
    public RevenueMovement byEvent() {
        return totals.byEvent;
    }

    /** {@return the revenue movement with each customer in one class, by what the period did to them as a whole} */
    public RevenueMovement byCustomer() {
        return totals.byCustomer;
    }

    /** {@return how often customers came and went} */
    public CustomerFlow customerFlow() {
        return totals.customerFlow;
    }

    /** {@return who is there at the end of those at the start, and who else} */
    public CustomerMovement customers() {
        return totals.customers;
    }

    /** {@return how many of the customers at the start cancelled at least once, whether or not they came back} */
    public Proportion startCustomersWhoCancelled() {
        return totals.startCustomersWhoCancelled;
    }

    /**
     * {@return the ledger of both groups together, in the same period}
     *
     * @param other the ledger of a disjoint group of customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public RevenueLedger plus(RevenueLedger other) {
        Totals theirs = Objects.requireNonNull(other, "other").totals;
        return new RevenueLedger(new Totals(
                totals.byEvent.plus(theirs.byEvent),
                totals.byCustomer.plus(theirs.byCustomer),
                totals.customerFlow.plus(theirs.customerFlow),
                totals.customers.plus(theirs.customers),
                totals.startCustomersWhoCancelled.plus(theirs.startCustomersWhoCancelled)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RevenueLedger that && totals.equals(that.totals);
    }

    @Override
    public int hashCode() {
        return totals.hashCode();
    }

    @Override
    public String toString() {
        return "RevenueLedger" + totals.toString().substring("Totals".length());
    }
}
