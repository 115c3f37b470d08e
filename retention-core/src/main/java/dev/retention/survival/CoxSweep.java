package dev.retention.survival;

import dev.retention.internal.rows.RowOrder;
import java.util.Arrays;

/**
 * One pass over the rows of a Cox regression from the last event time to the first, with the sums over those at risk.
 *
 * <p>Rows are sorted once, by stratum and falling duration; a pass adds each row once and, with late entries, takes it away once.
 * Event times have slots, falling in each stratum, with an empty one after the first event time: of a row it is kept which is the
 * last event time that it was at risk at, and which is the last one before it entered.
 */
final class CoxSweep {

    final int size;
    final int width;
    /** The standardised columns, in the order of the pass. */
    final CoxColumns columns;
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

    /** Where the slots of each stratum begin, and the end. */
    final int[] slotBounds;
    /** The event time of each slot; -1 in an empty one. */
    final double[] slotTimes;
    /** The slot of the last event time that a row was at risk at. */
    final int[] slots;
    /** The slot of the last event time until its entry; null if all were watched from their start. */
    final int[] startSlots;

    /** {@code z · beta} of each row, in the last pass. */
    final double[] etas;
    /** {@code weight · exp(z · beta)}. */
    final double[] risks;

    // The sums at an event time: over those at risk, and over those who leave.
    private double s0;
    final double[] s1;
    private int deaths;
    private double d0;
    final double[] d1;
    double deathEta;

    /** The weight of one step. */
    double stepWeight;
    // Over the steps, each of which takes a part of those who leave from those at risk: of 1 / risk, with its square,
    // times the
    // part and its square. They are of numbers only: a day on which many leave costs no more columns than one with one.
    double inverse;
    double partInverse;
    double square;
    double partSquare;
    double partsSquare;
    double logs;
    int steps;

