package dev.retention.survival;

import java.util.Arrays;

/** Counts the pairs of which it is seen who left first, by two Fenwick trees over the ranks of the hazards. */
final class CoxConcordance {

    private final CoxSweep sweep;
    private final int[] ranks;
    private final Tree tree;

    /** By rank, the weights of those who leave at one time, while their pairs are counted. */
    private final double[] together;

    /** By row, the weights of its pairs: concordant, discordant, with tied hazards. */
    private final double[][] pairs;

    private double tiedTimes;
    private double tiedBoth;

    private CoxConcordance(CoxSweep sweep, double[] beta) {
        this.sweep = sweep;
        double[] etas = new double[sweep.size];
        sweep.columns.predict(beta, etas);
        double[] distinct = SurvivalTable.distinct(etas);
        ranks = new int[sweep.size];
        for (int k = 0; k < sweep.size; k++) {
            ranks[k] = Arrays.binarySearch(distinct, etas[k]);
        }
        tree = new Tree(distinct.length);
        together = new double[distinct.length];
        pairs = new double[3][sweep.size];
    }

    static CoxRegression.Concordance of(CoxSweep sweep, CoxRows rows, double[] beta) {
        var counter = new CoxConcordance(sweep, beta);
        for (int s = 0; s + 1 < sweep.bounds.length; s++) {
            counter.asTheFirst(sweep.bounds[s], sweep.bounds[s + 1]);
        }
        double concordant = Arrays.stream(counter.pairs[0]).sum();
        double discordant = Arrays.stream(counter.pairs[1]).sum();
        double tied = Arrays.stream(counter.pairs[2]).sum();
        for (int s = 0; s + 1 < sweep.bounds.length; s++) {
            counter.asTheOther(sweep.bounds[s], sweep.bounds[s + 1]);
        }
        double error = counter.standardError(rows, concordant, discordant, tied);
        return new CoxRegression.Concordance(concordant, discordant, tied, counter.tiedTimes, counter.tiedBoth, error);
    }

    /** The pairs of each row that leaves with those that are at risk then and stay. */
    private void asTheFirst(int from, int to) {
        tree.clear();
        int gone = from;
        for (int k = from; k < to; ) {
            int begin = k;
            double time = sweep.stops[k];
            for (; k < to && sweep.stops[k] == time; k++) {
                if (!sweep.ended[k]) {
                    tree.add(ranks[k], sweep.weights[k]);
                }
            }
            // Those of this time came before it, so that the loop has an end.
            while (sweep.byStart != null && sweep.starts[sweep.byStart[gone]] >= time) {
                int row = sweep.byStart[gone++];
                tree.add(ranks[row], -sweep.weights[row]);
            }
            for (int i = begin; i < k; i++) {
                if (sweep.ended[i]) {
                    double w = sweep.weights[i];
                    pairs[0][i] += w * tree.below(ranks[i]);
                    pairs[1][i] += w * tree.above(ranks[i]);
                    pairs[2][i] += w * tree.at(ranks[i]);
                }
            }
            countTies(begin, k);
            for (int i = begin; i < k; i++) {
                if (sweep.ended[i]) {
                    tree.add(ranks[i], sweep.weights[i]);
                }
            }
        }
    }

    /** The pairs of those that leave at one time. */
    private void countTies(int begin, int end) {
        double before = 0;
        for (int i = begin; i < end; i++) {
            if (sweep.ended[i]) {
                double w = sweep.weights[i];
                double same = together[ranks[i]];
                tiedBoth += w * same;
                tiedTimes += w * (before - same);
                together[ranks[i]] += w;
                before += w;
            }
        }
        for (int i = begin; i < end; i++) {
            together[ranks[i]] = 0;
        }
    }

    /** The pairs of each row with those that leave while it is at risk and stays. */
    private void asTheOther(int from, int to) {
        tree.clear();
        for (int k = to; k > from; ) {
            int end = k;
            double time = sweep.stops[k - 1];
            while (k > from && sweep.stops[k - 1] == time) {
                k--;
                if (sweep.ended[k]) {
                    addOther(k, 1);
                }
            }
            for (int i = k; i < end; i++) {
                if (sweep.ended[i]) {
                    tree.add(ranks[i], sweep.weights[i]);
                }
            }
            for (int i = k; i < end; i++) {
                if (!sweep.ended[i]) {
                    addOther(i, 1);
                }
            }
        }
        if (sweep.byStart == null) {
            return;
        }
        tree.clear();
        int next = to - 1;
        for (int at = to - 1; at >= from; at--) {
            int row = sweep.byStart[at];
            for (; sweep.stops[next] <= sweep.starts[row]; next--) { // until the row itself, at the latest
                if (sweep.ended[next]) {
                    tree.add(ranks[next], sweep.weights[next]);
                }
            }
            addOther(row, -1);
        }
    }

    private void addOther(int row, int sign) {
        double w = sign * sweep.weights[row];
        pairs[0][row] += w * tree.above(ranks[row]);
        pairs[1][row] += w * tree.below(ranks[row]);
        pairs[2][row] += w * tree.at(ranks[row]);
    }

    private double standardError(CoxRows rows, double concordant, double discordant, double tied) {
        double comparable = concordant + discordant + tied;
        double share = (concordant + 0.5 * tied) / comparable;
        int[] labels = rows.clusters == null ? null : SortedLabels.of(rows.clusters);
        double[] influences = new double[labels == null ? sweep.size : labels.length];
        for (int k = 0; k < sweep.size; k++) {
            double own = pairs[0][k] + 0.5 * pairs[2][k] - share * (pairs[0][k] + pairs[1][k] + pairs[2][k]);
            influences[labels == null ? k : Arrays.binarySearch(labels, rows.clusters[sweep.rows[k]])] +=
                    own / comparable;
        }
        double variance = 0;
        for (double influence : influences) {
            variance += influence * influence;
        }
        return Math.sqrt(variance);
    }

    /** Sums of weights by rank. */
    private static final class Tree {

        private final double[] sums;
        private final double[] single;
        private double total;

        Tree(int size) {
            sums = new double[size + 1];
            single = new double[size];
        }

        void clear() {
            Arrays.fill(sums, 0);
            Arrays.fill(single, 0);
            total = 0;
        }

        void add(int rank, double weight) {
            single[rank] += weight;
            total += weight;
            for (int i = rank + 1; i < sums.length; i += i & -i) {
                sums[i] += weight;
            }
        }

        double at(int rank) {
            return single[rank];
        }

        double below(int rank) {
            double sum = 0;
            for (int i = rank; i > 0; i -= i & -i) {
                sum += sums[i];
            }
            return sum;
        }

        double above(int rank) {
            return total - below(rank) - single[rank];
        }
    }
}
