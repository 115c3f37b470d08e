package dev.retention.survival;

import java.util.Arrays;

/** What each row had more of events than a Cox model expects, and how far it moves the coefficients. */
final class CoxResiduals {

    private final CoxSweep sweep;
    private final CoxRegression.Ties ties;
    private final int p;
    private final double[] beta;

    /** By slot, sums over the event times up to each: of the hazard, its variance, and by column the mean times the hazard. */
    private final double[] hazard;

    private final double[] variance;
    private final double[] drift;

    /** By slot, what those who leave at it were gone of already. */
    private final double[] tiedHazard;

    CoxResiduals(CoxSweep sweep, CoxRegression.Ties ties, double[] beta) {
        this.sweep = sweep;
        this.ties = ties;
        this.beta = beta;
        p = sweep.width;
        int count = sweep.slotTimes.length;
        hazard = new double[count];
        variance = new double[count];
        drift = new double[Math.multiplyExact(count, p)];
        tiedHazard = new double[count];
        sweep.run(beta, ties, (slot, begin) -> {
            double weight = sweep.stepWeight;
            hazard[slot] = weight * sweep.inverse;
            variance[slot] = weight * sweep.square;
            tiedHazard[slot] = weight * sweep.partInverse;
            for (int a = 0; a < p; a++) {
                drift[slot * p + a] = weight * (sweep.s1[a] * sweep.square - sweep.d1[a] * sweep.partSquare);
            }
        });
        for (int s = 0; s < sweep.labels.length; s++) {
            for (int slot = sweep.slotBounds[s + 1] - 2; slot >= sweep.slotBounds[s]; slot--) {
                hazard[slot] += hazard[slot + 1];
                variance[slot] += variance[slot + 1];
                for (int a = 0; a < p; a++) {
                    drift[slot * p + a] += drift[(slot + 1) * p + a];
                }
            }
        }
    }

    /** What was expected of a row, over its ratio. */
    private double expected(int k) {
        int slot = sweep.slots[k];
        return hazard[slot]
                - (sweep.startSlots == null ? 0 : hazard[sweep.startSlots[k]])
                - (sweep.ended[k] ? tiedHazard[slot] : 0);
    }

    double[] martingales(int rowCount) {
        double[] residuals = new double[rowCount];
        for (int k = 0; k < sweep.size; k++) {
            double ratio = sweep.risks[k] / sweep.weights[k];
            residuals[sweep.rows[k]] = (sweep.ended[k] ? 1 : 0) - ratio * expected(k);
        }
        return residuals;
    }

    double[][] robustCovariance(double[][] modelCovariance, int[] clusterOfRow) {
        double[] mean = new double[drift.length];
        double[] tiedDrift = new double[drift.length];
        sweep.run(beta, ties, (slot, begin) -> {
            for (int a = 0; a < p; a++) {
                double s = sweep.s1[a];
                double d = sweep.d1[a];
                mean[slot * p + a] = (s * sweep.inverse - d * sweep.partInverse) / sweep.steps;
                tiedDrift[slot * p + a] = sweep.stepWeight * (s * sweep.partSquare - d * sweep.partsSquare);
            }
        });
        int[] labels = SortedLabels.of(clusterOfRow);
        double[] scores = new double[labels.length * p];
        for (int k = 0; k < sweep.size; k++) {
            double expected = expected(k);
            int cluster = Arrays.binarySearch(labels, clusterOfRow[sweep.rows[k]]) * p;
            int slot = sweep.slots[k] * p;
            for (int a = 0; a < p; a++) {
                double x = sweep.columns.value(k, a);
                double drifted = drift[slot + a]
                        - (sweep.startSlots == null ? 0 : drift[sweep.startSlots[k] * p + a])
                        - (sweep.ended[k] ? tiedDrift[slot + a] : 0);
                scores[cluster + a] -= sweep.risks[k] * (x * expected - drifted);
                scores[cluster + a] += sweep.ended[k] ? sweep.weights[k] * (x - mean[slot + a]) : 0;
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
        double[][] drifts = new double[strata][];
        double[] lastTimes = new double[strata];
        for (int s = 0; s < strata; s++) {
            int last = sweep.slotBounds[s + 1] - 2;
            int count = last + 1 - sweep.slotBounds[s];
            ascending[s] = new double[count];
            hazards[s] = new double[count];
            variances[s] = new double[count];
            drifts[s] = new double[count * p];
            lastTimes[s] = sweep.stops[sweep.bounds[s]];
            for (int i = 0; i < count; i++) {
                ascending[s][i] = sweep.slotTimes[last - i];
                hazards[s][i] = hazard[last - i];
                variances[s][i] = variance[last - i];
                System.arraycopy(drift, (last - i) * p, drifts[s], i * p, p);
            }
        }
        return new CoxBaseline(sweep.labels, ascending, lastTimes, hazards, variances, drifts);
    }
}
