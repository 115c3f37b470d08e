package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.SortedDistinct;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Items that belong together: a basket, one side of a rule, or all that a customer ever bought.
 *
 * <p>Each item is in it once, and the order in which they were named does not matter. Sets compare by their items from the least on.
 * The empty set is legal. An item is a {@code long} key; {@link dev.retention.activity.KeyIndex} makes one of a name.
 *
 * <pre>{@code
 * ItemSet.of(3, 1, 3).equals(ItemSet.of(1, 3));    // true
 * }</pre>
 */
public final class ItemSet implements Comparable<ItemSet>, Serializable {

    private static final long serialVersionUID = 1;

    /** No items. */
    public static final ItemSet EMPTY = new ItemSet(new long[0]);

    /** Ascending, each once. */
    private final long[] items;

    /** Takes an array that is ascending, each item once. */
    ItemSet(long[] items) {
        this.items = items;
    }

    /**
     * {@return the set of some items}
     *
     * @param items in any order; an item named twice is in it once
     */
    public static ItemSet of(long... items) {
        return new ItemSet(SortedDistinct.of(requireNonNull(items, "items")));
    }

    /** {@return how many items there are} */
    public int size() {
        return items.length;
    }

    /**
     * {@return an item, in ascending order}
     *
     * @param index in [0, size)
     */
    public long item(int index) {
        return items[Checks.index(index, items.length, "index")];
    }

    /** {@return the items ascending, in a new array} */
    public long[] toArray() {
        return items.clone();
    }

    /**
     * {@return whether an item is in the set}
     *
     * @param item any item
     */
    public boolean contains(long item) {
        return Arrays.binarySearch(items, item) >= 0;
    }

    /**
     * {@return whether all items of another set are in this one}
     *
     * @param other any set
     */
    public boolean containsAll(ItemSet other) {
        requireNonNull(other, "other");
        for (long item : other.items) {
            if (!contains(item)) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the items of either set}
     *
     * <p>Associative and commutative. Shards may share customers: a set is of items, and one that is in both is in it once.
     *
     * @param other any set
     */
    public ItemSet plus(ItemSet other) {
        requireNonNull(other, "other");
        long[] all = Arrays.copyOf(items, items.length + other.items.length);
        System.arraycopy(other.items, 0, all, items.length, other.items.length);
        return of(all);
    }

    @Override
    public int compareTo(ItemSet other) {
        requireNonNull(other, "other");
        return Arrays.compare(items, other.items);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ItemSet other && Arrays.equals(items, other.items);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(items);
    }

    @Override
    public String toString() {
        return Arrays.toString(items);
    }

    private Object writeReplace() {
        return new SerialForm(items);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    private record SerialForm(long[] items, long checksum) implements Serializable {

        SerialForm(long[] items) {
            this(items, Checksum.of(items));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, items);
            return of(items);
        }
    }
}
