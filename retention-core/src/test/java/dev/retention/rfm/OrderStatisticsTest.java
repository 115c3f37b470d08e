package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.internal.rows.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderStatisticsTest {

    /** All positions, in an order that is not theirs. */
    private static void agreesWithSorting(LongStream stream) {
        long[] values = stream.toArray();
        long[] before = values.clone();
        var statistics = OrderStatistics.of(values, Workers.CALLER);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        long[] found = new long[values.length];
        IntStream.range(0, values.length)
                .map(i -> (int) (i * 7919L % values.length))
                .forEach(position -> found[position] = statistics.at(position));
        assertArrayEquals(sorted, found);
        assertEquals(values.length, statistics.size());
        assertEquals(sorted[0], statistics.min());
        assertEquals(sorted[values.length - 1], statistics.max());
        assertArrayEquals(before, values, "the values are left as they are");
    }

    @Test
    void ofFewValues() {
        agreesWithSorting(LongStream.of(3));
        agreesWithSorting(new Random(1).longs(1000, -5, 5));
        agreesWithSorting(new Random(2).longs(1000));
    }

    @Test
    void ofANarrowRange() {
        agreesWithSorting(new Random(3).longs(20_000, -300, 300));
        agreesWithSorting(new Random(4).longs(100_000, 0, 60_000));
        agreesWithSorting(LongStream.generate(() -> 7).limit(5000));
    }

    @Test
    void ofTheWholeRange() {
        agreesWithSorting(new Random(5).longs(20_000));
        agreesWithSorting(LongStream.of(Long.MIN_VALUE, Long.MAX_VALUE, 0)
                .flatMap(v -> LongStream.generate(() -> v).limit(2000)));
    }

    @Test
    void ofHeapsWithinHeaps() {
        agreesWithSorting(new Random(6).longs(30_000).map(v -> v >> (v & 63)));
        agreesWithSorting(LongStream.concat(
                LongStream.of(Long.MAX_VALUE),
                new Random(7).longs(30_000, 0, 100_000).map(v -> v * v)));
    }

    @Test
    void ofNothingIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> OrderStatistics.of(new long[0], Workers.CALLER));
        assertEquals("values must not be empty", e.getMessage());
    }
}
