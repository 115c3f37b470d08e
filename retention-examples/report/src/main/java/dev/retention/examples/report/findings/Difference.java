package dev.retention.examples.report.findings;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.DifferenceMethod;
import dev.retention.experiment.TwoProportions;

/**
 * By how much a share is above an earlier or another one, with Newcombe's 95 % interval.
 *
 * @param value the difference of the rates
 * @param lower the lower end of the interval
 * @param upper the upper end of the interval
 */
public record Difference(double value, double lower, double upper) {

    public static Difference of(Proportion share, Proportion other) {
        var shares = new TwoProportions(share, other);
        Interval interval = shares.interval(DifferenceMethod.NEWCOMBE, Certainty.CONFIDENCE);
        return new Difference(shares.difference(), interval.lower(), interval.upper());
    }

    /** {@return whether chance alone would hardly do this: the interval leaves out zero} */
    public boolean hasChanged() {
        return lower > 0 || upper < 0;
    }
}
