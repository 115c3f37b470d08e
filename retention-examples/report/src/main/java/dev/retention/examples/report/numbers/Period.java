package dev.retention.examples.report.numbers;

import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.period.DayRange;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The months up to the as-of date and as many before them: what the shop is compared with.
 *
 * @param months how many
 * @param previousFirstDay the first day of the months before
 * @param firstDay the first day of the months up to now
 * @param lastDay the last of these days, the as-of date
 */
public record Period(int months, LocalDate previousFirstDay, LocalDate firstDay, LocalDate lastDay) {

    /** {@return the longest of a year, half a year, a quarter and a month that the orders cover twice, if there is one} */
    static Optional<Period> of(LocalDate firstOrder, LocalDate asOf, ShopCalendar calendar) {
        LocalDate end = asOf.plusDays(1);
        return Stream.of(12, 6, 3, 1)
                .map(months -> new Period(
                        months, calendar.minusMonths(end, 2 * months), calendar.minusMonths(end, months), asOf))
                .filter(period -> !period.previousFirstDay.isBefore(firstOrder))
                .findFirst();
    }

    public DayRange previousDays() {
        return new DayRange(previousFirstDay, firstDay);
    }

    public DayRange days() {
        return new DayRange(firstDay, lastDay.plusDays(1));
    }
}
