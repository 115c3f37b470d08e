package dev.retention.examples.report;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;

/**
 * A rate with its counts and its 95 % interval (Wilson).
 *
 * @param count how many of the total
 * @param total how many there are
 * @param rate a fraction, NaN of nothing
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 */
record Rate(long count, long total, double rate, double lower, double upper) {

    static final double CONFIDENCE = 0.95;

    static Rate of(Proportion proportion) {
        Interval interval = proportion.interval(IntervalMethod.WILSON, CONFIDENCE);
        return new Rate(proportion.count(), proportion.total(), proportion.rate(), interval.lower(), interval.upper());
    }
}
