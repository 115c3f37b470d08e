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
        String where = column.isEmpty() ? "" : ", column " + SafeText.within(column, LONGEST_SHOWN);
        return SafeText.within(file, LONGEST_SHOWN) + ", line " + line + where + ": '"
                + SafeText.within(value, LONGEST_SHOWN) + "' " + reason;
    }
}
