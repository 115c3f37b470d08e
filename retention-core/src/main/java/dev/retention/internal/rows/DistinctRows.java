package dev.retention.internal.rows;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.util.Arrays;
import java.util.Objects;

/**
 * Rows of {@code long} keys, each distinct row once with a count, sorted by the keys: the canonical form of a multiset, and so
 * the same for any order and any split of what went in.
 */
public final class DistinctRows {

    private final long[][] keys;
    private final long[] counts;

    private DistinctRows(long[][] keys, long[] counts) {
        this.keys = keys;
        this.counts = counts;
    }

    public static DistinctRows empty(int columns) {
        return new DistinctRows(new long[columns][0], new long[0]);
    }

    /** Groups rows, one array per key, with how often each occurs; a row that occurs 0 times is left out. */
    public static DistinctRows of(long[][] columns, long[] occurrences) {
        int[] order = RowOrder.byKeys(columns);
        int[] firsts = new int[order.length];
        long[] counts = new long[order.length];
        int groups = 0;
        for (int row : order) {
            if (occurrences[row] == 0) {
                continue;
            }
            if (groups == 0 || !sameKeys(columns, row, firsts[groups - 1])) {
                firsts[groups++] = row;
            }
            counts[groups - 1] = Exact.add(counts[groups - 1], occurrences[row], "the number of customers");
        }
        long[][] keys = new long[columns.length][groups];
        for (int k = 0; k < columns.length; k++) {
            for (int g = 0; g < groups; g++) {
                keys[k][g] = columns[k][firsts[g]];
            }
        }
        return new DistinctRows(keys, Arrays.copyOf(counts, groups));
    }

    private static boolean sameKeys(long[][] columns, int row, int other) {
        for (long[] column : columns) {
            if (column[row] != column[other]) {
                return false;
            }
        }
        return true;
    }

    public DistinctRows plus(DistinctRows other) {
        long[][] both = new long[keys.length][];
        for (int k = 0; k < keys.length; k++) {
            both[k] = concat(keys[k], other.keys[k]);
        }
        return of(both, concat(counts, other.counts));
    }

    private static long[] concat(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, Exact.add(a.length, b.length, "the number of rows"));
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    public int size() {
        return counts.length;
    }

    public long key(int column, int row) {
        return keys[column][Checks.index(row, counts.length, "row")];
    }

    public long count(int row) {
        return counts[Checks.index(row, counts.length, "row")];
    }

    public long[] counts() {
        return counts.clone();
    }

    public long totalCount() {
        long total = 0;
        for (long count : counts) {
            total = Exact.add(total, count, "the number of customers");
        }
        return total;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof DistinctRows other
                && Arrays.deepEquals(keys, other.keys)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.deepHashCode(keys), Arrays.hashCode(counts));
    }
}
