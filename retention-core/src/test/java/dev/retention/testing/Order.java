package dev.retention.testing;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import java.time.LocalDate;
import java.util.List;

/**
 * A row: who paid how much on which day.
 *
 * @param customer whose it is
 * @param day when
 * @param amountMinor how much, negative for a return
 */
public record Order(long customer, LocalDate day, long amountMinor) {

    /**
     * {@return orders as columns}
     *
     * @param orders rows in any order
     */
    public static ActivityColumns columns(List<Order> orders) {
        return ActivityColumns.of(
                orders.stream().mapToLong(Order::customer).toArray(),
                orders.stream()
                        .mapToInt(order -> (int) order.day().toEpochDay())
                        .toArray(),
                orders.stream().mapToLong(Order::amountMinor).toArray());
    }

    /**
     * {@return orders as a log}
     *
     * @param orders rows in any order
     * @param refunds what a negative amount means
     */
    public static ActivityLog log(List<Order> orders, RefundPolicy refunds) {
        return ActivityLog.of(ActivityRows.of(columns(orders), refunds));
    }
}
