package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.RowOrder;
import dev.retention.internal.rows.SortedDistinct;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Who bought which item on which day, in canonical form: sorted by customer, day and item, each once.
 *
 * <p>What comes after what ({@link NextPurchases}), what came first ({@link FirstItems}), and all that a customer ever bought
 * ({@link #itemsOf}) are views of it. Rows go in as they are, in any order, returns left out beforehand.
 *
 * <p>Two logs of the same facts are equal, however the rows were split. Linear in the rows, but for a binary search each; memory is 8
 * bytes a row, 12 a customer and 8 an item.
 *
 * <pre>{@code
 * ItemLog log = ItemLog.of(customers, epochDays, items);
 * log.itemsOf(42);                  // all that customer 42 ever bought
 * }</pre>
 */
public final class ItemLog implements Serializable {

    private static final long serialVersionUID = 1;

    /** No rows: the identity of {@link #plus}. */
    public static final ItemLog EMPTY = of(new long[0], new int[0], new long[0]);

    /** The key of each customer, ascending. */
    private final long[] customers;
    /** The key of each item, ascending. */
    private final long[] items;
    /** Where each customer's entries begin, and at the end where the last one's end. */
    private final int[] starts;
    /** The day of each entry, ascending within a customer. */
    private final int[] epochDays;
    /** The item of each entry, as a position in {@link #items}, ascending within a day. */
    private final int[] contents;

    private ItemLog(long[] customers, long[] items, int[] starts, int[] epochDays, int[] contents) {
        this.customers = customers;
        this.items = items;
        this.starts = starts;
        this.epochDays = epochDays;
        this.contents = contents;
    }

    /**
     * {@return the log of some rows, in any order}
     *
     * @param customers the customer of each row
     * @param epochDays the day of each row
     * @param items the item of each row
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ItemLog of(long[] customers, int[] epochDays, long[] items) {
        requireNonNull(customers, "customers");
        requireNonNull(epochDays, "epochDays");
        requireNonNull(items, "items");
        Checks.sameLength(customers.length, "customers", epochDays.length, "epochDays");
        Checks.sameLength(customers.length, "customers", items.length, "items");
        long[] itemKeys = SortedDistinct.of(items);
        int[] order = RowOrder.byKeys(
                customers, Arrays.stream(epochDays).asLongStream().toArray(), items);
        long[] customerKeys = new long[order.length];
        int[] starts = new int[order.length + 1];
        int[] days = new int[order.length];
        int[] contents = new int[order.length];
        int customerCount = 0;
        int entries = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            int before = i == 0 ? -1 : order[i - 1];
            boolean opens = i == 0 || customers[row] != customers[before];
            if (opens) {
                customerKeys[customerCount] = customers[row];
                starts[customerCount++] = entries;
            }
            if (opens || epochDays[row] != epochDays[before] || items[row] != items[before]) {
                days[entries] = epochDays[row];
                contents[entries++] = Arrays.binarySearch(itemKeys, items[row]);
            }
        }
        starts[customerCount] = entries;
        return new ItemLog(
                Arrays.copyOf(customerKeys, customerCount),
                itemKeys,
                Arrays.copyOf(starts, customerCount + 1),
                Arrays.copyOf(days, entries),
                Arrays.copyOf(contents, entries));
    }

    /** {@return how many customers there are} */
    public int customerCount() {
        return customers.length;
    }

    /** {@return how many different items there are} */
    public int itemCount() {
        return items.length;
    }

    /** {@return how many entries there are: an item of a customer on a day is one} */
    public int entryCount() {
        return contents.length;
    }

    /**
     * {@return the key of a customer, in ascending order}
     *
     * @param customer in [0, customerCount)
     */
    public long customer(int customer) {
        return customers[Checks.index(customer, customers.length, "customer")];
    }

    /**
     * {@return all that a customer ever bought; nothing if the log does not know them}
     *
     * @param customer the key of a customer
     */
    public ItemSet itemsOf(long customer) {
        int c = Arrays.binarySearch(customers, customer);
        return c < 0
                ? ItemSet.EMPTY
                : ItemSet.of(Arrays.stream(contents, starts[c], starts[c + 1])
                        .mapToLong(item -> items[item])
                        .toArray());
    }

    /** {@return each customer with all that they ever bought as a basket: for rules over a customer's whole time, not one order} */
    public Baskets toCustomerBaskets() {
        return Baskets.of(entryCustomers(), entryItems());
    }

    /**
     * {@return the log of both}
     *
     * <p>Associative and commutative. Shards may share customers and items.
     *
     * @param other more rows
     */
    public ItemLog plus(ItemLog other) {
        requireNonNull(other, "other");
        long[] bothCustomers = Columns.concat(entryCustomers(), other.entryCustomers());
        int[] bothDays = Arrays.copyOf(epochDays, bothCustomers.length);
        System.arraycopy(other.epochDays, 0, bothDays, epochDays.length, other.epochDays.length);
        return of(bothCustomers, bothDays, Columns.concat(entryItems(), other.entryItems()));
    }

    /**
     * {@return what was bought until the end of a day}
     *
     * @param day the last day to keep
     */
    public ItemLog upTo(LocalDate day) {
        requireNonNull(day, "day");
        long lastEpochDay = day.toEpochDay();
        int[] kept = IntStream.range(0, contents.length)
                .filter(entry -> epochDays[entry] <= lastEpochDay)
                .toArray();
        long[] column = entryCustomers();
        return of(
                Arrays.stream(kept).mapToLong(entry -> column[entry]).toArray(),
                Arrays.stream(kept).map(entry -> epochDays[entry]).toArray(),
                Arrays.stream(kept).mapToLong(entry -> items[contents[entry]]).toArray());
    }

    /** {@return the customer of each entry; a copy, with the other columns of entries what {@link #of} takes} */
    public long[] entryCustomers() {
        long[] column = new long[contents.length];
        for (int c = 0; c < customers.length; c++) {
            Arrays.fill(column, starts[c], starts[c + 1], customers[c]);
        }
        return column;
    }

    /** {@return the day of each entry; a copy} */
    public int[] entryEpochDays() {
        return epochDays.clone();
    }

    /** {@return the item of each entry; a copy} */
    public long[] entryItems() {
        return Arrays.stream(contents).mapToLong(item -> items[item]).toArray();
    }

    int start(int customer) {
        return starts[customer];
    }

    int end(int customer) {
        return starts[customer + 1];
    }

    int epochDay(int entry) {
        return epochDays[entry];
    }

    int itemIndex(int entry) {
        return contents[entry];
    }

    long itemKey(int item) {
        return items[item];
    }

    /** The days must end by the day that is known last. */
    void requireNothingAfter(int asOfEpochDay) {
        Arrays.stream(epochDays).max().ifPresent(lastDay -> Checks.noActivityAfter(asOfEpochDay, lastDay));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ItemLog other
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(items, other.items)
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(epochDays, other.epochDays)
                && Arrays.equals(contents, other.contents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(customers), Arrays.hashCode(epochDays), Arrays.hashCode(contents));
    }

    @Override
    public String toString() {
        return "ItemLog[" + customerCount() + " customers, " + itemCount() + " items, " + entryCount() + " entries]";
    }

    private Object writeReplace() {
        return new SerialForm(entryCustomers(), epochDays, entryItems());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(long[] customers, int[] epochDays, long[] items, long checksum) implements Serializable {

        SerialForm(long[] customers, int[] epochDays, long[] items) {
            this(customers, epochDays, items, Checksum.of(customers, epochDays, items));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, customers, epochDays, items);
            return of(customers, epochDays, items);
        }
    }
}
