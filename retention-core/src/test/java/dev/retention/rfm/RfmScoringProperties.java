package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.RefundPolicy;
import dev.retention.internal.rows.Workers;
import dev.retention.segment.SegmentGrid;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentRule;
import dev.retention.segment.Segmentation;
import dev.retention.testing.TableLaws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class RfmScoringProperties {

    @Provide
    Arbitrary<List<Rows.Row>> rows() {
        return Rows.arbitrary();
    }

    /** Every rule that keeps ties together, nested or not, with and without one-time buyers. */
    @Provide
    Arbitrary<RfmScoring> scorings() {
        Arbitrary<Integer> bins = Arbitraries.integers().between(1, 7);
        Arbitrary<Binning> binnings = Arbitraries.oneOf(
                bins.map(Binning::ranks),
                bins.map(Binning::quantiles),
                bins.map(Binning::inverseEcdf),
                bins.map(Binning::rPackage),
                bins.map(Binning::percentRanks),
                bins.map(Binning::cumulativeShares),
                bins.map(Binning::equalWidth),
                Arbitraries.just(Binning.fixed(2, 5, 30)));
        return Combinators.combine(
                        binnings, binnings, binnings, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((r, f, m, nested, aside) -> {
                    Binning own = m.equals(r)
                            ? Binning.ranks(3)
                            : m; // three dimensions with the same fixed starts are refused
                    RfmScoring scoring = RfmScoring.of(r, f, own);
                    scoring = nested ? scoring.withNesting() : scoring;
                    return aside ? scoring.withOneTimeBuyersAside() : scoring;
                });
    }

    private static CustomerSummary summary(List<Rows.Row> rows) {
        return CustomerSummary.of(Rows.log(rows, RefundPolicy.NET), LocalDate.ofEpochDay(Rows.AS_OF));
    }

    private static boolean canRank(CustomerSummary summary) {
        return summary.indexesFrom(2, Workers.CALLER).length > 0;
    }

    static void theOrderOfRowsDoesNotMatter(RfmScoring scoring, List<Rows.Row> rows, long seed) {
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertEquals(scoring.score(summary(rows)), scoring.score(summary(shuffled)));
    }

    /** Who is called what does not matter: customer c becomes −7 c, which turns their order round as well. */
    static void namesOfCustomersDoNotMatter(RfmScoring scoring, List<Rows.Row> rows) {
        List<Rows.Row> renamed = rows.stream()
                .map(row -> new Rows.Row(-7 * row.customer(), row.day(), row.amount()))
                .toList();
        RfmScores before = scoring.score(summary(rows));
        RfmScores after = scoring.score(summary(renamed));
        assertEquals(before.thresholds(), after.thresholds());
        for (int i = 0; i < before.customerCount(); i++) {
            int j = after.summary().indexOf(-7 * before.summary().customer(i));
            assertEquals(before.isScored(i), after.isScored(j));
            if (before.isScored(i)) {
                assertEquals(before.score(i), after.score(j));
            }
        }
    }

    static void cellCountsAddOverDisjointCustomers(RfmThresholds thresholds, CustomerSummary a, CustomerSummary b) {
        assertEquals(
                thresholds.score(a.plus(b)).cellCounts(),
                thresholds.score(a).cellCounts().plus(thresholds.score(b).cellCounts()));
        assertEquals(a.plus(b).purchaseLadder(), a.purchaseLadder().plus(b.purchaseLadder()));
    }

    /** The order of the customers does not matter to sums that may pass beyond the range of a long on their way. */
    static void segmentTablesDoNotDependOnTheOrderOfCustomers(long[] totalsMinor, Random random) {
        assertEquals(tableOrError(totalsMinor), tableOrError(shuffled(totalsMinor, random)));
    }

    private static Object tableOrError(long[] totalsMinor) {
        int n = totalsMinor.length;
        long[] customers = LongStream.range(0, n).toArray();
        int[] orders = new int[n];
        Arrays.fill(orders, 1);
        var summary = CustomerSummary.ofColumns(LocalDate.ofEpochDay(0), customers, new int[n], orders, totalsMinor);
        RfmScoring byMoney = RfmScoring.of(Binning.ranks(1), Binning.ranks(1), Binning.fixed(-8, 0));
        SegmentMap map = SegmentMap.exhaustive(
                SegmentGrid.ofRfm(1, 1, 3),
                SegmentRule.named("Poor").m(1, 2),
                SegmentRule.named("Rich").m(3, 3));
        try {
            return map.segment(byMoney.score(summary)).table();
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    private static long[] shuffled(long[] values, Random random) {
        List<Long> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
        Collections.shuffle(list, random);
        return list.stream().mapToLong(value -> value).toArray();
    }

    static void migrationRowsSumToTheSizeOfTheirSegment(Segmentation before, Segmentation after) {
        SegmentMigration migration = before.migrationTo(after);
        for (String from : before.names()) {
            long sum = migration.laterSegments().stream()
                    .mapToLong(to -> migration.count(from, to))
                    .sum();
            assertEquals(before.customersIn(from).length, sum);
            assertEquals(sum, migration.size(from));
        }
        for (String to : after.names()) {
            long sum = migration.earlierSegments().stream()
                    .mapToLong(from -> migration.count(from, to))
                    .sum();
            assertEquals(after.customersIn(to).length, sum);
        }
    }

    static void whoDoesNotMoveStays(Segmentation segmentation) {
        SegmentMigration migration = segmentation.migrationTo(segmentation);
        for (String from : segmentation.names()) {
            assertEquals(migration.size(from), migration.count(from, from));
        }
        assertEquals(0, migration.size(SegmentMigration.NEW));
    }

    @Property
    void reuseLaw(@ForAll("scorings") RfmScoring scoring, @ForAll("rows") List<Rows.Row> rows) {
        CustomerSummary summary = summary(rows);
        Assume.that(canRank(summary));
        TableLaws.scoresReusedWithTheirThresholdsEqualThemselves(scoring, summary);
        TableLaws.everyScoredCustomerIsInOneCell(scoring.score(summary));
    }

    @Property
    void equalCustomersLaw(@ForAll("scorings") RfmScoring scoring, @ForAll("rows") List<Rows.Row> rows) {
        CustomerSummary summary = summary(rows);
        Assume.that(canRank(summary));
        TableLaws.equalCustomersGetEqualScores(scoring, summary);
    }

    @Property
    void permutationLaw(
            @ForAll("scorings") RfmScoring scoring, @ForAll("rows") List<Rows.Row> rows, @ForAll long seed) {
        Assume.that(canRank(summary(rows)));
        theOrderOfRowsDoesNotMatter(scoring, rows, seed);
    }

    @Property
    void relabellingLaw(@ForAll("scorings") RfmScoring scoring, @ForAll("rows") List<Rows.Row> rows) {
        Assume.that(canRank(summary(rows)));
        namesOfCustomersDoNotMatter(scoring, rows);
    }

    @Provide
    Arbitrary<long[]> hugeTotals() {
        return Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE / 2, -7L, 7L)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property
    void hugeAmountsLaw(@ForAll("hugeTotals") long[] totalsMinor, @ForAll Random random) {
        segmentTablesDoNotDependOnTheOrderOfCustomers(totalsMinor, random);
    }

    @Property
    void disjointLaw(@ForAll("scorings") RfmScoring scoring, @ForAll("rows") List<Rows.Row> rows) {
        CustomerSummary all = summary(rows);
        Assume.that(canRank(all));
        cellCountsAddOverDisjointCustomers(
                scoring.thresholds(all),
                summary(rows.stream().filter(row -> row.customer() < 4).toList()),
                summary(rows.stream().filter(row -> row.customer() >= 4).toList()));
    }

    @Property
    void segmentsLaw(@ForAll("rows") List<Rows.Row> rows, @ForAll boolean aside) {
        CustomerSummary summary = summary(rows);
        Assume.that(canRank(summary));
        RfmScoring scoring = aside ? RfmScoring.QUINTILES.withOneTimeBuyersAside() : RfmScoring.QUINTILES;
        Segmentation eleven = SegmentMap.ELEVEN_SEGMENTS.segment(scoring.score(summary));
        TableLaws.segmentsPartTheCustomers(eleven);
        whoDoesNotMoveStays(eleven);
    }

    @Property
    void migrationLaw(
            @ForAll("rows") List<Rows.Row> rows,
            @ForAll("rows") List<Rows.Row> others,
            @ForAll @IntRange(min = 1, max = 5) int bins) {
        CustomerSummary before = summary(rows);
        CustomerSummary after = summary(others);
        Assume.that(canRank(before) && canRank(after));
        migrationRowsSumToTheSizeOfTheirSegment(
                SegmentMap.ELEVEN_SEGMENTS.segment(RfmScoring.QUINTILES.score(before)),
                SegmentMap.TEN_SEGMENTS.segment(RfmScoring.of(Binning.ranks(5), Binning.ranks(5), Binning.ranks(bins))
                        .score(after)));
    }

    @Property
    void migrationsOfDisjointCustomersAdd(@ForAll("rows") List<Rows.Row> rows, @ForAll("rows") List<Rows.Row> later) {
        var all = new ArrayList<>(rows);
        all.addAll(later);
        Assume.that(canRank(summary(rows)));
        RfmThresholds thresholds = RfmScoring.QUINTILES.thresholds(summary(rows));
        SegmentMigration even = migration(thresholds, rows, all, 0);
        SegmentMigration odd = migration(thresholds, rows, all, 1);
        SegmentMigration whole = SegmentMap.TEN_SEGMENTS
                .segment(thresholds.score(summary(rows)))
                .migrationTo(SegmentMap.TEN_SEGMENTS.segment(thresholds.score(summary(all))));
        assertEquals(whole, even.plus(odd));
        assertTrue(whole.equals(odd.plus(even))
                && whole.hashCode() == odd.plus(even).hashCode());
    }

    private static SegmentMigration migration(
            RfmThresholds thresholds, List<Rows.Row> rows, List<Rows.Row> all, int remainder) {
        return SegmentMap.TEN_SEGMENTS
                .segment(thresholds.score(summary(only(rows, remainder))))
                .migrationTo(SegmentMap.TEN_SEGMENTS.segment(thresholds.score(summary(only(all, remainder)))));
    }

    private static List<Rows.Row> only(List<Rows.Row> rows, int remainder) {
        return rows.stream()
                .filter(row -> Math.floorMod(row.customer(), 2) == remainder)
                .toList();
    }
}
