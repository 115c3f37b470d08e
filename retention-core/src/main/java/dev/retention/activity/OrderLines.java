package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.function.LongFunction;

/**
 * Lines of orders (order, customer, day, amount) as columns of equal length, in any order: what most shops export. A line is
 * not an order: three lines of one invoice would make a repeat customer.
 *
 * <pre>
 * order  customer  day  amount               order  customer  day  amount
 *   1       A       10   34.90                 1       A       10   43.91
 *   1       A       10    9.01     fold        2       B       12   40.00
 *   2       B       12   40.00    ─────►       2       B       20  −15.00   a return
 *   2       B       20  −15.00
 * </pre>
 *
 * <p>The day of an order is the first on which it has a line that is not negative. Its amount is the sum of that day's lines and
 * of positive ones of later days; a discount of the same day thus makes it smaller. Negative lines of other days are returns: a
 * row for each day, whose meaning the {@link RefundPolicy} says later. So is an order that comes to less than 0.
 *
 * <p>A view: nothing is copied, so the arrays must not change while they are read. All lines of an order must be there; shards
 * must be disjoint in their orders.
 *
 * <pre>{@code
 * var lines = OrderLines.of(orders, customers, epochDays, amountsMinor);
 * FoldedOrders folded = lines.fold(OrderFold.of(OrderFold.Amount.OF_THE_LINE));
 * ActivityLog log = ActivityLog.of(ActivityRows.of(folded.rows(), RefundPolicy.NET));
 * }</pre>
 */
public final class OrderLines {

    final long[] orders;
    final long[] customers;
    final int[] epochDays;
    final long[] amountsMinor;
    /** Null if there are no refunds beside the amounts. */
    final long[] refundedMinor;
    /** Null if lines have nothing else that would tell them apart. */
    final long[] contents;
    /** How messages call an order. */
    final LongFunction<?> orderName;

    private OrderLines(
            long[] orders,
            long[] customers,
            int[] epochDays,
            long[] amountsMinor,
            long[] refundedMinor,
            long[] contents,
            LongFunction<?> orderName) {
        this.orders = orders;
        this.customers = customers;
        this.epochDays = epochDays;
        this.amountsMinor = amountsMinor;
        this.refundedMinor = refundedMinor;
        this.contents = contents;
        this.orderName = orderName;
    }

    /**
     * {@return the lines of four arrays, not copied}
     *
     * @param orders the order of each line
     * @param customers the customer of each line
     * @param epochDays the day of each line
     * @param amountsMinor the amount of each line in minor units, of the line or of its order; negative is given back
     * @throws IllegalArgumentException if the lengths differ
     */
    public static OrderLines of(long[] orders, long[] customers, int[] epochDays, long[] amountsMinor) {
        requireNonNull(orders, "orders");
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(amountsMinor, "amountsMinor");
        Checks.sameLength(orders.length, "orders", customers.length, "customers");
        Checks.sameLength(orders.length, "orders", epochDays.length, "epochDays");
        Checks.sameLength(orders.length, "orders", amountsMinor.length, "amountsMinor");
        return new OrderLines(orders, customers, epochDays, amountsMinor, null, null, Long::toString);
    }

    /**
     * {@return these lines with a column of what was given back}
     *
     * <p>It becomes a return on the day of the order, as exports with such a column do not say when.
     *
     * @param refundedMinor what was given back, at least 0, of the line or of its order as the amounts are; not copied
     * @throws IllegalArgumentException if the lengths differ
     */
    public OrderLines withRefunded(long[] refundedMinor) {
        requireNonNull(refundedMinor, "refundedMinor");
        Checks.sameLength(orders.length, "orders", refundedMinor.length, "refundedMinor");
        return new OrderLines(orders, customers, epochDays, amountsMinor, refundedMinor, contents, orderName);
    }

    /**
     * {@return these lines with a column of what else stands on each}
     *
     * <p>Without it two lines of one order, day and amount pass for repeats, though two articles may cost the same.
     *
     * @param contents a number for the content of each line: its position on the invoice, or a hash of all its fields; not copied
     * @throws IllegalArgumentException if the lengths differ
     */
    public OrderLines withContents(long[] contents) {
        requireNonNull(contents, "contents");
        Checks.sameLength(orders.length, "orders", contents.length, "contents");
        return new OrderLines(orders, customers, epochDays, amountsMinor, refundedMinor, contents, orderName);
    }

    /**
     * {@return these lines with names for their orders, which messages then show}
     *
     * @param index the keys behind the column of orders
     */
    public OrderLines withOrderKeys(KeyIndex<?> index) {
        requireNonNull(index, "index");
        return new OrderLines(orders, customers, epochDays, amountsMinor, refundedMinor, contents, index::keyOf);
    }

    /** {@return how many lines there are} */
    public int size() {
        return orders.length;
    }

    /**
     * {@return the orders of the lines} Whatever order the lines stand in, the result is equal. The cost is linear if the numbers of
     * the orders are dense, as a {@link KeyIndex} gives them; other numbers are sorted.
     *
     * @param fold what the amount of a line is, and what is left out
     * @throws IllegalArgumentException if an order has lines of two customers, or two totals where the amount is of the order, or
     *     if a refund is negative; the message names the order
     * @throws ArithmeticException if the amounts of an order do not fit a {@code long}
     */
    public FoldedOrders fold(OrderFold fold) {
        requireNonNull(fold, "fold");
        return new OrderFolder(this, fold).fold();
    }

    @Override
    public String toString() {
        return "OrderLines[" + size() + " lines]";
    }
}
