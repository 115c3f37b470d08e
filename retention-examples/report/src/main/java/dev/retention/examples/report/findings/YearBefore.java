package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who stayed and left one period earlier, to hold this period's movement against.
 *
 * @param firstDay the first day of the earlier period
 * @param lastDay its last day
 * @param start customers of the period before it
 * @param retained of these, who ordered in it
 * @param lost of these, who did not
 * @param reactivated who had ordered before that and came back in it
 * @param acquired who ordered for the first time in it
 * @param end customers of the earlier period
 * @param retention the share of {@code start} that was retained
 * @param revenueMinor what the earlier period brought
 * @param difference by how much retention is higher now
 */
public record YearBefore(
        LocalDate firstDay,
        LocalDate lastDay,
        long start,
        long retained,
        long lost,
        long reactivated,
        long acquired,
        long end,
        Proportion retention,
        long revenueMinor,
        Difference difference) {

    /**
     * {@return the earlier period; empty if the orders do not reach back so far}
     *
     * @param log the orders
     * @param calendar by which months are counted
     * @param months how many a period has
     * @param days the days of this period
     * @param previous the days of the period before it
     * @param retention the share that was retained in this one
     */
    static Optional<YearBefore> of(
            ActivityLog log,
            ShopCalendar calendar,
            int months,
            DayRange days,
            DayRange previous,
            Proportion retention) {
        var beforeThat = new DayRange(calendar.minusMonths(days.end(), 3 * months), previous.start());
        if (beforeThat.start().isBefore(log.firstDay())) {
            return Optional.empty();
        }
        CustomerMovement movement = ActivityRates.movement(log, beforeThat, previous);
        return Optional.of(new YearBefore(
                previous.start(),
                previous.end().minusDays(1),
                movement.start(),
                movement.retained(),
                movement.lost(),
                movement.reactivated(),
                movement.acquired(),
                movement.end(),
                movement.retention(),
                log.within(previous).totalAmountMinor(),
                Difference.of(retention, movement.retention())));
    }
}
