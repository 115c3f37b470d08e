package dev.retention.examples.page;

import dev.retention.estimate.Proportion;
import java.util.Locale;

/** How numbers other than money are written, in every locale alike. What is not defined is a dash. */
public final class Format {

    private Format() {}

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@return how many, as in "1 order" or "2,843 orders"} */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    public static String decimal(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,.2f", number);
    }

    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    public static String signedPercent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    /** A median of whole numbers. */
    public static String median(double median) {
        return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, median % 1 == 0 ? "%,.0f" : "%,.1f", median);
    }

    public static String percent(Proportion share) {
        return percent(share.rate());
    }

    public static String counts(Proportion share) {
        return count(share.count()) + " of " + count(share.total());
    }
}
