package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.RowOrder;
import dev.retention.internal.rows.SortedDistinct;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;

/**
 * Which items are in which basket, in canonical form: sorted by basket, then item, each item of a basket once.
 *
 * <p>A basket is what one wants to look into: an order, a visit, or a customer with all that they ever bought. Baskets and items are
 * {@code long} keys; {@link dev.retention.activity.KeyIndex} makes them of numbers and names.
 *
 * <p>Rows go in as they are, in any order, returns left out beforehand. A row that comes again counts once. A basket without items is
 * not known here, and so not counted.
 *
 * <p>Two values with the same facts are equal, however the rows were split. Linear in the rows, but for a binary search each; memory is
 * 4 bytes a row, 12 a basket and 12 an item.
 *
 * <pre>{@code
 * Baskets baskets = Baskets.of(new long[] {1, 1, 2, 2, 2}, new long[] {7, 8, 7, 8, 9});
 * baskets.count(7);                 // 2
 * }</pre>
 */
public final class Baskets implements Serializable {

    private static final long serialVersionUID = 1;

    /** No baskets: the identity of {@link #plus}. */
    public static final Baskets EMPTY = of(new long[0], new long[0]);

    /** The key of each basket, ascending. */
    private final long[] baskets;
    /** The key of each item, ascending. */
    private final long[] items;
    /** Where each basket's items begin, and at the end where the last one's end. */
    private final int[] starts;
    /** The items, basket by basket, as positions in {@link #items}, ascending. */
    private final int[] contents;
    /** How many baskets hold each item. */
    private final int[] counts;

    private Baskets(long[] baskets, long[] items, int[] starts, int[] contents) {
        this.baskets = baskets;
        this.items = items;
        this.starts = starts;
        this.contents = contents;
        counts = new int[items.length];
        for (int item : contents) {
            counts[item]++;
        }
    }

    /**
     * {@return the baskets of some rows, in any order}
     *
     * @param baskets the basket of each row: an order's number, say
     * @param items the item of each row
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Baskets of(long[] baskets, long[] items) {
        requireNonNull(baskets, "baskets");
        requireNonNull(items, "items");
        Checks.sameLength(baskets.length, "baskets", items.length, "items");
        long[] itemKeys = SortedDistinct.of(items);
        int[] order = RowOrder.byKeys(baskets, items);
        long[] basketKeys = new long[order.length];
        int[] starts = new int[order.length + 1];
        int[] contents = new int[order.length];
        int basketCount = 0;
        int rows = 0;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            boolean opens = i == 0 || baskets[row] != baskets[order[i - 1]];
            if (opens) {
                basketKeys[basketCount] = baskets[row];
                starts[basketCount++] = rows;
            }
            if (opens || items[row] != items[order[i - 1]]) {
                contents[rows++] = Arrays.binarySearch(itemKeys, items[row]);
            }
        }
        starts[basketCount] = rows;
        return new Baskets(
                Arrays.copyOf(basketKeys, basketCount),
                itemKeys,
                Arrays.copyOf(starts, basketCount + 1),
                Arrays.copyOf(contents, rows));
    }

    /** {@return how many baskets there are} */
    public int basketCount() {
        return baskets.length;
    }

    /** {@return how many different items there are} */
    public int itemCount() {
        return items.length;
    }

    /** {@return how many rows are left once each item of a basket counts once} */
    public int rowCount() {
        return contents.length;
    }

    /**
     * {@return the key of a basket, in ascending order}
     *
     * @param basket in [0, basketCount)
     */
    public long basket(int basket) {
        return baskets[Checks.index(basket, baskets.length, "basket")];
    }

    /**
     * {@return the key of an item, in ascending order}
     *
     * @param item in [0, itemCount)
     */
    public long item(int item) {
        return items[Checks.index(item, items.length, "item")];
    }

