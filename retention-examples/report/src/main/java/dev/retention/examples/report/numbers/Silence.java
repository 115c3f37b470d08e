package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Nobody has ordered for much longer than ever before: the file is not complete, the as-of day is wrong, or the shop has stopped.
 *
 * @param lastDay the day of the last order
 * @param days how long ago that was
 * @param longestPauseDays the longest time without an order before it
 */
public record Silence(LocalDate lastDay, long days, long longestPauseDays) {

    /** Shops close for holidays. */
    private static final int FEWEST_DAYS = 30;

    /** A pause so many times as long as the longest before is another thing than a pause. */
    private static final int TIMES = 2;

    /** {@return the silence, if there is one} */
    static Optional<Silence> of(ActivityLog log, LocalDate asOf) {
        int[] days = IntStream.range(0, log.entryCount())
                .filter(entry -> log.activityCount(entry) > 0)
                .map(log::epochDay)
                .sorted()
                .distinct()
                .toArray();
        long longest = IntStream.range(1, days.length)
                .map(i -> days[i] - days[i - 1])
                .max()
                .orElse(0);
        int last = days[days.length - 1];
        long silent = asOf.toEpochDay() - last;
        return silent > FEWEST_DAYS && days.length > 1 && silent > TIMES * longest
                ? Optional.of(new Silence(LocalDate.ofEpochDay(last), silent, longest))
                : Optional.empty();
    }
}
