package dev.retention.testing;

import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Days and what is made of them. */
final class Days {

    private static final int FIRST = (int) LocalDate.of(2023, 1, 1).toEpochDay();
    private static final int MIDDLE = (int) LocalDate.of(2024, 2, 28).toEpochDay();
    private static final int LAST = (int) LocalDate.of(2025, 12, 31).toEpochDay();

    static final LocalDate AS_OF = LocalDate.ofEpochDay(LAST);

    private Days() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(DayRange.class, Days::ranges);
        catalogue.add(PeriodCalendar.class, Days::calendars);
        catalogue.add(TimeUnit.class, Days::units);
    }

    /** Three years with a leap day, shrinking to the day before it. */
    static Arbitrary<LocalDate> days() {
        return epochDays().map(LocalDate::ofEpochDay);
    }

    static Arbitrary<Integer> epochDays() {
        return Arbitraries.integers().between(FIRST, LAST).shrinkTowards(MIDDLE);
    }

    static Arbitrary<DayRange> ranges() {
        return Combinators.combine(days(), Arbitraries.integers().between(0, 400))
                .as((start, length) -> new DayRange(start, start.plusDays(length)));
    }

    static Arbitrary<PeriodCalendar> calendars() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        PeriodCalendar.months(),
                        PeriodCalendar.days(),
                        PeriodCalendar.quarters(),
                        PeriodCalendar.years(),
                        PeriodCalendar.solarHijriMonths()),
                Arbitraries.of(DayOfWeek.class).map(PeriodCalendar::weeks),
                Combinators.combine(Arbitraries.integers().between(1, 60), days())
                        .as(PeriodCalendar::fixedDays));
    }

    static Arbitrary<TimeUnit> units() {
        return Arbitraries.of(TimeUnit.DAY, TimeUnit.WEEK, TimeUnit.MONTH, TimeUnit.QUARTER, TimeUnit.YEAR);
    }
}
