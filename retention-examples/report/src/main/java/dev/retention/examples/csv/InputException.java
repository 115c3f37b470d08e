package dev.retention.examples.csv;

/** Something is wrong with the user's input; the message says what and where, and is all that the user needs to see. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InputException(String message) {
        super(message);
    }
}
