package dev.retention.cohort;

/** Sums the members of one cohort. */
final class CohortRowAccumulator {

    private final int columns;
    private final CellSumsAccumulator begun;
    /** Null if windows are common to all members: what is observed then is what has begun, up to some column. */
    private final CellSumsAccumulator observed;

    private long knownBefore;

    /**
     * Starts with no members.
     *
     * @param columns how many columns a member can have reached
     * @param commonWindows whether all members have the same windows
     */
    CohortRowAccumulator(int columns, boolean commonWindows) {
        this.columns = columns;
        begun = new CellSumsAccumulator(columns);
        observed = commonWindows ? null : new CellSumsAccumulator(columns);
    }

    void add(MemberHistory member, boolean activeBefore) {
        begun.add(member, member.lastBegun());
        if (observed != null && member.lastObserved() >= 0) {
            observed.add(member, member.lastObserved());
        }
        knownBefore += activeBefore ? 1 : 0;
    }

    /**
     * The row so far.
     *
     * @param observedColumns how many columns are over, if windows are common
     */
    CohortRow toRow(String label, int columnCount, int observedColumns) {
        if (observed == null) {
            CellSums all = begun.toSums(columns, label);
            return new CohortRow(label, columnCount, knownBefore, all, all.first(observedColumns));
        }
        return new CohortRow(
                label, columnCount, knownBefore, begun.toReachedColumns(label), observed.toReachedColumns(label));
    }
}
