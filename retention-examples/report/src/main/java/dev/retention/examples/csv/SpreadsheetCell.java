package dev.retention.examples.csv;

/**
 * Texts of others in a file that a spreadsheet opens: a cell that begins like a formula would be run. An apostrophe before it makes it
 * a text; one that begins with an apostrophe gets another, so that every text comes back.
 */
public final class SpreadsheetCell {

    private static final String DANGEROUS = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetCell() {}

    /** {@return what to write for a text} */
    public static String escaped(String text) {
        return isDangerous(text) ? "'" + text : text;
    }

    /** {@return the text that was written so} */
    public static String unescaped(String cell) {
        return cell.startsWith("'") ? cell.substring(1) : cell;
    }

    static boolean isDangerous(String text) {
        String stripped = text.stripLeading();
        return !text.isEmpty()
                && (DANGEROUS.indexOf(text.charAt(0)) >= 0
                        || !stripped.isEmpty() && DANGEROUS.indexOf(stripped.charAt(0)) >= 0);
    }
}
