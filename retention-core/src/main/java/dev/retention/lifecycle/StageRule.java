package dev.retention.lifecycle;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Which buyers are in a stage: those in a box of silence, age and comeback. Each range is half-open, [begin, end).
 *
 * <pre>
 * silence    how long the customer has not bought, as {@link Silence} measures it
 * age        days since the first purchase
 * comeback   how long the silence was that the last purchase ended, measured likewise; 0 of somebody who bought once
 * </pre>
 *
 * <pre>{@code
 * StageRule.all(Stage.NEW).withSilence(0, 90).withAge(0, 30);
 * }</pre>
 *
 * @param stage the stage, one of those of buyers
 * @param silenceBegin from which silence on
 * @param silenceEnd up to which silence, itself not included; may be infinite
 * @param ageBegin from which age on, in days
 * @param ageEnd up to which age, itself not included; may be infinite
 * @param comebackBegin from which comeback on
 * @param comebackEnd up to which comeback, itself not included; may be infinite
 */
public record StageRule(
        Stage stage,
        double silenceBegin,
        double silenceEnd,
        double ageBegin,
        double ageEnd,
        double comebackBegin,
        double comebackEnd)
        implements Serializable {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the stage is one without a purchase, or a range is not {@code 0 <= begin < end}
     */
    public StageRule {
        requireNonNull(stage, "stage");
        if (!stage.hasBought()) {
            throw new IllegalArgumentException(
                    "stage must be one of buyers, got stage=" + stage + ": sign-ups and trials have no rule");
        }
        requireRange(silenceBegin, silenceEnd, "silence");
        requireRange(ageBegin, ageEnd, "age");
        requireRange(comebackBegin, comebackEnd, "comeback");
    }

    private static void requireRange(double begin, double end, String name) {
        if (!(begin >= 0 && begin < end)) {
            throw new IllegalArgumentException(name + " must be a range with 0 <= begin < end, got " + name + "Begin="
                    + begin + ", " + name + "End=" + end);
        }
    }

    /**
     * {@return a rule that puts all buyers into a stage}
     *
     * @param stage the stage
     */
    public static StageRule all(Stage stage) {
        double end = Double.POSITIVE_INFINITY;
        return new StageRule(stage, 0, end, 0, end, 0, end);
    }

    /**
     * {@return the same rule for a range of silence}
     *
     * @param begin from which silence on
     * @param end up to which silence, itself not included
     */
    public StageRule withSilence(double begin, double end) {
        return new StageRule(stage, begin, end, ageBegin, ageEnd, comebackBegin, comebackEnd);
    }

    /**
     * {@return the same rule for a range of age}
     *
     * @param begin from which age on, in days
     * @param end up to which age, itself not included
     */
    public StageRule withAge(double begin, double end) {
        return new StageRule(stage, silenceBegin, silenceEnd, begin, end, comebackBegin, comebackEnd);
    }

    /**
     * {@return the same rule for a range of comeback}
     *
     * @param begin from which comeback on
     * @param end up to which comeback, itself not included
     */
    public StageRule withComeback(double begin, double end) {
        return new StageRule(stage, silenceBegin, silenceEnd, ageBegin, ageEnd, begin, end);
    }

    boolean holds(double silence, double age) {
        return silenceBegin <= silence && silence < silenceEnd && ageBegin <= age && age < ageEnd;
    }

    boolean holdsComeback(double comeback) {
        return comebackBegin <= comeback && comeback < comebackEnd;
    }
}
