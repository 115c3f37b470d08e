package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.retention.SameSeeds;
import dev.retention.internal.rows.Workers;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

@AddLifecycleHook(SameSeeds.class)
class NarrowColumnProperties {

    /** Every rule that keeps ties together finds in a narrow column the thresholds and scores that it finds value by value. */
    static void scoresLikeItsValues(int[] values, int bins) {
        NarrowColumn narrow = NarrowColumn.of(values, Workers.CALLER);
        assertNotNull(narrow);
        long[] wide = Arrays.stream(values).asLongStream().toArray();
        for (Binning rule : BinningProperties.all(bins)) {
            for (BetterEnd better : BetterEnd.values()) {
                Thresholds expected = rule.thresholds(wide, better);
                Thresholds found = rule.rule().thresholds(narrow.order(), better);
                assertEquals(expected, found, rule.toString());
                assertArrayEquals(expected.scores(wide), narrow.scores(found), rule.toString());
            }
        }
    }

    @Property
    void ofAnyValues(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 300) int width,
            @ForAll @IntRange(min = -1000, max = 1000) int from,
            @ForAll @IntRange(min = 1, max = 12) int bins) {
        int widthOrSize = Math.min(width, size);
        scoresLikeItsValues(
                new Random(seed).ints(size, from, from + widthOrSize).toArray(), bins);
    }

    @Test
    void ofTheEndsOfTheRange() {
        scoresLikeItsValues(new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MAX_VALUE}, 2);
        scoresLikeItsValues(new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 1}, 2);
    }

    @Test
    void isNoneOfAWideRangeOrOfNoValues() {
        assertNull(NarrowColumn.of(new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE}, Workers.CALLER));
        assertNull(NarrowColumn.of(new int[] {1, 3}, Workers.CALLER));
        assertNull(NarrowColumn.of(new int[0], Workers.CALLER));
    }
}
