package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The customers of a log who have an order in it, and not returns alone. */
final class Buyers {

    private Buyers() {}

    /** {@return how many they are} */
    static long count(ActivityLog log) {
        return lastDays(log).length;
    }

    /** {@return how many orders came after a customer's first one} */
    static long repeatOrders(ActivityLog log) {
        long orders = 0;
        for (int entry = 0; entry < log.entryCount(); entry++) {
            orders += log.activityCount(entry);
        }
        return orders - count(log);
    }

    /** {@return how many ordered last on the day that most ordered last on} */
    static long mostOnOneLastDay(ActivityLog log) {
        int[] days = lastDays(log);
        Arrays.sort(days);
        int most = 0;
        int sinceChange = 0;
        for (int i = 0; i < days.length; i++) {
            sinceChange = i > 0 && days[i] == days[i - 1] ? sinceChange + 1 : 1;
            most = Math.max(most, sinceChange);
        }
        return most;
    }

    private static int[] lastDays(ActivityLog log) {
        return IntStream.range(0, log.customerCount())
                .map(customer -> lastDay(log, customer))
                .filter(day -> day != Integer.MIN_VALUE)
                .toArray();
    }

    private static int lastDay(ActivityLog log, int customer) {
        for (int entry = log.entriesEnd(customer) - 1; entry >= log.entriesBegin(customer); entry--) {
            if (log.activityCount(entry) > 0) {
                return log.epochDay(entry);
            }
        }
        return Integer.MIN_VALUE;
    }
}
