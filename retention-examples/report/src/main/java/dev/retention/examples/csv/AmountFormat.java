package dev.retention.examples.csv;

import java.util.Optional;

/**
 * How amounts are written in a file.
 *
 * @param decimalPlaces how many decimal places the amounts have: 2 for GBP, 0 for JPY and for whole minor units
 * @param decimalComma whether decimals follow a comma
 * @param thousands what stands between thousands: '.', ',' or another character; '\0' if nothing does; empty if nobody said
 * @param round whether further decimal places are rounded away, half up
 * @param currency the name of the currency, for amounts that carry its mark
 */
public record AmountFormat(
        int decimalPlaces, boolean decimalComma, Optional<Character> thousands, boolean round, String currency) {

    /** Says that nothing stands between thousands. */
    public static final char NONE = '\0';

    /** {@return amounts with a decimal point and nothing said of thousands} */
    public static AmountFormat plain(int decimalPlaces, String currency) {
        return new AmountFormat(decimalPlaces, false, Optional.empty(), false, currency);
    }

    char decimal() {
        boolean pointsBetweenThousands = thousands.isPresent() && thousands.get() == '.';
        return decimalComma || pointsBetweenThousands ? ',' : '.';
    }
}
