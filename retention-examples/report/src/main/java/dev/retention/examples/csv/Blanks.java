package dev.retention.examples.csv;

/** Blanks of any kind: the space, the one that does not break a line, tabs, line ends. */
final class Blanks {

    private Blanks() {}

    /** {@return the text without blanks around it} */
    static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
