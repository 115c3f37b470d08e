package dev.retention.purchase;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Fractions;
import java.io.Serializable;
import java.util.Objects;

/**
 * The purchases of one period, those of its new customers beside those of customers who had bought before.
 *
 * <pre>
 * new customer share = new customers / all customers
 * new revenue share  = new customers' revenue / all revenue
 * </pre>
 *
 * <p>New is who never bought before the period. With visits in place of orders, {@link #existingCustomerShare()} is the share of
 * returning visitors that web analytics print.
 *
 * <p>A share of nothing is {@code NaN}.
 *
 * @param newCustomers the customers whose first order ever is in the period
 * @param existingCustomers the customers who had bought before it
 */
public record NewAndExisting(PurchaseStatistics newCustomers, PurchaseStatistics existingCustomers)
        implements Serializable {

    /** No customers: the identity of {@link #plus}. */
    public static final NewAndExisting EMPTY = new NewAndExisting(PurchaseStatistics.EMPTY, PurchaseStatistics.EMPTY);

    /** Checks that both are there. */
    public NewAndExisting {
        Objects.requireNonNull(newCustomers, "newCustomers");
        Objects.requireNonNull(existingCustomers, "existingCustomers");
    }

    /**
     * {@return the statistics of the customers in three columns}; one pass.
     *
     * @param orders each customer's orders in the period; one who has none is not counted, but the revenue is
     * @param revenueMinor each customer's revenue in the period
     * @param boughtBefore whether each customer had bought before the period
     * @throws IllegalArgumentException if the lengths differ or a number of orders is negative
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static NewAndExisting of(long[] orders, long[] revenueMinor, boolean[] boughtBefore) {
        Objects.requireNonNull(orders, "orders");
        Objects.requireNonNull(revenueMinor, "revenueMinor");
        Objects.requireNonNull(boughtBefore, "boughtBefore");
        Checks.sameLength(orders.length, "orders", revenueMinor.length, "revenueMinor");
        Checks.sameLength(orders.length, "orders", boughtBefore.length, "boughtBefore");
        var newSums = new PurchaseStatistics.Sums();
        var existingSums = new PurchaseStatistics.Sums();
        for (int i = 0; i < orders.length; i++) {
            Checks.notNegative(orders[i], "orders", i);
            (boughtBefore[i] ? existingSums : newSums).add(orders[i], revenueMinor[i]);
        }
        return new NewAndExisting(newSums.toStatistics(), existingSums.toStatistics());
    }

    /** {@return the statistics of all customers of the period} */
    public PurchaseStatistics all() {
        return newCustomers.plus(existingCustomers);
    }

    /** {@return the new of all customers} */
    public Proportion newCustomerShare() {
        return new Proportion(newCustomers.customers(), all().customers());
    }

    /** {@return the existing of all customers; of visitors, those who returned} */
    public Proportion existingCustomerShare() {
        return newCustomerShare().complement();
    }

    /** {@return the new customers' share of the revenue; {@code NaN} without revenue} */
    public double newRevenueShare() {
        return Fractions.ratio(newCustomers.revenueMinor(), all().revenueMinor());
    }

    /** {@return the existing customers' share of the revenue; {@code NaN} without revenue} */
    public double existingRevenueShare() {
        return Fractions.ratio(existingCustomers.revenueMinor(), all().revenueMinor());
    }

    /**
     * {@return the statistics of both groups together, in the same period}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group of customers
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public NewAndExisting plus(NewAndExisting other) {
        Objects.requireNonNull(other, "other");
        return new NewAndExisting(
                newCustomers.plus(other.newCustomers), existingCustomers.plus(other.existingCustomers));
    }
}
