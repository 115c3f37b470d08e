package dev.retention.examples.csv;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Brings different spellings of what is certainly one customer to one.
 *
 * <p>Invisible marks go, digits of any script become 0 to 9, Arabic letters become their Persian forms (ي ى to ی, ك to ک), letters
 * that are put together from two characters become one, full-width and joined forms become plain ones, blanks around the name
 * go, and an e-mail address is in small letters. 42.0 is 42, and {@code ="42"} too. All else stays: 0912 and 912 are two customers,
 * and so are Ann and ann.
 */
public final class CustomerNames {

    private CustomerNames() {}

    /** {@return the one spelling of a name} */
    public static String normalized(String name) {
        if (isPlain(name)) {
            return inOneCase(asWritten(name));
        }
        var spelled = new StringBuilder(name.length());
        name.codePoints().forEach(c -> append(spelled, c));
        return inOneCase(asWritten(Blanks.stripped(Normalizer.normalize(spelled, Normalizer.Form.NFC))));
    }

    private static String inOneCase(String name) {
        return isAddress(name) ? name.toLowerCase(Locale.ROOT) : name;
    }

    /**
     * What spreadsheets and programs put around a name: {@code ="00042"} and {@code '00042} keep its zeros, an apostrophe keeps a
     * spreadsheet from running it, and 42.0 is 42 in a column that had gaps.
     */
    private static String asWritten(String name) {
        String bare = name;
        for (String inner = unwrapped(bare); !inner.equals(bare); inner = unwrapped(bare)) {
            bare = inner;
        }
        return isWholeFloat(bare) ? bare.substring(0, bare.length() - 2) : bare;
    }

    private static String unwrapped(String name) {
        if (name.length() > 3
                && name.startsWith("=\"")
                && name.endsWith("\"")
                && name.indexOf('"', 2) == name.length() - 1) {
            return Blanks.stripped(name.substring(2, name.length() - 1));
        }
        if (name.length() > 1 && name.charAt(0) == '\'' && protects(name.substring(1))) {
            return Blanks.stripped(SpreadsheetCell.unescaped(name));
        }
        return name;
    }

    private static boolean protects(String text) {
        return text.charAt(0) >= '0' && text.charAt(0) <= '9' || SpreadsheetCell.isDangerous(text);
    }

    /** As 42.0 is, but not 4.2.0. */
    private static boolean isWholeFloat(String name) {
        int whole = name.length() - 2;
        if (whole < 1 || !name.endsWith(".0")) {
            return false;
        }
        for (int i = 0; i < whole; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
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
        } else if (Character.isISOControl(c) || Character.isSpaceChar(c)) {
            spelled.append(' ');
        } else {
            spelled.appendCodePoint(c);
        }
    }

    /** A form that a letter takes in print only. */
    private static boolean isForm(int c) {
        return c >= 0xFB50 && c <= 0xFDFF || c >= 0xFE70 && c <= 0xFEFE || c >= 0xFF01 && c <= 0xFF5E;
    }

    /** Something before one @ and something with a dot after it, no blanks. */
    private static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0
                && at == text.lastIndexOf('@')
                && text.indexOf('.', at) > at + 1
                && text.charAt(text.length() - 1) != '.'
                && text.chars().noneMatch(c -> Blanks.isBlank((char) c));
    }
}
