package dev.retention.examples.csv;

import java.util.function.Function;

/**
 * One field of a line.
 *
 * @param column the name of its column
 * @param text what is there, without surrounding blanks
 */
public record Field(String column, String text) {

    /**
     * {@return the value of the field}
     *
     * @param parser throws an {@link IllegalArgumentException} whose message says what is wrong with the text
     * @throws BadFieldException if the parser rejects the text
     * @throws InputException if the text can be read in two ways
     */
    public <T> T as(Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (QuestionException e) {
            throw e.of(this);
        } catch (IllegalArgumentException e) {
            throw new BadFieldException(this, e.getMessage());
        }
    }
}
