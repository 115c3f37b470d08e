package dev.retention.cohort;

import dev.retention.internal.ExactSum;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The contents of consecutive columns, from the first one on; beyond the last is {@link CellContent#EMPTY}. */
final class CellSums {

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

    /** The sums of {@link #toArray}. */
    static CellSums ofArray(long[] values) {
        if (values.length % WIDTH != 0) {
            throw new IllegalArgumentException(
                    "values must be " + WIDTH + " for each column, got values.length=" + values.length);
        }
        return new CellSums(values.clone(), values.length / WIDTH);
    }

    /** The numbers of each content, column by column. */
    long[] toArray() {
        return Arrays.copyOf(values, columns * WIDTH);
    }

    int columns() {
        return columns;
    }

    List<CellContent> contents() {
        return IntStream.range(0, columns).mapToObj(this::content).toList();
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

    /** The same sums without the columns at the end in which nobody is. */
    CellSums withoutEmptyTail() {
        int count = columns;
        while (count > 0 && members(count - 1) == 0) {
            count--;
        }
        return first(count);
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

    /**
     * Checks that the contents are those of a group of which fewer and fewer are looked at.
     *
     * @throws IllegalArgumentException if a content cannot be one, or members come back, or more had returned in the column before than
     *     there were, or nobody did something
     */
    void check(String name) {
        for (int column = 0; column < columns; column++) {
            CellContent content = content(column);
            long membersBefore = column == 0 ? Long.MAX_VALUE : members(column - 1);
            long returnedBefore = column == 0 ? 0 : values[(column - 1) * WIDTH + 1];
            if (content.members() > membersBefore
                    || content.returnedBefore() > returnedBefore
                    || (content.members() == 0 && !content.equals(CellContent.EMPTY))) {
                throw new IllegalArgumentException("cells must hold the members of one group, who become fewer, got "
                        + name + " of cells[" + column + "]=" + content);
            }
        }
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
