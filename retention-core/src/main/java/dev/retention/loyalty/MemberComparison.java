package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.Fractions;
import dev.retention.period.DayRange;
import java.io.Serializable;

/**
 * Members of a programme against other customers, side by side in one period: share of revenue, frequency and retention.
 *
 * <p><b>This is no effect of the programme.</b> Customers choose to join, and those who buy more have more reason to: members were better
 * customers before they were members. {@link JoiningEffect} takes that off where the days of joining are known; only an offer of
 * membership at random would settle it.
 *
 * @param members those of the customers who are members
 * @param others the others
 */
public record MemberComparison(Group members, Group others) implements Serializable {

    /** Nobody: the identity of {@link #plus}. */
    public static final MemberComparison EMPTY = new MemberComparison(Group.EMPTY, Group.EMPTY);

    /**
     * What one group did in the period.
     *
     * @param customers how many bought in it
     * @param orders how often
     * @param revenueMinor for how much, returns taken off
     * @param retained how many of those who bought in the period before it bought in it again
     */
    public record Group(long customers, long orders, long revenueMinor, Proportion retained) implements Serializable {

        /** Nobody. */
        public static final Group EMPTY = new Group(0, 0, 0, Proportion.EMPTY);

        /**
         * Checks that no customer is without an order.
         *
         * @throws IllegalArgumentException if a count is negative or there are fewer orders than customers
         */
        public Group {
            Checks.notNegative(customers, "customers");
            requireNonNull(retained, "retained");
            if (orders < customers) {
                throw new IllegalArgumentException(
                        "orders must be >= customers, got orders=" + orders + ", customers=" + customers);
            }
        }

        /** {@return orders a customer; {@code NaN} without customers} */
        public double frequency() {
            return Fractions.ratio(orders, customers);
        }

        /** {@return revenue a customer; {@code NaN} without customers} */
        public double revenuePerCustomerMinor() {
            return Fractions.ratio(revenueMinor, customers);
        }

        private Group plus(Group other) {
            return new Group(
                    Exact.add(customers, other.customers, "customers"),
                    Exact.add(orders, other.orders, "orders"),
                    Exact.add(revenueMinor, other.revenueMinor, "revenueMinor"),
                    retained.plus(other.retained));
        }
    }

    /** Checks that nothing is null. */
    public MemberComparison {
        requireNonNull(members, "members");
        requireNonNull(others, "others");
    }

    /**
     * {@return the comparison of a period}
     *
     * @param log all customers' orders
     * @param members the keys of the members, in any order; those whom the log does not know are passed over
     * @param previous the days of the period before: who bought in it can be retained
     * @param current the days of the period, which begins where the one before ends
     * @throws IllegalArgumentException if it begins elsewhere
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static MemberComparison of(ActivityLog log, long[] members, DayRange previous, DayRange current) {
        requireNonNull(log, "log");
        requireNonNull(members, "members");
        requireNonNull(previous, "previous");
        requireNonNull(current, "current");
        if (!current.start().equals(previous.end())) {
            throw new IllegalArgumentException(
                    "current must start where previous ends, got previous=" + previous + ", current=" + current);
        }
        long previousStart = previous.start().toEpochDay();
        long start = current.start().toEpochDay();
        long end = current.end().toEpochDay();
        boolean[] isMember = Members.flags(log, members);
        MemberComparison sum = EMPTY;
        for (int c = 0; c < log.customerCount(); c++) {
            Group one = group(log, c, previousStart, start, end);
            sum = isMember[c]
                    ? new MemberComparison(sum.members.plus(one), sum.others)
                    : new MemberComparison(sum.members, sum.others.plus(one));
        }
        return sum;
    }

    private static Group group(ActivityLog log, int customer, long previousStart, long start, long end) {
        long before = 0;
        long orders = 0;
        long revenueMinor = 0;
        for (int e = log.entriesBegin(customer); e < log.entriesEnd(customer); e++) {
            int day = log.epochDay(e);
            if (day >= previousStart && day < start) {
                before += log.activityCount(e);
            } else if (day >= start && day < end) {
                orders += log.activityCount(e);
                revenueMinor = Exact.add(revenueMinor, log.amountMinor(e), "revenueMinor");
            }
        }
        return new Group(
                orders > 0 ? 1 : 0,
                orders,
                revenueMinor,
                before > 0 ? new Proportion(orders > 0 ? 1 : 0, 1) : Proportion.EMPTY);
    }

    /** {@return the members' share of revenue; {@code NaN} without revenue, and beyond 0 or 1 if one group's returns exceed its sales} */
    public double revenueShare() {
        return Fractions.ratio(
                members.revenueMinor, Exact.add(members.revenueMinor, others.revenueMinor, "revenueMinor"));
    }

    /** {@return the members' share of those who bought} */
    public Proportion customerShare() {
        return new Proportion(members.customers, Exact.add(members.customers, others.customers, "customers"));
    }

    /**
     * {@return the comparison of both in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the comparison of other customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public MemberComparison plus(MemberComparison other) {
        requireNonNull(other, "other");
        return new MemberComparison(members.plus(other.members), others.plus(other.others));
    }
}
