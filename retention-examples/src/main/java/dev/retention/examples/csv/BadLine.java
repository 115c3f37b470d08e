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

    @Override
    public String toString() {
        String where = column.isEmpty() ? "" : ", column " + column;
        return file + ", line " + line + where + ": '" + value + "' " + reason;
    }
}
