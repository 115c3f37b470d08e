package dev.retention.cohort;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.ExactSums;

/**
 * What one member did since their entry, by column: only columns with an entry of the log are held, ascending. Reused from
 * member to member.
 */
final class MemberHistory {

    private final int[] columns;
    private final long[] activities;
    private final ExactSums revenueMinor;
    private final boolean[] returned;
    private int size;
    private int returnedThrough;
    private int lastBegun;
    private int lastObserved;

    MemberHistory(int columnCount) {
        int capacity = columnCount + 1; // one more for all that is beyond the last column
        columns = new int[capacity];
        activities = new long[capacity];
        revenueMinor = new ExactSums(capacity);
        returned = new boolean[capacity];
    }

    /**
     * Takes the entries [from, to) of a log, all of them on or after the day on which the member entered.
     *
     * @param entryIsReturn whether the entry itself is the return of the first column: of one log it is
     */
    void read(
            CohortDefinition definition,
            ActivityLog log,
            int from,
            int to,
            int entryDay,
            int asOfEpochDay,
            boolean entryIsReturn) {
        size = 0;
        returnedThrough = entryIsReturn ? 0 : -1;
        for (int entry = from; entry < to; entry++) {
            int column = definition.column(entryDay, log.epochDay(entry));
            add(column, log.activityCount(entry), log.amountMinor(entry));
        }
        definition.returns().mark(this, definition.minActivities());
        lastBegun = definition.lastBegun(entryDay, asOfEpochDay);
        lastObserved = definition.lastObserved(entryDay, asOfEpochDay);
    }

    private void add(int column, long activityCount, long amountMinor) {
        if (size == 0 || columns[size - 1] != column) {
            columns[size] = column;
            activities[size] = 0;
            revenueMinor.clear(size);
            returned[size] = false;
            size++;
        }
        activities[size - 1] += activityCount;
        revenueMinor.add(size - 1, amountMinor);
    }

    /** How many columns are held. */
    int size() {
        return size;
    }

    /** The i-th column held; it may be after {@link #lastBegun}, where the definition has no more columns. */
    int column(int i) {
        return columns[i];
    }

    long activities(int i) {
        return activities[i];
    }

    /** The revenue in the columns held. */
    ExactSums revenueMinor() {
        return revenueMinor;
    }

    /** Whether the member returned in the i-th column held; see also {@link #returnedThrough}. */
    boolean returned(int i) {
        return returned[i];
    }

    /** The member returned in every column up to this one; of one log at least in the first, else −1 where in none. */
    int returnedThrough() {
        return returnedThrough;
    }

    /** The last column whose window has begun. */
    int lastBegun() {
        return lastBegun;
    }

    /** The last column whose window is over, −1 if none is. */
    int lastObserved() {
        return lastObserved;
    }

    void markReturned(int i) {
        returned[i] = true;
    }

    void markReturnedThrough(int column) {
        returnedThrough = column;
    }
}
