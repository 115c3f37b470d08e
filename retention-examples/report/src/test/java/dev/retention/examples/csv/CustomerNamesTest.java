package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Ada@Example.org; ada@example.org",
                "'ada@example.org '; ada@example.org",
                "'\u00A0ada@example.org'; ada@example.org",
                "۰۹۱۲۱۱۱۱۱۱۱; 09121111111",
                "٠٩١٢١١١١١١١; 09121111111",
                "\u200E09121111111; 09121111111",
                "علي رضایی; علی رضایی",
                "كاوه; کاوه",
                "علی\u200Cرضا; علیرضا",
                "Mu\u0308ller; Müller",
                "ＡＤＡ; ADA",
                "Ann\u00A0B; Ann B",
                "42.0; 42",
                "۴۲.0; 42",
                "0912.0; 0912",
                "'=\"00042\"'; 00042",
                "'''00042'; 00042",
                "'''+98912'; +98912",
                "'''=A1'; =A1",
                "''' -5'; -5",
                "'''=\"42\"'; 42",
                "'''tis'; '''tis'",
                "4.2.0; 4.2.0",
                "42.00; 42.00",
                "a@b; a@b",
                "Ann; Ann"
            })
    void spellingsOfOneCustomer(String name, String normalized) {
        assertEquals(normalized, CustomerNames.normalized(name));
        assertEquals(normalized, CustomerNames.normalized(CustomerNames.normalized(name)));
    }

    @Test
    void whatMayBeTwoStaysTwo() {
        assertNotEquals(CustomerNames.normalized("0912"), CustomerNames.normalized("912"));
        assertNotEquals(CustomerNames.normalized("Ann"), CustomerNames.normalized("ann"));
        assertNotEquals(CustomerNames.normalized("Ann B"), CustomerNames.normalized("Ann  B"));
    }
}
