package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import java.util.function.IntPredicate;

/** Customers by their first order. */
final class FirstOrders {

    private FirstOrders() {}

    /** {@return the entry with a customer's first order, or −1 if there are only returns} */
    static int entry(ActivityLog log, int customer) {
        int entry = log.firstActive(log.entriesBegin(customer), log.entriesEnd(customer));
        return entry < log.entriesEnd(customer) ? entry : -1;
    }

    /** {@return the customers whose first order is on one of these days, with all their orders} */
    static ActivityLog within(ActivityLog log, DayRange days) {
        long start = days.start().toEpochDay();
        long end = days.end().toEpochDay();
        return where(log, entry -> log.epochDay(entry) >= start && log.epochDay(entry) < end);
    }

    /** {@return the customers with such a first order, with all their orders} */
    static ActivityLog where(ActivityLog log, IntPredicate isKept) {
        return log.customersWhere(customer -> {
            int entry = entry(log, customer);
            return entry >= 0 && isKept.test(entry);
        });
    }
}
