package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Customers by the period of their first order, and who of them ordered again one, two, three … periods later.
 *
 * @param period the length of a period
 * @param table the cohorts without a gap, those without customers among them
 */
record Cohorts(CohortPeriod period, CohortTable table) {

    /**
     * @param log the orders
     * @param asOf the last day that is known
     * @param period the length of a period
     * @param weekStart the first day of a week; only weeks need it
     */
    static Cohorts of(ActivityLog log, LocalDate asOf, CohortPeriod period, DayOfWeek weekStart) {
        return new Cohorts(
                period, CohortDefinition.by(period.calendar(weekStart)).table(log, asOf));
    }
}
