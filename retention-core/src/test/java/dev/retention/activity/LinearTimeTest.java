package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.CpuClock;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Many rows one by one: what took 40 seconds for 22,034 rows when each was added by {@code plus}. */
class LinearTimeTest {

    private static final double LIMIT = 2.6;

    @Test
    void twiceTheRowsTakeAboutTwiceTheTime() {
        long half = Long.MAX_VALUE;
        long whole = Long.MAX_VALUE;
        double ratio = Double.POSITIVE_INFINITY;
        for (int round = 0; round < 40 && ratio >= LIMIT; round++) { // others share its caches
            half = Math.min(half, nanosFor(100_000));
            whole = Math.min(whole, nanosFor(200_000));
            ratio = (double) whole / half;
        }
        assertTrue(ratio < LIMIT, "twice the rows took " + ratio + " times as long");
    }

    private static long nanosFor(int rows) {
        var random = new Random(7);
        var accumulator = new ActivityLogAccumulator(RefundPolicy.NET);
        long start = CpuClock.nanos();
        for (int i = 0; i < rows; i++) {
            accumulator.add(random.nextInt(rows / 10), 19_000 + random.nextInt(700), i % 5_000);
        }
        assertTrue(accumulator.toLog().customerCount() > rows / 11);
        return CpuClock.nanos() - start;
    }
}
