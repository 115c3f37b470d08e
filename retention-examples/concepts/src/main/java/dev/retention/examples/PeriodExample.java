package dev.retention.examples;

import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** One day in six calendars. */
public final class PeriodExample {

    private PeriodExample() {}

    public static void main(String[] args) {
        LocalDate day = LocalDate.of(2025, 3, 20);

        for (PeriodCalendar calendar : List.of(
                PeriodCalendar.weeks(DayOfWeek.SATURDAY),
                PeriodCalendar.months(),
                PeriodCalendar.quarters(),
                PeriodCalendar.years(),
                PeriodCalendar.solarHijriMonths(),
                PeriodCalendar.fixedDays(28, day))) {
            int index = calendar.indexOf(day);
            System.out.println(calendar.label(index) + " is period " + index + ", from "
                    + calendar.range(index).start() + " until before "
                    + calendar.range(index).end());
        }
    }
}
