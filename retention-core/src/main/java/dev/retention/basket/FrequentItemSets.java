package dev.retention.basket;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All sets of items that at least so many baskets hold, of any size, with their exact counts.
 *
 * <p>Sets are in order of their size, those of a size by falling count, and then by their items. Items alone are sets of one.
 *
 * <p>The search goes depth first through the baskets that hold the set at hand, as LCM does (Uno, Kiyomi and Arimura, 2004): no
 * candidate is tried that no basket holds, and memory is that of the rows of one branch, 8 bytes for each row and level. The sets
 * themselves are objects of about 150 bytes. All that a set of 30 items has in it is a billion sets, so that there is a cap: as soon as
 * more sets are known to exist, the search ends with a message.
 *
 * <pre>{@code
 * var sets = FrequentItemSets.of(baskets, baskets.minimumCount(0.01));
 * List<AssociationRule> rules = RuleSelection.withDefaults().rules(sets);
 * }</pre>
 */
public final class FrequentItemSets implements Serializable {

    private static final long serialVersionUID = 1;

    /** The cap where none is named. */
    public static final int DEFAULT_MAXIMUM_SETS = 1_000_000;

    private static final Comparator<ItemSet> BY_SIZE = Comparator.comparingInt(ItemSet::size);

    private final long baskets;
    private final long minimumCount;
    private final transient List<ItemSet> sets;
    private final transient Map<ItemSet, Long> counts;

    private FrequentItemSets(long baskets, long minimumCount, Map<ItemSet, Long> counts) {
        this.baskets = baskets;
        this.minimumCount = minimumCount;
        this.counts = counts;
        List<ItemSet> inOrder = new ArrayList<>(counts.keySet());
        inOrder.sort(
                BY_SIZE.thenComparing(counts::get, Comparator.reverseOrder()).thenComparing(Comparator.naturalOrder()));
        this.sets = List.copyOf(inOrder);
    }

    /**
     * {@return the sets of any size that enough baskets hold} The same as with {@link #DEFAULT_MAXIMUM_SETS}.
     *
     * @param baskets the baskets
     * @param minimumCount how many baskets are enough, at least 1; see {@link Baskets#minimumCount}
     */
    public static FrequentItemSets of(Baskets baskets, long minimumCount) {
        return of(baskets, minimumCount, Integer.MAX_VALUE, DEFAULT_MAXIMUM_SETS);
    }

    /**
     * {@return the sets that enough baskets hold}
     *
     * @param baskets the baskets
     * @param minimumCount how many baskets are enough, at least 1; see {@link Baskets#minimumCount}
     * @param maximumSize how many items a set may have, at least 1
     * @param maximumSets how many sets there may be, at least 1
     * @throws IllegalArgumentException if there are more
     */
    public static FrequentItemSets of(Baskets baskets, long minimumCount, int maximumSize, int maximumSets) {
        requireNonNull(baskets, "baskets");
        Columns.minimumCount(minimumCount);
        Checks.positive(maximumSize, "maximumSize");
        Checks.positive(maximumSets, "maximumSets");
        var search = new ItemSetSearch(baskets.commonItems(minimumCount), minimumCount, maximumSize, maximumSets);
        return new FrequentItemSets(baskets.basketCount(), minimumCount, search.run());
    }

    /**
     * {@return sets that were found before, from the numbers that this class gives}
     *
     * @param baskets how many baskets were looked at
     * @param minimumCount how many were enough, at least 1
     * @param counts how many hold each set
     * @throws IllegalArgumentException if a count is below the minimum or above that of a part of the set, or a part is missing
     */
    public static FrequentItemSets of(long baskets, long minimumCount, Map<ItemSet, Long> counts) {
        if (baskets < 0 || baskets > AssociationRule.MAXIMUM_BASKETS) {
            throw new IllegalArgumentException(
                    "baskets must be in [0, " + AssociationRule.MAXIMUM_BASKETS + "], got baskets=" + baskets);
        }
        Columns.minimumCount(minimumCount);
        requireNonNull(counts, "counts");
        var copy = new HashMap<ItemSet, Long>();
        counts.forEach((set, count) ->
                copy.put(requireNonNull(set, "a set of counts"), requireNonNull(count, "counts[" + set + "]")));
        copy.forEach((set, count) -> {
            if (set.size() == 0) {
                throw new IllegalArgumentException("sets of counts must not be empty, got " + set);
            }
            if (count < minimumCount || count > baskets) {
                throw new IllegalArgumentException("counts must be in [minimumCount, baskets], got " + count + " of "
                        + set + " with minimumCount=" + minimumCount + ", baskets=" + baskets);
            }
            for (int left = 0; left < set.size() && set.size() > 1; left++) {
                ItemSet part = without(set, left);
                if (copy.getOrDefault(part, -1L) < count) {
                    throw new IllegalArgumentException("each part of a set must be there with at least its count, got "
                            + count + " of " + set + " and " + copy.get(part) + " of " + part);
                }
            }
        });
        return new FrequentItemSets(baskets, minimumCount, copy);
    }

    private static ItemSet without(ItemSet set, int left) {
        long[] rest = new long[set.size() - 1];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = set.item(i < left ? i : i + 1);
        }
        return new ItemSet(rest);
    }

    /** {@return how many baskets were looked at} */
    public long baskets() {
        return baskets;
    }

    /** {@return how many baskets were enough} */
    public long minimumCount() {
        return minimumCount;
    }

    /** {@return the sets in their order; the list cannot be changed} */
    public List<ItemSet> sets() {
        return sets;
    }

    /** {@return how many sets there are} */
    public int size() {
        return sets.size();
    }

    /**
     * {@return how many baskets hold a set; 0 if fewer than {@link #minimumCount} do}
     *
     * @param set a set of items
     */
    public long count(ItemSet set) {
        return counts.getOrDefault(requireNonNull(set, "set"), 0L);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof FrequentItemSets other
                && baskets == other.baskets
                && minimumCount == other.minimumCount
                && counts.equals(other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(baskets, counts);
    }

    @Override
    public String toString() {
        int largest = sets.isEmpty() ? 0 : sets.get(sets.size() - 1).size();
        return "FrequentItemSets[" + size() + " sets of up to " + largest + " items in at least " + minimumCount
                + " of " + baskets + " baskets]";
    }

    private Object writeReplace() {
        long[][] items = new long[sets.size()][];
        long[] countOf = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = sets.get(i).toArray();
            countOf[i] = count(sets.get(i));
        }
        return new SerialForm(baskets, minimumCount, items, countOf);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("sets are read through their serial form");
    }

    /** The items and the count of each set. */
    private record SerialForm(long baskets, long minimumCount, long[][] sets, long[] counts, long checksum)
            implements Serializable {

        SerialForm(long baskets, long minimumCount, long[][] sets, long[] counts) {
            this(baskets, minimumCount, sets, counts, Checksum.of(baskets, minimumCount, sets, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, baskets, minimumCount, sets, counts);
            var countOf = new HashMap<ItemSet, Long>();
            for (int i = 0; i < sets.length; i++) {
                countOf.put(ItemSet.of(sets[i]), counts[i]);
            }
            return of(baskets, minimumCount, countOf);
        }
    }
}
