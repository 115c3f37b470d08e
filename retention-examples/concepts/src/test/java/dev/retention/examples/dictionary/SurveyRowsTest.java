package dev.retention.examples.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.estimate.Proportion;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import dev.retention.survey.RatingCounts;
import dev.retention.survey.RatingScale;
import org.junit.jupiter.api.Test;

/** The rows of the dictionary on surveys, one test a row. */
class SurveyRowsTest {

    @Test
    void qualtricsNps() {
        // By hand: 6 of 10 say 9 or 10, 2 say 6 or less: 60 - 20.
        int[] answers = {10, 9, 9, 8, 7, 10, 6, 9, 3, 10};
        assertEquals(40, NpsCounts.of(NpsScale.ZERO_TO_TEN, answers).score());
    }

    @Test
    void surveymonkeyNps() {
        // By hand: 45 promoters, 40 passives, 15 detractors: 45 - 15.
        assertEquals(30, new NpsCounts(45, 40, 15).score());
    }

    @Test
    void reputationNps() {
        // The page: 50 % promoters and 10 % detractors are 40.
        assertEquals(40, new NpsCounts(50, 40, 10).score());
    }

    @Test
    void customergaugeNps() {
        // By hand: 6 promoters, 2 passives, 2 detractors and 2 responses without a score: 4 / 12, where the NPS is 40.
        var counts = new NpsCounts(6, 2, 2);
        long responses = 12;
        assertEquals(100 * 4 / 12.0, 100.0 * (counts.promoters() - counts.detractors()) / responses);
        assertEquals(40, counts.score());
    }

    @Test
    void delightedCsat() {
        // The page: 40 fives, 30 fours, 10 threes, 5 twos, 15 ones: 70.
        long[] ones = {15, 5, 10, 30, 40};
        assertEquals(
                new Proportion(70, 100),
                RatingCounts.ofAnswerCounts(RatingScale.CSAT_1_TO_5, ones).favourable(2));
    }

    @Test
    void delightedCes() {
        // The page: 5 disagree (1 or 2), 5 are neutral, 10 agree (4 or 5): 50.
        long[] ones = {2, 3, 5, 4, 6};
        var easy = new RatingScale(1, 5, RatingScale.Direction.HIGH_IS_GOOD);
        assertEquals(
                new Proportion(10, 20), RatingCounts.ofAnswerCounts(easy, ones).favourable(2));
    }

    @Test
    void nicereplyCsat() {
        // By hand: 70 good of 100, and 20 bad: 70 %, where "100 % less those who were unhappy" would be 80 %.
        var counts = RatingCounts.ofAnswerCounts(RatingScale.CSAT_1_TO_5, new long[] {15, 5, 10, 30, 40});
        assertEquals(0.7, counts.favourable(2).rate());
        assertEquals(0.8, counts.unfavourable(2).complement().rate());
    }
}
