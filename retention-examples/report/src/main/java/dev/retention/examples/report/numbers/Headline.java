package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.purchase.PurchaseStatistics;

/**
 * The shop in a few numbers.
 *
 * @param purchases customers, orders and revenue, returns as the refund policy has it
 * @param topTenthRevenueShare the share of the tenth of the customers who bring the most in what all customers bring;
 *     whoever has only returned something is no customer
 * @param returns how many rows have a negative amount
 * @param returnedMinor their sum, as a positive number
 */
public record Headline(PurchaseStatistics purchases, double topTenthRevenueShare, long returns, long returnedMinor) {

    static Headline of(ActivityLog log, ActivityColumns rows) {
        long returns = 0;
        long returnedMinor = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (rows.amountMinor(row) < 0) {
                returns++;
                returnedMinor = Math.subtractExact(returnedMinor, rows.amountMinor(row));
            }
        }
        return new Headline(
                ActivityRates.purchaseStatistics(log),
                ActivityRates.revenueConcentration(log).topShare(0.1),
                returns,
                returnedMinor);
    }
}
