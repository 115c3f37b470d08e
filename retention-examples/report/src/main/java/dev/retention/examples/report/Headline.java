package dev.retention.examples.report;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.purchase.PurchaseStatistics;

/**
 * The shop in a few numbers.
 *
 * @param customers who ordered at least once
 * @param orders their orders
 * @param revenueMinor what they paid, returns as the refund policy has it
 * @param repeatPurchaseRate the customers who ordered more than once
 * @param purchaseFrequency orders per customer
 * @param averageOrderValueMinor revenue per order
 * @param revenuePerCustomerMinor revenue per customer
 * @param repeatRevenueShare the repeat customers' share of the revenue
 * @param topTenthRevenueShare the share of the tenth of the customers who bring the most in what all customers bring;
 *     who has only returned something is no customer
 * @param returns how many rows have a negative amount
 * @param returnedMinor their sum, as a positive number
 */
record Headline(
        long customers,
        long orders,
        long revenueMinor,
        Rate repeatPurchaseRate,
        double purchaseFrequency,
        double averageOrderValueMinor,
        double revenuePerCustomerMinor,
        double repeatRevenueShare,
        double topTenthRevenueShare,
        long returns,
        long returnedMinor) {

    static Headline of(ActivityLog log, ActivityColumns rows) {
        PurchaseStatistics statistics = ActivityRates.purchaseStatistics(log);
        long returns = 0;
        long returnedMinor = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.amountMinor(row) < 0) {
                returns++;
                returnedMinor = Math.subtractExact(returnedMinor, rows.amountMinor(row));
            }
        }
        return new Headline(
                statistics.customers(),
                statistics.orders(),
                statistics.revenueMinor(),
                Rate.of(statistics.repeatPurchaseRate()),
                statistics.purchaseFrequency(),
                statistics.averageOrderValueMinor(),
                statistics.revenuePerCustomerMinor(),
                statistics.repeatRevenueShare(),
                ActivityRates.revenueConcentration(log).topShare(0.1),
                returns,
                returnedMinor);
    }
}
