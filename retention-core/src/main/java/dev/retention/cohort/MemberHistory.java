package dev.retention.cohort;

import dev.retention.activity.ActivityLog;
import java.util.Arrays;

/**
 * What one member did since their entry, by column: only columns with an entry of the log are held, ascending. Reused from
 * member to member.
 */
final class MemberHistory {

    private int[] columns = new int[16];
    private long[] activities = new long[16];
    private long[] revenueMinor = new long[16];
    private boolean[] returned = new boolean[16];
    private int size;
    private int returnedThrough;
    private int lastBegun;
    private int lastObserved;

    /** Takes the entries [from, to) of a log, all of them on or after the day on which the member entered. */
    void read(CohortDefinition definition, ActivityLog log, int from, int to, int entryDay, int asOfEpochDay) {
        size = 0;
        returnedThrough = 0;
        for (int entry = from; entry < to; entry++) {
            int column = definition.column(entryDay, log.epochDay(entry));
            add(column, log.activityCount(entry), log.amountMinor(entry));
        }
        definition.returns().mark(this, definition.minActivities());
        lastBegun = definition.lastBegun(entryDay, asOfEpochDay);
        lastObserved = definition.lastObserved(entryDay, asOfEpochDay);
    }

    private void add(int column, long activityCount, long amountMinor) {
        if (size > 0 && columns[size - 1] == column) {
            activities[size - 1] += activityCount;
            revenueMinor[size - 1] = Math.addExact(revenueMinor[size - 1], amountMinor);
            return;
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            activities = Arrays.copyOf(activities, 2 * size);
            revenueMinor = Arrays.copyOf(revenueMinor, 2 * size);
            returned = Arrays.copyOf(returned, 2 * size);
        }
        columns[size] = column;
        activities[size] = activityCount;
        revenueMinor[size] = amountMinor;
        returned[size] = false;
        size++;
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

    long revenueMinor(int i) {
        return revenueMinor[i];
    }

    /** Whether the member returned in the i-th column held; see also {@link #returnedThrough}. */
    boolean returned(int i) {
        return returned[i];
    }

    /** The member returned in every column up to this one, at least in the first, which is the entry. */
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
