package dev.retention.examples.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telephone numbers as names of customers. One number is written +98 912 123 4567, 00989121234567, 0912-123-4567, and 9121234567 once a
 * spreadsheet has taken the zero. Which of them are one depends on the country, so somebody has to say it.
 */
public final class PhoneNumbers {

    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9(][0-9 ()./-]{6,24}");
    private static final int FEWEST_DIGITS = 8;
    private static final int MOST_DIGITS = 15;

    /** National numbers have as many digits at least, without the 0 before them. */
    private static final int NATIONAL_DIGITS = 8;

    private static final long TAIL = 100_000_000;

    private PhoneNumbers() {}

    /**
     * {@return a telephone number with its country's code, as in 989121234567; another name as it is}
     *
     * @param name the name of a customer, normalised
     * @param countryCode the code of numbers without one, such as 98
     */
    public static String international(String name, String countryCode) {
        String digits = digits(name);
        if (digits == null) {
            return name;
        }
        if (name.startsWith("+") || digits.startsWith("00")) {
            return withoutTrunk(withoutZeros(digits), countryCode);
        }
        boolean hasCode =
                digits.startsWith(countryCode) && digits.length() >= countryCode.length() + NATIONAL_DIGITS + 1;
        return hasCode ? digits : countryCode + withoutZeros(digits);
    }

    /** +98 0912 is +98 912: the 0 is dialled from within the country only. */
    private static String withoutTrunk(String international, String countryCode) {
        return international.startsWith(countryCode + "0")
                ? countryCode + withoutZeros(international.substring(countryCode.length()))
                : international;
    }

    /**
     * {@return two names that look like one telephone number}
     *
     * @param names the customers, each once
     */
    public static Optional<List<String>> writtenTwice(List<String> names) {
        long[] byTail = new long[names.size()];
        int phones = 0;
        for (int i = 0; i < names.size(); i++) {
            String digits = digits(names.get(i));
            if (digits != null) {
                byTail[phones++] = Long.parseLong(digits) % TAIL << 31 | i;
            }
        }
        byTail = Arrays.copyOf(byTail, phones);
        Arrays.sort(byTail);
        for (int i = 1; i < phones; i++) {
            String first = names.get((int) (byTail[i - 1] & Integer.MAX_VALUE));
            String second = names.get((int) (byTail[i] & Integer.MAX_VALUE));
            if (byTail[i - 1] >> 31 == byTail[i] >> 31 && maybeOne(first, second)) {
                return Optional.of(List.of(first, second));
            }
        }
        return Optional.empty();
    }

    /** One ends with the other's digits, at most a country's code longer, and one of them is written as only a telephone number is. */
    private static boolean maybeOne(String first, String second) {
        String a = withoutZeros(digits(first));
        String b = withoutZeros(digits(second));
        String longer = a.length() >= b.length() ? a : b;
        String shorter = longer.equals(a) ? b : a;
        return longer.endsWith(shorter)
                && longer.length() - shorter.length() <= 3
                && (isSurelyPhone(first) || isSurelyPhone(second));
    }

    private static boolean isSurelyPhone(String name) {
        return name.charAt(0) == '+' || name.charAt(0) == '0' || name.charAt(0) == '(';
    }

    /** The digits of a telephone number; null if it is none. */
    private static String digits(String name) {
        if (name.length() > 25 || !WRITTEN.matcher(name).matches()) {
            return null;
        }
        String digits = name.replace("(0)", "").replaceAll("[^0-9]", "");
        int significant = withoutZeros(digits).length();
        return significant < FEWEST_DIGITS || significant > MOST_DIGITS ? null : digits;
    }

    private static String withoutZeros(String digits) {
        return digits.replaceFirst("^0+", "");
    }
}
