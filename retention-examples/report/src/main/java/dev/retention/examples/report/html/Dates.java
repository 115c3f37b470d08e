package dev.retention.examples.report.html;

import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;

/** How a language writes the days and periods of a calendar. */
final class Dates {

    private final Words words;
    private final Numbers numbers;
    private final ShopCalendar calendar;

    Dates(Words words, Numbers numbers, ShopCalendar calendar) {
        this.words = words;
        this.numbers = numbers;
        this.calendar = calendar;
    }

    /** {@return a day, as in "31 Dec 2025"} */
    String day(LocalDate day) {
        DayRange month = monthOf(day);
        return words.say(
                        "date.day",
                        "day",
                        numbers.name(day.toEpochDay() - month.start().toEpochDay() + 1),
                        "month",
                        monthName(day),
                        "year",
                        year(day))
                .plain();
    }

    /** {@return a month, as in "Dec 2025"} */
    String month(LocalDate day) {
        return words.say("date.month", "month", monthName(day), "year", year(day))
                .plain();
    }

    String monthName(LocalDate day) {
        return words.plain("month." + calendar + "." + (number(calendar.months(), day) + 1));
    }

    /** {@return a quarter, as in "2025 Q4"} */
    String quarter(LocalDate day) {
        return words.say("date.quarter", "quarter", quarterName(day), "year", year(day))
                .plain();
    }

    /** {@return the name of a quarter within its year} */
    String quarterName(LocalDate day) {
        return words.plain("quarter." + calendar + "." + (number(calendar.quarters(), day) + 1));
    }

    String year(LocalDate day) {
        return numbers.name(yearNumber(day));
    }

    int yearNumber(LocalDate day) {
        return Integer.parseInt(calendar.years().label(calendar.years().indexOf(day)));
    }

    /** {@return a year by its label} */
    String year(String label) {
        return numbers.name(Integer.parseInt(label));
    }

    /** {@return whether some days are a year of the calendar} */
    boolean isYear(DayRange days) {
        return calendar.years().range(calendar.years().indexOf(days.start())).equals(days);
    }

    private DayRange monthOf(LocalDate day) {
        return calendar.months().range(calendar.months().indexOf(day));
    }

    /** The number of a period within its year, from 0. */
    private int number(PeriodCalendar periods, LocalDate day) {
        LocalDate newYear =
                calendar.years().range(calendar.years().indexOf(day)).start();
        return periods.indexOf(day) - periods.indexOf(newYear);
    }
}
