package dev.retention.examples.csv;

/**
 * A field can be read in two ways, and only the user knows which one is right. Such a line is never skipped: {@link CsvFile} says
 * where it stands and stops.
 */
final class QuestionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Field field;

    QuestionException(String question) {
        this(question, new Field("", ""));
    }

    private QuestionException(String question, Field field) {
        super(question);
        this.field = field;
    }

    QuestionException of(Field field) {
        return new QuestionException(getMessage(), field);
    }

    BadLine inLine(String file, long line) {
        return new BadLine(file, line, field.column(), field.text(), getMessage());
    }
}
