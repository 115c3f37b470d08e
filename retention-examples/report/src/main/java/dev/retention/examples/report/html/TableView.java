package dev.retention.examples.report.html;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the page.
 *
 * @param caption what it holds
 * @param look its class in the style sheet, or empty
 * @param heads the heads of its columns
 * @param rows its rows; the first cell names the row
 */
record TableView(Phrase caption, String look, List<Phrase> heads, List<Row> rows) {

    TableView(Phrase caption, List<Phrase> heads, List<Row> rows) {
        this(caption, "", heads, rows);
    }

    record Row(List<Cell> cells) {

        static Row of(Phrase head, List<Cell> cells) {
            return new Row(Stream.concat(Stream.of(new Cell(head, true, null, null)), cells.stream())
                    .toList());
        }
    }

    /**
     * A cell.
     *
     * @param text what it says
     * @param isHead whether it names its row
     * @param look its class in the style sheet, or null
     * @param spoken what its looks say, for those who cannot see them, or null
     */
    record Cell(Phrase text, boolean isHead, String look, String spoken) {

        static Cell of(Phrase text) {
            return new Cell(text, false, null, null);
        }

        static Cell of(String text) {
            return of(Phrase.of(text));
        }

        /** {@return words rather than a number} */
        static Cell words(Phrase text) {
            return new Cell(text, false, "words", null);
        }
    }
}
