package dev.retention.examples.report.findings;

import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;

/** By which calendar the shop counts: its months, quarters and years, and when twelve months begin. */
public enum ShopCalendar {
    GREGORIAN(PeriodCalendar.months(), PeriodCalendar.quarters(), PeriodCalendar.years()),
    SOLAR_HIJRI(
            PeriodCalendar.solarHijriMonths(), PeriodCalendar.solarHijriQuarters(), PeriodCalendar.solarHijriYears());

    private final PeriodCalendar months;
    private final PeriodCalendar quarters;
    private final PeriodCalendar years;

    ShopCalendar(PeriodCalendar months, PeriodCalendar quarters, PeriodCalendar years) {
        this.months = months;
        this.quarters = quarters;
        this.years = years;
    }

    public PeriodCalendar months() {
        return months;
    }

    /** {@return quarters; the Solar Hijri ones are the seasons} */
    public PeriodCalendar quarters() {
        return quarters;
    }

    public PeriodCalendar years() {
        return years;
    }

    /** {@return the same day of an earlier month, or the last day of a month that is too short} */
    public LocalDate minusMonths(LocalDate day, int count) {
        int month = months.indexOf(day);
        DayRange earlier = months.range(month - count);
        long dayOfMonth = Math.min(day.toEpochDay() - months.startEpochDay(month), earlier.lengthDays() - 1);
        return earlier.start().plusDays(dayOfMonth);
    }
}
