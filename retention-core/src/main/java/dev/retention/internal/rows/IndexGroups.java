package dev.retention.internal.rows;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Elements in numbered groups: a counting sort, so linear, and in each group the elements keep their order. */
public final class IndexGroups {

    /** Where each group begins in the order, and at the end where the last one ends. */
    private final int[] starts;
    /** The elements, group by group. */
    private final int[] order;

    public IndexGroups(int elements, int groups, IntUnaryOperator groupOf) {
        starts = new int[groups + 1];
        for (int i = 0; i < elements; i++) {
            starts[groupOf.applyAsInt(i) + 1]++;
        }
        for (int g = 0; g < groups; g++) {
            starts[g + 1] += starts[g];
        }
        order = new int[elements];
        int[] next = starts.clone();
        for (int i = 0; i < elements; i++) {
            order[next[groupOf.applyAsInt(i)]++] = i;
        }
    }

    public int count() {
        return starts.length - 1;
    }

    public int size(int group) {
        return starts[group + 1] - starts[group];
    }

    /** The elements of a group, ascending. */
    public int[] members(int group) {
        return Arrays.copyOfRange(order, starts[group], starts[group + 1]);
    }

    /** The values of the elements of a group. */
    public long[] of(int group, long[] values) {
        long[] members = new long[size(group)];
        for (int i = 0; i < members.length; i++) {
            members[i] = values[order[starts[group] + i]];
        }
        return members;
    }

    /** Puts the scores of the elements of a group into their places. */
    public void put(int group, byte[] scoresOfMembers, byte[] scores) {
        for (int i = 0; i < scoresOfMembers.length; i++) {
            scores[order[starts[group] + i]] = scoresOfMembers[i];
        }
    }
}
