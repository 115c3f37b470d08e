package dev.retention.internal.text;

/** How many columns of a terminal a text takes: two for each wide character of East Asia, none for marks and joiners. */
public final class TextWidth {

    /** First and last code points of the wide blocks, ascending. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul initials
        {0x2E80, 0x303E}, // CJK radicals and punctuation
        {0x3041, 0xA4CF}, // kana, CJK ideographs, Yi
        {0xA960, 0xA97F}, // more Hangul initials
        {0xAC00, 0xD7A3}, // Hangul syllables
        {0xF900, 0xFAFF}, // compatibility ideographs
        {0xFE30, 0xFE6F}, // vertical and small forms
        {0xFF01, 0xFF60}, // full-width forms
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, // pictographs
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1FAFF},
        {0x20000, 0x3FFFD} // more ideographs
    };

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        for (int[] block : WIDE) {
            if (codePoint <= block[1]) {
                return codePoint >= block[0];
            }
        }
        return false;
    }
}
