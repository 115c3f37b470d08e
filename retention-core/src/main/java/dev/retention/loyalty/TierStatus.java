package dev.retention.loyalty;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which tier a customer has, what is missing to the next, and until when this one holds if nothing more happens.
 *
 * @param tier the name of the tier
 * @param level its place on the ladder, 0 for the lowest
 * @param value what counts in the window, or in the present calendar year
 * @param missing what is missing in it to the next tier; 0 on the highest
 * @param holdsThrough the last day on which the tier holds; {@link LocalDate#MAX} for the lowest, which cannot be lost
 */
public record TierStatus(String tier, int level, long value, long missing, LocalDate holdsThrough)
        implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the level or what is missing is negative
     */
    public TierStatus {
        requireNonNull(tier, "tier");
        Checks.notNegative(level, "level");
        Checks.notNegative(missing, "missing");
        requireNonNull(holdsThrough, "holdsThrough");
    }
}
