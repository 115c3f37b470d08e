package dev.retention.examples.page;

import java.util.List;
import java.util.function.Function;

/**
 * A table of texts.
 *
 * @param columns its columns; if no column has a name, the table has no header
 * @param rows its rows, each with one text a column
 */
public record Table(List<Column> columns, List<List<String>> rows) implements Block {

    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** To which side the texts of a column are set. */
    public enum Align {
        LEFT,
        RIGHT
    }

    /**
     * A column.
     *
     * @param name what stands over it; null if it speaks for itself
     * @param align words to the left, numbers to the right
     */
    public record Column(String name, Align align) {}

    /**
     * A column with its text in each row.
     *
     * @param column the column
     * @param text the text of a row
     */
    public record Cells<T>(Column column, Function<T, String> text) {}

    public static <T> Cells<T> words(String name, Function<T, String> text) {
        return new Cells<>(new Column(name, Align.LEFT), text);
    }

    public static <T> Cells<T> number(String name, Function<T, String> text) {
        return new Cells<>(new Column(name, Align.RIGHT), text);
    }

    /** {@return words that speak for themselves} */
    public static <T> Cells<T> words(Function<T, String> text) {
        return words(null, text);
    }

    /** {@return numbers that speak for themselves} */
    public static <T> Cells<T> number(Function<T, String> text) {
        return number(null, text);
    }

    public static <T> Table of(List<T> rows, List<Cells<T>> columns) {
        return new Table(
                columns.stream().map(Cells::column).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(cells -> cells.text().apply(row))
                                .toList())
                        .toList());
    }
}
