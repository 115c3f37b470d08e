package dev.retention.survival;

/** Whether two purchases of a customer on one day are two: a definition on which shops and models differ. */
public enum SameDay {

    /** Each counts, and the time between them is 0. */
    APART,

    /** They are one purchase, as in the models of lifetime value; the time between purchases is never 0. */
    MERGED
}
