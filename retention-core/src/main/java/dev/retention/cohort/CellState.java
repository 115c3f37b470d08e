package dev.retention.cohort;

/** Whether a cell's window of time is over for all, for some, or for none of the cohort's members. */
public enum CellState {
    /** Over for every member as of the table's day: the cell is final. */
    OBSERVED,

    /** Under way, or over for some of the members only: the cell can still grow. */
    PARTLY_OBSERVED,

    /** Still to come for every member: the cell holds nothing, which is not zero. */
    NOT_YET_OBSERVABLE
}
