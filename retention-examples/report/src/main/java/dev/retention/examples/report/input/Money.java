package dev.retention.examples.report.input;

import dev.retention.examples.csv.SafeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How amounts in minor units are written: 830006581 as "GBP 8,300,065.81".
 *
 * @param currency the name of the currency
 * @param decimalPlaces how many decimal places it has
 */
public record Money(String currency, int decimalPlaces) {

    private static final int LONGEST_NAME = 20;

    public Money {
        currency = SafeText.within(currency, LONGEST_NAME);
    }

    /** {@return an amount with the name of the currency} */
    public String format(long amountMinor) {
        return currency + " " + number(amountMinor);
    }

    /** {@return an amount without the name of the currency, as for a column of a table} */
    public String number(long amountMinor) {
        return format(BigDecimal.valueOf(amountMinor, decimalPlaces));
    }

    /** {@return a mean or an estimate, rounded, or a dash if it is not defined} */
    public String number(double amountMinor) {
        return Double.isNaN(amountMinor)
                ? "-"
                : format(new BigDecimal(amountMinor)
                        .setScale(0, RoundingMode.HALF_UP)
                        .movePointLeft(decimalPlaces));
    }

    private String format(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,." + decimalPlaces + "f", amount);
    }
}
