package dev.retention.examples.csv;

/** A field cannot be used; {@link CsvFile} adds the file and the line. */
public final class BadFieldException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Field field;

    BadFieldException(Field field, String reason) {
        super(reason);
        this.field = field;
    }

    BadLine inLine(String file, long line) {
        return new BadLine(file, line, field.column(), field.text(), getMessage());
    }
}
