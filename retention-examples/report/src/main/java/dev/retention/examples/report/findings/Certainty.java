package dev.retention.examples.report.findings;

import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;

/** How sure the findings are, and below how many customers none is made. */
public final class Certainty {

    /** Of every interval. */
    public static final double CONFIDENCE = 0.95;

    /** What could be chance in one of twenty shops is not called a difference. */
    static final double SIGNIFICANCE = 0.05;

    /** Of fewer customers no rate is shown. */
    public static final int FEWEST_CUSTOMERS = 30;

    /** Where fewer could be {@linkplain Watched watched} a curve ends. */
    static final int FEWEST_WATCHED = 20;

    private Certainty() {}

    /** {@return the interval of a share, 0 to 1 of nobody} */
    public static Interval interval(Proportion share) {
        return share.interval(IntervalMethod.WILSON, CONFIDENCE);
    }
}
