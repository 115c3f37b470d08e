package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolarHijriDatesTest {

    /** Days that history and the calendars on the wall of Iran give in both reckonings. */
    @ParameterizedTest
    @CsvSource({
        "1357/11/22, 1979-02-11",
        "1399/12/30, 2021-03-20",
        "1400/01/01, 2021-03-21",
        "1403/01/01, 2024-03-20",
        "1403/12/30, 2025-03-20",
        "1404/01/01, 2025-03-21"
    })
    void datesAreThoseOfTheCalendar(String text, LocalDate day) {
        assertEquals(day, SolarHijriDates.dayOf(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1403-07-15",
                "1403/7/15",
                "۱۴۰۳/۰۷/۱۵",
                "1403/07/15 23:59",
                "1403-07-15T08:26:00",
                "1403/07/15 8:26:00.5",
                "1403.07.15",
                "14030715",
                "15/07/1403",
                "۱۵-۷-۱۴۰۳",
                "۱۵ مهر ۱۴۰۳",
                "يكشنبه ۱۵ مهر ماه ۱۴۰۳",
                "سه‌شنبه، ۱۵ مهر ۱۴۰۳ ساعت ۸:۲۶",
                "مهر ۱۵, ۱۴۰۳",
                "1403/07/15 - 08:26",
                "1403/07/15 11:26 ب.ظ",
                "\u200F1403/07/15\u00A0"
            })
    void theyAreWrittenInManyWays(String text) {
        assertEquals(LocalDate.of(2024, 10, 6), SolarHijriDates.dayOf(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1403/07-15", "140307155", "2024-10-06", "23/04/1990", "15 October 1403", "1403/07/15T08:26Z"
            })
    void whatIsNoSolarHijriDateIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> SolarHijriDates.dayOf(text));
        assertEquals("is not a Solar Hijri date such as 1403/07/15", e.getMessage());
    }

    /** The year, the day or the month may be first. */
    @Test
    void aYearOfTwoDigitsIsRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> SolarHijriDates.dayOf("03/07/15"));
        assertEquals(
                "has no year of four digits, so it can be read in several ways; 1403/07/15 can be read",
                e.getMessage());
    }

    /** 23:30 in Tehran is the same day in London, 01:30 and half past midnight are the evening before there. */
    @ParameterizedTest
    @CsvSource({
        "1403/07/15 11:30 ب.ظ, 2024-10-06",
        "1403/07/15 01:30 ق.ظ, 2024-10-05",
        "1403/07/15 12:30 AM, 2024-10-05",
        "1403/07/15 12:30 PM, 2024-10-06"
    })
    void theHalfOfTheDayIsReadWhereItMatters(String text, LocalDate day) {
        var zone = new DayZone(ZoneId.of("Europe/London"), false, ZoneId.of("Asia/Tehran"));
        assertEquals(day, new SolarHijriDates(zone).parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1404/12/30",
                "1403/07/31",
                "1403/01/32",
                "1403/13/01",
                "1403/00/01",
                "1403/01/00",
                "۳۱ مهر ۱۴۰۳",
                "1403/07/15 13:30 ب.ظ"
            })
    void aDayThatThereIsNotIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> SolarHijriDates.dayOf(text));
        assertEquals("does not exist", e.getMessage());
    }
}
