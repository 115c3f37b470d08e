package dev.retention.examples.csv;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings different spellings of what is certainly one customer to one.
 *
 * <p>Invisible marks go, digits of any script become 0 to 9, Arabic letters become their Persian forms (ي ى to ی, ك to ک), letters
 * that are put together from two characters become one, full-width and joined forms become plain ones, blanks around the name
 * go, and an e-mail address is in small letters. All else stays: 0912 and 912 are two customers, and so are Ann and ann.
 */
public final class CustomerNames {

    private CustomerNames() {}

    /** {@return the one spelling of a name} */
    public static String normalized(String name) {
        if (isPlain(name)) {
            return isAddress(name) ? name.toLowerCase(Locale.ROOT) : name;
        }
        var spelled = new StringBuilder(name.length());
        name.codePoints().forEach(c -> append(spelled, c));
        String normalized = stripped(Normalizer.normalize(spelled, Normalizer.Form.NFC));
        return isAddress(normalized) ? normalized.toLowerCase(Locale.ROOT) : normalized;
    }

    /** Letters, digits and marks of ASCII without blanks around them. */
    private static boolean isPlain(String name) {
        int length = name.length();
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (c < ' ' || c >= 0x7F) {
                return false;
            }
        }
        return length == 0 || name.charAt(0) != ' ' && name.charAt(length - 1) != ' ';
    }

    private static void append(StringBuilder spelled, int c) {
        if (Character.getType(c) == Character.FORMAT) {
            return;
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            spelled.append((char) ('0' + digit));
        } else if (c == 'ي' || c == 'ى') {
            spelled.append('ی');
        } else if (c == 'ك') {
            spelled.append('ک');
        } else if (isForm(c)) {
            Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC)
                    .codePoints()
                    .forEach(plain -> append(spelled, isForm(plain) ? ' ' : plain));
        } else if (Character.isISOControl(c)) {
            spelled.append(' ');
        } else {
            spelled.appendCodePoint(c);
        }
    }

    /** A form that a letter takes in print only. */
    private static boolean isForm(int c) {
        return c >= 0xFB50 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFE || c >= 0xFF01 && c <= 0xFF5E;
    }

    private static String stripped(String text) {
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

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Something before one @ and something with a dot after it, no blanks. */
    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && text.indexOf('.', at) > at + 1
                && text.charAt(text.length() - 1) != '.'
                && text.chars().noneMatch(c -> isBlank((char) c));
    }
}
