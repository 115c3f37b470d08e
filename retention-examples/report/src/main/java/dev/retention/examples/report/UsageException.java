package dev.retention.examples.report;

/** The options cannot be used; the message says which one and why. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
