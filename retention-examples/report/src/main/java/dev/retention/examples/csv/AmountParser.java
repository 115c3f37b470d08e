package dev.retention.examples.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads amounts exactly, into whole minor units: 12.5 with two decimal places is 1250.
 *
 * <p>What can mean one thing only is read: digits of any script, the Arabic separators, blanks and apostrophes between thousands, a
 * minus at the end, accountants' brackets, the mark of the currency. {@code 150.000} can mean two things and is asked about.
 */
public final class AmountParser {

    private static final int LONGEST = 100;

    /** Amounts beyond are typing errors, and a few of them could not be added up. */
    private static final long LARGEST_MINOR = 1_000_000_000_000_000_000L;

    private static final char ARABIC_DECIMAL = '\u066B';
    private static final char ARABIC_THOUSANDS = '\u066C';

    /** What nothing but thousands is set apart with. */
    private static final String GROUPING = " \u00A0\u2009\u202F'\u2019" + ARABIC_THOUSANDS;

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:([ \u00A0\u2009\u202F'\u2019\u066C])[0-9]{3})"
            + "(?:\\1[0-9]{3})*(?![0-9 \u00A0\u2009\u202F'\u2019\u066C])");

    /** As India writes them: 1,23,45,678. */
    private static final Pattern LAKHS = Pattern.compile("[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}");

    private static final Pattern NUMBER = Pattern.compile("([0-9]{0,30})(?:\\.([0-9]{0,40}))?");

    private static final Pattern EXPONENT = Pattern.compile("[0-9.]{1,40}[eE][+-]?[0-9]{1,2}");

    private final AmountFormat format;
    /** The mark that amounts have carried so far, or null. */
    private String mark;
    /** How the last one that fits was written, or null. */
    private String accepted;

    public AmountParser(AmountFormat format) {
        this.format = format;
    }

    /**
     * {@return an amount in minor units}
     *
     * @param text a number
     * @throws IllegalArgumentException if it is none, has more decimal places than the currency, or does not fit
     * @throws QuestionException if it can be read in two ways
     */
    public long parse(String text) {
        long plain = plainMinor(text);
        if (plain >= 0) {
            return plain;
        }
        if (text.length() > LONGEST) {
            throw notANumber();
        }
        String number = withoutMark(Digits.ascii(text).replace('\u2212', '-').replace('\u2013', '-'));
        boolean negative = false;
        if (number.startsWith("(") && number.endsWith(")")) {
            negative = true;
            number = withoutMark(Blanks.stripped(number.substring(1, number.length() - 1)));
        } else if (number.endsWith("-")) {
            negative = true;
            number = Blanks.stripped(number.substring(0, number.length() - 1));
        }
        if (number.startsWith("-") || number.startsWith("+")) {
            if (negative) {
                throw notANumber();
            }
            negative = number.startsWith("-");
            number = withoutMark(Blanks.stripped(number.substring(1)));
        }
        BigDecimal amount = EXPONENT.matcher(number).matches() ? exponent(number) : plain(separated(number));
        return toMinor(negative ? amount.negate() : amount);
    }

    /** A number as most files have it, such as 12.50, or −1 if it needs a closer look. */
    private long plainMinor(String text) {
        int length = text.length();
        if (length == 0 || length > 15) {
            return -1;
        }
        int point = length;
        long digits = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + c - '0';
            } else if (c == '.' && point == length && format.decimal() == '.') {
                point = i;
            } else {
                return -1;
            }
        }
        int decimals = Math.max(0, length - point - 1);
        boolean inDoubt = point < length && (decimals == 0 || decimals == 3 || point == 0);
        if (inDoubt || decimals > format.decimalPlaces() || format.decimalPlaces() > 3) {
            return -1;
        }
        for (int i = decimals; i < format.decimalPlaces(); i++) {
            digits *= 10;
        }
        return digits;
    }

    private BigDecimal exponent(String number) {
        if (!format.round()) {
            throw new IllegalArgumentException(
                    "has an exponent, so a program may have cut digits off (--round takes it as it is)");
        }
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException e) {
            throw notANumber();
        }
    }

    private BigDecimal plain(String number) {
        Matcher parts = NUMBER.matcher(number);
        boolean hasDigits = number.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!hasDigits || !parts.matches() || number.endsWith(".")) {
            throw notANumber();
        }
        return new BigDecimal(number);
    }

    private long toMinor(BigDecimal amount) {
        BigDecimal minor = amount.movePointRight(format.decimalPlaces());
        if (format.round()) {
            minor = minor.setScale(0, RoundingMode.HALF_UP);
        }
        if (minor.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("has more than " + format.decimalPlaces()
                    + " decimal places (--round rounds to them, --decimals says how many there are)");
        }
        if (minor.abs().compareTo(BigDecimal.valueOf(LARGEST_MINOR)) > 0) {
            throw new IllegalArgumentException("is too large");
        }
        return minor.longValueExact();
    }

    /** The number with a point before its decimals and nothing between its thousands. */
    private String separated(String text) {
        String number = text;
        if (number.chars().anyMatch(c -> GROUPING.indexOf(c) >= 0)) {
            if (!GROUPED.matcher(number).lookingAt()) {
                throw notANumber();
            }
            number = number.replaceAll("[" + GROUPING + "]", "");
            if (thousandsSaid('.') || thousandsSaid(',')) {
                return decimals(number, format.decimal());
            }
        }
        int arabic = number.indexOf(ARABIC_DECIMAL);
        if (arabic >= 0) {
            if (number.indexOf('.') >= 0 || number.indexOf(',') >= 0) {
                throw notANumber();
            }
            return number.replace(ARABIC_DECIMAL, '.');
        }
        char other = otherThousands();
        if (other != AmountFormat.NONE) {
            number = withoutThousands(number, other, format.decimal());
        }
        int points = count(number, '.');
        int commas = count(number, ',');
        if (points > 0 && commas > 0) {
            return bothSeparators(number);
        }
        if (points + commas == 0) {
            return number;
        }
        return oneSeparator(number, points > 0 ? '.' : ',', points + commas);
    }

    /** The last of the two is before the decimals: 1,205.00 has no other reading. */
    private String bothSeparators(String number) {
        char decimal = number.lastIndexOf('.') > number.lastIndexOf(',') ? '.' : ',';
        char between = decimal == '.' ? ',' : '.';
        boolean contradicts = format.decimalComma() && decimal == '.'
                || format.thousands().isPresent() && format.thousands().get() != between;
        if (contradicts) {
            throw new IllegalArgumentException("has '" + between + "' between thousands and '" + decimal
                    + "' before decimals, other than the options say (--thousands, --decimal-comma)");
        }
        return decimals(withoutThousands(number, between, decimal), decimal);
    }

    private String oneSeparator(String number, char separator, int times) {
        boolean isGrouped = number.matches("[0-9]{1,3}(?:[.,][0-9]{3})+") && !number.startsWith("0")
                || LAKHS.matcher(number).matches();
        if (thousandsSaid(separator)) {
            return withoutThousands(number, separator, separator == '.' ? ',' : '.');
        }
        if (times > 1) {
            if (!isGrouped || format.decimalComma() && separator == ',' || thousandsSaid(AmountFormat.NONE)) {
                throw notANumber();
            }
            return withoutThousands(number, separator, separator == '.' ? ',' : '.');
        }
        if (isGrouped && format.decimalPlaces() != 3 && format.thousands().isEmpty()) {
            throw question(number, separator);
        }
        if (separator != format.decimal()) {
            throw new IllegalArgumentException(
                    separator == ','
                            ? "has a comma before its decimals (--decimal-comma reads it)"
                            : "has a point before its decimals, though they follow a comma by the options");
        }
        return decimals(number, separator);
    }

    private QuestionException question(String number, char separator) {
        String whole = number.replace(String.valueOf(separator), "");
        String decimals = number.replace(separator, '.');
        return new QuestionException(
                "can be read in two ways: as " + whole + " with --thousands=" + separator + ", or as "
                        + decimals + " with --thousands=NONE"
                        + (separator == ',' && !format.decimalComma() ? " --decimal-comma" : "")
                        + ". Which one is right?");
    }

    private boolean thousandsSaid(char separator) {
        return format.thousands().isPresent() && format.thousands().get() == separator;
    }

    private char otherThousands() {
        char said = format.thousands().orElse(AmountFormat.NONE);
        return said == '.' || said == ',' ? AmountFormat.NONE : said;
    }

    /** Takes separators out from between groups of three digits. */
    private String withoutThousands(String number, char between, char decimal) {
        int end = number.indexOf(decimal);
        String whole = end < 0 ? number : number.substring(0, end);
        String rest = end < 0 ? "" : number.substring(end);
        if (between == ',' && LAKHS.matcher(whole).matches()) {
            return whole.replace(",", "") + rest;
        }
        String[] groups = whole.split(Pattern.quote(String.valueOf(between)), -1);
        for (int i = 0; i < groups.length; i++) {
            boolean right =
                    groups.length == 1 || (i == 0 ? groups[i].matches("[0-9]{1,3}") : groups[i].matches("[0-9]{3}"));
            if (!right) {
                throw new IllegalArgumentException("has a '" + between + "' that is not between thousands");
            }
        }
        return String.join("", groups) + rest;
    }

    private String decimals(String number, char decimal) {
        if (count(number, decimal) > 1 || count(number, decimal == '.' ? ',' : '.') > 0) {
            throw notANumber();
        }
        return number.replace(decimal, '.');
    }

    private static int count(String text, char c) {
        return (int) text.chars().filter(other -> other == c).count();
    }

    /** The number without the mark of the currency before or behind it. */
    private String withoutMark(String text) {
        if (text.chars().noneMatch(Character::isDigit)) {
            throw notANumber();
        }
        int from = 0;
        int to = text.length();
        while (isMark(text, from)) {
            from++;
        }
        while (isMark(text, to - 1)) {
            to--;
        }
        if (from > 0) {
            check(Blanks.stripped(text.substring(0, from)));
        }
        if (to < text.length()) {
            check(Blanks.stripped(text.substring(to)));
        }
        return Blanks.stripped(text.substring(from, to));
    }

    /** A sign of a currency, a letter, or the point behind one, as in {@code Rs.} and {@code kr.} */
    private static boolean isMark(String text, int i) {
        if (i < 0 || i >= text.length()) {
            return false;
        }
        char c = text.charAt(i);
        return Character.getType(c) == Character.CURRENCY_SYMBOL
                || Character.isLetter(c)
                || c == '.' && i > 0 && Character.isLetter(text.charAt(i - 1));
    }

    /** A mark that is not of the currency is of another one, and amounts of two currencies have no sum. */
    private void check(String found) {
        if (found.equals(accepted)) {
            return;
        }
        checkOnce(found);
        accepted = found;
    }

    private void checkOnce(String found) {
        String name = Currencies.canonical(found);
        String currency = Currencies.canonical(format.currency());
        if (name.equals(currency)) {
            return;
        }
        boolean isCode = Currencies.isCode(currency);
        boolean symbol = found.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
        String said = CustomerNames.normalized(format.currency()).toUpperCase(Locale.ROOT);
        boolean partOfName = !Currencies.isCode(said) && said.contains(name);
        boolean fits = isCode ? Currencies.fits(name, currency) : symbol;
        if (!fits && !partOfName) {
            throw new IllegalArgumentException("is in '" + found + "', not in '" + format.currency()
                    + "' as --currency says" + (symbol ? "" : " (--currency='" + found + "' if that is its name)"));
        }
        if (isCode && Currencies.isKnown(name)) {
            return;
        }
        if (mark != null && !mark.equals(name)) {
            throw new IllegalArgumentException("is in '" + found + "', where others are in '" + mark + "'");
        }
        mark = name;
    }

    private IllegalArgumentException notANumber() {
        String example = format.decimalPlaces() == 0 ? "-1234" : "-1234" + format.decimal() + "5";
        return new IllegalArgumentException("is not a number such as " + example);
    }
}
