package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

    @Test
    void thresholdsThatNobodyGaveScoreNobody() {
        Thresholds thresholds = Thresholds.ofNobody(BetterEnd.LOWER, 3);
        assertFalse(thresholds.canScore());
        assertEquals(3, thresholds.bins());
        assertArrayEquals(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}, thresholds.starts());
        assertArrayEquals(new double[] {Double.NaN, Double.NaN}, thresholds.cutPoints());
        assertArrayEquals(new byte[0], thresholds.scores(new long[0]));
        var e = assertThrows(IllegalStateException.class, () -> thresholds.scores(new long[] {1}));
        assertEquals("thresholds that nobody gave score nobody", e.getMessage());
    }

    @Test
    void keptThresholdsAreChecked() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> Thresholds.of(BetterEnd.HIGHER, new long[] {1, 2}, new double[] {1}));
        assertEquals(
                "starts and cutPoints must have the same length, got starts.length=2, cutPoints.length=1",
                e.getMessage());
        var many = assertThrows(
                IllegalArgumentException.class, () -> Thresholds.of(BetterEnd.HIGHER, new long[127], new double[127]));
        assertEquals("bins must be in [1, 127], got bins=128", many.getMessage());
        assertEquals(
                127,
                Thresholds.of(BetterEnd.HIGHER, new long[126], new double[126]).bins());
    }
}
