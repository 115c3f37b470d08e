package dev.retention.examples.report.input;

import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;

/** By which periods customers are put into cohorts. */
public enum CohortPeriod {
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    SOLAR_HIJRI_MONTH;

    /**
     * {@return the calendar of these periods}
     *
     * @param weekStart the first day of a week; only weeks need it
     * @param calendar the calendar of months, quarters and years
     */
    public PeriodCalendar periods(DayOfWeek weekStart, ShopCalendar calendar) {
        return switch (this) {
            case WEEK -> PeriodCalendar.weeks(weekStart);
            case MONTH -> calendar.months();
            case QUARTER -> calendar.quarters();
            case YEAR -> calendar.years();
            case SOLAR_HIJRI_MONTH -> PeriodCalendar.solarHijriMonths();
        };
    }
}
