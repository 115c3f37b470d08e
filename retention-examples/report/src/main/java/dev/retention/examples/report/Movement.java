package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.purchase.NewAndExisting;
import dev.retention.rate.CustomerMovement;

/**
 * Who ordered in a period and who had ordered in the period before.
 *
 * <p>{@code end = retained + reactivated + acquired} and {@code start = retained + lost}.
 *
 * @param period the two periods
 * @param start customers of the period before
 * @param retained of these, who ordered again
 * @param lost of these, who did not
 * @param reactivated customers who had ordered once, but not in the period before
 * @param acquired customers who never ordered before
 * @param end customers of the period
 * @param retention the retained of those at the start
 * @param churn the lost of those at the start
 * @param growth by how much the number of customers grew
 * @param acquiredRevenueMinor what the acquired customers paid
 * @param existingRevenueMinor what the others paid
 */
record Movement(
        Period period,
        long start,
        long retained,
        long lost,
        long reactivated,
        long acquired,
        long end,
        Rate retention,
        Rate churn,
        double growth,
        long acquiredRevenueMinor,
        long existingRevenueMinor) {

    static Movement of(ActivityLog log, Period period) {
        int previousStart = (int) period.previousFirstDay().toEpochDay();
        int start = (int) period.firstDay().toEpochDay();
        int end = (int) period.lastDay().toEpochDay() + 1;
        CustomerMovement movement = ActivityRates.movement(log, previousStart, start, end);
        NewAndExisting purchases = ActivityRates.newAndExisting(log, start, end);
        return new Movement(
                period,
                movement.start(),
                movement.retained(),
                movement.lost(),
                movement.reactivated(),
                movement.acquired(),
                movement.end(),
                Rate.of(movement.retention()),
                Rate.of(movement.churn()),
                movement.growth(),
                purchases.newCustomers().revenueMinor(),
                purchases.existingCustomers().revenueMinor());
    }
}
