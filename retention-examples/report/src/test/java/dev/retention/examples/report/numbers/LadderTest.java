package dev.retention.examples.report.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final int FIRST_DAY = (int) LocalDate.of(2024, 1, 1).toEpochDay();

    /** Customers who order on the first day; the first {@code back} of them order again 20 days later. */
    private static Ladder.Step firstStep(int customers, int back) {
        var log = ActivityLog.ofEvents(
                IntStream.range(0, customers + back)
                        .mapToLong(i -> i % customers)
                        .toArray(),
                IntStream.range(0, customers + back)
                        .map(i -> i < customers ? FIRST_DAY : FIRST_DAY + 20)
                        .toArray());
        return Ladder.of(log, LocalDate.ofEpochDay(FIRST_DAY + 200)).get(0);
    }

    @Test
    void halfByDayNeedsTenWhoCouldBeWatchedSoLong() {
        assertEquals(20.0, firstStep(10, 6).medianDays());
        assertEquals(Double.NaN, firstStep(9, 6).medianDays());
    }

    @Test
    void lessThanHalfHaveNoDay() {
        assertEquals(Double.NaN, firstStep(20, 9).medianDays());
    }
}
