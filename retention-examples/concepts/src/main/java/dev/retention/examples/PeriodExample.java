package dev.retention.examples;

import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** One day in six calendars. */
public final class PeriodExample {

    private PeriodExample() {}

    public static void main(String[] args) {
        int day = (int) LocalDate.of(2025, 3, 20).toEpochDay();

        for (PeriodCalendar calendar : List.of(
                PeriodCalendar.weeks(DayOfWeek.SATURDAY),
                PeriodCalendar.months(),
                PeriodCalendar.quarters(),
                PeriodCalendar.years(),
                PeriodCalendar.solarHijriMonths(),
                PeriodCalendar.fixedDays(28, day))) {
            int index = calendar.indexOf(day);
            System.out.println(calendar.label(index) + " is period " + index + ", from "
                    + LocalDate.ofEpochDay(calendar.startDay(index)) + " until before "
                    + LocalDate.ofEpochDay(calendar.endDay(index)));
        }
    }
}
