package dev.retention.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsLineUp() {
        String text = TextTable.withHeader("segment", "n")
                .row("new", "12,345")
                .row("Champions", "7")
                .toString();
        assertEquals("""
                segment         n
                new        12,345
                Champions       7
                """, text);
    }

    @Test
    void columnsLineUpWhateverTheWidthOfACharacter() {
        String text = TextTable.withHeader("segment", "n")
                .row("\u6700\u9AD8\u306E\u5BA2", "1") // four wide ones
                .row("\uFF8A\uFF9F\uFF9D", "2") // half-width kana
                .row("\u0645\u0634\u062A\u0631\u06CC\u200C\u0647\u0627", "3") // a joiner between seven letters
                .row("cafe\u0301", "4") // an accent over the e
                .row("\uD83D\uDC4D \uD55C", "5") // a pictograph, a blank, a syllable
                .toString();
        assertEquals("""
                segment   n
                \u6700\u9AD8\u306E\u5BA2  1
                \uFF8A\uFF9F\uFF9D       2
                \u0645\u0634\u062A\u0631\u06CC\u200C\u0647\u0627   3
                cafe\u0301      4
                \uD83D\uDC4D \uD55C     5
                """, text);
    }

    /** The first and the last of the ideographs, of the full-width forms and of the pictographs, and their neighbours. */
    @Test
    void wideCharactersTakeTwoColumns() {
        for (int wide : new int[] {0x1100, 0x115F, 0x3041, 0x4E00, 0xA4CF, 0xFF01, 0xFF60, 0x1F300, 0x1F64F, 0x3FFFD}) {
            assertEquals(2, TextWidth.of(Character.toString(wide)), () -> Integer.toHexString(wide));
        }
        for (int narrow : new int[] {'a', 0x10FF, 0x1160, 0x3040, 0xA4D0, 0xFF00, 0xFF61, 0x1F2FF, 0x1F650, 0x3FFFE}) {
            assertEquals(1, TextWidth.of(Character.toString(narrow)), () -> Integer.toHexString(narrow));
        }
    }

    @Test
    void cellsAreCopied() {
        String[] header = {"a"};
        String[] cells = {"b"};
        var table = TextTable.withHeader(header).row(cells);
        header[0] = "x";
        cells[0] = "x";
        assertEquals("a\nb\n", table.toString());
    }

    @Test
    void noLineEndsInSpaces() {
        assertEquals("a  b\nx\n", TextTable.withHeader("a", "b").row("x", "").toString());
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        var table = TextTable.withHeader("a", "b");
        var e = assertThrows(IllegalArgumentException.class, () -> table.row("x"));
        assertEquals("cells and header must have the same length, got cells.length=1, header.length=2", e.getMessage());
    }

    @Test
    void halvesAreRoundedAwayFromZero() {
        assertEquals("0.13", TextTable.fixed(0.125, 2));
        assertEquals("-0.13", TextTable.fixed(-0.125, 2));
        assertEquals("1.01", TextTable.fixed(1.005, 2));
        assertEquals("123456789012", TextTable.fixed(123456789012.0, 0));
    }

    @Test
    void percentOfAFraction() {
        assertEquals("64.4%", TextTable.percent(596.0 / 926, 1));
        assertEquals("100%", TextTable.percent(1, 0));
    }

    @Test
    void unknownIsADashAndNeverZero() {
        assertEquals("-", TextTable.fixed(Double.NaN, 1));
        assertEquals("-", TextTable.percent(Double.NaN, 1));
        assertEquals("Infinity", TextTable.fixed(Double.POSITIVE_INFINITY, 1));
        assertEquals("-Infinity", TextTable.percent(Double.NEGATIVE_INFINITY, 1));
    }
}