    /** What to do at an event time, from the last to the first of each stratum. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param slot of the event time
         * @param begin the first row with that time
         */
        void at(int slot, int begin);
    }

    CoxSweep(CoxRows input) {
        this(input, null);
    }

    /** In the units of another sweep, if there are some. */
    CoxSweep(CoxRows input, CoxColumns.Unit[] units) {
        width = input.columns.length;
        rows = sorted(input);
        size = rows.length;
        stops = new double[size];
        starts = new double[size];
        ended = new boolean[size];
        weights = new double[size];
        int[] begins = new int[size + 1];
        int[] found = new int[size];
        int used = 0;
        boolean late = false;
        for (int k = 0; k < size; k++) {
            int i = rows[k];
            stops[k] = input.durations[i];
            starts[k] = input.entries[i] > 0 ? input.entries[i] : -1;
            late |= input.entries[i] > 0;
            ended[k] = input.ended[i];
            weights[k] = input.weights[i];
            if (k == 0 || input.strata[i] != found[used - 1]) {
                found[used] = input.strata[i];
                begins[used++] = k;
            }
        }
        begins[used] = size;
        bounds = Arrays.copyOf(begins, used + 1);
        labels = Arrays.copyOf(found, used);

        slots = new int[size];
        slotBounds = new int[used + 1];
        slotTimes = fillSlots();
        byStart = late ? sortedByStart(input.strata) : null;
        startSlots = late ? startSlots() : null;

        columns = new CoxColumns(input.columns, rows, units);
        etas = new double[size];
        risks = new double[size];
        s1 = new double[width];
        d1 = new double[width];
    }

    /** The rows that count, by stratum and falling duration. */
    private static int[] sorted(CoxRows input) {
        int[] counting = new int[input.durations.length];
        int count = 0;
        for (int i = 0; i < counting.length; i++) {
            if (input.weights[i] > 0) {
                counting[count++] = i;
            }
        }
        long[] strata = new long[count];
        long[] times = new long[count];
        for (int k = 0; k < count; k++) {
            strata[k] = input.strata[counting[k]];
            times[k] = falling(input.durations[counting[k]]);
        }
        int[] order = RowOrder.byKeys(strata, times);
        for (int k = 0; k < count; k++) {
            order[k] = counting[order[k]];
        }
        return order;
    }

    /** The bits of numbers that are not negative have their order. Adding 0 turns −0.0 into 0.0. */
    private static long falling(double time) {
        return -Double.doubleToRawLongBits(time + 0.0);
    }

    private int[] sortedByStart(int[] strata) {
        long[] labelsOfRows = new long[size];
        long[] times = new long[size];
        for (int k = 0; k < size; k++) {
            labelsOfRows[k] = strata[rows[k]];
            times[k] = falling(Math.max(0, starts[k]));
        }
        return RowOrder.byKeys(labelsOfRows, times);
    }

    private double[] fillSlots() {
        double[] times = new double[size + labels.length];
        int next = 0;
        for (int s = 0; s < labels.length; s++) {
            slotBounds[s] = next;
            for (int k = bounds[s]; k < bounds[s + 1]; ) {
                int begin = k;
                boolean any = false;
                for (; k < bounds[s + 1] && stops[k] == stops[begin]; k++) {
                    any |= ended[k];
                }
                Arrays.fill(slots, begin, k, next);
                if (any) {
                    times[next++] = stops[begin];
                }
            }
            times[next++] = -1;
        }
        slotBounds[labels.length] = next;
        return Arrays.copyOf(times, next);
    }

    private int[] startSlots() {
        int[] until = new int[size];
        for (int s = 0; s < labels.length; s++) {
            int slot = slotBounds[s];
            for (int at = bounds[s]; at < bounds[s + 1]; at++) {
                int row = byStart[at];
                while (slotTimes[slot] > starts[row]) {
                    slot++;
                }
                until[row] = slot;
            }
        }
        return until;
    }

    void run(double[] beta, CoxRegression.Ties ties, Visitor visitor) {
        columns.predict(beta, etas);
        for (int k = 0; k < size; k++) {
            risks[k] = weights[k] * StrictMath.exp(etas[k]);
        }
        for (int stratum = 0; stratum < labels.length; stratum++) {
            run(stratum, ties, visitor);
        }
    }

    private void run(int stratum, CoxRegression.Ties ties, Visitor visitor) {
        s0 = 0;
        Arrays.fill(s1, 0);
        int gone = bounds[stratum];
        int end = bounds[stratum + 1];
        int added = gone;
        int slot = slotBounds[stratum];
        for (int k = gone; k < end; ) {
            int begin = k;
            double time = stops[k];
            deaths = 0;
            for (; k < end && stops[k] == time; k++) {
                s0 += risks[k];
                deaths += ended[k] ? 1 : 0;
            }
            if (byStart != null) {
                columns.addAll(risks, added, k, s1);
                added = k;
                // Those of this time came before it, so that the loop has an end.
                for (; starts[byStart[gone]] >= time; gone++) {
                    int row = byStart[gone];
                    s0 -= risks[row];
                    columns.add(row, -risks[row], s1);
                }
                if (gone == begin) { // all who came before are gone: no rounding stays behind
                    restart(begin, k);
                }
            }
            if (deaths > 0) {
                columns.addAll(risks, added, k, s1);
                added = k;
                addDeaths(begin, k, ties);
                visitor.at(slot++, begin);
            }
        }
    }

    private void restart(int begin, int end) {
        s0 = 0;
        Arrays.fill(s1, 0);
        for (int k = begin; k < end; k++) {
            s0 += risks[k];
        }
        columns.addAll(risks, begin, end, s1);
    }

    private void addDeaths(int begin, int end, CoxRegression.Ties ties) {
        steps = ties.steps(deaths);
        d0 = 0;
        deathEta = 0;
        double weight = 0;
        Arrays.fill(d1, 0);
        for (int k = begin; k < end; k++) {
            if (ended[k]) {
                weight += weights[k];
                deathEta += weights[k] * etas[k];
                d0 += risks[k];
                columns.add(k, risks[k], d1);
            }
        }
        stepWeight = weight / steps;
        inverse = 0;
        partInverse = 0;
        square = 0;
        partSquare = 0;
        partsSquare = 0;
        logs = 0;
        for (int step = 0; step < steps; step++) {
            double part = (double) step / steps;
            double at = s0 - part * d0;
            double one = 1 / at;
            logs += StrictMath.log(at);
            inverse += one;
            partInverse += part * one;
            square += one * one;
            partSquare += part * one * one;
            partsSquare += part * part * one * one;
        }
    }
}
