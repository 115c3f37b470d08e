package dev.retention.testing;

import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CellCounts;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.RfmScale;
import dev.retention.rfm.RfmScore;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.Thresholds;
import dev.retention.segment.SegmentGrid;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentRule;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Summaries of customers, their scores and segments. */
final class Scores {

    private static final LocalDate A_YEAR_BEFORE = Days.AS_OF.minusYears(1);

    private Scores() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(CustomerSummary.class, Scores::summaries, Scores::summariesToMerge);
        catalogue.add(Binning.class, Scores::binnings);
        catalogue.add(RfmScale.class, Scores::scales);
        catalogue.add(RfmScore.class, () -> scales().flatMap(Scores::scores));
        catalogue.add(CellCounts.class, Scores::scales, Scores::cells);
        catalogue.add(Thresholds.class, Scores::thresholds);
        catalogue.add(SegmentGrid.class, Scores::grids);
        catalogue.add(
                SegmentRule.class,
                () -> Combinators.combine(bins(), bins())
                        .as((a, b) -> SegmentRule.named("some").r(Math.min(a, b), Math.max(a, b))));
        catalogue.add(SegmentMap.class, () -> Arbitraries.of(SegmentMap.TEN_SEGMENTS, SegmentMap.ELEVEN_SEGMENTS));
        catalogue.add(SegmentMigration.class, () -> Rows.orders().map(Scores::migration));
    }

    private static CustomerSummary summary(List<Order> orders, LocalDate asOf, Frequency frequency) {
        return CustomerSummary.of(Order.log(orders, RefundPolicy.NET).upTo(asOf), asOf, frequency);
    }

    static Arbitrary<CustomerSummary> summaries() {
        return summariesToMerge().map(shards -> shards.get(0));
    }

    /** Purchase days of the same customer in two shards cannot be added, so that these shards are of different ones. */
    private static Arbitrary<List<CustomerSummary>> summariesToMerge() {
        return Combinators.combine(
                        Arbitraries.of(Frequency.class),
                        Arbitraries.of(Monetary.class),
                        Rows.orders().list().ofSize(3),
                        Rows.ordersOfThreeGroups())
                .as((frequency, monetary, any, apart) -> (frequency == Frequency.ORDERS ? any : apart)
                        .stream()
                                .map(orders ->
                                        summary(orders, Days.AS_OF, frequency).withMonetary(monetary))
                                .toList());
    }

    private static Arbitrary<Integer> bins() {
        return Arbitraries.integers().between(1, 5);
    }

    private static Arbitrary<Binning> binnings() {
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(bins -> Arbitraries.of(
                        Binning.ranks(bins),
                        Binning.quantiles(bins),
                        Binning.inverseEcdf(bins),
                        Binning.percentRanks(bins),
                        Binning.cumulativeShares(bins),
                        Binning.ntile(bins),
                        Binning.equalWidth(bins)));
    }

    private static Arbitrary<RfmScale> scales() {
        return Combinators.combine(bins(), bins(), bins()).as(RfmScale::new);
    }

    private static Arbitrary<RfmScore> scores(RfmScale scale) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, scale.rBins()),
                        Arbitraries.integers().between(1, scale.fBins()),
                        Arbitraries.integers().between(1, scale.mBins()))
                .as((r, f, m) -> new RfmScore(r, f, m, scale));
    }

    private static Arbitrary<CellCounts> cells(RfmScale scale) {
        return Numbers.counts()
                .list()
                .ofSize(scale.rBins() * scale.fBins() * scale.mBins())
                .map(counts -> CellCounts.of(scale, Numbers.longs(counts)));
    }

    private static Arbitrary<Thresholds> thresholds() {
        return Combinators.combine(
                        Arbitraries.of(BetterEnd.class),
                        Arbitraries.longs()
                                .between(0, 1_000)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(5))
                .as((better, starts) -> {
                    long[] sorted =
                            starts.stream().mapToLong(Long::longValue).sorted().toArray();
                    double[] cutPoints = new double[sorted.length];
                    for (int i = 0; i < sorted.length; i++) {
                        cutPoints[i] = sorted[i];
                    }
                    return Thresholds.of(better, sorted, cutPoints);
                });
    }

    private static Arbitrary<SegmentGrid> grids() {
        return Arbitraries.oneOf(
                Combinators.combine(bins(), bins(), bins()).as(SegmentGrid::ofRfm),
                Combinators.combine(bins(), bins()).as(SegmentGrid::ofRf),
                Combinators.combine(bins(), bins()).as(SegmentGrid::ofRFm));
    }

    private static SegmentMigration migration(List<Order> orders) {
        return segmentation(orders, A_YEAR_BEFORE).migrationTo(segmentation(orders, Days.AS_OF));
    }

    private static Segmentation segmentation(List<Order> orders, LocalDate asOf) {
        return SegmentMap.TEN_SEGMENTS.segment(RfmScoring.QUINTILES.score(summary(orders, asOf, Frequency.ORDERS)));
    }
}
