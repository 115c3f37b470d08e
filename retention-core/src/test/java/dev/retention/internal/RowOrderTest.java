package dev.retention.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private static void agreesWithComparator(long[] customers, int[] days) {
        int[] expected = IntStream.range(0, customers.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> customers[i]).thenComparingInt(i -> days[i]))
                .mapToInt(i -> i)
                .toArray();
        assertArrayEquals(expected, RowOrder.byCustomerThenDay(customers, days));
        assertArrayEquals(
                expected,
                RowOrder.byKeys(customers, IntStream.of(days).asLongStream().toArray()));
    }

    @Test
    void sortsNegativeKeysAndDaysBeforePositiveOnes() {
        agreesWithComparator(
                new long[] {5, Long.MIN_VALUE, -1, Long.MAX_VALUE, 5, 0},
                new int[] {Integer.MAX_VALUE, 3, -7, 0, Integer.MIN_VALUE, 2});
    }

    @Test
    void sortsStably() {
        var random = new Random(1);
        agreesWithComparator(
                random.longs(2_000, -300, 300).toArray(),
                random.ints(2_000, -70_000, 70_000).toArray());
    }

    @Test
    void sortsNothing() {
        agreesWithComparator(new long[0], new int[0]);
    }
}
