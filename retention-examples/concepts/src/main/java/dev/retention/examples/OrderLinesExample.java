package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.FoldedOrders;
import dev.retention.activity.OrderFold;
import dev.retention.activity.OrderLinesAccumulator;
import dev.retention.activity.RefundPolicy;

/** Lines of orders to orders, and these to a log. */
public final class OrderLinesExample {

    private OrderLinesExample() {}

    public static void main(String[] args) {
        var lines = new OrderLinesAccumulator<String, String>();
        lines.add("#1001", "ada", 20_000, 3_490);
        lines.add("#1001", "ada", 20_000, 901);
        lines.add("#1002", "ben", 20_021, 4_000);
        lines.add("#1002", "ben", 20_030, -4_000); // a return of another day

        FoldedOrders orders = lines.toLines().fold(OrderFold.of(OrderFold.Amount.OF_THE_LINE));
        System.out.println(orders);
        System.out.println(ActivityLog.of(ActivityRows.of(orders.rows(), RefundPolicy.NET)));
    }
}
