package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** Finds the thresholds of the rules of {@link Binning}: each rule says at which order statistics it cuts. */
final class CutPoints {

    /** Which position of the order reaches a score. */
    @FunctionalInterface
    interface ReachRule {

        /** What it takes to score more than {@code j} among {@code n} values. */
        Reach toScoreMoreThan(int n, int j);
    }

    /**
     * What reaches a score.
     *
     * @param position a position of the values sorted from the worst to the best, from 0
     * @param withTies whether the value there reaches the score itself, or only a better one does
     */
    record Reach(int position, boolean withTies) {}

    private CutPoints() {}

    static void checkBins(int bins) {
        Checks.inRange(bins, 1, Binning.MAX_BINS, "bins");
    }

    /** Reached by a value at least as good as the one at a position. */
    static Reach from(int position) {
        return new Reach(position, true);
    }

    /** Reached by a value better than the one at a position. */
    static Reach beyond(int position) {
        return new Reach(position, false);
    }

    /** For rules that rank the values from the worst to the best. */
    static Thresholds byPosition(OrderStatistics sorted, int bins, BetterEnd better, ReachRule rule) {
        requireNonNull(better, "better");
        int n = sorted.size();
        long[] starts = new long[bins - 1];
        double[] cutPoints = new double[bins - 1];
        for (int j = 1; j < bins; j++) {
            Reach reach = rule.toScoreMoreThan(n, j);
            if (better == BetterEnd.HIGHER) {
                long value = sorted.at(reach.position);
                starts[j - 1] = reach.withTies ? value : value + 1;
                cutPoints[j - 1] = value;
            } else {
                // The j-th score from below ends where the j-th range of values from above begins.
                long value = sorted.at(n - 1 - reach.position);
                starts[bins - 1 - j] = reach.withTies ? value + 1 : value;
                cutPoints[bins - 1 - j] = value;
            }
        }
        return new Thresholds(better, starts, cutPoints);
    }

    /** For rules that cut at interpolated quantiles: type 7 puts quantile j / k at the position (n − 1) j / k. */
    static Thresholds byQuantile(
            OrderStatistics sorted,
            int bins,
            BetterEnd better,
            ToLongFunction<Quantile> start,
            ToDoubleFunction<Quantile> cutPoint) {
        requireNonNull(better, "better");
        long[] starts = new long[bins - 1];
        double[] cutPoints = new double[bins - 1];
        for (int j = 1; j < bins; j++) {
            long scaled = (long) (sorted.size() - 1) * j;
            int below = (int) (scaled / bins);
            int part = (int) (scaled % bins);
            int above = part == 0 ? below : below + 1;
            Quantile quantile = Quantile.between(sorted.at(below), sorted.at(above), part, bins);
            starts[j - 1] = start.applyAsLong(quantile);
            cutPoints[j - 1] = cutPoint.applyAsDouble(quantile);
        }
        return new Thresholds(better, starts, cutPoints);
    }

    /** For bins of equal width from the least to the greatest value. */
    static Thresholds byWidth(OrderStatistics sorted, int bins, BetterEnd better) {
        requireNonNull(better, "better");
        long[] starts = new long[bins - 1];
        double[] cutPoints = new double[bins - 1];
        boolean pointLike = sorted.min() == sorted.max();
        for (int j = 1; j < bins; j++) {
            Quantile point = Quantile.between(sorted.min(), sorted.max(), j, bins);
            starts[j - 1] = pointLike ? point.floor() + 1 : point.ceiling();
            cutPoints[j - 1] = point.toDouble();
        }
        return new Thresholds(better, starts, cutPoints);
    }
}
