package dev.retention.segment;

import dev.retention.ValueContract;
import dev.retention.rfm.Binning;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.Summaries;
import java.time.LocalDate;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate DAY = LocalDate.of(2011, 12, 10);

    private static final SegmentGrid SQUARE = SegmentGrid.ofRf(2, 2);

    private static SegmentMap byRecency(SegmentGrid grid, String best) {
        return SegmentMap.exhaustive(
                grid, SegmentRule.named(best).r(2, 2), SegmentRule.named("Rest").r(1, 1));
    }

    private static SegmentMap byFrequency(String best) {
        return SegmentMap.exhaustive(
                SQUARE,
                SegmentRule.named(best).f(2, 2),
                SegmentRule.named("Rest").f(1, 1));
    }

    private static RfmScores scores(long total) {
        return RfmScoring.of(Binning.ranks(2))
                .score(Summaries.of(new int[] {3, 80, 9}, new int[] {1, 7, 0}, new long[] {200, total, 0}));
    }

    private static SegmentTable.Row row(String segment, long revenueMinor) {
        return new SegmentTable.Row(segment, 2, 5, revenueMinor, 3, 2.5, 400);
    }

    private static SegmentTable.Row all(long revenueMinor) {
        return new SegmentTable.Row("all", 4, 10, revenueMinor, 3, 2.5, 400);
    }

    private static SegmentMigration migration(LocalDate from, LocalDate to, String segment, String later, long count) {
        return SegmentMigration.of(
                from, to, List.of(segment, SegmentMigration.NEW), List.of(later, SegmentMigration.GONE), new long[][] {
                    {count, 2}, {3, 0}
                });
    }

    @Override
    protected List<List<?>> variants() {
        SegmentRule box = SegmentRule.named("A").r(1, 2).f(1, 2).m(1, 2).fm(1, 2);
        SegmentMap overlapping = SegmentMap.firstMatch(
                SQUARE, "Others", SegmentRule.named("Best").r(2, 2), SegmentRule.named("Rest"));
        return List.of(
                List.of(
                        box,
                        SegmentRule.named("B").r(1, 2).f(1, 2).m(1, 2).fm(1, 2),
                        box.r(1, 1),
                        box.f(1, 1),
                        box.m(1, 1),
                        box.fm(1, 1),
                        SegmentRule.named("A")),
                List.of(SegmentRule.ofCells("A", "11 12"), SegmentRule.ofCells("A", "11 21")),
                List.of(SegmentRule.named("A").r(1, 2), SegmentRule.named("A")),
                List.of(SegmentRule.named("A").f(1, 2), SegmentRule.named("A")),
                List.of(SegmentRule.named("A").m(1, 2), SegmentRule.named("A")),
                List.of(SegmentRule.named("A").fm(1, 2), SegmentRule.named("A")),
                List.of(
                        SegmentGrid.ofRfm(3, 3, 3),
                        SegmentGrid.ofRfm(4, 3, 3),
                        SegmentGrid.ofRfm(3, 4, 3),
                        SegmentGrid.ofRfm(3, 3, 4)),
                List.of(SQUARE, SegmentGrid.ofRFm(2, 2)),
                List.of(
                        byRecency(SQUARE, "Best"),
                        byRecency(SegmentGrid.ofRf(2, 3), "Best"),
                        byRecency(SQUARE, "First"),
                        byFrequency("Best")),
                List.of(overlapping, byFrequency("Best")),
                List.of(
                        SegmentMap.firstMatch(
                                SQUARE, "Others", SegmentRule.named("Best").r(2, 2)),
                        SegmentMap.firstMatch(
                                SQUARE, "Rest", SegmentRule.named("Best").r(2, 2))),
                List.of(
                        byRecency(SQUARE, "Best").segment(scores(500)),
                        byRecency(SQUARE, "First").segment(scores(500)),
                        byFrequency("Best").segment(scores(500)),
                        byRecency(SQUARE, "Best").segment(scores(501))),
                List.of(
                        SegmentTable.of(List.of(row("A", 10), row("B", 20)), all(30)),
                        SegmentTable.of(List.of(row("A", 10), row("B", 21)), all(30)),
                        SegmentTable.of(List.of(row("A", 10), row("B", 20)), all(31))),
                List.of(
                        migration(DAY, DAY.plusDays(9), "A", "X", 7),
                        migration(DAY.plusDays(1), DAY.plusDays(9), "A", "X", 7),
                        migration(DAY, DAY.plusDays(8), "A", "X", 7),
                        migration(DAY, DAY.plusDays(9), "B", "X", 7),
                        migration(DAY, DAY.plusDays(9), "A", "Y", 7),
                        migration(DAY, DAY.plusDays(9), "A", "X", 8)));
    }
}
