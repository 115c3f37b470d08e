package dev.retention.activity;

import dev.retention.internal.Checks;
import dev.retention.internal.ExactSum;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The activities and amounts of consecutive entries, kept as running sums: those of a range of entries then are one difference,
 * and a view of a million customers does not read ten million entries.
 *
 * <p>The running sums wrap around; so does their difference, back to the right value of any range whose sum fits. Whether all do
 * is found out once. Where not, the terms are added up one by one, with an eye on overflow.
 */
final class EntrySums {

    /** Of all entries before each, and at the end of all. */
    private final int[] activitiesBefore;
    /** Of all entries before each, and at the end of all. */
    private final long[] amountBefore;
    /** Whether the activities and the amount of any entries together fit an int and a long. */
    private final boolean fit;
    /** Whether every entry has an activity. */
    private final boolean allActive;

    /** Takes running sums as they are. */
    EntrySums(int[] activitiesBefore, long[] amountBefore, boolean fit, boolean allActive) {
        this.activitiesBefore = activitiesBefore;
        this.amountBefore = amountBefore;
        this.fit = fit;
        this.allActive = allActive;
    }

    /** Adds up the terms of the first {@code count} entries. */
    static EntrySums of(int[] activities, long[] amounts, int count) {
        int[] activitiesBefore = new int[count + 1];
        long[] amountBefore = new long[count + 1];
        long activitySum = 0;
        double turnover = 0;
        boolean allActive = true;
        for (int e = 0; e < count; e++) {
            activitySum += activities[e];
            turnover += Math.abs((double) amounts[e]);
            allActive &= activities[e] > 0;
            activitiesBefore[e + 1] = activitiesBefore[e] + activities[e];
            amountBefore[e + 1] = amountBefore[e] + amounts[e];
        }
        // Half of what fits leaves room for the rounding of the turnover.
        boolean fit = activitySum <= Integer.MAX_VALUE && turnover < Long.MAX_VALUE / 2.0;
        return new EntrySums(activitiesBefore, amountBefore, fit, allActive);
    }

    /** The sums of the entries in [from, to). */
    EntrySums slice(int from, int to) {
        int[] activities = new int[to - from];
        long[] amounts = new long[to - from];
        for (int e = from; e < to; e++) {
            activities[e - from] = activities(e);
            amounts[e - from] = amountMinor(e);
        }
        return of(activities, amounts, to - from);
    }

    // The arrays check the index anyway, and a second check costs the view of cohorts half as much again: so the
    // failure is only put
    // into our words.

    int activities(int entry) {
        try {
            return activitiesBefore[entry + 1] - activitiesBefore[entry];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw outOfRange(entry);
        }
    }

    long amountMinor(int entry) {
        try {
            return amountBefore[entry + 1] - amountBefore[entry];
        } catch (ArrayIndexOutOfBoundsException e) {
            throw outOfRange(entry);
        }
    }

    private IndexOutOfBoundsException outOfRange(int entry) {
        return Checks.outOfBounds(entry, amountBefore.length - 1, "entry");
    }

    /** The activities of the entries in [from, to). */
    long activities(int from, int to) {
        if (fit) {
            return activitiesBefore[to] - activitiesBefore[from];
        }
        long sum = 0;
        for (int e = from; e < to; e++) {
            sum += activities(e); // at most 2^31 entries of less than 2^31 each
        }
        return sum;
    }

    /** The amount of the entries in [from, to). */
    long amountMinor(int from, int to, Supplier<String> name) {
        if (fit) {
            return amountBefore[to] - amountBefore[from];
        }
        var sum = new ExactSum();
        for (int e = from; e < to; e++) {
            sum.add(amountMinor(e));
        }
        return sum.total(name);
    }

    boolean fit() {
        return fit;
    }

    boolean allActive() {
        return allActive;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof EntrySums other
                && Arrays.equals(activitiesBefore, other.activitiesBefore)
                && Arrays.equals(amountBefore, other.amountBefore);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(activitiesBefore), Arrays.hashCode(amountBefore));
    }
}
