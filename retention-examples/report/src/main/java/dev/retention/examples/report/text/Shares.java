package dev.retention.examples.report.text;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import java.util.Locale;

/** How far chance may have moved a share, in words. */
final class Shares {

    private Shares() {}

    /** The ends of the interval, in percent. */
    static String interval(Proportion share) {
        if (!share.hasRate()) {
            return "-";
        }
        Interval interval = Certainty.interval(share);
        return String.format(Locale.ROOT, "%.1f - %.1f %%", 100 * interval.lower(), 100 * interval.upper());
    }
}
