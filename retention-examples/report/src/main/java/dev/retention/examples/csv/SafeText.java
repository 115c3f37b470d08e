package dev.retention.examples.csv;

/**
 * Text that others chose, made harmless: what moves a cursor, reverses a line or cannot be seen does not reach a terminal, a page or a
 * message.
 */
public final class SafeText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /** {@return the text with a blank for each control character and line end, and without marks of direction} */
    public static String onOneLine(String text) {
        return harmless(text, false);
    }

    /** {@return the same, but line feeds stay: for a page that is made of lines} */
    public static String lines(String text) {
        return harmless(text, true);
    }

    /**
     * {@return the text on one line, and no wider than some columns of a terminal; three dots say that more would follow}
     *
     * @param text any text
     * @param columns how many, more than 4
     */
    public static String within(String text, int columns) {
        String line = onOneLine(text.length() > 8 * columns ? text.substring(0, 8 * columns) : text);
        if (width(line) <= columns && line.length() <= 4 * columns) {
            return line;
        }
        var shown = new StringBuilder();
        int room = columns - 4;
        for (int i = 0; i < line.length() && shown.length() < 4 * columns; ) {
            int c = line.codePointAt(i);
            room -= width(c);
            if (room < 0) {
                break;
            }
            shown.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return shown + " ...";
    }

    /** {@return how many columns of a terminal the text takes, near enough} */
    public static int width(String text) {
        return text.codePoints().map(SafeText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || c >= 0x2E80 && c <= 0xA4CF
                        || c >= 0xAC00 && c <= 0xD7A3
                        || c >= 0xF900 && c <= 0xFAFF
                        || c >= 0xFE30 && c <= 0xFE6F
                        || c >= 0xFF00 && c <= 0xFF60
                        || c >= 0xFFE0 && c <= 0xFFE6
                        || c >= 0x1F300 && c <= 0x1FAFF
                        || c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static String harmless(String text, boolean keepLineFeeds) {
        if (isPlain(text, keepLineFeeds)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(safe, c, keepLineFeeds));
        return safe.toString();
    }

    private static boolean isPlain(String text, boolean keepLineFeeds) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F || keepLineFeeds && c == '\n');
    }

    private static void append(StringBuilder safe, int c, boolean keepLineFeeds) {
        switch (Character.getType(c)) {
            case Character.CONTROL -> safe.append(keepLineFeeds && c == '\n' ? '\n' : ' ');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> safe.append(' ');
            case Character.FORMAT -> {
                // These two are letters' joints in Persian and Indic scripts.
                if (c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER) {
                    safe.appendCodePoint(c);
                }
            }
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> safe.appendCodePoint(REPLACEMENT);
            default -> safe.appendCodePoint(c);
        }
    }
}
