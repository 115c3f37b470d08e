package dev.retention.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PeriodCalendarTest {

    private static final int FIRST_SOLAR_HIJRI_DAY =
            (int) LocalDate.of(622, 3, 21).toEpochDay();

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static String labelOf(PeriodCalendar calendar, String date) {
        return calendar.label(calendar.indexOf(LocalDate.parse(date)));
    }

    private static String rangeOf(PeriodCalendar calendar, String date) {
        int index = calendar.indexOf(LocalDate.parse(date));
        return LocalDate.ofEpochDay(calendar.startEpochDay(index)) + " to "
                + LocalDate.ofEpochDay(calendar.endEpochDay(index));
    }

    @Test
    void periodsHaveTheDaysOfTheirCalendar() {
        assertEquals("2011-12-09 to 2011-12-10", rangeOf(PeriodCalendar.days(), "2011-12-09"));
        assertEquals("2011-12-05 to 2011-12-12", rangeOf(PeriodCalendar.weeks(DayOfWeek.MONDAY), "2011-12-09"));
        assertEquals("2011-12-04 to 2011-12-11", rangeOf(PeriodCalendar.weeks(DayOfWeek.SUNDAY), "2011-12-09"));
        assertEquals("2011-12-03 to 2011-12-10", rangeOf(PeriodCalendar.weeks(DayOfWeek.SATURDAY), "2011-12-09"));
        assertEquals("2011-12-09 to 2011-12-16", rangeOf(PeriodCalendar.weeks(DayOfWeek.FRIDAY), "2011-12-09"));
        assertEquals("2012-02-01 to 2012-03-01", rangeOf(PeriodCalendar.months(), "2012-02-29"));
        assertEquals("2011-10-01 to 2012-01-01", rangeOf(PeriodCalendar.quarters(), "2011-12-09"));
        assertEquals("2011-01-01 to 2012-01-01", rangeOf(PeriodCalendar.years(), "2011-12-09"));
        assertEquals("1969-12-01 to 1970-01-01", rangeOf(PeriodCalendar.months(), "1969-12-31"));
        assertEquals("2025-02-19 to 2025-03-21", rangeOf(PeriodCalendar.solarHijriMonths(), "2025-03-20"));
        assertEquals("2024-12-21 to 2025-03-21", rangeOf(PeriodCalendar.solarHijriQuarters(), "2025-03-20"));
        assertEquals("2024-03-20 to 2025-03-21", rangeOf(PeriodCalendar.solarHijriYears(), "2025-03-20"));
        int anchor = (int) LocalDate.of(2011, 12, 9).toEpochDay();
        assertEquals(
                "2011-12-09 to 2011-12-19",
                rangeOf(PeriodCalendar.fixedDays(10, LocalDate.ofEpochDay(anchor)), "2011-12-18"));
        assertEquals(
                "2011-11-29 to 2011-12-09",
                rangeOf(PeriodCalendar.fixedDays(10, LocalDate.ofEpochDay(anchor)), "2011-12-08"));
    }

    @Test
    void theExampleOfTheJavadocHolds() {
        PeriodCalendar months = PeriodCalendar.months();
        int december = months.indexOf(LocalDate.of(2011, 12, 9));
        assertEquals(503, december);
        assertEquals("2011-12", months.label(december));
        assertEquals(LocalDate.of(2011, 12, 1), LocalDate.ofEpochDay(months.startEpochDay(december)));
        assertEquals(LocalDate.of(2012, 1, 1), LocalDate.ofEpochDay(months.endEpochDay(december)));
    }

    @Test
    void labelsDependOnNoLocale() {
        assertEquals("2011-12-05", labelOf(PeriodCalendar.days(), "2011-12-05"));
        assertEquals("2011-12-05", labelOf(PeriodCalendar.weeks(DayOfWeek.MONDAY), "2011-12-09"));
        assertEquals("2011-12", labelOf(PeriodCalendar.months(), "2011-12-09"));
        assertEquals("2011-Q4", labelOf(PeriodCalendar.quarters(), "2011-12-09"));
        assertEquals("2011", labelOf(PeriodCalendar.years(), "2011-12-09"));
        assertEquals("1403-12", labelOf(PeriodCalendar.solarHijriMonths(), "2025-03-20"));
        assertEquals("1403-Q4", labelOf(PeriodCalendar.solarHijriQuarters(), "2025-03-20"));
        assertEquals("1403", labelOf(PeriodCalendar.solarHijriYears(), "2025-03-20"));
    }

    @Test
    void eachQuarterHasItsNumber() {
        for (int month = 1; month <= 12; month++) {
            int quarter = PeriodCalendar.quarters().indexOf(LocalDate.of(2011, month, 1));
            assertEquals("2011-Q" + ((month + 2) / 3), PeriodCalendar.quarters().label(quarter));
        }
    }

    @Test
    void yearsOutsideOfFourDigitsAreSigned() {
        assertEquals("0001-01", labelOf(PeriodCalendar.solarHijriMonths(), "0622-03-21"));
        assertEquals("-0044-03", labelOf(PeriodCalendar.months(), "-0044-03-15"));
        assertEquals("+12345-Q1", labelOf(PeriodCalendar.quarters(), "+12345-01-01"));
        assertEquals("+12345", labelOf(PeriodCalendar.years(), "+12345-01-01"));
    }

    @Test
    void periodZeroHoldsTheFirstEpochDay() {
        LocalDate epoch = LocalDate.EPOCH;
        assertEquals(0, PeriodCalendar.days().indexOf(epoch));
        assertEquals(0, PeriodCalendar.months().indexOf(epoch));
        assertEquals(0, PeriodCalendar.quarters().indexOf(epoch));
        assertEquals(0, PeriodCalendar.years().indexOf(epoch));
        assertEquals(0, PeriodCalendar.solarHijriMonths().indexOf(epoch));
        assertEquals(0, PeriodCalendar.solarHijriQuarters().indexOf(epoch));
        assertEquals(0, PeriodCalendar.solarHijriYears().indexOf(epoch));
        for (DayOfWeek firstDay : DayOfWeek.values()) {
            assertEquals(0, PeriodCalendar.weeks(firstDay).indexOf(epoch));
        }
        assertEquals(
                0, PeriodCalendar.fixedDays(10, LocalDate.ofEpochDay(15_000)).indexOf(15_000));
        assertEquals(
                -1, PeriodCalendar.fixedDays(10, LocalDate.ofEpochDay(15_000)).indexOf(14_999));
    }

    @Test
    void solarHijriMonthsBeginOnTheOfficialDays() {
        // The day the calendar was adopted, day 0, two other dates of public record, and days around leap years.
        assertSolarHijri(1304, 1, 11, "1925-03-31");
        assertSolarHijri(1348, 10, 11, "1970-01-01");
        assertSolarHijri(1357, 11, 22, "1979-02-11");
        assertSolarHijri(1358, 1, 12, "1979-04-01");
        assertSolarHijri(1375, 12, 30, "1997-03-20");
        assertSolarHijri(1399, 1, 1, "2020-03-20");
        assertSolarHijri(1399, 12, 30, "2021-03-20");
        assertSolarHijri(1400, 1, 1, "2021-03-21");
        assertSolarHijri(1403, 12, 30, "2025-03-20");
        assertSolarHijri(1404, 1, 1, "2025-03-21");
        assertSolarHijri(1408, 12, 30, "2030-03-20");
    }

    @Test
    void solarHijriSeasonsAndYearsAreMadeOfMonths() {
        PeriodCalendar months = PeriodCalendar.solarHijriMonths();
        PeriodCalendar seasons = PeriodCalendar.solarHijriQuarters();
        PeriodCalendar years = PeriodCalendar.solarHijriYears();
        for (int year = 1390; year < 1420; year++) {
            int month = months.indexOf(LocalDate.of(2025, 3, 21)) + 12 * (year - 1404);
            int yearIndex = years.indexOf((int) months.startEpochDay(month));
            assertEquals(String.valueOf(year), years.label(yearIndex));
            assertEquals(months.startEpochDay(month), years.startEpochDay(yearIndex));
            assertEquals(months.endEpochDay(month + 11), years.endEpochDay(yearIndex));
            for (int quarter = 0; quarter < 4; quarter++) {
                int season = seasons.indexOf((int) months.endEpochDay(month + 3 * quarter));
                assertEquals(year + "-Q" + (quarter + 1), seasons.label(season));
                assertEquals(months.startEpochDay(month + 3 * quarter), seasons.startEpochDay(season));
                assertEquals(months.endEpochDay(month + 3 * quarter + 2), seasons.endEpochDay(season));
            }
        }
    }

    private static void assertSolarHijri(int year, int month, int day, String date) {
        PeriodCalendar calendar = PeriodCalendar.solarHijriMonths();
        int index = calendar.indexOf(LocalDate.parse(date));
        assertEquals(year + (month < 10 ? "-0" : "-") + month, calendar.label(index));
        assertEquals(LocalDate.parse(date), LocalDate.ofEpochDay(calendar.startEpochDay(index) + day - 1));
    }

    @Test
    void solarHijriMonthsFollowTheRuleYearByYear() {
        PeriodCalendar calendar = PeriodCalendar.solarHijriMonths();
        long day = FIRST_SOLAR_HIJRI_DAY;
        int index = calendar.minIndex();
        for (int year = 1; year <= 20_000; year++) {
            boolean leap = (25 * year + 11) % 33 < 8;
            for (int month = 1; month <= 12; month++) {
                int length = month <= 6 ? 31 : month <= 11 || leap ? 30 : 29;
                assertEquals(day, calendar.startEpochDay(index));
                assertEquals(index, calendar.indexOf((int) day));
                day += length;
                assertEquals(day, calendar.endEpochDay(index));
                assertEquals(index, calendar.indexOf((int) day - 1));
                index++;
            }
        }
    }

    @Test
    void calendarsOfAllDaysCoverTheIntRangeWithWholePeriods() {
        PeriodCalendar months = PeriodCalendar.months();
        assertEquals("-5877641-06", months.label(months.minIndex()));
        assertEquals("+5881580-07", months.label(months.maxIndex()));
        assertEquals(LocalDate.of(-5_877_641, 6, 1), LocalDate.ofEpochDay(months.startEpochDay(months.minIndex())));
        assertEquals(LocalDate.of(5_881_580, 8, 1), LocalDate.ofEpochDay(months.endEpochDay(months.maxIndex())));
        PeriodCalendar years = PeriodCalendar.years();
        assertEquals(LocalDate.of(-5_877_641, 1, 1), LocalDate.ofEpochDay(years.startEpochDay(years.minIndex())));
        assertEquals(LocalDate.of(5_881_581, 1, 1), LocalDate.ofEpochDay(years.endEpochDay(years.maxIndex())));
        assertEquals(Integer.MIN_VALUE, PeriodCalendar.days().minIndex());
        assertEquals(Integer.MAX_VALUE, PeriodCalendar.days().maxIndex());
        assertEquals(1L + Integer.MAX_VALUE, PeriodCalendar.days().endEpochDay(Integer.MAX_VALUE));
    }

    @Test
    void periodsOfOneDayEndWhereTheirIndexDoes() {
        PeriodCalendar sinceTomorrow = PeriodCalendar.fixedDays(1, LocalDate.ofEpochDay(1));
        assertEquals(Integer.MIN_VALUE + 1, sinceTomorrow.minEpochDay());
        assertEquals(Integer.MIN_VALUE, sinceTomorrow.minIndex());
        assertEquals(Integer.MAX_VALUE - 1, sinceTomorrow.maxIndex());
        rejected(
                "epochDay must be in [-2147483647, 2147483647], got epochDay=-2147483648",
                () -> sinceTomorrow.indexOf(Integer.MIN_VALUE));
        PeriodCalendar sinceYesterday = PeriodCalendar.fixedDays(1, LocalDate.ofEpochDay(-1));
        assertEquals(Integer.MAX_VALUE, sinceYesterday.indexOf(Integer.MAX_VALUE - 1));
        rejected(
                "epochDay must be in [-2147483648, 2147483646], got epochDay=2147483647",
                () -> sinceYesterday.indexOf(Integer.MAX_VALUE));
        PeriodCalendar pairs = PeriodCalendar.fixedDays(2, LocalDate.ofEpochDay(Integer.MIN_VALUE));
        assertEquals(Integer.MAX_VALUE, pairs.indexOf(Integer.MAX_VALUE));
        for (int anchor : new int[] {-5, 5}) {
            assertEquals(
                    Integer.MIN_VALUE,
                    PeriodCalendar.fixedDays(2, LocalDate.ofEpochDay(anchor)).minEpochDay());
            assertEquals(
                    Integer.MAX_VALUE,
                    PeriodCalendar.fixedDays(2, LocalDate.ofEpochDay(anchor)).maxEpochDay());
        }
    }

    @Test
    void noTwoCalendarsPrintAlike() {
        var calendars = List.of(
                PeriodCalendar.months(),
                PeriodCalendar.quarters(),
                PeriodCalendar.years(),
                PeriodCalendar.solarHijriMonths(),
                PeriodCalendar.solarHijriQuarters(),
                PeriodCalendar.solarHijriYears(),
                PeriodCalendar.days(),
                PeriodCalendar.weeks(DayOfWeek.MONDAY),
                PeriodCalendar.weeks(DayOfWeek.SATURDAY));
        assertEquals(
                calendars.size(),
                calendars.stream().map(Object::toString).distinct().count(),
                calendars::toString);
        assertEquals("QUARTERS", PeriodCalendar.quarters().toString());
        assertEquals("SOLAR_HIJRI_QUARTERS", PeriodCalendar.solarHijriQuarters().toString());
    }

    @Test
    void daysBeforeTheSolarHijriCalendarAreRejected() {
        PeriodCalendar calendar = PeriodCalendar.solarHijriMonths();
        assertEquals(FIRST_SOLAR_HIJRI_DAY, calendar.minEpochDay());
        assertEquals(calendar.minIndex(), calendar.indexOf(LocalDate.of(622, 3, 21)));
        rejected(
                "epochDay must be in [-492268, 2147483647], got epochDay=-492269",
                () -> calendar.indexOf(FIRST_SOLAR_HIJRI_DAY - 1));
        rejected(
                "date must be in [0622-03-21, +5881580-07-11], got date=0622-03-20",
                () -> calendar.indexOf(LocalDate.of(622, 3, 20)));
    }

    @Test
    void datesBeyondTheIntDaysAreRejected() {
        PeriodCalendar all = PeriodCalendar.months();
        assertEquals(all.minIndex(), all.indexOf(LocalDate.ofEpochDay(Integer.MIN_VALUE)));
        assertEquals(all.maxIndex(), all.indexOf(LocalDate.ofEpochDay(Integer.MAX_VALUE)));
        rejected(
                "date must be in [-5877641-06-23, +5881580-07-11], got date=-999999999-01-01",
                () -> PeriodCalendar.months().indexOf(LocalDate.MIN));
        rejected(
                "date must be in [-5877641-06-23, +5881580-07-11], got date=+999999999-12-31",
                () -> PeriodCalendar.months().indexOf(LocalDate.MAX));
    }

    @Test
    void indexesOutsideOfTheCalendarAreRejected() {
        PeriodCalendar quarters = PeriodCalendar.quarters();
        int max = quarters.maxIndex();
        int min = quarters.minIndex();
        String rule = "index must be in [" + min + ", " + max + "], got index=";
        rejected(rule + (max + 1), () -> quarters.startEpochDay(max + 1));
        rejected(rule + (max + 1), () -> quarters.endEpochDay(max + 1));
        rejected(rule + (min - 1), () -> quarters.label(min - 1));
        PeriodCalendar solar = PeriodCalendar.solarHijriMonths();
        String solarRule = "index must be in [" + solar.minIndex() + ", " + solar.maxIndex() + "], got index=";
        rejected(solarRule + (solar.minIndex() - 1), () -> solar.startEpochDay(solar.minIndex() - 1));
        rejected(solarRule + (solar.minIndex() - 1), () -> solar.endEpochDay(solar.minIndex() - 1));
        rejected(solarRule + (solar.minIndex() - 1), () -> solar.label(solar.minIndex() - 1));
        PeriodCalendar weeks = PeriodCalendar.weeks(DayOfWeek.MONDAY);
        String weeksRule = "index must be in [" + weeks.minIndex() + ", " + weeks.maxIndex() + "], got index=";
        rejected(weeksRule + (weeks.maxIndex() + 1), () -> weeks.endEpochDay(weeks.maxIndex() + 1));
    }

    @Test
    void badArgumentsAreNamed() {
        rejected(
                "lengthDays must be > 0, got lengthDays=0", () -> PeriodCalendar.fixedDays(0, LocalDate.ofEpochDay(0)));
        assertEquals(
                "firstDay",
                assertThrows(NullPointerException.class, () -> PeriodCalendar.weeks(null))
                        .getMessage());
        assertEquals(
                "date",
                assertThrows(
                                NullPointerException.class,
                                () -> PeriodCalendar.months().indexOf(null))
                        .getMessage());
    }

    @Test
    void distancesBetweenPeriodsFitALong() {
        assertEquals(4_294_967_295L, PeriodCalendar.days().periodsBetween(Integer.MIN_VALUE, Integer.MAX_VALUE));
        assertEquals(-1, PeriodCalendar.months().periodsBetween(0, -1));
        assertEquals(0, PeriodCalendar.months().periodsBetween(0, 30));
    }

    @Test
    void calendarsAreValues() {
        assertEquals(PeriodCalendar.weeks(DayOfWeek.MONDAY), PeriodCalendar.weeks(DayOfWeek.MONDAY));
        assertNotEquals(PeriodCalendar.weeks(DayOfWeek.MONDAY), PeriodCalendar.weeks(DayOfWeek.SUNDAY));
        assertEquals(PeriodCalendar.solarHijriMonths(), PeriodCalendar.solarHijriMonths());
        assertEquals(PeriodCalendar.days(), PeriodCalendar.fixedDays(1, LocalDate.ofEpochDay(0)));
    }
}
