package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.IndexGroups;
import dev.retention.internal.text.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A statistic of the customers in each cell of two dimensions: see {@link RfmScores#heatMap}.
 *
 * <p>One that was kept as numbers is made again of its values.
 */
public final class HeatMap implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_SCORES = 127;

    /** The dimension down the side. */
    private final Dimension rows;
    /** The dimension across. */
    private final Dimension columns;
    /** The highest score down the side. */
    private final int rowCount;
    /** The highest score across. */
    private final int columnCount;
    /** Row by row, from the lowest scores. */
    private final double[] values;

    private HeatMap(Dimension rows, Dimension columns, int rowCount, int columnCount, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.rowCount = rowCount;
        this.columnCount = columnCount;
        this.values = values;
    }

    static HeatMap of(
            RfmScores scores, Dimension rows, Dimension columns, ToDoubleFunction<? super CustomerSummary> statistic) {
        requireNonNull(rows, "rows");
        requireNonNull(columns, "columns");
        requireNonNull(statistic, "statistic");
        different(rows, columns);
        int rowCount = scores.scale().bins(rows);
        int columnCount = scores.scale().bins(columns);
        int cells = rowCount * columnCount;
        var groups = new IndexGroups(
                scores.customerCount(),
                cells + 1,
                i -> scores.isScored(i)
                        ? (scores.score(rows, i) - 1) * columnCount + scores.score(columns, i) - 1
                        : cells);
        double[] values = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            values[cell] = statistic.applyAsDouble(scores.summary().at(groups.members(cell)));
        }
        return new HeatMap(rows, columns, rowCount, columnCount, values);
    }

    /**
     * {@return a heat map of known values, such as the {@link #value} of every cell of one that was kept}
     *
     * @param rows the dimension down the side
     * @param columns the dimension across, another one
     * @param values row by row from the lowest score, all of the same length; {@code NaN} where the statistic is not defined, or
     *     infinite
     * @throws IllegalArgumentException if the dimensions are the same, or the values are no table of 1 to 127 rows and columns
     */
    public static HeatMap of(Dimension rows, Dimension columns, double[][] values) {
        different(requireNonNull(rows, "rows"), requireNonNull(columns, "columns"));
        requireNonNull(values, "values");
        Checks.inRange(values.length, 1, MOST_SCORES, "values.length");
        int columnCount = requireNonNull(values[0], "values[0]").length;
        Checks.inRange(columnCount, 1, MOST_SCORES, "values[0].length");
        double[] flat = new double[values.length * columnCount];
        for (int r = 0; r < values.length; r++) {
            double[] row = requireNonNull(values[r], "values[" + r + "]");
            if (row.length != columnCount) {
                throw new IllegalArgumentException("values must have rows of one length, got values[" + r + "].length="
                        + row.length + ", values[0].length=" + columnCount);
            }
            System.arraycopy(row, 0, flat, r * columnCount, columnCount);
        }
        return new HeatMap(rows, columns, values.length, columnCount, flat);
    }

    private static void different(Dimension rows, Dimension columns) {
        if (rows == columns) {
            throw new IllegalArgumentException("rows and columns must be different dimensions, got " + rows + " twice");
        }
    }

    /** {@return the dimension down the side} */
    public Dimension rows() {
        return rows;
    }

    /** {@return the dimension across} */
    public Dimension columns() {
        return columns;
    }

    /** {@return the highest score down the side} */
    public int rowCount() {
        return rowCount;
    }

    /** {@return the highest score across} */
    public int columnCount() {
        return columnCount;
    }

    /**
     * {@return the statistic of the customers in a cell}
     *
     * @param rowScore the score in the dimension down the side, from 1
     * @param columnScore the score in the dimension across, from 1
     */
    public double value(int rowScore, int columnScore) {
        Checks.inRange(rowScore, 1, rowCount, "rowScore");
        Checks.inRange(columnScore, 1, columnCount, "columnScore");
        return values[(rowScore - 1) * columnCount + columnScore - 1];
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof HeatMap other
                && rows == other.rows
                && columns == other.columns
                && columnCount == other.columnCount
                && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(columnCount, Arrays.hashCode(values));
    }

    /**
     * {@return a table in plain text, the best row first; a dash where the statistic is not defined}
     *
     * @param decimals how many digits after the point, in [0, 18]
     * @throws IllegalArgumentException if they are more or fewer
     */
    public String toText(int decimals) {
        Checks.inRange(decimals, 0, TextTable.MOST_DIGITS, "decimals");
        String[] header = new String[1 + columnCount];
        header[0] = rows.letter() + " \\ " + columns.letter();
        for (int c = 1; c <= columnCount; c++) {
            header[c] = Integer.toString(c);
        }
        var table = TextTable.withHeader(header);
        for (int r = rowCount; r >= 1; r--) {
            String[] row = new String[header.length];
            row[0] = Integer.toString(r);
            for (int c = 1; c <= columnCount; c++) {
                row[c] = TextTable.fixed(value(r, c), decimals);
            }
            table.row(row);
        }
        return table.toString();
    }

    /** {@return what stands down the side and across, as {@code HeatMap[R by F, 5 by 5]}; {@link #toText} is the table} */
    @Override
    public String toString() {
        return "HeatMap[" + rows.letter() + " by " + columns.letter() + ", " + rowCount + " by " + columnCount + "]";
    }

    private Object writeReplace() {
        return new SerialForm(rows, columns, rowCount, columnCount, values);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a heat map is read through its serial form");
    }

    /** The values without the customers. */
    private record SerialForm(
            Dimension rows, Dimension columns, int rowCount, int columnCount, double[] values, long checksum)
            implements Serializable {

        SerialForm(Dimension rows, Dimension columns, int rowCount, int columnCount, double[] values) {
            this(
                    rows,
                    columns,
                    rowCount,
                    columnCount,
                    values,
                    Checksum.of(rows, columns, rowCount, columnCount, values));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rows, columns, rowCount, columnCount, values);
            requireNonNull(rows, "rows");
            requireNonNull(columns, "columns");
            Checks.inRange(rowCount, 1, MOST_SCORES, "rowCount");
            Checks.inRange(columnCount, 1, MOST_SCORES, "columnCount");
            if (rows == columns || values.length != rowCount * columnCount) {
                throw new IllegalArgumentException(
                        "values must be those of two dimensions, got values.length=" + values.length);
            }
            return new HeatMap(rows, columns, rowCount, columnCount, values.clone());
        }
    }
}
