package dev.retention.survey;

import dev.retention.internal.Normal;
import dev.retention.rate.Interval;

/** A number that is normally distributed around the truth. */
record Estimate(double centre, double standardError) {

    /** Everything, if nothing is known. */
    Interval interval(double confidence) {
        if (Double.isNaN(centre) || Double.isNaN(standardError)) {
            return Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double margin = -Normal.quantile(0.5 * (1 - confidence)) * standardError;
        return Interval.of(centre - margin, centre + margin);
    }

    /** NaN if nothing is known; an error of 0 makes any other value impossible. */
    double pValue(double value) {
        double distance = Math.abs(centre - value) / standardError;
        return Double.isNaN(distance) ? Double.NaN : 2 * Normal.sf(distance);
    }

    /** The difference of independent estimates. */
    Estimate minus(Estimate other) {
        double variance = standardError * standardError + other.standardError * other.standardError;
        return new Estimate(centre - other.centre, Math.sqrt(variance));
    }
}
