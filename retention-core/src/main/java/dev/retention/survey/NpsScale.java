package dev.retention.survey;

import java.io.Serializable;

/**
 * The scale on which recommendation was asked, and where its categories begin.
 *
 * <pre>
 * detractor: [lowest, passiveFrom)    passive: [passiveFrom, promoterFrom)    promoter: [promoterFrom, highest]
 * </pre>
 *
 * <p>The buckets are half-open and leave no gap, so that answers between the whole numbers have a place: on the usual scale
 * 6.5 is a detractor and 8.5 a passive. Tools that compare with whole numbers count such answers in the total and in no
 * bucket, which pulls the score to 0.
 *
 * @param lowest the lowest answer
 * @param highest the highest answer
 * @param passiveFrom the lowest answer of a passive, above {@code lowest}
 * @param promoterFrom the lowest answer of a promoter, at least {@code passiveFrom} and at most {@code highest}
 */
public record NpsScale(int lowest, int highest, int passiveFrom, int promoterFrom) implements Serializable {

    /** From 0 to 10, the original of Reichheld (2003): promoters from 9, passives from 7. */
    public static final NpsScale ZERO_TO_TEN = new NpsScale(0, 10, 7, 9);

    /** From 1 to 10: promoters from 9, passives from 7, and one answer less for a detractor. */
    public static final NpsScale ONE_TO_TEN = new NpsScale(1, 10, 7, 9);

    /**
     * Checks the order of the bounds.
     *
     * @throws IllegalArgumentException unless {@code lowest < passiveFrom <= promoterFrom <= highest}
     */
    public NpsScale {
        if (lowest >= passiveFrom || passiveFrom > promoterFrom || promoterFrom > highest) {
            throw new IllegalArgumentException(
                    "scale must have lowest < passiveFrom <= promoterFrom <= highest, got lowest=" + lowest
                            + ", passiveFrom=" + passiveFrom + ", promoterFrom=" + promoterFrom + ", highest="
                            + highest);
        }
    }

    /**
     * {@return the category of an answer}
     *
     * @param answer an answer on the scale, whole or not
     * @throws IllegalArgumentException if it is off the scale or {@code NaN}
     */
    public NpsCategory category(double answer) {
        if (!(answer >= lowest && answer <= highest)) {
            throw new IllegalArgumentException(
                    "answer must be in [" + lowest + ", " + highest + "], got answer=" + answer);
        }
        return categoryOf(answer);
    }

    /** The category of an answer that is known to be on the scale. */
    NpsCategory categoryOf(double answer) {
        if (answer >= promoterFrom) {
            return NpsCategory.PROMOTER;
        }
        return answer >= passiveFrom ? NpsCategory.PASSIVE : NpsCategory.DETRACTOR;
    }
}
