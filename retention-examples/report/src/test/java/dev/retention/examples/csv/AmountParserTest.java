package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountParserTest {

    private static final AmountParser CENTS = new AmountParser(AmountFormat.plain(2, "EUR"));

    private static final AmountFormat COMMA = new AmountFormat(2, true, Optional.empty(), false, "EUR");

    @ParameterizedTest
    @CsvSource({
        "12.5, 1250",
        "0.29, 29", // 28.999… as a double times 100
        "-1.1, -110",
        "+7, 700",
        ".05, 5",
        "1.10, 110",
        "10000000000000000, 1000000000000000000",
        "-10000000000000000.00, -1000000000000000000"
    })
    void decimalNumbersAreReadExactly(String text, long minor) {
        assertEquals(minor, CENTS.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"1250, 0, 1250", "۱۲۵۰, 0, 1250", "-١٢, 0, -12", "\u200F12\u200E, 0, 12", "1.25, 3, 1250"})
    void theCurrencySaysHowManyDecimalPlacesThereAre(String text, int decimalPlaces, long minor) {
        assertEquals(minor, new AmountParser(AmountFormat.plain(decimalPlaces, "EUR")).parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"12,5; 1250", "-0,01; -1", "3; 300"})
    void aCommaCanSeparateTheDecimals(String text, long minor) {
        assertEquals(minor, new AmountParser(COMMA).parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "NaN", "12 50", "1.2.3", "5.", "one", "--5", "(5", "(-5)", "1 2345", "€", "9d9"})
    void whatIsNoPlainNumberIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals("is not a number such as -1234.5", e.getMessage());
    }

    @Test
    void theExampleOfANumberHasDecimalsIfTheCurrencyDoes() {
        var e = assertThrows(
                IllegalArgumentException.class, () -> new AmountParser(AmountFormat.plain(0, "EUR")).parse("x"));
        assertEquals("is not a number such as -1234", e.getMessage());
    }

    @Test
    void aPointIsNoDecimalComma() {
        var e = assertThrows(IllegalArgumentException.class, () -> new AmountParser(COMMA).parse("12.5"));
        assertEquals("has a point before its decimals, though they follow a comma by the options", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse("12,5"));
        assertEquals("has a comma before its decimals (--decimal-comma reads it)", e.getMessage());
    }

    /** What can mean one thing only. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,205.00; 120500",
                "1.205,00; 120500",
                "1,234,567.5; 123456750",
                "1.234.567; 123456700",
                "1'234.50; 123450",
                "1 234.50; 123450",
                "12.50-; -1250",
                "(12.50); -1250",
                "(1,234.50); -123450",
                "\u221212.50; -1250",
                "12.50 €; 1250",
                "€12.50; 1250",
                "-€12.50; -1250",
                "€-12.50; -1250",
                "EUR 12.50; 1250",
                "12.50 eur; 1250",
                "12\u066B50; 1250",
                "1\u066C234\u066B50; 123450",
                "۱۲٫۵۰; 1250",
                "0.125e1; -",
                "12.50\u00A0€; 1250",
                "\u00A012.50\u202F; 1250",
                "\u201312.50; -1250",
                "1,23,456.50; 12345650",
                "1,23,45,678; 1234567800",
                "1234.500; 123450",
                "0.500; 50"
            })
    void whatHasOneReadingIsRead(String text, String minor) {
        if (minor.equals("-")) {
            var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
            assertEquals(
                    "has an exponent, so a program may have cut digits off (--round takes it as it is)",
                    e.getMessage());
        } else {
            assertEquals(Long.parseLong(minor), CENTS.parse(text));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "150.000; as 150000 with --thousands=., or as 150.000 with --thousands=NONE",
                "1.250; as 1250 with --thousands=., or as 1.250 with --thousands=NONE",
                "173,900; as 173900 with --thousands=,, or as 173.900 with --thousands=NONE --decimal-comma"
            })
    void threeDigitsAfterTheOnlySeparatorAreAQuestion(String text, String readings) {
        for (int places : new int[] {0, 2}) {
            var e = assertThrows(
                    QuestionException.class, () -> new AmountParser(AmountFormat.plain(places, "EUR")).parse(text));
            assertEquals("can be read in two ways: " + readings + ". Which one is right?", e.getMessage());
        }
        assertThrows(QuestionException.class, () -> new AmountParser(COMMA).parse("173,900"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ".; 150.000; 15000000",
                ".; 1.250,50; 125050",
                ".; 990; 99000",
                "_; 150.000; 15000",
                "|; 1|250.5; 125050"
            })
    void whatStandsBetweenThousandsCanBeSaid(char thousands, String text, long minor) {
        char said = thousands == '_' ? AmountFormat.NONE : thousands;
        assertEquals(minor, new AmountParser(new AmountFormat(2, false, Optional.of(said), false, "EUR")).parse(text));
    }

    @Test
    void aSeparatorThatIsNotBetweenThousandsIsRejected() {
        var parser = new AmountParser(new AmountFormat(2, false, Optional.of('.'), false, "EUR"));
        var e = assertThrows(IllegalArgumentException.class, () -> parser.parse("12.50"));
        assertEquals("has a '.' that is not between thousands", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"59.989999999999995, 5999", "-0.005, -1", "0.1e3, 10000", "1.0E7, 1000000000"})
    void aFloatsTailIsRoundedWhenAskedFor(String text, long minor) {
        assertEquals(minor, new AmountParser(new AmountFormat(2, false, Optional.empty(), true, "EUR")).parse(text));
    }

    @Test
    void amountsOfAnotherCurrencyAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse("£12.50"));
        assertEquals("is in '£', not in 'EUR' as --currency says", e.getMessage());
        var dollars = new AmountParser(AmountFormat.plain(2, "dollars"));
        assertEquals(500, dollars.parse("$5"));
        e = assertThrows(IllegalArgumentException.class, () -> dollars.parse("€5"));
        assertEquals("is in '€', where others are in '$'", e.getMessage());
    }

    /** Ten rials are a toman; a dollar is no euro. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "EUR; $5; is in '$', not in 'EUR' as --currency says",
                "EUR; R$5; is in 'R$', not in 'EUR' as --currency says",
                "EUR; R 5; is in 'R', not in 'EUR' as --currency says (--currency='R' if that is its name)",
                "USD; CA$5; is in 'CA$', not in 'USD' as --currency says",
                "تومان; 5 ﷼; is in '﷼', not in 'تومان' as --currency says",
                "تومان; 5 ریال; is in 'ریال', not in 'تومان' as --currency says (--currency='ریال' if that is its name)",
                "IRR; 5 تومان; is in 'تومان', not in 'IRR' as --currency says (--currency='تومان' if that is its name)"
            })
    void aMarkOfAnotherCurrencyIsRejected(String currency, String text, String message) {
        var parser = new AmountParser(AmountFormat.plain(0, currency));
        var e = assertThrows(IllegalArgumentException.class, () -> parser.parse(text));
        assertEquals(message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "USD, $500",
        "USD, US$500",
        "CAD, CA$500",
        "BRL, R$ 500",
        "INR, Rs.500",
        "INR, Rs. 500",
        "Rs, Rs.500",
        "SEK, 500 kr.",
        "IRR, 500 ريال",
        "IRR, 500 ﷼",
        "IRT, ۵۰۰\u00A0تومان",
        "تومان, ۵۰۰ ت",
        "تومان, ۵۰۰ تومن",
        "AED, 500 AED",
        "د.إ, 500 د.إ"
    })
    void theCurrencysOwnMarkIsRead(String currency, String text) {
        assertEquals(500, new AmountParser(AmountFormat.plain(0, currency)).parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1234.567", "59.989999999999995"})
    void moreDecimalPlacesThanTheCurrencyHasAreRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals(
                "has more than 2 decimal places (--round rounds to them, --decimals says how many there are)",
                e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000000000.01", "92233720368547758.08", "999999999999999999999999999999"})
    void whatDoesNotFitIsRejected(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> CENTS.parse(text));
        assertEquals("is too large", e.getMessage());
    }
}
