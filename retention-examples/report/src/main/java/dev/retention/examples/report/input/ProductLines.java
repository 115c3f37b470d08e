package dev.retention.examples.report.input;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.KeyIndexAccumulator;
import dev.retention.basket.Baskets;
import dev.retention.basket.ItemLog;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The products of the lines of a file, and which of the lines were bought in the end. */
public final class ProductLines {

    private static final int NONE = -1;

    /**
     * Who bought what.
     *
     * @param baskets the products of each order
     * @param log who bought which product on which day
     * @param names the names of the products
     * @param columns the lines themselves
     */
    public record Purchases(Baskets baskets, ItemLog log, KeyIndex<String> names, Columns columns) {

        /** {@return who bought a product, and when} */
        public ActivityLog buyersOf(String product) {
            long item = names.idOf(product);
            int[] bought = IntStream.range(0, columns.items().length)
                    .filter(i -> columns.items()[i] == item)
                    .toArray();
            return ActivityLog.ofEvents(
                    Arrays.stream(bought).mapToLong(i -> columns.customers()[i]).toArray(),
                    Arrays.stream(bought).map(i -> columns.epochDays()[i]).toArray());
        }
    }

    /** Who bought what and when, line by line. */
    public record Columns(long[] customers, int[] epochDays, long[] items) {}

    private final KeyIndexAccumulator<String> names = new KeyIndexAccumulator<>();
    /** The product of each line. */
    private int[] products = new int[16];

    private int size;
    private final LongStream.Builder boughtIn = LongStream.builder();
    private final LongStream.Builder buyers = LongStream.builder();
    private final LongStream.Builder days = LongStream.builder();
    private final LongStream.Builder bought = LongStream.builder();

    /** Takes down the product of the next line; it may be blank. */
    void add(String product) {
        if (size == products.length) {
            products = Arrays.copyOf(products, size + (size >> 1));
        }
        products[size++] = product.isEmpty() ? NONE : (int) names.add(product);
    }

    /** Says that a line was bought, and is no return. */
    void buy(int line, long order, long customer, int day) {
        if (products[line] != NONE) {
            boughtIn.add(order);
            buyers.add(customer);
            days.add(day);
            bought.add(products[line]);
        }
    }

    Purchases toPurchases() {
        long[] items = bought.build().toArray();
        long[] customers = buyers.build().toArray();
        int[] epochDays = days.build().mapToInt(Math::toIntExact).toArray();
        return new Purchases(
                Baskets.of(boughtIn.build().toArray(), items),
                ItemLog.of(customers, epochDays, items),
                names.toIndex(),
                new Columns(customers, epochDays, items));
    }

    /** Without numbers of orders, what a customer buys on a day is an order. */
    static long orderOf(long customer, int day) {
        return customer << Integer.SIZE | Integer.toUnsignedLong(day);
    }
}
