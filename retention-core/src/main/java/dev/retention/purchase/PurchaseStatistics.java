package dev.retention.purchase;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.ExactSum;
import dev.retention.internal.Fractions;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a group of customers bought in a period, in sums: how many came back, how often they order, what an order is worth.
 *
 * <pre>
 * repeat purchase rate  = repeatCustomers / customers
 * purchase frequency    = orders / customers
 * average order value   = revenue / orders
 * revenue per customer  = revenue / customers
 * repeat revenue share  = repeatRevenue / revenue
 * </pre>
 *
 * <p>A customer is who has at least one order, a repeat customer at least two. Revenue may be less than was ordered, down to
 * below 0, where returns are taken off; a customer with returns alone is nobody's buyer, but the money counts.
 *
 * <p>The period is yours to choose, and it matters: customers who came yesterday had no time to come back, so that a repeat
 * rate rises with the length of the period and falls with the growth of the shop. And 365 / purchase frequency is not the time
 * between purchases: on one order set it says 226 days where the mean of the observed gaps is 145.
 *
 * <p>Visits in place of orders make the share of visitors who returned within the period. The "returning visitors" of web
 * analytics are those who had been there before it: {@link NewAndExisting}.
 *
 * <p>A rate of nothing is {@code NaN}. Sums are exact; overflow is an {@link ArithmeticException}.
 *
 * <pre>{@code
 * PurchaseStatistics year = PurchaseStatistics.of(new long[] {1, 3}, new long[] {2_000, 9_000});
 * year.repeatPurchaseRate();             // 1 of 2
 * year.averageOrderValueMinor();         // 2750.0
 * }</pre>
 *
 * @param customers customers with at least one order
 * @param orders their orders
 * @param revenueMinor the revenue, returns taken off if they are counted
 * @param repeatCustomers customers with at least two orders, in [0, customers]
 * @param repeatRevenueMinor the revenue of the repeat customers, from all their orders
 */
public record PurchaseStatistics(
        long customers, long orders, long revenueMinor, long repeatCustomers, long repeatRevenueMinor)
        implements Serializable {

    /** No customers, no orders: the identity of {@link #plus}. */
    public static final PurchaseStatistics EMPTY = new PurchaseStatistics(0, 0, 0, 0, 0);

    /**
     * Checks that the counts agree: an order for each customer, a second one for each repeat customer, and further ones, or
     * repeat revenue, only if there are repeat customers.
     *
     * @throws IllegalArgumentException if they do not
     */
    public PurchaseStatistics {
        Checks.notNegative(customers, "customers");
        if (repeatCustomers < 0 || repeatCustomers > customers) {
            throw new IllegalArgumentException("repeatCustomers must be in [0, customers], got repeatCustomers="
                    + repeatCustomers + ", customers=" + customers);
        }
        long further = orders - customers; // may wrap around only where there are fewer orders than customers
        if (orders < customers || further < repeatCustomers || repeatCustomers == 0 && further > 0) {
            throw new IllegalArgumentException("orders must be "
                    + (repeatCustomers == 0 ? "customers if nobody repeats" : "at least customers + repeatCustomers")
                    + ", got orders=" + orders + ", customers=" + customers + ", repeatCustomers=" + repeatCustomers);
        }
        if (repeatCustomers == 0 && repeatRevenueMinor != 0) {
            throw new IllegalArgumentException(
                    "repeatRevenueMinor must be 0 if nobody repeats, got repeatRevenueMinor=" + repeatRevenueMinor);
        }
    }

    /**
     * {@return the statistics of the customers in two columns}; one pass.
     *
     * @param orders each customer's orders; one who has none is not counted, but the revenue is
     * @param revenueMinor each customer's revenue
     * @throws IllegalArgumentException if the lengths differ or a number of orders is negative
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static PurchaseStatistics of(long[] orders, long[] revenueMinor) {
        Objects.requireNonNull(orders, "orders");
        Objects.requireNonNull(revenueMinor, "revenueMinor");
        Checks.sameLength(orders.length, "orders", revenueMinor.length, "revenueMinor");
        var sums = new Sums();
        for (int i = 0; i < orders.length; i++) {
            Checks.notNegative(orders[i], "orders", i);
            sums.add(orders[i], revenueMinor[i]);
        }
        return sums.toStatistics();
    }

    /** {@return {@code repeatCustomers} of {@code customers}} */
    public Proportion repeatPurchaseRate() {
        return new Proportion(repeatCustomers, customers);
    }

    /** {@return {@code orders / customers}; {@code NaN} without customers} */
    public double purchaseFrequency() {
        return Fractions.ratio(orders, customers);
    }

    /** {@return {@code revenue / orders}, in minor units; {@code NaN} without orders} */
    public double averageOrderValueMinor() {
        return Fractions.ratio(revenueMinor, orders);
    }

    /** {@return {@code revenue / customers}, in minor units; {@code NaN} without customers} */
    public double revenuePerCustomerMinor() {
        return Fractions.ratio(revenueMinor, customers);
    }

    /**
     * {@return {@code repeatRevenue / revenue}; {@code NaN} without revenue}; above 1 if the returns of the others outweigh
     * their orders.
     */
    public double repeatRevenueShare() {
        return Fractions.ratio(repeatRevenueMinor, revenueMinor);
    }

    /**
     * {@return the statistics of both groups together, in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group of customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public PurchaseStatistics plus(PurchaseStatistics other) {
        Objects.requireNonNull(other, "other");
        return new PurchaseStatistics(
                Exact.add(customers, other.customers, "customers"),
                Exact.add(orders, other.orders, "orders"),
                Exact.add(revenueMinor, other.revenueMinor, "revenueMinor"),
                Exact.add(repeatCustomers, other.repeatCustomers, "repeatCustomers"),
                Exact.add(repeatRevenueMinor, other.repeatRevenueMinor, "repeatRevenueMinor"));
    }

    /** Adds up customer by customer. */
    static final class Sums {

        private long customers;
        private long orders;
        private final ExactSum revenueMinor = new ExactSum();
        private long repeatCustomers;
        private final ExactSum repeatRevenueMinor = new ExactSum();

        void add(long customerOrders, long customerRevenueMinor) {
            customers += customerOrders > 0 ? 1 : 0;
            orders = Exact.add(orders, customerOrders, "orders");
            revenueMinor.add(customerRevenueMinor);
            if (customerOrders > 1) {
                repeatCustomers++;
                repeatRevenueMinor.add(customerRevenueMinor);
            }
        }

        PurchaseStatistics toStatistics() {
            return new PurchaseStatistics(
                    customers,
                    orders,
                    revenueMinor.total("revenueMinor"),
                    repeatCustomers,
                    repeatRevenueMinor.total("repeatRevenueMinor"));
        }
    }
}
