package dev.retention.examples.report.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "2, 830006581.4, '8,300,065.81'",
        "2, 0.5, 0.01",
        "2, -0.4, 0.00",
        "0, 1350000.5, '1,350,001'",
        "0, -0.4, 0",
        "3, 1234567, '1,234.567'",
        "0, NaN, -"
    })
    void meansAreRoundedToTheMinorUnit(int decimalPlaces, double amountMinor, String text) {
        assertEquals(text, new Money("", decimalPlaces).number(amountMinor));
    }

    @Test
    void recordedAmountsAreExact() {
        assertEquals("EUR 92,233,720,368,547,758.07", new Money("EUR", 2).format(Long.MAX_VALUE));
        assertEquals("JPY -1,250", new Money("JPY", 0).format(-1250));
    }
}
