package dev.retention.examples.report;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import java.util.Locale;

/** How numbers other than money are written, in every locale alike. What is not defined is a dash. */
final class Format {

    private Format() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@return how many, as in "1 order" or "2,843 orders"} */
    static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String decimal(double number) {
        return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%,.2f", number);
    }

    static String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    static String signedPercent(double fraction) {
        return Double.isNaN(fraction) ? "-" : String.format(Locale.ROOT, "%+.1f %%", 100 * fraction);
    }

    /** A median of whole numbers. */
    static String median(double median) {
        return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, median % 1 == 0 ? "%,.0f" : "%,.1f", median);
    }

    static String percent(Proportion share) {
        return percent(share.rate());
    }

    /** The ends of the interval, in percent. */
    static String interval(Proportion share) {
        if (!share.hasRate()) {
            return "-";
        }
        Interval interval = Confidence.interval(share);
        return String.format(Locale.ROOT, "%.1f - %.1f %%", 100 * interval.lower(), 100 * interval.upper());
    }

    static String counts(Proportion share) {
        return count(share.count()) + " of " + count(share.total());
    }
}
