package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.Arrays;
import java.util.Objects;

/**
 * How many baskets hold both of two items, for every two that at least so many hold: exact counts.
 *
 * <p>Pairs are in ascending order of their first item, then their second one; the first is always the lesser key. All pairs of the
 * shop's baskets are those with a minimum count of 1.
 *
 * <p>Time: two looks at every two items of a basket, so that a basket of 10,000 items costs 100 million steps. Memory: 8 bytes a pair, 8
 * a row of the baskets, 12 an item, and no more on the way. The pairs are counted before the memory is taken. If they are more
 * than the cap, the search ends there with a message.
 *
 * <pre>{@code
 * PairCounts pairs = PairCounts.of(baskets, 10);
 * pairs.count(7, 8);                // 2
 * pairs.rule(7, 8).lift();          // how much oftener than by chance
 * }</pre>
 */
public final class PairCounts {

    /** The cap where none is named: 20 million pairs, 160 MB. */
    public static final int DEFAULT_MAXIMUM_PAIRS = 20_000_000;

    private final int baskets;
    private final long minimumCount;
    private final long[] items;
    private final int[] itemCounts;
    /** Where the pairs of each first item begin, and at the end where the last one's end. */
    private final int[] starts;
    /** The second items, ascending within a first one. */
    private final int[] seconds;

    private final int[] counts;

    private PairCounts(
            int baskets, long minimumCount, long[] items, int[] itemCounts, int[] starts, int[] seconds, int[] counts) {
        this.baskets = baskets;
        this.minimumCount = minimumCount;
        this.items = items;
        this.itemCounts = itemCounts;
        this.starts = starts;
        this.seconds = seconds;
        this.counts = counts;
    }

    /**
     * {@return the pairs that enough baskets hold} The same as with {@link #DEFAULT_MAXIMUM_PAIRS}.
     *
     * @param baskets the baskets
     * @param minimumCount how many baskets are enough, at least 1; see {@link Baskets#minimumCount}
     */
    public static PairCounts of(Baskets baskets, long minimumCount) {
        return of(baskets, minimumCount, DEFAULT_MAXIMUM_PAIRS);
    }

    /**
     * {@return the pairs that enough baskets hold}
     *
     * @param baskets the baskets
     * @param minimumCount how many baskets are enough, at least 1; see {@link Baskets#minimumCount}
     * @param maximumPairs how many pairs there may be, at least 1
     * @throws IllegalArgumentException if there are more
     */
    public static PairCounts of(Baskets baskets, long minimumCount, int maximumPairs) {
        requireNonNull(baskets, "baskets");
        Columns.minimumCount(minimumCount);
        Checks.positive(maximumPairs, "maximumPairs");
        CommonItems common = baskets.commonItems(minimumCount);
        var counter = new PairCounter(common, minimumCount);
        int[] starts = counter.starts(maximumPairs);
        int pairs = starts[common.size()];
        int[] seconds = new int[pairs];
        int[] counts = new int[pairs];
        counter.fill(starts, seconds, counts);
        return new PairCounts(
                baskets.basketCount(), minimumCount, common.keys(), common.counts(), starts, seconds, counts);
    }

    /** {@return how many pairs there are} */
    public int size() {
        return seconds.length;
    }

    /** {@return how many baskets were looked at} */
    public int baskets() {
        return baskets;
    }

    /** {@return how many baskets were enough} */
    public long minimumCount() {
        return minimumCount;
    }

    /**
     * {@return the lesser item of a pair}
     *
     * @param pair in [0, size)
     */
    public long first(int pair) {
        return items[firstIndex(pair)];
    }

    /**
     * {@return the greater item of a pair}
     *
     * @param pair in [0, size)
     */
    public long second(int pair) {
        return items[seconds[Checks.index(pair, seconds.length, "pair")]];
    }

    /**
     * {@return how many baskets hold both items of a pair}
     *
     * @param pair in [0, size)
     */
    public int count(int pair) {
        return counts[Checks.index(pair, counts.length, "pair")];
    }

    /**
     * {@return how many baskets hold both items; 0 if fewer than {@link #minimumCount} do}
     *
     * @param item an item
     * @param other another item
     * @throws IllegalArgumentException if both are the same
     */
    public int count(long item, long other) {
        int pair = indexOf(item, other);
        return pair < 0 ? 0 : counts[pair];
    }

    /**
     * {@return the rule from one item to another}
     *
     * @param item the item that was bought
     * @param other the item that may go with it
     * @throws IllegalArgumentException if both are the same, or fewer than {@link #minimumCount} baskets hold both
     */
    public AssociationRule rule(long item, long other) {
        int pair = indexOf(item, other);
        if (pair < 0) {
            throw new IllegalArgumentException("item and other must be together in at least " + minimumCount
                    + " baskets, got item=" + item + ", other=" + other);
        }
        return rule(Arrays.binarySearch(items, item), Arrays.binarySearch(items, other), counts[pair]);
    }

    /** The rule from the first item of a pair to its second one, or back. */
    AssociationRule rule(int pair, boolean back) {
        int first = firstIndex(pair);
        return back ? rule(seconds[pair], first, counts[pair]) : rule(first, seconds[pair], counts[pair]);
    }

    private AssociationRule rule(int antecedent, int consequent, int both) {
        return new AssociationRule(
                ItemSet.of(items[antecedent]),
                ItemSet.of(items[consequent]),
                baskets,
                itemCounts[antecedent],
                itemCounts[consequent],
                both);
    }

    private int firstIndex(int pair) {
        Checks.index(pair, seconds.length, "pair");
        // The last of the first items that begin at or before the pair.
        int low = 0;
        int high = items.length;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= pair) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The position of a pair, negative if it is not there. */
    private int indexOf(long item, long other) {
        if (item == other) {
            throw new IllegalArgumentException("item and other must differ, got item=" + item + ", other=" + other);
        }
        int first = Arrays.binarySearch(items, Math.min(item, other));
        int second = Arrays.binarySearch(items, Math.max(item, other));
        return first < 0 ? -1 : Arrays.binarySearch(seconds, starts[first], starts[first + 1], second);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PairCounts other
                && baskets == other.baskets
                && minimumCount == other.minimumCount
                && Arrays.equals(items, other.items)
                && Arrays.equals(itemCounts, other.itemCounts)
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(seconds, other.seconds)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(baskets, Arrays.hashCode(items), Arrays.hashCode(counts));
    }

    @Override
    public String toString() {
        return "PairCounts[" + size() + " pairs in at least " + minimumCount + " of " + baskets + " baskets]";
    }
}
