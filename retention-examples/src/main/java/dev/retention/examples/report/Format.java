package dev.retention.examples.report;

import dev.retention.rate.Proportion;
import java.util.Locale;

/** How numbers other than money are written, in every locale alike. A number that is not defined is a dash. */
final class Format {

    private Format() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(Proportion proportion) {
        return percent(proportion.rate());
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
