package dev.retention.examples.csv;

/** Digits of any script, and no marks of direction: ۱۴۰۳ is 1403. */
public final class Digits {

    private static final int DECIMAL = 10;

    private Digits() {}

    /** {@return the text with 0 to 9 for the decimal digits of all scripts, without characters that nobody can see and without blanks
     * around it} */
    public static String ascii(String text) {
        var ascii = new StringBuilder(text.length());
        text.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(c -> {
            int digit = Character.digit(c, DECIMAL);
            ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return Blanks.stripped(ascii.toString());
    }
}