    /**
     * {@return what is in a basket; nothing if there is no such basket}
     *
     * @param basket the key of a basket
     */
    public ItemSet itemsOf(long basket) {
        int index = Arrays.binarySearch(baskets, basket);
        if (index < 0) {
            return ItemSet.EMPTY;
        }
        long[] set = new long[starts[index + 1] - starts[index]];
        Arrays.setAll(set, i -> items[contents[starts[index] + i]]);
        return new ItemSet(set);
    }

    /**
     * {@return how many baskets hold an item}
     *
     * @param item the key of any item
     */
    public int count(long item) {
        int index = Arrays.binarySearch(items, item);
        return index < 0 ? 0 : counts[index];
    }

    /**
     * {@return the least number of baskets that is at least a share of all: {@code ceil(share * baskets)}}
     *
     * <p>The share is read as the decimal that it prints as: 0.01 of 18,444 baskets is 184.44, and so 185. Without baskets it is 1.
     *
     * @param minimumSupport a share of the baskets, in (0, 1]
     */
    public int minimumCount(double minimumSupport) {
        if (!(minimumSupport > 0 && minimumSupport <= 1)) {
            throw new IllegalArgumentException(
                    "minimumSupport must be in (0, 1], got minimumSupport=" + minimumSupport);
        }
        int share = BigDecimal.valueOf(minimumSupport)
                .multiply(BigDecimal.valueOf(baskets.length))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        return Math.max(1, share);
    }

    /**
     * {@return the baskets of both; a basket that both know holds the items of both}
     *
     * <p>Associative and commutative. Shards may share customers, baskets and items.
     *
     * @param other more rows
     */
    public Baskets plus(Baskets other) {
        requireNonNull(other, "other");
        return of(Columns.concat(rowBaskets(), other.rowBaskets()), Columns.concat(rowItems(), other.rowItems()));
    }

    /** {@return the basket of each row; a copy, with {@link #rowItems} what {@link #of} takes} */
    public long[] rowBaskets() {
        long[] column = new long[contents.length];
        for (int b = 0; b < baskets.length; b++) {
            Arrays.fill(column, starts[b], starts[b + 1], baskets[b]);
        }
        return column;
    }

    /** {@return the item of each row; a copy} */
    public long[] rowItems() {
        long[] column = new long[contents.length];
        Arrays.setAll(column, row -> items[contents[row]]);
        return column;
    }

    /** The same baskets without the items that fewer hold. */
    CommonItems commonItems(long minimumCount) {
        int[] numbers = new int[items.length];
        long[] keys = new long[items.length];
        int[] common = new int[items.length];
        int kept = 0;
        for (int i = 0; i < items.length; i++) {
            numbers[i] = counts[i] >= minimumCount ? kept : -1;
            if (counts[i] >= minimumCount) {
                keys[kept] = items[i];
                common[kept++] = counts[i];
            }
        }
        int[] commonStarts = new int[starts.length];
        int[] commonContents = new int[contents.length];
        int rows = 0;
        for (int b = 0; b < baskets.length; b++) {
            for (int row = starts[b]; row < starts[b + 1]; row++) {
                if (numbers[contents[row]] >= 0) {
                    commonContents[rows++] = numbers[contents[row]];
                }
            }
            commonStarts[b + 1] = rows;
        }
        return new CommonItems(
                Arrays.copyOf(keys, kept),
                Arrays.copyOf(common, kept),
                commonStarts,
                Arrays.copyOf(commonContents, rows));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Baskets other
                && Arrays.equals(baskets, other.baskets)
                && Arrays.equals(items, other.items)
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(contents, other.contents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(baskets), Arrays.hashCode(items), Arrays.hashCode(contents));
    }

    @Override
    public String toString() {
        return "Baskets[" + basketCount() + " baskets, " + itemCount() + " items, " + rowCount() + " rows]";
    }

    private Object writeReplace() {
        return new SerialForm(rowBaskets(), rowItems());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(long[] baskets, long[] items, long checksum) implements Serializable {

        SerialForm(long[] baskets, long[] items) {
            this(baskets, items, Checksum.of(baskets, items));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, baskets, items);
            return of(baskets, items);
        }
    }
}
