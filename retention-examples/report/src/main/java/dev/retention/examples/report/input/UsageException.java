package dev.retention.examples.report.input;

/** The options cannot be used; the message says which one and why. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
