package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.TextTable;
import dev.retention.rate.Proportion;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How many customers have made how many orders.
 *
 * <p>Adds over disjoint customers: {@link #plus}.
 */
public final class OrderCounts implements Serializable {

    private static final long serialVersionUID = 1;

    /** Ascending. */
    private final int[] orders;
    /** How many customers have made so many orders, at least 1. */
    private final long[] customers;

    private OrderCounts(int[] orders, long[] customers) {
        this.orders = orders;
        this.customers = customers;
    }

    static OrderCounts of(int[] ordersOfCustomers) {
        int[] sorted = ordersOfCustomers.clone();
        Arrays.sort(sorted);
        int[] orders = new int[sorted.length];
        long[] customers = new long[sorted.length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                orders[size++] = sorted[i];
            }
            customers[size - 1]++;
        }
        return new OrderCounts(Arrays.copyOf(orders, size), Arrays.copyOf(customers, size));
    }

    /** {@return the numbers of orders that a customer has made, ascending; a copy} */
    public int[] orders() {
        return orders.clone();
    }

    /**
     * {@return how many customers have made exactly so many orders}
     *
     * @param orders the number of orders
     */
    public long customersWith(int orders) {
        int i = Arrays.binarySearch(this.orders, orders);
        return i < 0 ? 0 : customers[i];
    }

    /**
     * {@return the buyers with at least so many orders, of all buyers} With 2, the share of repeat customers.
     *
     * @param orders the number of orders
     */
    public Proportion withAtLeast(int orders) {
        long reached = 0;
        long buyers = 0;
        for (int i = 0; i < this.orders.length; i++) {
            if (this.orders[i] > 0) {
                buyers += customers[i];
                reached += this.orders[i] >= orders ? customers[i] : 0;
            }
        }
        return Proportion.of(reached, buyers);
    }

    /**
     * {@return the counts of both groups}
     *
     * @param other the counts of other customers: one who is in both would count twice
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public OrderCounts plus(OrderCounts other) {
        requireNonNull(other, "other");
        int[] either = Arrays.copyOf(orders, orders.length + other.orders.length);
        System.arraycopy(other.orders, 0, either, orders.length, other.orders.length);
        either = Arrays.stream(either).sorted().distinct().toArray();
        long[] sums = new long[either.length];
        for (int i = 0; i < either.length; i++) {
            sums[i] = Math.addExact(customersWith(either[i]), other.customersWith(either[i]));
        }
        return new OrderCounts(either, sums);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof OrderCounts other
                && Arrays.equals(orders, other.orders)
                && Arrays.equals(customers, other.customers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(orders) + Arrays.hashCode(customers);
    }

    /** {@return a table, one line for each number of orders} */
    @Override
    public String toString() {
        var table = TextTable.withHeader("orders", "customers");
        for (int i = 0; i < orders.length; i++) {
            table.row(Integer.toString(orders[i]), Long.toString(customers[i]));
        }
        return table.toString();
    }
}
