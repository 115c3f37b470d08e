package dev.retention.cohort;

import dev.retention.internal.ExactSum;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The contents of consecutive columns, from the first one on; beyond the last is {@link CellContent#EMPTY}. */
final class CellSums implements Serializable {

    private static final long serialVersionUID = 1;

    /** The numbers in a content. */
    private static final String[] NAMES = {
        "members", "returned", "returnedBefore", "activities", "revenueMinor", "cumulativeRevenueMinor"
    };

    private static final int WIDTH = NAMES.length;

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

    /** The sums of parts of a cohort, which fail only if a total does not fit. */
    static CellSums total(String cohort, List<CellSums> parts) {
        int columns = parts.stream().mapToInt(CellSums::columns).max().orElse(0);
        long[] totals = new long[columns * WIDTH];
        var sum = new ExactSum();
        for (int i = 0; i < totals.length; i++) {
            for (CellSums part : parts) {
                sum.add(i < part.columns * WIDTH ? part.values[i] : 0);
            }
            totals[i] = sum.takeTotal(nameOf(NAMES[i % WIDTH], cohort, i / WIDTH));
        }
        return new CellSums(totals, columns);
    }

    /** What a sum is called if it does not fit. */
    static Supplier<String> nameOf(String number, String cohort, int column) {
        return () -> number + " of cohort " + cohort + " in column " + column;
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
