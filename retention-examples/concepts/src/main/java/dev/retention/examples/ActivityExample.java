package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.KeyIndex;
import dev.retention.activity.RefundPolicy;
import java.time.LocalDate;
import java.util.List;

/** A shop's own order objects become a log; two shards merge to the same log, whatever the split. */
public final class ActivityExample {

    private ActivityExample() {}

    public static void main(String[] args) {
        record Order(String customer, LocalDate date, long cents) {}

        List<Order> orders = List.of(
                new Order("sara", LocalDate.of(2025, 3, 20), 4_990),
                new Order("reza", LocalDate.of(2025, 3, 21), 1_200),
                new Order("sara", LocalDate.of(2025, 3, 20), 2_500), // the same day: merged with the first
                new Order("sara", LocalDate.of(2025, 4, 2), -2_500)); // a return

        var index = KeyIndex.of(orders.stream().map(Order::customer).toList());
        var toLog = ActivityLog.<Order>collector(
                order -> index.idOf(order.customer()), Order::date, Order::cents, RefundPolicy.NET);
        ActivityLog log = orders.stream().collect(toLog);

        for (int c = 0; c < log.customerCount(); c++) {
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                System.out.println(index.keyOf(log.customer(c)) + " " + LocalDate.ofEpochDay(log.epochDay(e)) + ": "
                        + log.activityCount(e) + " purchases, " + log.amountMinor(e) + " cents");
            }
        }

        ActivityLog first = orders.subList(0, 1).stream().collect(toLog);
        ActivityLog others = orders.subList(1, 4).stream().collect(toLog);
        System.out.println(first.plus(others).equals(log));
    }
}
