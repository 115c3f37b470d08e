package dev.retention.survival;

import java.util.Arrays;

/**
 * One pass over the rows of a Cox regression from the last event time to the first, with the sums over those at risk.
 *
 * <p>The columns are centred and scaled, so that neither units nor offsets matter. Rows are sorted once, by stratum and falling
 * duration; a pass adds each row once and, with late entries, takes it away once.
 */
final class CoxSweep {

    final int size;
    final int width;
    /** The standardised columns, row by row, in the order of the pass. */
    final double[] z;

    final double[] means;
    final double[] scales;
    /** The row of the input. */
    final int[] rows;

    final double[] stops;
    /** -1 for a row that was watched from its start. */
    final double[] starts;

    final boolean[] ended;
    final double[] weights;
    /** Where each stratum begins, and the end. */
    final int[] bounds;
    /** The label of each stratum. */
    final int[] labels;
    /** The same rows by stratum and falling entry; null if all were watched from their start. */
    final int[] byStart;

    /** {@code weight · exp(z · beta)} of each row, in the last pass. */
    final double[] risks;

    // The sums at an event time: over those at risk, and over those who leave.
    double s0;
    final double[] s1;
    final double[] s2;
    int deaths;
    double d0;
    double deathWeight;
    final double[] d1;
    final double[] d2;
    final double[] deathSum;
    double deathEta;

