package dev.retention.internal.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScoreCodeTest {

    private static void rejected(String message, String code, int... bins) {
        var e = assertThrows(IllegalArgumentException.class, () -> ScoreCode.parse(code, bins));
        assertEquals(message, e.getMessage());
    }

    @Test
    void scoresAreADigitEachUpToNine() {
        assertEquals("519", ScoreCode.of(new int[] {5, 5, 9}, 5, 1, 9));
        assertArrayEquals(new int[] {5, 1, 9}, ScoreCode.parse("519", 5, 5, 9));
    }

    @Test
    void scoresAreJoinedByDashesFromTen() {
        assertEquals("5-1-9", ScoreCode.of(new int[] {5, 5, 10}, 5, 1, 9));
        assertArrayEquals(new int[] {5, 1, 10}, ScoreCode.parse("5-1-10", 5, 5, 10));
        assertArrayEquals(new int[] {100, 1}, ScoreCode.parse("100-1", 100, 2));
    }

    @Test
    void anythingElseIsNoCode() {
        String rule = "code must be one from 111 to 555, got code=";
        for (String code : new String[] {"011", "161", "11", "1111", "1-1", "", "5a5", "\u0661\u0661\u0661"}) {
            rejected(rule + code, code, 5, 5, 5);
        }
        String dashes = "code must be one from 1-1 to 12-12, got code=";
        for (String code :
                new String[] {"11", "1-13", "0-1", "1-", "1--1", "-1-1", "1-1000", "1-0x1", "1-99999999999"}) {
            rejected(dashes + code, code, 12, 12);
        }
    }
}
