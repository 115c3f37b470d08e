package dev.retention.cohort;

import java.io.Serializable;
import java.util.Arrays;

/** The contents of consecutive columns, from the first one on; beyond the last is {@link CellContent#EMPTY}. */
final class CellSums implements Serializable {

    private static final long serialVersionUID = 1;

    static final CellSums EMPTY = new CellSums(new long[0], 0);

    /** Numbers in a content, in the order of its components. */
    private static final int WIDTH = 6;

    /** May hold more columns than these, so that {@link #first} need not copy. */
    private final long[] values;

    private final int columns;

    private CellSums(long[] values, int columns) {
        this.values = values;
        this.columns = columns;
    }

    static CellSums of(CellContent... contents) {
        long[] values = new long[contents.length * WIDTH];
        for (int column = 0; column < contents.length; column++) {
            CellContent content = contents[column];
            int i = column * WIDTH;
            values[i] = content.members();
            values[i + 1] = content.returned();
            values[i + 2] = content.returnedBefore();
            values[i + 3] = content.activities();
            values[i + 4] = content.revenueMinor();
            values[i + 5] = content.cumulativeRevenueMinor();
        }
        return new CellSums(values, contents.length);
    }

    int columns() {
        return columns;
    }

    CellContent content(int column) {
        if (column >= columns) {
            return CellContent.EMPTY;
        }
        int i = column * WIDTH;
        return new CellContent(values[i], values[i + 1], values[i + 2], values[i + 3], values[i + 4], values[i + 5]);
    }

    long members(int column) {
        return column < columns ? values[column * WIDTH] : 0;
    }

    CellSums first(int count) {
        return count >= columns ? this : new CellSums(values, count);
    }

    CellSums plus(CellSums other) {
        if (other.columns > columns) {
            return other.plus(this);
        }
        long[] sums = Arrays.copyOf(values, columns * WIDTH);
        for (int i = 0; i < other.columns * WIDTH; i++) {
            sums[i] = Math.addExact(sums[i], other.values[i]);
        }
        return new CellSums(sums, columns);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CellSums other
                && columns == other.columns
                && Arrays.equals(values, 0, columns * WIDTH, other.values, 0, columns * WIDTH);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < columns * WIDTH; i++) {
            hash = 31 * hash + Long.hashCode(values[i]);
        }
        return hash;
    }
}
