package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {

    private static final AmountParser CENTS = new AmountParser(2, '.');

    @ParameterizedTest
    @CsvSource({
        "12.5, 1250",
        "0.29, 29", // 28.999… as a double times 100
        "-1.1, -110",
        "+7, 700",
        ".05, 5",
        "1.100, 110",
        "92233720368547758.07, 9223372036854775807",
        "-92233720368547758.08, -9223372036854775808"
    })
    void decimalNumbersAreReadExactly(String text, long minor) {
        assertEquals(minor, CENTS.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1250, 0, 1250", "۱۲۵۰, 0, 1250", "-١٢, 0, -12", "\u200F12\u200E, 0, 12", "1.25, 3, 1250"})
    void theCurrencySaysHowManyDecimalPlacesThereAre(String text, int decimalPlaces, long minor) {
        assertEquals(minor, new AmountParser(decimalPlaces, '.').parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12,5; 1250", "-0,01; -1", "3; 300"})
    void aCommaCanSeparateTheDecimals(String text, long minor) {
        assertEquals(minor, new AmountParser(2, ',').parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1,234", "1e3", "NaN", "12 50", "1.2.3", "5.", "£5", "1٬250"})
    void whatIsNoPlainNumberIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals("is not a number such as -1234.5, without thousands separators", e.getMessage());
    }

    @Test
    void theExampleOfANumberHasDecimalsIfTheCurrencyDoes() {
        var e = assertThrows(IllegalArgumentException.class, () -> new AmountParser(0, '.').parse("1,250"));
        assertEquals("is not a number such as -1234, without thousands separators", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234,50", "12.5"})
    void aPointIsNoDecimalComma(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> new AmountParser(2, ',').parse(text));
        assertEquals("is not a number such as -1234,5, without thousands separators", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "12.345"})
    void moreDecimalPlacesThanTheCurrencyHasAreRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals("has more than 2 decimal places", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"92233720368547758.08", "999999999999999999999999999999"})
    void whatDoesNotFitIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals("is too large", e.getMessage());
    }
}
