package dev.retention.cohort;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.util.List;

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
    private final CellSums begun;
    /** Of the members whose window is over. */
    private final CellSums observed;

    CohortRow(String label, int columnCount, long knownBefore, CellSums begun, CellSums observed) {
        this.label = label;
        this.columnCount = columnCount;
        this.knownBefore = knownBefore;
        this.begun = begun;
        this.observed = observed;
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
        return 31 * (31 * label.hashCode() + begun.hashCode()) + observed.hashCode();
    }

    @Override
    public String toString() {
        return "CohortRow[" + label + ", " + size() + " members, " + columnCount + " columns]";
    }
}
