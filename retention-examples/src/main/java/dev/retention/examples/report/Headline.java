package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.shop.Orders;
import dev.retention.rate.Proportion;

/** The shop in a few numbers. */
record Headline(long customers, long orders, long revenueMinor, Proportion repeatCustomers, Proportion returns) {

    static Headline of(Orders orders, ActivityLog log) {
        long customers = 0;
        long repeatCustomers = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            long ordersOfCustomer = 0;
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                ordersOfCustomer += log.activityCount(e);
            }
            customers += ordersOfCustomer > 0 ? 1 : 0;
            repeatCustomers += ordersOfCustomer > 1 ? 1 : 0;
        }
        return new Headline(
                customers,
                log.activityCount(),
                log.totalAmountMinor(),
                Proportion.of(repeatCustomers, customers),
                Proportion.of(orders.returnCount(), orders.rows().size()));
    }
}
