package dev.retention.examples.csv;

/**
 * A line of a file that cannot be used, and why.
 *
 * @param file the name of the file
 * @param line the line in it that the record starts on, from 1
 * @param column the name of the column, or empty if the line as a whole is wrong
 * @param value what is there
 * @param reason what is wrong with it
 */
public record BadLine(String file, long line, String column, String value, String reason) {

    private static final int LONGEST_SHOWN = 100;

    @Override
    public String toString() {
        String where = column.isEmpty() ? "" : ", column " + column;
        return file + ", line " + line + where + ": '" + shown(value) + "' " + reason;
    }

    /** On one line, and no longer than it takes to find it. */
    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + " ...";
    }
}