    /** What to do at an event time, from the last to the first of each stratum. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param stratum which of the strata
         * @param begin the first row with that time
         * @param end the row after the last
         */
        void at(int stratum, int begin, int end);
    }

    CoxSweep(CoxRows input) {
        this(input, null, null);
    }

    /** In the units of another sweep, if there are some. */
    CoxSweep(CoxRows input, double[] givenMeans, double[] givenScales) {
        width = input.columns.length;
        double[] times = SurvivalTable.distinct(input.durations);
        double[] entryTimes = SurvivalTable.distinct(input.entries);
        int[] strata = Arrays.stream(input.strata).sorted().distinct().toArray();
        int all = input.durations.length;
        long[] keys = new long[all];
        long[] startKeys = new long[all];
        int count = 0;
        for (int i = 0; i < all; i++) {
            if (input.weights[i] > 0) {
                long stratum = Arrays.binarySearch(strata, input.strata[i]);
                long time = times.length - 1 - Arrays.binarySearch(times, input.durations[i] + 0.0);
                keys[count++] = Math.addExact(
                        Math.multiplyExact(Math.multiplyExact(stratum, (long) times.length) + time, (long) all), i);
            }
        }
        size = count;
        Arrays.sort(keys, 0, size);
        rows = new int[size];
        stops = new double[size];
        starts = new double[size];
        ended = new boolean[size];
        weights = new double[size];
        int[] of = new int[size];
        boolean late = false;
        for (int k = 0; k < size; k++) {
            int i = (int) (keys[k] % all);
            rows[k] = i;
            stops[k] = input.durations[i];
            starts[k] = input.entries[i] > 0 ? input.entries[i] : -1;
            late |= input.entries[i] > 0;
            ended[k] = input.ended[i];
            weights[k] = input.weights[i];
            of[k] = Arrays.binarySearch(strata, input.strata[i]);
        }
        int[] begins = new int[strata.length + 1];
        int[] found = new int[strata.length];
        int used = 0;
        for (int k = 0; k < size; k++) {
            if (k == 0 || of[k] != of[k - 1]) {
                found[used] = strata[of[k]];
                begins[used++] = k;
            }
        }
        begins[used] = size;
        bounds = Arrays.copyOf(begins, used + 1);
        labels = Arrays.copyOf(found, used);
        if (late) {
            for (int k = 0; k < size; k++) {
                long time = entryTimes.length - 1 - Arrays.binarySearch(entryTimes, Math.max(0, starts[k]));
                startKeys[k] = ((long) of[k] * entryTimes.length + time) * size + k;
            }
            Arrays.sort(startKeys, 0, size);
            byStart = new int[size];
            for (int k = 0; k < size; k++) {
                byStart[k] = (int) (startKeys[k] % size);
            }
        } else {
            byStart = null;
        }
        boolean isGiven = givenMeans != null;
        means = isGiven ? givenMeans : new double[width];
        scales = isGiven ? givenScales : new double[width];
        z = new double[Math.multiplyExact(size, width)];
        for (int c = 0; c < width; c++) {
            if (!isGiven) {
                measure(input.columns[c], c);
            }
            for (int k = 0; k < size; k++) {
                z[k * width + c] = scales[c] > 0 ? (input.columns[c][rows[k]] - means[c]) / scales[c] : 0;
            }
        }
        risks = new double[size];
        s1 = new double[width];
        s2 = new double[width * width];
        d1 = new double[width];
        d2 = new double[width * width];
        deathSum = new double[width];
    }

    private void measure(double[] column, int c) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int k = 0; k < size; k++) {
            double value = column[rows[k]];
            low = Math.min(low, value);
            high = Math.max(high, value);
            mean += (value - mean) / (k + 1);
        }
        double sum = 0;
        for (int k = 0; k < size; k++) {
            double distance = (column[rows[k]] - mean) / Math.max(high - low, Double.MIN_NORMAL);
            sum += distance * distance;
        }
        means[c] = mean;
        scales[c] = low < high ? (high - low) * Math.sqrt(sum / size) : 0;
    }

    double eta(int k, double[] beta) {
        double eta = 0;
        for (int c = 0, at = k * width; c < width; c++, at++) {
            eta += z[at] * beta[c];
        }
        return eta;
    }

    void run(double[] beta, Visitor visitor) {
        for (int stratum = 0; stratum + 1 < bounds.length; stratum++) {
            run(stratum, beta, visitor);
        }
    }

    private void run(int stratum, double[] beta, Visitor visitor) {
        s0 = 0;
        Arrays.fill(s1, 0);
        Arrays.fill(s2, 0);
        int gone = bounds[stratum];
        int end = bounds[stratum + 1];
        for (int k = bounds[stratum]; k < end; ) {
            int begin = k;
            double time = stops[k];
            deaths = 0;
            for (; k < end && stops[k] == time; k++) {
                double eta = eta(k, beta);
                risks[k] = weights[k] * StrictMath.exp(eta);
                s0 += risks[k];
                add(k, risks[k], s1, s2);
                if (ended[k]) {
                    addDeath(k, eta);
                }
            }
            if (byStart != null) {
                for (; gone < end && starts[byStart[gone]] >= time; gone++) {
                    int row = byStart[gone];
                    s0 -= risks[row];
                    add(row, -risks[row], s1, s2);
                }
                if (gone == begin) { // all who came before are gone: no rounding stays behind
                    restart(begin, k);
                }
            }
            if (deaths > 0) {
                visitor.at(stratum, begin, k);
            }
        }
    }

    private void restart(int begin, int end) {
        s0 = 0;
        Arrays.fill(s1, 0);
        Arrays.fill(s2, 0);
        for (int k = begin; k < end; k++) {
            s0 += risks[k];
            add(k, risks[k], s1, s2);
        }
    }

    private void addDeath(int k, double eta) {
        if (deaths++ == 0) {
            d0 = 0;
            deathWeight = 0;
            deathEta = 0;
            Arrays.fill(d1, 0);
            Arrays.fill(d2, 0);
            Arrays.fill(deathSum, 0);
        }
        d0 += risks[k];
        deathWeight += weights[k];
        deathEta += weights[k] * eta;
        add(k, risks[k], d1, d2);
        for (int c = 0; c < width; c++) {
            deathSum[c] += weights[k] * z[k * width + c];
        }
    }

    /** The lower triangle only. */
    private void add(int k, double risk, double[] first, double[] second) {
        int row = k * width;
        for (int a = 0; a < width; a++) {
            double part = risk * z[row + a];
            first[a] += part;
            for (int b = 0, at = a * width; b <= a; b++, at++) {
                second[at] += part * z[row + b];
            }
        }
    }
}
