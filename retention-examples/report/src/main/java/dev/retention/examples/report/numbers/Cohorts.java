package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.LogStart;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortTable;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.report.input.CohortPeriod;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Customers by the period of their first order, and who of them ordered again one, two, three … periods later.
 *
 * @param period the length of a period
 * @param calendar of which months, quarters and years are
 * @param table the cohorts without a gap, those without customers among them; null if they are more than anyone reads
 * @param reason why there is no table
 * @param start how many customers were first seen in the first days of the orders, beside the later ones
 */
public record Cohorts(CohortPeriod period, ShopCalendar calendar, CohortTable table, String reason, LogStart start) {

    /** How many of the first days hold customers who may have been there before. */
    private static final int BURN_IN_DAYS = 90;

    /** Fewer times as many may be a good season. */
    private static final double MANY_TIMES = 1.5;

    /**
     * @param log the orders
     * @param asOf the last day that is known
     * @param period the length of a period
     * @param weekStart the first day of a week; only weeks need it
     * @param calendar of which months, quarters and years are
     */
    static Cohorts of(
            ActivityLog log, LocalDate asOf, CohortPeriod period, DayOfWeek weekStart, ShopCalendar calendar) {
        CohortDefinition definition = CohortDefinition.by(period.periods(weekStart, calendar));
        LogStart start = log.isEmpty() ? null : LogStart.of(log, BURN_IN_DAYS);
        try {
            return new Cohorts(period, calendar, definition.table(log, asOf), null, start);
        } catch (IllegalArgumentException tooLarge) {
            return new Cohorts(
                    period,
                    calendar,
                    null,
                    "the orders begin on " + log.firstDay()
                            + ", too far back for cohorts by " + period
                            + ": is that date right? Longer periods: --cohorts=YEAR",
                    start);
        }
    }

    /** {@return whether the orders seem to begin when many customers were already there} Two burn-ins must fit, else nobody can tell. */
    public boolean beginLate() {
        return start != null
                && start.early() >= Certainty.FEWEST_CUSTOMERS
                && start.laterDays() >= BURN_IN_DAYS
                && start.times() >= MANY_TIMES
                && start.hasSurplus(Certainty.CONFIDENCE);
    }
}
