package dev.retention.examples.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How amounts in minor units are written: 830006581 as "GBP 8,300,065.81".
 *
 * @param currency the name of the currency
 * @param decimalPlaces how many decimal places it has
 */
record Money(String currency, int decimalPlaces) {

    /** {@return an amount with the name of the currency} */
    public String format(long amountMinor) {
        return currency + " " + number(amountMinor);
    }

    /** {@return an amount without the name of the currency, as for a column of a table} */
    public String number(long amountMinor) {
        return String.format(Locale.ROOT, "%,." + decimalPlaces + "f", BigDecimal.valueOf(amountMinor, decimalPlaces));
    }

    /** {@return an estimate, rounded to whole minor units, or a dash if there is none} */
    public String number(double amountMinor) {
        return Double.isNaN(amountMinor)
                ? "-"
                : number(BigDecimal.valueOf(amountMinor)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }
}
