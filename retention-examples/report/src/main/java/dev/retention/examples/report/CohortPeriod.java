package dev.retention.examples.report;

import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;

/** By which periods customers are put into cohorts. */
enum CohortPeriod {
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    SOLAR_HIJRI_MONTH;

    /**
     * {@return the calendar of these periods}
     *
     * @param weekStart the first day of a week; only weeks need it
     */
    PeriodCalendar calendar(DayOfWeek weekStart) {
        return switch (this) {
            case WEEK -> PeriodCalendar.weeks(weekStart);
            case MONTH -> PeriodCalendar.months();
            case QUARTER -> PeriodCalendar.quarters();
            case YEAR -> PeriodCalendar.years();
            case SOLAR_HIJRI_MONTH -> PeriodCalendar.solarHijriMonths();
        };
    }
}
