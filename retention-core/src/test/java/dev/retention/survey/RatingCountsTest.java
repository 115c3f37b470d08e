package dev.retention.survey;

import static dev.retention.survey.RatingScale.CES_1_TO_7;
import static dev.retention.survey.RatingScale.CSAT_1_TO_5;
import static dev.retention.survey.RatingScale.EFFORT_1_TO_5;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.estimate.Proportion;
import dev.retention.survey.RatingScale.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** CSAT is the share of the two best boxes; CES the mean (Nicereply) or the share of 5 and more of 7 (Gartner). */
class RatingCountsTest {

    private static final RatingCounts DAY = RatingCounts.of(CSAT_1_TO_5, new int[] {5, 4, 4, 2});

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void csatIsTheTopTwoBox() {
        assertEquals(new Proportion(3, 4), DAY.favourable(2));
        assertEquals(new Proportion(1, 4), DAY.favourable(1));
        assertEquals(new Proportion(4, 4), DAY.favourable(5));
        assertEquals(new Proportion(1, 4), DAY.unfavourable(2));
        assertEquals(3.75, DAY.mean());
        assertEquals(2, DAY.count(4));
        assertEquals(4, DAY.answers());
        assertEquals(CSAT_1_TO_5, DAY.scale());
    }

    /** Simplesat's example: 8 positive and 2 negative answers of 10. */
    @Test
    void cesIsTheShareFromFiveToSeven() {
        var answers = RatingCounts.of(CES_1_TO_7, new int[] {5, 6, 7, 7, 6, 5, 5, 7, 1, 4});
        assertEquals(new Proportion(8, 10), answers.favourable(3));
        assertEquals(5.3, answers.mean());
    }

    @Test
    void lowIsGoodTurnsTheScaleRound() {
        var effort = RatingCounts.ofAnswerCounts(EFFORT_1_TO_5, new long[] {50, 20, 10, 15, 5});
        assertEquals(new Proportion(70, 100), effort.favourable(2));
        assertEquals(new Proportion(20, 100), effort.unfavourable(2));
        assertEquals(0.5, effort.net(2));
        var ease = RatingCounts.ofAnswerCounts(CSAT_1_TO_5, new long[] {50, 20, 10, 15, 5});
        assertEquals(-0.5, ease.net(2));
        assertEquals(effort.mean(), ease.mean());
    }

    @Test
    void scalesMayGoBelowZero() {
        var scale = new RatingScale(-2, 2, Direction.HIGH_IS_GOOD);
        var answers = RatingCounts.of(scale, new int[] {-2, -1, 0, 2, 2});
        assertEquals(0.2, answers.mean());
        assertEquals(new Proportion(2, 5), answers.favourable(2));
        assertEquals(1, answers.count(-2));
    }

    @Test
    void noAnswersHaveNoRates() {
        assertEquals(RatingCounts.of(CSAT_1_TO_5, new int[0]), RatingCounts.empty(CSAT_1_TO_5));
        var none = RatingCounts.of(CSAT_1_TO_5, new int[0]);
        assertEquals(Proportion.EMPTY, none.favourable(2));
        assertEquals(Double.NaN, none.net(2));
        assertEquals(Double.NaN, none.mean());
    }

    @Test
    void groupsMerge() {
        var other = RatingCounts.of(CSAT_1_TO_5, new int[] {1, 5});
        var both = RatingCounts.of(CSAT_1_TO_5, new int[] {1, 2, 4, 4, 5, 5});
        assertEquals(both, DAY.plus(other));
        assertEquals(both, other.plus(DAY));
        assertEquals(both.hashCode(), DAY.plus(other).hashCode());
        assertNotEquals(both, DAY);
        assertNotEquals(
                RatingCounts.of(CSAT_1_TO_5, new int[0]), RatingCounts.of(EFFORT_1_TO_5, new int[0]), "another scale");
        assertEquals("RatingCounts[1 to 5: [1, 1, 0, 2, 2]]", both.toString());
    }

    @Test
    void scalesDoNotMix() {
        rejected(
                "other.scale must equal scale, got other.scale=RatingScale[lowest=1, highest=5, direction=LOW_IS_GOOD],"
                        + " scale=RatingScale[lowest=1, highest=5, direction=HIGH_IS_GOOD]",
                () -> DAY.plus(RatingCounts.of(EFFORT_1_TO_5, new int[0])));
    }

