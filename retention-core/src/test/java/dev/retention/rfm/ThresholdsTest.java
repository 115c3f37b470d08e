package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final long[] FAR_STARTS = {Long.MIN_VALUE + 1, -1L << 62, 0, 1L << 62, Long.MAX_VALUE};

    private static void scoresOfManyAreTheScoresOfEach(Thresholds thresholds, long[] values) {
        byte[] scores = thresholds.scores(values);
        for (int i = 0; i < values.length; i++) {
            assertEquals(thresholds.score(values[i]), scores[i], "score of " + values[i]);
        }
    }

    @Test
    void scoresOfManyNumbersAreThoseOfEach() {
        long[] anywhere = LongStream.concat(
                        LongStream.of(FAR_STARTS)
                                .flatMap(start ->
                                        LongStream.of(start - 1, start, start == Long.MAX_VALUE ? 0 : start + 1)),
                        new Random(1).longs(3000))
                .toArray();
        long[] near = new Random(2).longs(3000, -10, 40).toArray();
        for (BetterEnd better : BetterEnd.values()) {
            scoresOfManyAreTheScoresOfEach(Binning.fixed(FAR_STARTS).thresholds(near, better), anywhere);
            scoresOfManyAreTheScoresOfEach(Binning.quantiles(5).thresholds(near, better), near);
            scoresOfManyAreTheScoresOfEach(Binning.quantiles(7).thresholds(near, better), anywhere);
            scoresOfManyAreTheScoresOfEach(Binning.quantiles(1).thresholds(near, better), near);
        }
    }
}
