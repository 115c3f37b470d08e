package dev.retention.examples.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void whatMovesACursorOrTurnsALineIsTakenOut() {
        assertEquals("a [2J b c", SafeText.onOneLine("a\u001b[2J\u009bb\nc\u202E\u2066\u200F"));
        assertEquals("a\nb ", SafeText.lines("a\nb\r"));
        assertEquals("a b", SafeText.onOneLine("a\u2028b"));
        assertEquals("\uFFFD", SafeText.onOneLine("\uD800"));
    }

    @Test
    void lettersOfAllScriptsStay() {
        String names = "علی‌رضا محمّد 山田 Zoë 😀";
        assertEquals(names, SafeText.onOneLine(names));
    }

    @Test
    void longTextsEndInThreeDots() {
        assertEquals("aaaaaa ...", SafeText.within("a".repeat(3_000), 10));
        assertEquals("山山山 ...", SafeText.within("山".repeat(3_000), 10));
        assertEquals("aaaaaaaaaa", SafeText.within("a".repeat(10), 10));
        assertTrue(SafeText.width(SafeText.within("e\u0301".repeat(3_000), 10)) <= 10);
        assertTrue(SafeText.within("\u0301".repeat(3_000), 10).length() <= 44);
    }
}