    @Test
    void argumentsAreCopied() {
        long[] counts = {1, 2, 3, 4, 5};
        var ratings = RatingCounts.ofAnswerCounts(CSAT_1_TO_5, counts);
        counts[0] = 99;
        assertEquals(1, ratings.count(1));
    }

    @Test
    void scalesHaveTwoToAThousandAndOneAnswers() {
        assertEquals(2, new RatingScale(0, 1, Direction.HIGH_IS_GOOD).size());
        assertEquals(1001, new RatingScale(-500, 500, Direction.HIGH_IS_GOOD).size());
        rejected(
                "highest - lowest must be in [1, 1000], got lowest=0, highest=1001",
                () -> new RatingScale(0, 1001, Direction.HIGH_IS_GOOD));
    }

    @Test
    void badInputIsRejected() {
        rejected(
                "answers[1] must be in [1, 5], got answers[1]=0", () -> RatingCounts.of(CSAT_1_TO_5, new int[] {5, 0}));
        rejected("answers[0] must be in [1, 5], got answers[0]=6", () -> RatingCounts.of(CSAT_1_TO_5, new int[] {6}));
        rejected(
                "counts.length must be 5 for the answers 1 to 5, got counts.length=6",
                () -> RatingCounts.ofAnswerCounts(CSAT_1_TO_5, new long[6]));
        rejected(
                "counts[4] must be >= 0, got counts[4]=-1",
                () -> RatingCounts.ofAnswerCounts(CSAT_1_TO_5, new long[] {0, 0, 0, 0, -1}));
        rejected("boxes must be in [1, 5], got boxes=0", () -> DAY.favourable(0));
        rejected("boxes must be in [1, 5], got boxes=6", () -> DAY.unfavourable(6));
        rejected("boxes must be in [1, 2], got boxes=3", () -> DAY.net(3));
        rejected("answer must be in [1, 5], got answer=0", () -> DAY.count(0));
        rejected(
                "highest - lowest must be in [1, 1000], got lowest=5, highest=5",
                () -> new RatingScale(5, 5, Direction.HIGH_IS_GOOD));
        rejected(
                "highest - lowest must be in [1, 1000], got lowest=-2147483648, highest=2147483647",
                () -> new RatingScale(Integer.MIN_VALUE, Integer.MAX_VALUE, Direction.HIGH_IS_GOOD));
    }

    @Test
    void overflowIsAnError() {
        long max = Long.MAX_VALUE;
        overflows(
                "the number of answers overflows a long: 9223372036854775807 + 1",
                () -> RatingCounts.ofAnswerCounts(CSAT_1_TO_5, new long[] {max, 1, 0, 0, 0}));
        var full = RatingCounts.ofAnswerCounts(CSAT_1_TO_5, new long[] {0, max, 0, 0, 0});
        overflows("counts[1] overflows a long: 9223372036854775807 + 9223372036854775807", () -> full.plus(full));
        overflows("the sum of the answers overflows a long: 9223372036854775807 * 2", full::mean);
    }

    @Test
    void nullsAreNamed() {
        named("direction", () -> new RatingScale(1, 5, null));
        named("scale", () -> RatingCounts.of(null, new int[0]));
        named("answers", () -> RatingCounts.of(CSAT_1_TO_5, null));
        named("scale", () -> RatingCounts.ofAnswerCounts(null, new long[0]));
        named("counts", () -> RatingCounts.ofAnswerCounts(CSAT_1_TO_5, null));
        named("other", () -> DAY.plus(null));
    }

    private static void named(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    private static void overflows(String message, Executable call) {
        assertEquals(message, assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void answersComeByACollectorToo() {
        List<Integer> answers = List.of(5, 4, 4, 2);
        RatingCounts all = RatingCounts.of(RatingScale.CSAT_1_TO_5, new int[] {5, 4, 4, 2});
        assertEquals(all, answers.stream().collect(RatingCounts.collector(RatingScale.CSAT_1_TO_5)));
        assertEquals(all, answers.parallelStream().collect(RatingCounts.collector(RatingScale.CSAT_1_TO_5)));
        assertEquals(all, RatingCounts.ofAnswerCounts(RatingScale.CSAT_1_TO_5, all.counts()));
        var collector = RatingCounts.collector(RatingScale.CSAT_1_TO_5);
        var e = assertThrows(
                IllegalArgumentException.class, () -> List.of(6).stream().collect(collector));
        assertEquals("answer must be in [1, 5], got answer=6", e.getMessage());
    }
}
