package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+989121234567",
                "+98 912 123 4567",
                "00989121234567",
                "0098-912-123-4567",
                "989121234567",
                "09121234567",
                "0912 123 4567",
                "(0912) 1234567",
                "9121234567",
                "+98 (0)912 123 4567",
                "0098 0912 123 4567"
            })
    void oneNumber(String written) {
        assertEquals("989121234567", PhoneNumbers.international(written, "98"));
    }

    @ParameterizedTest
    @CsvSource({"ann", "ada@x.org", "C-09121234567", "0912", "1234567", "+1234567890123456", "2025-01-02T10:00"})
    void anotherNameStays(String name) {
        assertEquals(name, PhoneNumbers.international(name, "98"));
    }

    @Test
    void numbersThatMayBeOne() {
        assertEquals(
                Optional.of(List.of("9121234567", "+989121234567")),
                PhoneNumbers.writtenTwice(List.of("9121234567", "ann", "+989121234567")));
        assertEquals(
                Optional.of(List.of("09121234567", "9121234567")),
                PhoneNumbers.writtenTwice(List.of("09121234567", "9121234567")));
        assertEquals(
                Optional.empty(),
                PhoneNumbers.writtenTwice(List.of("09121234567", "09121234568", "+4930901820", "9112345678")));
        assertEquals(Optional.empty(), PhoneNumbers.writtenTwice(List.of("989121234567", "9121234567")));
    }
}
