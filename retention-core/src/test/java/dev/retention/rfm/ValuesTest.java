package dev.retention.rfm;

import dev.retention.ValueContract;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate DAY = LocalDate.of(2011, 12, 10);

    /** Two customers with purchase days. */
    private static CustomerSummary summary(
            LocalDate asOf, long customer, int recency, int orders, long total, int days, int age) {
        return CustomerSummary.ofColumns(
                asOf,
                new long[] {3, customer},
                new int[] {5, recency},
                new int[] {4, orders},
                new long[] {900, total},
                new int[] {2, days},
                new int[] {40, age});
    }

    private static CustomerSummary byOrders(int orders) {
        return CustomerSummary.ofColumns(
                DAY, new long[] {3, 8}, new int[] {5, 9}, new int[] {4, orders}, new long[] {900, 500});
    }

    private static List<CustomerSummary> summaries() {
        CustomerSummary first = summary(DAY, 8, 9, 3, 500, 3, 30);
        return List.of(
                first,
                summary(DAY.plusDays(1), 8, 9, 3, 500, 3, 30),
                summary(DAY, 9, 9, 3, 500, 3, 30),
                summary(DAY, 8, 10, 3, 500, 3, 30),
                summary(DAY, 8, 9, 4, 500, 3, 30),
                summary(DAY, 8, 9, 3, 501, 3, 30),
                summary(DAY, 8, 9, 3, 500, 2, 30),
                summary(DAY, 8, 9, 3, 500, 3, 31),
                first.withMonetary(Monetary.AVERAGE),
                byOrders(3),
                byOrders(2));
    }

    private static Thresholds thresholds(BetterEnd better, long start, double cutPoint) {
        return Thresholds.of(better, new long[] {2, start}, new double[] {1.5, cutPoint});
    }

    private static RfmThresholds thresholds(long recency, long frequency, long monetary) {
        return RfmThresholds.of(
                thresholds(BetterEnd.LOWER, recency, recency),
                thresholds(BetterEnd.HIGHER, frequency, frequency),
                thresholds(BetterEnd.HIGHER, monetary, monetary),
                Frequency.ORDERS,
                Monetary.TOTAL,
                false);
    }

    private static RfmThresholds nested(RfmThresholds thresholds, boolean oneTimeBuyersAside) {
        return RfmThresholds.ofNested(
                thresholds.recency(),
                List.of(thresholds.frequency(1), thresholds.frequency(2), thresholds.frequency(3)),
                List.of(
                        thresholds.monetary(1, 1),
                        thresholds.monetary(1, 2),
                        thresholds.monetary(1, 3),
                        thresholds.monetary(2, 1),
                        thresholds.monetary(2, 2),
                        thresholds.monetary(2, 3),
                        thresholds.monetary(3, 1),
                        thresholds.monetary(3, 2),
                        thresholds.monetary(3, 3)),
                Frequency.ORDERS,
                Monetary.TOTAL,
                oneTimeBuyersAside);
    }

    private static RfmThresholds measuring(Frequency frequency, Monetary monetary, boolean oneTimeBuyersAside) {
        RfmThresholds plain = thresholds(7, 7, 7);
        return RfmThresholds.of(
                plain.recency(), plain.frequency(1), plain.monetary(1, 1), frequency, monetary, oneTimeBuyersAside);
    }

    /** One bin, and so one threshold, in each dimension: nested or not, the thresholds are the same. */
    private static RfmThresholds oneBin(boolean nested) {
        Thresholds lower = Thresholds.of(BetterEnd.LOWER, new long[0], new double[0]);
        Thresholds higher = Thresholds.of(BetterEnd.HIGHER, new long[0], new double[0]);
        return nested
                ? RfmThresholds.ofNested(
                        lower, List.of(higher), List.of(higher), Frequency.ORDERS, Monetary.TOTAL, false)
                : RfmThresholds.of(lower, higher, higher, Frequency.ORDERS, Monetary.TOTAL, false);
    }

    private static RfmScores scores(CustomerSummary summary, RfmThresholds thresholds, int r, int f, int m) {
        return RfmScores.of(
                summary, thresholds, new byte[] {1, (byte) r}, new byte[] {1, (byte) f}, new byte[] {1, (byte) m});
    }

    private static HeatMap customers(RfmScores scores, Dimension rows, Dimension columns) {
        return scores.heatMap(rows, columns, CustomerSummary::customerCount);
    }

    @Override
    protected List<List<?>> variants() {
        Binning two = Binning.ranks(2);
        Binning three = Binning.ranks(3);
        RfmScores scores = scores(byOrders(3), thresholds(7, 7, 7), 1, 2, 3);
        // two cells in one row, which below are two rows of one
        RfmScores wide = RfmScoring.of(Binning.ranks(1), two, two).score(byOrders(3));
        return List.of(
                summaries(),
                List.of(
                        two,
                        three,
                        Binning.quantiles(2),
                        Binning.inverseEcdf(2),
                        Binning.rPackage(2),
                        Binning.rPackage(2, 100),
                        Binning.percentRanks(2),
                        Binning.cumulativeShares(2),
                        Binning.ntile(2),
                        Binning.equalWidth(2),
                        Binning.fixed(2)),
                List.of(Binning.fixed(7, 9), Binning.fixed(7, 10)),
                List.of(
                        thresholds(BetterEnd.HIGHER, 7, 6.5),
                        thresholds(BetterEnd.LOWER, 7, 6.5),
                        thresholds(BetterEnd.HIGHER, 8, 6.5),
                        thresholds(BetterEnd.HIGHER, 7, 6.25)),
                List.of(
                        RfmScoring.of(two),
                        RfmScoring.of(three, two, two),
                        RfmScoring.of(two, three, two),
                        RfmScoring.of(two, two, three),
                        RfmScoring.of(two).withNesting(),
                        RfmScoring.of(two).withOneTimeBuyersAside()),
                List.of(thresholds(7, 7, 7), thresholds(8, 7, 7), thresholds(7, 8, 7), thresholds(7, 7, 8)),
                List.of(nested(thresholds(7, 7, 7), true), nested(thresholds(7, 7, 7), false)),
                List.of(oneBin(false), oneBin(true)),
                List.of(
                        measuring(Frequency.ORDERS, Monetary.TOTAL, false),
                        measuring(Frequency.PURCHASE_DAYS, Monetary.TOTAL, false),
                        measuring(Frequency.ORDERS, Monetary.AVERAGE, false),
                        measuring(Frequency.ORDERS, Monetary.TOTAL, true)),
                List.of(
                        scores,
                        scores(byOrders(3), thresholds(7, 7, 7), 2, 2, 3),
                        scores(byOrders(3), thresholds(7, 7, 7), 1, 3, 3),
                        scores(byOrders(3), thresholds(7, 7, 7), 1, 2, 1),
                        scores(byOrders(3), thresholds(8, 7, 7), 1, 2, 3),
                        scores(byOrders(2), thresholds(7, 7, 7), 1, 2, 3)),
                List.of(
                        CellCounts.of(new RfmScale(1, 2, 1), new long[] {3, 4}),
                        CellCounts.of(new RfmScale(2, 1, 1), new long[] {3, 4}),
                        CellCounts.of(new RfmScale(1, 2, 1), new long[] {3, 5})),
                List.of(
                        customers(scores, Dimension.RECENCY, Dimension.FREQUENCY),
                        customers(scores, Dimension.MONETARY, Dimension.FREQUENCY),
                        customers(scores, Dimension.RECENCY, Dimension.MONETARY),
                        scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::orderCount)),
                List.of(
                        wide.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> 7),
                        RfmScoring.of(two, Binning.ranks(1), two)
                                .score(byOrders(3))
                                .heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> 7)),
                List.of(new RfmScore(1, 2, 3, RfmScale.FIVE), new RfmScore(1, 2, 4, RfmScale.FIVE)));
    }
}
