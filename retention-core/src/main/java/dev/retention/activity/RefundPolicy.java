package dev.retention.activity;

/**
 * What a row with a negative amount means. Shops differ, and so do the answers: there is no default.
 *
 * <p>Rows with a positive amount, and with zero, count as an activity under every policy.
 */
public enum RefundPolicy {
    /** A return: its amount is netted against revenue on its day, but it is no purchase. */
    NET,

    /** Left out, amount and all: gross revenue. */
    IGNORED,

    /** An activity like any other: its amount is netted and it counts. */
    COUNTED;

    /**
     * {@return whether a row enters the log at all}
     *
     * @param amountMinor the amount of the row
     */
    public boolean keeps(long amountMinor) {
        return this != IGNORED || amountMinor >= 0;
    }

    /**
     * {@return 1 if a row counts as an activity, else 0}
     *
     * @param amountMinor the amount of the row, which is kept
     */
    public int activities(long amountMinor) {
        return this == COUNTED || amountMinor >= 0 ? 1 : 0;
    }
}
