package dev.retention.basket;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Depth first: a set is extended by each item after its last one that enough of its baskets hold.
 *
 * <p>All extensions of a set are counted in one look at what its baskets hold after its last item, and known to be sets before any of
 * them is gone into: so the cap ends the search early, and before what it would have taken is allocated.
 */
final class ItemSetSearch {

    private final CommonItems common;
    private final long minimumCount;
    private final int maximumSize;
    private final int maximumSets;
    private final Map<ItemSet, Long> found = new HashMap<>();

    /** One counter for each item; all 0 between looks. */
    private final int[] counters;
    /** The items of the set at hand. */
    private long[] set = new long[8];

    private long known;

    ItemSetSearch(CommonItems common, long minimumCount, int maximumSize, int maximumSets) {
        this.common = common;
        this.minimumCount = minimumCount;
        this.maximumSize = maximumSize;
        this.maximumSets = maximumSets;
        this.counters = new int[common.size()];
    }

    Map<ItemSet, Long> run() {
        know(common.size());
        CommonItems.Occurrences all = common.occurrences();
        for (int item = 0; item < common.size(); item++) {
            descend(item, 1, all.tails(), all.ends(), all.starts()[item], all.starts()[item + 1]);
        }
        return found;
    }

    /**
     * Records the set that an item completes, and goes on to its extensions.
     *
     * @param tails where in each basket with the set the items after this one begin
     * @param ends where each of these baskets ends
     * @param from the first of these baskets in the two arrays
     * @param to the one after the last
     */
    private void descend(int item, int size, int[] tails, int[] ends, int from, int to) {
        if (size > set.length) {
            set = Arrays.copyOf(set, 2 * size);
        }
        set[size - 1] = common.keys()[item];
        found.put(new ItemSet(Arrays.copyOf(set, size)), (long) (to - from));
        if (size == maximumSize) {
            return;
        }
        int[] touched = count(item, tails, ends, from, to);
        int extensions = keepFrequent(touched);
        if (extensions > 0) {
            know(extensions);
            if (size > 30) { // all parts of the next set are sets: more than 2^31
                tooMany();
            }
            extend(touched, extensions, size, tails, ends, from, to);
        }
    }

    /** Counts the items that come after, and returns them; they are counted until {@link #keepFrequent}. */
    private int[] count(int item, int[] tails, int[] ends, int from, int to) {
        int[] contents = common.contents();
        int[] touched = new int[16];
        int n = 0;
        for (int o = from; o < to; o++) {
            for (int row = tails[o]; row < ends[o]; row++) {
                if (counters[contents[row]]++ == 0) {
                    if (n == touched.length) {
                        touched = Arrays.copyOf(touched, Math.min(2 * n, common.size() - item));
                    }
                    touched[n++] = contents[row];
                }
            }
        }
        return Arrays.copyOf(touched, n);
    }

    /** Moves the frequent ones of the touched items to the front, and sets the counters of the others to 0. */
    private int keepFrequent(int[] touched) {
        int kept = 0;
        for (int item : touched) {
            if (counters[item] >= minimumCount) {
                touched[kept++] = item;
            } else {
                counters[item] = 0;
            }
        }
        return kept;
    }

    /** Hands each extension the baskets that hold it. */
    private void extend(int[] items, int extensions, int size, int[] tails, int[] ends, int from, int to) {
        int[] contents = common.contents();
        int[] starts = new int[extensions + 1];
        for (int e = 0; e < extensions; e++) {
            starts[e + 1] = Math.addExact(starts[e], counters[items[e]]);
            counters[items[e]] = -1 - starts[e]; // below 0: where the next basket goes
        }
        int[] theirTails = new int[starts[extensions]];
        int[] theirEnds = new int[starts[extensions]];
        for (int o = from; o < to; o++) {
            for (int row = tails[o]; row < ends[o]; row++) {
                int place = counters[contents[row]];
                if (place < 0) {
                    theirTails[-1 - place] = row + 1;
                    theirEnds[-1 - place] = ends[o];
                    counters[contents[row]]--;
                }
            }
        }
        for (int e = 0; e < extensions; e++) {
            counters[items[e]] = 0;
        }
        for (int e = 0; e < extensions; e++) {
            descend(items[e], size + 1, theirTails, theirEnds, starts[e], starts[e + 1]);
        }
    }

    private void know(int sets) {
        known += sets;
        if (known > maximumSets) {
            tooMany();
        }
    }

    private void tooMany() {
        throw new IllegalArgumentException("there must be at most maximumSets sets, got more than maximumSets="
                + maximumSets + " with minimumCount=" + minimumCount + ": raise the one or the other");
    }
}
