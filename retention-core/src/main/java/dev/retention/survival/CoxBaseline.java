package dev.retention.survival;

import dev.retention.internal.Checks;
import java.util.Arrays;

/** The cumulative hazard at the means of the columns, by stratum, with what its error needs. */
final class CoxBaseline {

    private final int[] labels;
    /** By stratum, ascending. */
    private final double[][] times;

    private final double[] lastTimes;
    private final double[][] hazard;
    private final double[][] variance;
    /** By stratum, and by time and column in one: the sum of the mean of the column times the step of the hazard. */
    private final double[][] drift;

    CoxBaseline(
            int[] labels,
            double[][] times,
            double[] lastTimes,
            double[][] hazard,
            double[][] variance,
            double[][] drift) {
        this.labels = labels;
        this.times = times;
        this.lastTimes = lastTimes;
        this.hazard = hazard;
        this.variance = variance;
        this.drift = drift;
    }

    double hazard(int label, double time) {
        int stratum = stratum(label);
        if (!(Checks.notNegative(time, "time") <= lastTimes[stratum])) {
            return Double.NaN;
        }
        int at = lastUntil(stratum, time);
        return at < 0 ? 0 : hazard[stratum][at];
    }

    /** Of the cumulative hazard at a point, over its ratio squared. */
    double variance(int label, double time, double[] x, double[][] covariance) {
        int stratum = stratum(label);
        int at = lastUntil(stratum, time);
        if (at < 0) {
            return 0;
        }
        double[] d = new double[x.length];
        for (int a = 0; a < x.length; a++) {
            d[a] = x[a] * hazard[stratum][at] - drift[stratum][at * x.length + a];
        }
        double sum = variance[stratum][at];
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                sum += d[a] * covariance[a][b] * d[b];
            }
        }
        return sum;
    }

    private int stratum(int label) {
        int at = Arrays.binarySearch(labels, label);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "stratum must be one of the fit, got stratum=" + label + ", strata=" + Arrays.toString(labels));
        }
        return at;
    }

    private int lastUntil(int stratum, double time) {
        int at = Arrays.binarySearch(times[stratum], time + 0.0);
        return at >= 0 ? at : -at - 2;
    }
}
