package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static void agreesWithComparator(long[] first, long[] second) {
        int[] expected = IntStream.range(0, first.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> first[i]).thenComparingLong(i -> second[i]))
                .mapToInt(i -> i)
                .toArray();
        assertArrayEquals(expected, RowOrder.byKeys(first, second));
    }

    @Test
    void sortsNegativeKeysBeforePositiveOnes() {
        agreesWithComparator(
                new long[] {5, Long.MIN_VALUE, -1, Long.MAX_VALUE, 5, 0},
                new long[] {Integer.MAX_VALUE, 3, -7, 0, Integer.MIN_VALUE, 2});
    }

    @Test
    void sortsStably() {
        var random = new Random(1);
        agreesWithComparator(
                random.longs(2_000, -300, 300).toArray(),
                random.longs(2_000, -70_000, 70_000).toArray());
    }

    @Test
    void sortsNothing() {
        agreesWithComparator(new long[0], new long[0]);
    }
}
