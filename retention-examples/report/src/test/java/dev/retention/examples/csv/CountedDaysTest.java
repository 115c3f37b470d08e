package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.examples.csv.CountedDays.Unit;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedDaysTest {

    private static final DayZone TEHRAN = new DayZone(ZoneId.of("Asia/Tehran"), false, ZoneId.of("UTC"));

    /**
     * Days of a spreadsheet by its own table: 1 March 1900 is 61, 1 January 2025 is 45,658. Seconds by {@code date -u -d @N}. Tehran is
     * three hours and a half before UTC: 20:30 there is the next day.
     */
    @ParameterizedTest
    @CsvSource({
        "EXCEL_DAYS, 61, 1900-03-01",
        "EXCEL_DAYS, 45658, 2025-01-01",
        "EXCEL_DAYS, ۴۵۶۵۸, 2025-01-01",
        "EXCEL_DAYS, 45658.75, 2025-01-01",
        "EXCEL_DAYS, 45658.86, 2025-01-02",
        "EXCEL_DAYS, 45658.9999999999, 2025-01-02",
        "UNIX_SECONDS, 0, 1970-01-01",
        "UNIX_SECONDS, 1735677000, 2025-01-01",
        "UNIX_SECONDS, 1735676999, 2024-12-31",
        "UNIX_SECONDS, 1735676999.999, 2024-12-31",
        "UNIX_MILLIS, 1735676999999, 2024-12-31",
        "UNIX_MICROS, 1735677000000000, 2025-01-01"
    })
    void daysOfNumbers(Unit unit, String text, LocalDate day) {
        assertEquals(day, new CountedDays(unit, TEHRAN).parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "EXCEL_DAYS, 60, 'is no day from 1900-03-01 to 2200-01-01 of a spreadsheet'",
        "EXCEL_DAYS, 109576, 'is no day from 1900-03-01 to 2200-01-01 of a spreadsheet'",
        "EXCEL_DAYS, -3, 'is not a number, as --date-format=EXCEL_DAYS says'",
        "UNIX_SECONDS, 1e9, 'is not a number, as --date-format=UNIX_SECONDS says'",
        "UNIX_SECONDS, 1735677000000, 'is after the year 2200, in UNIX_SECONDS'",
        "UNIX_MILLIS, 999999999999999999, 'is after the year 2200, in UNIX_MILLIS'"
    })
    void whatIsNoDay(Unit unit, String text, String message) {
        var e = assertThrows(IllegalArgumentException.class, () -> new CountedDays(unit, TEHRAN).parse(text));
        assertEquals(message, e.getMessage());
    }
}
