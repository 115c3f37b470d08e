package dev.retention.survey;

import java.io.Serializable;
import java.util.Objects;

/**
 * A scale of whole numbers on which satisfaction or effort was asked, and which of its ends is the good one.
 *
 * <p>The direction must be said: customer effort is asked from 1 to 7 with 7 for "very easy", and from 1 to 5 with 1 for
 * "very little effort".
 *
 * @param lowest the lowest answer
 * @param highest the highest answer, above the lowest by 1 to 1000
 * @param direction which end is the good one
 */
public record RatingScale(int lowest, int highest, Direction direction) implements Serializable {

    /** Which end of a scale is the good one. */
    public enum Direction {
        /** Very satisfied, very easy: the highest answer. */
        HIGH_IS_GOOD,
        /** Very little effort: the lowest answer. */
        LOW_IS_GOOD
    }

    /** Satisfaction from 1 to 5, 5 being the best. CSAT is its {@link RatingCounts#favourable two best answers}. */
    public static final RatingScale CSAT_1_TO_5 = new RatingScale(1, 5, Direction.HIGH_IS_GOOD);

    /** "It was easy", from 1 (not at all) to 7 (very), the CES of Gartner: the three best answers, or the mean. */
    public static final RatingScale CES_1_TO_7 = new RatingScale(1, 7, Direction.HIGH_IS_GOOD);

    /** "How much effort was it", from 1 (very little) to 5: the two best answers less the two worst. */
    public static final RatingScale EFFORT_1_TO_5 = new RatingScale(1, 5, Direction.LOW_IS_GOOD);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if the highest answer is not above the lowest, or by more than 1000
     */
    public RatingScale {
        Objects.requireNonNull(direction, "direction");
        long steps = (long) highest - lowest;
        if (steps < 1 || steps > 1000) {
            throw new IllegalArgumentException(
                    "highest - lowest must be in [1, 1000], got lowest=" + lowest + ", highest=" + highest);
        }
    }

    /** {@return a hash code that is the same in every JVM: an engine may group by it} */
    @Override
    public int hashCode() {
        return Objects.hash(lowest, highest, direction.ordinal());
    }

    /** {@return how many answers the scale has} */
    public int size() {
        return highest - lowest + 1;
    }
}
