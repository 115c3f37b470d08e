package dev.retention.examples.csv;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads amounts exactly, into whole minor units: 12.5 with two decimal places is 1250.
 *
 * @param decimalPlaces how many decimal places the currency has: 2 for GBP, 0 for JPY
 * @param decimalSeparator a point or a comma
 */
public record AmountParser(int decimalPlaces, char decimalSeparator) {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{1,30})?|\\.[0-9]{1,30})");

    /**
     * {@return an amount in minor units}
     *
     * @param text a number without thousands separators, in digits of any script
     * @throws IllegalArgumentException if it is none, has more decimal places than the currency, or does not fit
     */
    public long parse(String text) {
        String number = Digits.ascii(text).replace(decimalSeparator, '.');
        if (!PLAIN_NUMBER.matcher(number).matches() || decimalSeparator != '.' && text.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    "is not a number such as " + example() + ", without thousands separators");
        }
        BigDecimal minor = new BigDecimal(number).movePointRight(decimalPlaces);
        if (minor.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException("has more than " + decimalPlaces + " decimal places");
        }
        try {
            return minor.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is too large");
        }
    }

    private String example() {
        return decimalPlaces == 0 ? "-1234" : "-1234" + decimalSeparator + "5";
    }
}
