package dev.retention.examples.report.input;

import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import java.util.Arrays;
import java.util.List;

/**
 * Answers to the recommendation question.
 *
 * @param scale the scale that it was asked on
 * @param byAnswer how many gave each answer, from the lowest; a half counts with the whole number below
 */
public record Nps(NpsScale scale, List<Long> byAnswer) {

    /** {@return the answers by category} */
    public NpsCounts counts() {
        return NpsCounts.ofAnswerCounts(
                scale, byAnswer.stream().mapToLong(Long::longValue).toArray());
    }

    static Nps of(NpsScale scale, int[] answers) {
        long[] byAnswer = new long[scale.highest() - scale.lowest() + 1];
        for (int answer : answers) {
            byAnswer[answer - scale.lowest()]++;
        }
        return new Nps(scale, Arrays.stream(byAnswer).boxed().toList());
    }
}
