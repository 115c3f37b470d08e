package dev.retention.survival;

import java.util.Arrays;

/** What each row had more of events than a Cox model expects, and how far it moves the coefficients. */
final class CoxResiduals {

    private final CoxSweep sweep;
    private final int p;
    private final double[] beta;

    /** The event times of all strata one after the other, falling in each. */
    private final double[] times;

    /** Where the event times of each stratum begin. */
    private final int[] begins;

    /** Sums over the event times up to each: of the hazard, its variance, and by column the mean times the hazard. */
    private final double[] hazard;

    private final double[] variance;
    private final double[] drift;

    /** The same at one event time, for those who leave at it. */
    private final double[] ownHazard;

    private final double[] ownDrift;
    private final double[] mean;
    private final double[] fullHazard;
    private final double[] fullDrift;

    CoxResiduals(CoxSweep sweep, CoxRegression.Ties ties, double[] beta) {
        this.sweep = sweep;
        this.beta = beta;
        p = sweep.width;
        int strata = sweep.bounds.length - 1;
        begins = new int[strata + 1];
        int most = countOfTimes();
        times = new double[most];
        hazard = new double[most];
        variance = new double[most];
        drift = new double[most * p];
        ownHazard = new double[most];
        ownDrift = new double[most * p];
        mean = new double[most * p];
        fullHazard = new double[most];
        fullDrift = new double[most * p];
        int[] next = new int[1];
        sweep.run(beta, (stratum, begin, end) -> {
            int g = next[0]++;
            begins[stratum + 1] = next[0];
            times[g] = sweep.stops[begin];
            int steps = ties.steps(sweep.deaths);
            double weight = sweep.deathWeight / steps;
            for (int step = 0; step < steps; step++) {
                double part = (double) step / steps;
                double at = sweep.s0 - part * sweep.d0;
                double rate = weight / at;
                fullHazard[g] += rate;
                variance[g] += rate / at;
                ownHazard[g] += (1 - part) * rate;
                for (int a = 0; a < p; a++) {
                    double average = (sweep.s1[a] - part * sweep.d1[a]) / at;
                    fullDrift[g * p + a] += rate * average;
                    ownDrift[g * p + a] += (1 - part) * rate * average;
                    mean[g * p + a] += average / steps;
                    drift[g * p + a] += rate * average;
                }
            }
        });
        for (int stratum = 0; stratum < strata; stratum++) {
            begins[stratum + 1] = Math.max(begins[stratum + 1], begins[stratum]);
            for (int g = begins[stratum + 1] - 1; g >= begins[stratum]; g--) {
                boolean first = g == begins[stratum + 1] - 1;
                hazard[g] = fullHazard[g] + (first ? 0 : hazard[g + 1]);
                variance[g] += first ? 0 : variance[g + 1];
                for (int a = 0; a < p && !first; a++) {
                    drift[g * p + a] += drift[(g + 1) * p + a];
                }
            }
        }
    }

    private int countOfTimes() {
        int count = 0;
        for (int s = 0; s + 1 < sweep.bounds.length; s++) {
            double last = Double.NaN;
            for (int k = sweep.bounds[s]; k < sweep.bounds[s + 1]; k++) {
                if (sweep.ended[k] && sweep.stops[k] != last) {
                    last = sweep.stops[k];
                    count++;
                }
            }
        }
        return count;
    }

    /** The first event time of the stratum that is at most {@code time}: they fall. */
    private int firstUntil(int stratum, double time) {
        int low = begins[stratum];
        int high = begins[stratum + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private double sum(double[] sums, int g, int stratum) {
        return g == begins[stratum + 1] ? 0 : sums[g];
    }

    /** What was expected of a row, over its ratio; by column the drift goes into {@code drifts}. */
    private double expected(int stratum, int k, double[] drifts) {
        int stop = firstUntil(stratum, sweep.stops[k]);
        int start = sweep.starts[k] < 0 ? begins[stratum + 1] : firstUntil(stratum, sweep.starts[k]);
        double sum = sum(hazard, stop, stratum) - sum(hazard, start, stratum);
        for (int a = 0; a < p; a++) {
            drifts[a] = (stop == begins[stratum + 1] ? 0 : drift[stop * p + a])
                    - (start == begins[stratum + 1] ? 0 : drift[start * p + a]);
        }
        if (sweep.ended[k]) {
            sum += ownHazard[stop] - fullHazard[stop];
            for (int a = 0; a < p; a++) {
                drifts[a] += ownDrift[stop * p + a] - fullDrift[stop * p + a];
            }
        }
        return sum;
    }

    double[] martingales(int rowCount) {
        double[] residuals = new double[rowCount];
        double[] drifts = new double[p];
        for (int s = 0; s + 1 < sweep.bounds.length; s++) {
            for (int k = sweep.bounds[s]; k < sweep.bounds[s + 1]; k++) {
                double ratio = sweep.risks[k] / sweep.weights[k];
                residuals[sweep.rows[k]] = (sweep.ended[k] ? 1 : 0) - ratio * expected(s, k, drifts);
            }
        }
        return residuals;
    }

    double[][] robustCovariance(double[][] modelCovariance, int[] clusterOfRow) {
        int[] labels = Arrays.stream(clusterOfRow).sorted().distinct().toArray();
        double[] scores = new double[labels.length * p];
        double[] drifts = new double[p];
        for (int s = 0; s + 1 < sweep.bounds.length; s++) {
            for (int k = sweep.bounds[s]; k < sweep.bounds[s + 1]; k++) {
                double expected = expected(s, k, drifts);
                int cluster = Arrays.binarySearch(labels, clusterOfRow[sweep.rows[k]]) * p;
                int at = sweep.ended[k] ? firstUntil(s, sweep.stops[k]) * p : -1;
                for (int a = 0; a < p; a++) {
                    double x = sweep.z[k * p + a];
                    scores[cluster + a] -= sweep.risks[k] * (x * expected - drifts[a]);
                    scores[cluster + a] += at < 0 ? 0 : sweep.weights[k] * (x - mean[at + a]);
                }
            }
        }
        double[][] covariance = new double[p][p];
        double[] move = new double[p];
        for (int c = 0; c < labels.length; c++) {
            for (int a = 0; a < p; a++) {
                move[a] = 0;
                for (int b = 0; b < p; b++) {
                    move[a] += scores[c * p + b] * modelCovariance[b][a];
                }
            }
            for (int a = 0; a < p; a++) {
                for (int b = 0; b < p; b++) {
                    covariance[a][b] += move[a] * move[b];
                }
            }
        }
        return covariance;
    }

    CoxBaseline baseline() {
        int strata = sweep.labels.length;
        double[][] ascending = new double[strata][];
        double[][] hazards = new double[strata][];
        double[][] variances = new double[strata][];
        double[][][] drifts = new double[strata][][];
        double[] lastTimes = new double[strata];
        for (int s = 0; s < strata; s++) {
            int count = begins[s + 1] - begins[s];
            ascending[s] = new double[count];
            hazards[s] = new double[count];
            variances[s] = new double[count];
            drifts[s] = new double[count][];
            lastTimes[s] = sweep.stops[sweep.bounds[s]];
            for (int i = 0; i < count; i++) {
                int g = begins[s + 1] - 1 - i;
                ascending[s][i] = times[g];
                hazards[s][i] = hazard[g];
                variances[s][i] = variance[g];
                drifts[s][i] = Arrays.copyOfRange(drift, g * p, (g + 1) * p);
            }
        }
        return new CoxBaseline(sweep.labels, ascending, lastTimes, hazards, variances, drifts);
    }
}
