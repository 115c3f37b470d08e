package dev.retention.cohort;

import java.util.Arrays;

/**
 * Counts customers once, however many cohorts they are in: a customer is observed in a column if one of their memberships is,
 * and has returned in it if they have after one of these.
 */
final class DistinctCustomers {

    private final CellSumsAccumulator sums;
    /** The columns in which the present customer has returned. */
    private final boolean[] returned;

    private int last = -1;

    DistinctCustomers(int columns) {
        sums = new CellSumsAccumulator(columns);
        returned = new boolean[columns];
    }

    /** Adds one membership of the present customer. */
    void add(MemberHistory member) {
        last = Math.max(last, member.lastObserved());
        for (int column = 0; column <= Math.min(member.returnedThrough(), member.lastObserved()); column++) {
            returned[column] = true;
        }
        for (int i = 0; i < member.size() && member.column(i) <= member.lastObserved(); i++) {
            returned[member.column(i)] |= member.returned(i);
        }
    }

    /** Ends with the present customer. */
    void endCustomer() {
        if (last >= 0) {
            for (int column = 1; column <= last; column++) {
                if (returned[column]) {
                    sums.addReturn(column);
                }
            }
            sums.addMember(returned[0] ? 0 : -1, last, returned[last]);
        }
        Arrays.fill(returned, 0, last + 1, false);
        last = -1;
    }

    CellSums toSums() {
        return sums.toReachedColumns(CohortTable.ALL);
    }
}
