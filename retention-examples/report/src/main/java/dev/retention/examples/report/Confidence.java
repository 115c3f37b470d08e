package dev.retention.examples.report;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;

/** How sure the intervals of the report are, and how those of shares are made. */
final class Confidence {

    static final double LEVEL = 0.95;

    private Confidence() {}

    static Interval interval(Proportion share) {
        return share.interval(IntervalMethod.WILSON, LEVEL);
    }
}
