package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.rows.RowOrder;

/** The rules that rank the values from the worst to the best. */
sealed interface RankRule extends BinningRule {

    /**
     * Rank with ties together.
     *
     * @param bins in [1, 127]
     */
    record Ranks(int bins) implements RankRule {

        public Ranks {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            // ceil(k rank / n) > j  <=>  rank > j n / k  <=>  at least floor(j n / k) customers are worse
            return CutPoints.byPosition(values, bins, better, (n, j) -> {
                int worse = (int) ((long) j * n / bins);
                return worse == 0 ? CutPoints.from(0) : CutPoints.beyond(worse - 1);
            });
        }
    }

    /**
     * SQL's percent_rank.
     *
     * @param bins in [1, 127]
     */
    record PercentRanks(int bins) implements RankRule {

        public PercentRanks {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            // 1 + floor(k worse / (n - 1)) > j  <=>  worse >= j (n - 1) / k; a single customer has percent_rank 0
            return CutPoints.byPosition(values, bins, better, (n, j) -> {
                int worse = (int) (((long) j * (n - 1) + bins - 1) / bins);
                return CutPoints.beyond(Math.max(worse, 1) - 1);
            });
        }
    }

    /**
     * SQL's cume_dist.
     *
     * @param bins in [1, 127]
     */
    record CumulativeShares(int bins) implements RankRule {

        public CumulativeShares {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            // ceil(k noBetter / n) > j  <=>  noBetter > j n / k  <=>  as good as the one at floor(j n / k), from 0
            return CutPoints.byPosition(values, bins, better, (n, j) -> CutPoints.from((int) ((long) j * n / bins)));
        }
    }

    /**
     * SQL's ntile.
     *
     * @param bins in [1, 127]
     */
    record Ntile(int bins) implements RankRule {

        public Ntile {
            CutPoints.checkBins(bins);
        }

        @Override
        public boolean keepsTiesTogether() {
            return false;
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            return CutPoints.byPosition(values, bins, better, (n, j) -> {
                int first = firstOfTile(j, n);
                return first < n ? CutPoints.from(first) : CutPoints.beyond(n - 1);
            });
        }

        @Override
        public byte[] scores(long[] values, BetterEnd better) {
            requireNonNull(better, "better");
            long[] worstFirst = requireNonNull(values, "values").clone();
            if (better == BetterEnd.LOWER) {
                for (int i = 0; i < worstFirst.length; i++) {
                    worstFirst[i] = ~worstFirst[i]; // turns the order round without overflow
                }
            }
            int n = values.length;
            int[] order = RowOrder.byKeys(worstFirst);
            byte[] scores = new byte[n];
            for (int j = 0; j < bins; j++) {
                for (int position = firstOfTile(j, n); position < firstOfTile(j + 1, n); position++) {
                    scores[order[position]] = (byte) (j + 1);
                }
            }
            return scores;
        }

        /** The position, worst first, at which the tile after the {@code j}-th begins. */
        private int firstOfTile(int j, int n) {
            return j * (n / bins) + Math.min(j, n % bins);
        }
    }
}
