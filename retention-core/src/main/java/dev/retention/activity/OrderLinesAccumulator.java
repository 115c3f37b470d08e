package dev.retention.activity;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Exact;
import java.util.Arrays;

/**
 * Takes lines of orders one at a time, with keys of any type. Not safe for use by several threads at once.
 *
 * <pre>{@code
 * var lines = new OrderLinesAccumulator<String, String>();
 * lines.add("#1001", "ada@example.org", (int) day.toEpochDay(), 3490);
 * lines.add("#1001", "ada@example.org", (int) day.toEpochDay(), 901);
 * FoldedOrders folded = lines.toLines().fold(OrderFold.of(OrderFold.Amount.OF_THE_LINE));
 * }</pre>
 *
 * @param <O> the type of the orders' keys, with a stable {@code equals} and {@code hashCode}
 * @param <C> the type of the customers' keys, with a stable {@code equals} and {@code hashCode}
 */
public final class OrderLinesAccumulator<O, C> {

    private static final int FIRST_CAPACITY = 16;

    private final KeyIndexAccumulator<O> orderKeys = new KeyIndexAccumulator<>();
    private final KeyIndexAccumulator<C> customerKeys = new KeyIndexAccumulator<>();
    private long[] orders = new long[FIRST_CAPACITY];
    private long[] customers = new long[FIRST_CAPACITY];
    private int[] epochDays = new int[FIRST_CAPACITY];
    private long[] amountsMinor = new long[FIRST_CAPACITY];
    private int size;

    /** Starts without lines. */
    public OrderLinesAccumulator() {}

    /**
     * Adds a line.
     *
     * @param order the order
     * @param customer the customer
     * @param epochDay the day, as {@link java.time.LocalDate#toEpochDay} counts
     * @param amountMinor the amount in minor units, of the line or of its order; negative is given back
     * @throws ArithmeticException if there are more lines than an array holds
     */
    public void add(O order, C customer, int epochDay, long amountMinor) {
        requireNonNull(order, "order");
        requireNonNull(customer, "customer");
        long orderNumber = orderKeys.add(order);
        long customerNumber = customerKeys.add(customer);
        if (size == orders.length) {
            int capacity = Exact.add(size, size, "the number of lines");
            orders = Arrays.copyOf(orders, capacity);
            customers = Arrays.copyOf(customers, capacity);
            epochDays = Arrays.copyOf(epochDays, capacity);
            amountsMinor = Arrays.copyOf(amountsMinor, capacity);
        }
        orders[size] = orderNumber;
        customers[size] = customerNumber;
        epochDays[size] = epochDay;
        amountsMinor[size] = amountMinor;
        size++;
    }

    /** {@return how many lines were added} */
    public int size() {
        return size;
    }

    /** {@return the keys of the orders so far, numbered as in the lines} */
    public KeyIndex<O> orderIndex() {
        return orderKeys.toIndex();
    }

    /** {@return the keys of the customers so far, numbered as in the lines} */
    public KeyIndex<C> customerIndex() {
        return customerKeys.toIndex();
    }

    /** {@return the lines so far; messages name their orders; later additions do not change them} */
    public OrderLines toLines() {
        return OrderLines.of(
                        Arrays.copyOf(orders, size),
                        Arrays.copyOf(customers, size),
                        Arrays.copyOf(epochDays, size),
                        Arrays.copyOf(amountsMinor, size))
                .withOrderKeys(orderIndex());
    }

    @Override
    public String toString() {
        return "OrderLinesAccumulator[" + size + " lines]";
    }
}
