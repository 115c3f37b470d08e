package dev.retention.revenue;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.text.SafeText;
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
 *
 * @param byEvent the revenue movement with every event counted
 * @param byCustomer the revenue movement with each customer in one class, by what the period did to them as a whole
 * @param customerFlow how often customers came and went
 * @param customers who is there at the end of those at the start, and who else
 * @param startCustomersWhoCancelled how many of the customers at the start cancelled at least once, whether or not they came back
 */
public record RevenueLedger(
        RevenueMovement byEvent,
        RevenueMovement byCustomer,
        CustomerFlow customerFlow,
        CustomerMovement customers,
        Proportion startCustomersWhoCancelled)
        implements Serializable {

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

        /** {@return a hash code that is the same in every JVM if the customer's is: an engine may group by it} */
        @Override
        public int hashCode() {
            return Objects.hash(customer, change.ordinal(), amountMinor);
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

    /** The ledger without customers: the identity of {@link #plus}. */
    public static final RevenueLedger EMPTY = replay(Map.of(), List.of());

    /**
     * Checks that the parts tell of the same period.
     *
     * @throws IllegalArgumentException if they do not start or end alike
     */
    public RevenueLedger {
        Objects.requireNonNull(byEvent, "byEvent");
        Objects.requireNonNull(byCustomer, "byCustomer");
        Objects.requireNonNull(customerFlow, "customerFlow");
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(startCustomersWhoCancelled, "startCustomersWhoCancelled");
        same(byCustomer.startMinor(), "byCustomer.startMinor", byEvent.startMinor(), "byEvent.startMinor");
        same(byCustomer.endMinor(), "byCustomer.endMinor", byEvent.endMinor(), "byEvent.endMinor");
        same(customers.start(), "customers.start", customerFlow.start(), "customerFlow.start");
        same(customers.end(), "customers.end", customerFlow.end(), "customerFlow.end");
        same(
                startCustomersWhoCancelled.total(),
                "startCustomersWhoCancelled.total",
                customers.start(),
                "customers.start");
    }

    private static void same(long value, String name, long other, String otherName) {
        if (value != other) {
            throw new IllegalArgumentException(
                    name + " must equal " + otherName + ", got " + name + "=" + value + ", " + otherName + "=" + other);
        }
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
        Checks.noNull(Objects.requireNonNull(startMinor, "startMinor").keySet(), "startMinor");
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
                        + account.balanceMinor + ", customer=" + SafeText.of(event.customer));
            }
            account.apply(event.change, event.amountMinor);
            amounts.merge(event.change, event.amountMinor, (a, b) -> Exact.add(a, b, "the amounts of " + event.change));
            counts.merge(event.change, 1L, Long::sum);
            index++;
        }
        return ledger(accounts, sumMinor, amounts, counts);
    }

    private static RevenueLedger ledger(
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
        return new RevenueLedger(
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

    /**
     * {@return the ledger of both groups together, in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count as two with less each.
     *
     * @param other the ledger of a disjoint group of customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public RevenueLedger plus(RevenueLedger other) {
        Objects.requireNonNull(other, "other");
        return new RevenueLedger(
                byEvent.plus(other.byEvent),
                byCustomer.plus(other.byCustomer),
                customerFlow.plus(other.customerFlow),
                customers.plus(other.customers),
                startCustomersWhoCancelled.plus(other.startCustomersWhoCancelled));
    }
}
