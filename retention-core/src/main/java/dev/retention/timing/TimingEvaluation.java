package dev.retention.timing;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * How well the day of the next purchase was foretold.
 *
 * @param buyers how many buyers were foretold
 * @param crpsDays the mean continuous ranked probability score in days: 0 is perfect, and of a forecast that names one day it is the mean
 *     distance from the truth; {@code NaN} without buyers
 * @param range50 how often the range of 50 % held the truth, in [0, 1]; {@code NaN} for a rule that names a day, or without buyers
 * @param range80 how often that of 80 % did
 */
public record TimingEvaluation(int buyers, double crpsDays, double range50, double range80) implements Serializable {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the buyers or the score are negative, or a range is not in [0, 1]
     */
    public TimingEvaluation {
        Checks.notNegative(buyers, "buyers");
        if (buyers > 0) {
            Checks.notNegative(crpsDays, "crpsDays");
        }
        requireShare(range50, "range50");
        requireShare(range80, "range80");
    }

    private static void requireShare(double share, String name) {
        if (!Double.isNaN(share)) {
            Checks.inUnitInterval(share, name);
        }
    }
}
