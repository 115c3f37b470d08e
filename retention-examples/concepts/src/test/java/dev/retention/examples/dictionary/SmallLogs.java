package dev.retention.examples.dictionary;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.Arrays;

/** Logs that are written down by hand. */
final class SmallLogs {

    private SmallLogs() {}

    /** A line for each order: the customer, the day, and the cents where they matter; a negative amount is a return. */
    static ActivityLog log(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(" "))
                .collect(ActivityLog.collector(
                        line -> Long.parseLong(line[0]),
                        line -> LocalDate.parse(line[1]),
                        line -> line.length > 2 ? Long.parseLong(line[2]) : 0,
                        RefundPolicy.NET));
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    /** From a day until before another. */
    static DayRange days(String start, String end) {
        return new DayRange(day(start), day(end));
    }
}
