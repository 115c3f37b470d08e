package dev.retention.examples.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import java.util.function.Function;

/** Plain-text tables: words to the left, numbers to the right, a line under the header. */
final class TextTable {

    private static final String BORDERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123";
    private static final String LINES_UNDER_HEADER_AND_OVER_FOOTER = "IJTU";

    private static final int NO_WRAPPING = 1_000;

    private static final Character[] STYLE = BORDERS.chars()
            .mapToObj(border -> LINES_UNDER_HEADER_AND_OVER_FOOTER.indexOf(border) >= 0 ? Character.valueOf('-') : null)
            .toArray(Character[]::new);

    private TextTable() {}

    static <T> ColumnData<T> words(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.LEFT).with(value);
    }

    static <T> ColumnData<T> number(String header, Function<T, String> value) {
        return column(header, HorizontalAlign.RIGHT).with(value);
    }

    /** {@return the table, its lines indented by a blank and ended by a line feed} */
    static <T> String of(List<T> rows, List<ColumnData<T>> columns) {
        return AsciiTable.builder()
                        .border(STYLE)
                        .lineSeparator("\n")
                        .data(rows, columns)
                        .asString()
                        .replaceAll("(?m) +$", "")
                + "\n";
    }

    /** A column of a table that speaks for itself. */
    static <T> ColumnData<T> words(Function<T, String> value) {
        return words(null, value);
    }

    static <T> ColumnData<T> number(Function<T, String> value) {
        return number(null, value);
    }

    private static Column column(String header, HorizontalAlign align) {
        return new Column().header(header).headerAlign(align).dataAlign(align).maxWidth(NO_WRAPPING);
    }
}
