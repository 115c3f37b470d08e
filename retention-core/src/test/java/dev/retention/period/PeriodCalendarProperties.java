package dev.retention.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import dev.retention.testing.PeriodLaws;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class PeriodCalendarProperties {

    static void monthsAgreeWithLocalDate(int epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        int month = (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
        assertEquals(month, PeriodCalendar.months().indexOf(epochDay));
        assertEquals(Math.floorDiv(month, 3), PeriodCalendar.quarters().indexOf(epochDay));
        assertEquals(date.getYear() - 1970, PeriodCalendar.years().indexOf(epochDay));
        assertEquals(
                date.withDayOfMonth(1).toEpochDay(), PeriodCalendar.months().startEpochDay(month));
        assertEquals(
                date.withDayOfMonth(1).plusMonths(1).toEpochDay(),
                PeriodCalendar.months().endEpochDay(month));
    }

    static void weeksAgreeWithLocalDate(DayOfWeek firstDay, int epochDay) {
        PeriodCalendar weeks = PeriodCalendar.weeks(firstDay);
        LocalDate start = LocalDate.ofEpochDay(epochDay).with(TemporalAdjusters.previousOrSame(firstDay));
        LocalDate startOfWeekZero = LocalDate.EPOCH.with(TemporalAdjusters.previousOrSame(firstDay));
        assertEquals(start.toEpochDay(), weeks.startEpochDay(weeks.indexOf(epochDay)));
        assertEquals(ChronoUnit.WEEKS.between(startOfWeekZero, start), weeks.indexOf(epochDay));
    }

    @Property(tries = 3000)
    void everyDayIsInItsPeriod(@ForAll("calendars") PeriodCalendar calendar, @ForAll int epochDay) {
        PeriodLaws.everyDayIsInItsPeriodOnly(
                calendar, Math.max(calendar.minEpochDay(), Math.min(calendar.maxEpochDay(), epochDay)));
    }

    @Property(tries = 3000)
    void periodsLeadBackToThemselves(@ForAll("calendars") PeriodCalendar calendar, @ForAll int any) {
        int index = Math.max(calendar.minIndex(), Math.min(calendar.maxIndex(), any));
        PeriodLaws.periodsRoundTrip(calendar, index);
        PeriodLaws.periodsFollowWithoutAGap(calendar, index);
    }

    @Property
    void monthsQuartersAndYearsAreThoseOfLocalDate(@ForAll int epochDay) {
        monthsAgreeWithLocalDate(epochDay);
    }

    @Property
    void weeksAreThoseOfLocalDate(@ForAll DayOfWeek firstDay, @ForAll int epochDay) {
        weeksAgreeWithLocalDate(firstDay, epochDay);
    }

    /** Every day of 800 years, hence of each kind of year; and the days at both ends of the range. */
    @Example
    void monthsAreThoseOfLocalDateOnEveryDayOfTwoCycles() {
        for (int epochDay = -146_097; epochDay <= 146_097; epochDay++) {
            monthsAgreeWithLocalDate(epochDay);
        }
        for (int back = 0; back < 1_000; back++) {
            monthsAgreeWithLocalDate(Integer.MIN_VALUE + back);
            monthsAgreeWithLocalDate(Integer.MAX_VALUE - back);
        }
    }

    @Provide
    Arbitrary<PeriodCalendar> calendars() {
        Arbitrary<PeriodCalendar> named = Arbitraries.of(
                PeriodCalendar.days(),
                PeriodCalendar.months(),
                PeriodCalendar.quarters(),
                PeriodCalendar.years(),
                PeriodCalendar.solarHijriMonths(),
                PeriodCalendar.solarHijriQuarters(),
                PeriodCalendar.solarHijriYears());
        Arbitrary<PeriodCalendar> weeks = Arbitraries.of(DayOfWeek.class).map(PeriodCalendar::weeks);
        Arbitrary<PeriodCalendar> fixed = Arbitraries.integers()
                .between(1, Integer.MAX_VALUE)
                .flatMap(length -> Arbitraries.integers()
                        .map(anchor -> PeriodCalendar.fixedDays(length, LocalDate.ofEpochDay(anchor))));
        return Arbitraries.oneOf(named, weeks, fixed);
    }
}
