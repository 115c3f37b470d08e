package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
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
                "1403/07/15 8:26:00.5"
            })
    void theyAreWrittenInManyWays(String text) {
        assertEquals(LocalDate.of(2024, 10, 6), SolarHijriDates.dayOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "03/07/15", "15/07/1403", "1403/07-15", "14030715", "2024-10-06", "1403/07/15T08:26Z"})
    void whatIsNoSolarHijriDateIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> SolarHijriDates.dayOf(text));
        assertEquals("is not a Solar Hijri date such as 1403/07/15", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1404/12/30", "1403/07/31", "1403/01/32", "1403/13/01", "1403/00/01", "1403/01/00"})
    void aDayThatThereIsNotIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> SolarHijriDates.dayOf(text));
        assertEquals("does not exist", e.getMessage());
    }
}
