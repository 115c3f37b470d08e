package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.text.SafeText;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** One cohort: its size, and what its members did in each column of the table. */
public final class CohortRow implements Serializable {

    private static final long serialVersionUID = 1;

    /** The name of the cohort. */
    private final String label;
    /** How many columns the table has; the sums may be of fewer. */
    private final int columnCount;
    /** Members who were active before the days that the entry looks at. */
    private final long knownBefore;
    /** Of the members whose window has begun. */
    private final transient CellSums begun;
    /** Of the members whose window is over. */
    private final transient CellSums observed;

    CohortRow(String label, int columnCount, long knownBefore, CellSums begun, CellSums observed) {
        this.label = label;
        this.columnCount = columnCount;
        this.knownBefore = knownBefore;
        this.begun = begun;
        this.observed = begun.members(0) > 0 ? observed.withoutEmptyTail() : observed;
    }

    /**
     * {@return the row of cells that were kept, as {@link #cell} gave them}
     *
     * <pre>
     * select column, state, members, returned, … from cohort_cells where cohort = '2011-01' order by column
     * </pre>
     *
     * @param label the name of the cohort
     * @param knownBefore how many members were active before the range of {@link CohortEntry#firstIn}; 0 if the entry is another one
     * @param cells one for each column of the table
     * @throws IllegalArgumentException if the cells are not those of one cohort: its members become fewer from column to column,
     *     those whose window is over are among those whose window has begun, and a cell's state says which is the case
     */
    public static CohortRow of(String label, long knownBefore, List<CohortCell> cells) {
        requireNonNull(label, "label");
        int begunColumns = 0;
        int observedColumns = 0;
        for (int column = 0; column < requireNonNull(cells, "cells").size(); column++) {
            CohortCell cell = requireNonNull(cells.get(column), "cells[" + column + "]");
            begunColumns = cell.state() == CellState.NOT_YET_OBSERVABLE ? begunColumns : column + 1;
            boolean isSeen =
                    cell.state() == CellState.OBSERVED || cell.observed().members() > 0;
            observedColumns = isSeen ? column + 1 : observedColumns;
        }
        CohortRow row = checked(
                label,
                cells.size(),
                knownBefore,
                CellSums.of(cells.stream()
                        .limit(begunColumns)
                        .map(CohortCell::soFar)
                        .toArray(CellContent[]::new)),
                CellSums.of(cells.stream()
                        .limit(observedColumns)
                        .map(CohortCell::observed)
                        .toArray(CellContent[]::new)));
        for (int column = 0; column < cells.size(); column++) {
            if (!row.cell(column).equals(cells.get(column))) {
                throw new IllegalArgumentException("cells[" + column + "] of cohort " + SafeText.of(label) + " must be "
                        + row.cell(column) + " by the cells around it, got " + cells.get(column));
            }
        }
        return row;
    }

    private static CohortRow checked(
            String label, int columnCount, long knownBefore, CellSums begun, CellSums observed) {
        Checks.inRange(columnCount, 0, CohortTableBuilder.MAX_CELLS, "cells.size()");
        Checks.inRange(begun.columns(), 0, columnCount, "cells with soFar");
        Checks.inRange(observed.columns(), 0, begun.columns(), "cells with observed");
        begun.check("soFar");
        observed.check("observed");
        for (int column = 0; column < observed.columns(); column++) {
            CellContent seen = observed.content(column);
            CellContent all = begun.content(column);
            boolean isPart = seen.members() == all.members()
                    ? seen.equals(all)
                    : seen.members() < all.members()
                            && seen.returned() <= all.returned()
                            && seen.activities() <= all.activities();
            if (!isPart) {
                throw new IllegalArgumentException("observed must be a part of soFar, got observed=" + seen + ", soFar="
                        + all + " in cells[" + column + "] of cohort " + SafeText.of(label));
            }
        }
        if (knownBefore < 0 || knownBefore > begun.members(0)) {
            throw new IllegalArgumentException(
                    "knownBefore must be in [0, size], got knownBefore=" + knownBefore + ", size=" + begun.members(0));
        }
        CellSums common = begun.first(observed.columns());
        return new CohortRow(label, columnCount, knownBefore, begun, observed.equals(common) ? common : observed);
    }

    /** {@return the name of the cohort: the label of its period, or the name that the caller gave it} */
    public String label() {
        return label;
    }

    /** {@return how many members the cohort has} */
    public long size() {
        return begun.members(0);
    }

    /** {@return whether the cohort has no members; such a cohort enters no average} */
    public boolean isEmpty() {
        return size() == 0;
    }

    /**
     * {@return how many members were active before the range of {@link CohortEntry#firstIn}, and so are known not to be new; 0 if
     * the entry is another one}
     */
    public long knownBefore() {
        return knownBefore;
    }

    /** {@return how many columns the table has} */
    public int columnCount() {
        return columnCount;
    }

    /**
     * {@return the cell in a column}
     *
     * @param column in [0, columnCount)
     */
    public CohortCell cell(int column) {
        return new CohortCell(state(column), observed.content(column), begun.content(column));
    }

    /**
     * {@return whether the window of a column is over}
     *
     * @param column in [0, columnCount)
     */
    public CellState state(int column) {
        Checks.index(column, columnCount, "column");
        if (column < observed.columns() && observed.members(column) == size()) {
            return CellState.OBSERVED;
        }
        return column < begun.columns() ? CellState.PARTLY_OBSERVED : CellState.NOT_YET_OBSERVABLE;
    }

    /** What members did whose window has begun. */
    CellSums begun() {
        return begun;
    }

    /** What members did whose window is over. */
    CellSums observed() {
        return observed;
    }

    /** A row with the members of all parts. */
    static CohortRow total(String label, int columnCount, List<CohortRow> parts) {
        long knownBefore = 0;
        for (CohortRow part : parts) {
            knownBefore = Exact.add(knownBefore, part.knownBefore, "knownBefore");
        }
        return new CohortRow(
                label,
                columnCount,
                knownBefore,
                CellSums.total(label, parts.stream().map(row -> row.begun).toList()),
                CellSums.total(label, parts.stream().map(row -> row.observed).toList()));
    }

    CohortRow withColumnCount(int columnCount) {
        return new CohortRow(label, columnCount, knownBefore, begun.first(columnCount), observed.first(columnCount));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortRow other
                && label.equals(other.label)
                && columnCount == other.columnCount
                && knownBefore == other.knownBefore
                && begun.equals(other.begun)
                && observed.equals(other.observed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, begun, observed);
    }

    @Override
    public String toString() {
        return "CohortRow[" + label + ", " + size() + " members, " + columnCount + " columns]";
    }

    private Object writeReplace() {
        return new SerialForm(label, columnCount, knownBefore, begun.toArray(), observed.toArray());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a row is read through its serial form");
    }

    /** The contents of the cells in numbers. */
    private record SerialForm(
            String label, int columnCount, long knownBefore, long[] begun, long[] observed, long checksum)
            implements Serializable {

        SerialForm(String label, int columnCount, long knownBefore, long[] begun, long[] observed) {
            this(
                    label,
                    columnCount,
                    knownBefore,
                    begun,
                    observed,
                    Checksum.of(label, columnCount, knownBefore, begun, observed));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, label, columnCount, knownBefore, begun, observed);
            return checked(
                    requireNonNull(label, "label"),
                    columnCount,
                    knownBefore,
                    CellSums.ofArray(begun),
                    CellSums.ofArray(observed));
        }
    }
}
