package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayParserTest {

    private static final LocalDate DAY = LocalDate.of(2011, 12, 9);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-12-09",
                "2011-12-09T12:50",
                "2011-12-09 12:50:00",
                "2011-12-09T23:59:59.999",
                "۲۰۱۱-۱۲-۰۹",
                "٢٠١١-١٢-٠٩"
            })
    void isoDatesAndLocalTimesAreTheDayAsWritten(String text) {
        assertEquals(DAY, DayParser.iso(DayZone.UNSAID).parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "dd.MM.yyyy, 09.12.2011",
        "M/d/uuuu H:mm, 12/9/2011 8:26",
        "yyyyMMdd, 20111209",
        "d MMM yy, 9 dec 11",
        "uuuuDDD, 2011343",
        "[dd.MM.yyyy][yyyy/MM/dd], 2011/12/09",
        "yyyy-MM-dd[ HH:mm], 2011-12-09",
        "E d/M/yyyy h:mm a, Fri 9/12/2011 1:05 pm"
    })
    void patternsAreReadInEveryLocale(String pattern, String text) {
        assertEquals(DAY, DayParser.ofPattern(pattern, DayZone.UNSAID).parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-12-08T23:30:00Z",
                "2011-12-09 03:00:00+03:30",
                "2011-12-09 03:00:00+0330",
                "2011-12-08 23:30:00+00",
                "2011-12-09 03:00:00 +0330",
                "2011-12-08 23:30:00 UTC"
            })
    void theZoneOfTheShopDecidesOnWhichDayAnInstantIs(String instant) {
        assertEquals(
                DAY,
                DayParser.iso(new DayZone(ZoneId.of("+03:30"), false, null)).parse(instant));
        assertEquals(
                DAY,
                DayParser.iso(new DayZone(ZoneId.of("Europe/Berlin"), false, null))
                        .parse(instant));
        assertEquals(
                DAY.minusDays(1),
                DayParser.iso(new DayZone(ZoneId.of("Europe/London"), false, null))
                        .parse(instant));
    }

    @Test
    void anInstantWithoutAZoneIsRejected() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> DayParser.iso(DayZone.UNSAID).parse("2011-12-08T23:30:00+01:00"));
        assertEquals(
                "has an offset, so its day depends on the shop's time zone: give --zone, or --zone=AS_WRITTEN if the"
                        + " file is in the shop's own time",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "09.12.2011", "2011/12/09", "2011-12-09x"})
    void whatIsNoIsoDateIsRejected(String text) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> DayParser.iso(DayZone.UNSAID).parse(text));
        assertEquals("is not a date such as 2011-12-09 or 2011-12-09T12:50 (others: --date-format)", e.getMessage());
    }

    @Test
    void aDateOfTheSolarHijriCalendarIsNamed() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> DayParser.iso(DayZone.UNSAID).parse("۱۴۰۳/۰۷/۱۵"));
        assertEquals(
                "is not a date such as 2011-12-09 or 2011-12-09T12:50 (others: --date-format); dates such as 1403/07/15 are read with"
                        + " --date-format=SOLAR_HIJRI",
                e.getMessage());
    }

    /** As browsers write the time of the day. */
    @Test
    void aBlankThatDoesNotBreakIsABlank() {
        assertEquals(
                LocalDate.of(2011, 12, 9),
                DayParser.ofPattern("M/d/yyyy h:mm a", DayZone.UNSAID).parse("12/9/2011 10:30\u202FPM\u00A0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2011-02-29", "2011-13-01", "2011-12-09T25:00"})
    void aDayThatThereIsNotIsRejected(String text) {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> DayParser.iso(DayZone.UNSAID).parse(text));
        assertEquals("does not exist", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM", "MM-dd", "yyyy-dd", "dd.mm.yyyy", "dd.MM.YYYY", "HH:mm", "", "'yyyy-MM-dd'"})
    void aPatternThatDoesNotTellTheDayIsRejected(String pattern) {
        var e = assertThrows(IllegalArgumentException.class, () -> DayParser.ofPattern(pattern, DayZone.UNSAID));
        assertEquals("it must have a year (yyyy), a month (MM) and a day (dd)", e.getMessage());
    }

    /** The JDK fails over it with an error that no caller expects. */
    @Test
    void aPatternThatPadsBeforeAnotherNumberIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> DayParser.ofPattern("ppdMMyyyy", DayZone.UNSAID));
        assertEquals("it must not pad a number (p) that another one follows", e.getMessage());
    }

    @Test
    void aDayThatTheMonthDoesNotHaveIsNotMovedToItsEnd() {
        var parser = DayParser.ofPattern("dd.MM.yyyy", DayZone.UNSAID);
        var e = assertThrows(IllegalArgumentException.class, () -> parser.parse("31.02.2011"));
        assertEquals("does not exist", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> parser.parse("2011-02-28"));
        assertEquals("is not a date in the format dd.MM.yyyy", e.getMessage());
    }

    @Test
    void theDayAsWrittenCanBeTheShops() {
        var asWritten = DayParser.iso(new DayZone(null, true, null));
        assertEquals(DAY, asWritten.parse("2011-12-09 00:30:00 +0200"));
        assertEquals(1, asWritten.instants());
    }

    @Test
    void aTimeWithoutAnOffsetIsAQuestionWhereAZoneIsGiven() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        var parser = DayParser.iso(new DayZone(berlin, false, null));
        var e = assertThrows(QuestionException.class, () -> parser.parse("2011-12-08 23:30:00"));
        assertEquals(
                "has a time but no offset, and --zone=Europe/Berlin is given. In which zone are the times written?"
                        + " --times-in=Europe/Berlin takes the days as they are, --times-in=UTC moves them",
                e.getMessage());
        assertEquals(DAY, parser.parse("2011-12-09"));
        var utc = DayParser.iso(new DayZone(berlin, false, ZoneId.of("UTC")));
        assertEquals(DAY, utc.parse("2011-12-08 23:30:00"));
        var local = DayParser.iso(new DayZone(berlin, false, berlin));
        assertEquals(DAY.minusDays(1), local.parse("2011-12-08 23:30:00"));
        assertEquals(1, local.localTimes());
    }
}
