package dev.retention.survey;

import dev.retention.estimate.Interval;
import dev.retention.internal.math.Normal;
import dev.retention.internal.math.StudentT;

/**
 * A number that is normally distributed around the truth: with a known error if the degrees of freedom are infinite, with an
 * estimated one if not.
 */
record Estimate(double centre, double standardError, double degreesOfFreedom) {

    /** Everything, if nothing is known. */
    Interval interval(double confidence) {
        if (Double.isNaN(centre) || Double.isNaN(standardError)) {
            return Interval.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double margin = -quantile(0.5 * (1 - confidence)) * standardError;
        return Interval.of(centre - margin, centre + margin);
    }

    /** NaN if nothing is known; an error of 0 makes any other value impossible. */
    double pValue(double value) {
        double distance = Math.abs(centre - value) / standardError;
        return Double.isNaN(distance) ? Double.NaN : 2 * tail(distance);
    }

    /** The difference of independent estimates; its degrees of freedom are those of Welch and Satterthwaite. */
    Estimate minus(Estimate other) {
        double mine = standardError * standardError;
        double theirs = other.standardError * other.standardError;
        double sum = mine + theirs;
        double freedom = sum == 0
                ? degreesOfFreedom
                : sum * sum / (mine * mine / degreesOfFreedom + theirs * theirs / other.degreesOfFreedom);
        return new Estimate(centre - other.centre, Math.sqrt(sum), freedom);
    }

    private boolean isNormal() {
        return degreesOfFreedom == Double.POSITIVE_INFINITY;
    }

    private double quantile(double p) {
        return isNormal() ? Normal.quantile(p) : StudentT.quantile(p, degreesOfFreedom);
    }

    private double tail(double x) {
        return isNormal() ? Normal.sf(x) : StudentT.sf(x, degreesOfFreedom);
    }
}
