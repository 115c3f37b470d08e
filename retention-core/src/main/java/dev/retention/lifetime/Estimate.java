package dev.retention.lifetime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * An estimated positive quantity with its standard error.
 *
 * @param name what it is
 * @param value the estimate
 * @param standardError its standard error; {@code NaN} if it has none
 */
public record Estimate(String name, double value, double standardError) implements Serializable {

    /** Checks the name. */
    public Estimate {
        requireNonNull(name, "name");
    }
}
