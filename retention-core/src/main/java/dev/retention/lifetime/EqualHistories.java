package dev.retention.lifetime;

import dev.retention.history.BuyerHistories;

/**
 * Finds earlier rows of a column with the same x, t_x and T, so that they share the work. A table with one place for each hash: a
 * collision costs time, never the answer.
 */
final class EqualHistories {

    private static final int MOST_ROWS = 1 << 17;

    private final BuyerHistories buyers;
    private final int[] rows;

    EqualHistories(BuyerHistories buyers) {
        this.buyers = buyers;
        this.rows = new int[2 * Integer.highestOneBit(Math.max(1, Math.min(buyers.size(), MOST_ROWS)))];
    }

    /** Returns an earlier row that is equal to row i, or i, kept for those to come. Ask for the rows in their order, from 0 on. */
    int earlier(int i) {
        int times = 1_009 * Double.hashCode(buyers.age(i)) ^ Double.hashCode(buyers.lastAge(i));
        int hash = (31 * times ^ buyers.repeats(i)) * 0x9E3779B9;
        int slot = (hash >>> 14) & (rows.length - 1);
        int row = rows[slot];
        if (buyers.repeats(row) == buyers.repeats(i)
                && buyers.lastAge(row) == buyers.lastAge(i)
                && buyers.age(row) == buyers.age(i)) {
            return row;
        }
        rows[slot] = i;
        return i;
    }
}
