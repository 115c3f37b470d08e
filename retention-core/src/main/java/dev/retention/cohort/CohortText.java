package dev.retention.cohort;

import dev.retention.internal.text.TextTable;
import java.util.List;

/** A cohort table in plain text. */
final class CohortText {

    private static final String SO_FAR = "+";
    private static final String EMPTY_COHORT = "-";

    private CohortText() {}

    static String of(CohortTable table, CohortMetric metric) {
        boolean[] marked = columnsWithSoFar(table);
        var header = new String[table.columnCount() + 2];
        header[0] = "cohort";
        header[1] = "size";
        List<String> labels = table.columnLabels();
        for (int column = 0; column < labels.size(); column++) {
            header[column + 2] = labels.get(column) + (marked[column] ? " " : "");
        }
        var text = TextTable.withHeader(header);
        for (CohortRow row : table.rows()) {
            text.row(line(row, metric, marked));
        }
        text.row(lineOfAll(table.all(), metric, marked));
        boolean anyMarked = false;
        for (boolean m : marked) {
            anyMarked |= m;
        }
        String below = anyMarked ? SO_FAR + " so far: not all of this time is over\n" : "";
        return text + below + (metric.note().isEmpty() ? "" : metric.note() + "\n");
    }

    private static boolean[] columnsWithSoFar(CohortTable table) {
        var marked = new boolean[table.columnCount()];
        for (CohortRow row : table.rows()) {
            for (int column = 0; column < marked.length; column++) {
                marked[column] |= !row.isEmpty() && row.state(column) == CellState.PARTLY_OBSERVED;
            }
        }
        return marked;
    }

    private static String[] line(CohortRow row, CohortMetric metric, boolean[] marked) {
        String[] line = start(row);
        for (int column = 0; column < row.columnCount(); column++) {
            CohortCell cell = row.cell(column);
            if (cell.state() == CellState.NOT_YET_OBSERVABLE) {
                line[column + 2] = "";
            } else if (row.isEmpty()) {
                line[column + 2] = EMPTY_COHORT + (marked[column] ? " " : "");
            } else {
                boolean soFar = cell.state() == CellState.PARTLY_OBSERVED;
                line[column + 2] = metric.text(cell.soFar()) + (soFar ? SO_FAR : marked[column] ? " " : "");
            }
        }
        return line;
    }

    private static String[] lineOfAll(CohortRow all, CohortMetric metric, boolean[] marked) {
        String[] line = start(all);
        for (int column = 0; column < all.columnCount(); column++) {
            CellContent observed = all.cell(column).observed();
            line[column + 2] = observed.members() == 0 ? "" : metric.text(observed) + (marked[column] ? " " : "");
        }
        return line;
    }

    private static String[] start(CohortRow row) {
        var line = new String[row.columnCount() + 2];
        line[0] = row.label();
        line[1] = Long.toString(row.size());
        return line;
    }
}
