package dev.retention.internal.text;

/** Text that others chose, as a message may hold it: what moves a cursor, turns a line or cannot be seen is replaced. */
public final class SafeText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int REPLACEMENT = 0xFFFD;

    private SafeText() {}

    /** The text of a value on one line. */
    public static String of(Object value) {
        String text = String.valueOf(value);
        return text.codePoints().allMatch(SafeText::isSafe)
                ? text
                : text.codePoints()
                        .map(c -> isSafe(c) ? c : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isSafe(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            // Letters' joints in Persian and Indic scripts.
            case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
