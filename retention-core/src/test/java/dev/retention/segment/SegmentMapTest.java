package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.rfm.Binning;
import dev.retention.rfm.RfmScale;
import dev.retention.rfm.RfmScore;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.Summaries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentMapTest {

    private static final SegmentGrid SQUARE = SegmentGrid.ofRf(2, 2);

    private static final SegmentRule LOYAL = SegmentRule.named("Loyal").r(2, 2).f(2, 2);
    private static final SegmentRule NEW = SegmentRule.named("New").r(2, 2).f(1, 1);
    private static final SegmentRule GONE = SegmentRule.named("Gone").r(1, 1);

    private static String segment(SegmentMap map, int r, int f, int m, RfmScale scale) {
        return map.segment(new RfmScore(r, f, m, scale));
    }

    private static void assertRejected(String message, SegmentGrid grid, SegmentRule... rules) {
        var e = assertThrows(IllegalArgumentException.class, () -> SegmentMap.exhaustive(grid, rules));
        assertEquals(message, e.getMessage());
    }

    @Test
    void eachCellHasItsSegment() {
        SegmentMap map = SegmentMap.exhaustive(SQUARE, LOYAL, NEW, GONE);
        RfmScale scale = new RfmScale(2, 2, 9);
        assertEquals("Loyal", segment(map, 2, 2, 9, scale));
        assertEquals("New", segment(map, 2, 1, 1, scale));
        assertEquals("Gone", segment(map, 1, 2, 5, scale));
        assertEquals(List.of("Loyal", "New", "Gone"), map.names());
        assertEquals("""
                segment  cells
                Loyal        1
                New          1
                Gone         2
                """, map.toText());
        assertEquals("SegmentMap[3 segments of 4 cells]", map.toString());
    }

    @Test
    void gapsAreListed() {
        assertRejected(
                "rules must cover each cell of the grid exactly once, got rules where no segment has 11 12 21",
                SQUARE,
                LOYAL);
    }

    @Test
    void overlapsAreListedWithTheirSegments() {
        assertRejected(
                "rules must cover each cell of the grid exactly once, got rules where several have 12 (Gone, Often) 22 (Loyal, Often)",
                SQUARE,
                LOYAL,
                NEW,
                GONE,
                SegmentRule.named("Often").f(2, 2));
    }

    @Test
    void gapsAndOverlapsAreListedTogether() {
        assertRejected(
                "rules must cover each cell of the grid exactly once, got rules where no segment has 11 12; several have 22 (Loyal, Recent)",
                SQUARE,
                LOYAL,
                SegmentRule.named("Recent").r(2, 2));
    }

    @Test
    void veryLongListsAreCut() {
        var e = assertThrows(IllegalArgumentException.class, () -> SegmentMap.exhaustive(SegmentGrid.ofRfm(9, 9, 9)));
        assertTrue(e.getMessage()
                .startsWith(
                        "rules must cover each cell of the grid exactly once, got rules where no segment has 111 112"));
        assertTrue(e.getMessage().endsWith(" and 604 more"), e.getMessage());
    }

    @Test
    void firstMatchReadsFromTheTop() {
        SegmentMap map = SegmentMap.firstMatch(
                SQUARE, "Others", LOYAL, SegmentRule.named("Often").f(2, 2), LOYAL_TOO);
        RfmScale scale = new RfmScale(2, 2, 1);
        assertEquals("Loyal", segment(map, 2, 2, 1, scale));
        assertEquals("Often", segment(map, 1, 2, 1, scale));
        assertEquals("Others", segment(map, 1, 1, 1, scale));
        SegmentMap.Coverage coverage = map.coverage();
        assertEquals(4, coverage.cells());
        assertEquals(List.of("11", "21"), coverage.uncovered());
        assertEquals(1, coverage.overlapping());
        assertEquals(3, coverage.maxOverlap());
        assertEquals(Map.of("Loyal", 1, "Often", 1, "Loyal too", 0), coverage.firstMatchCells());
        assertEquals(List.of("Loyal too"), coverage.unreachable());
        assertFalse(coverage.coversEachCellOnce());
    }

    private static final SegmentRule LOYAL_TOO =
            SegmentRule.named("Loyal too").r(2, 2).f(2, 2);

    @Test
    void frequencyAndMonetaryCombineToTheirMeanHalvesUp() {
        SegmentMap map = SegmentMap.exhaustive(
                SegmentGrid.ofRFm(1, 5),
                SegmentRule.named("low").fm(1, 2),
                SegmentRule.named("middle").fm(3, 3),
                SegmentRule.named("high").fm(4, 5));
        assertEquals("low", segment(map, 1, 1, 3, new RfmScale(1, 5, 5)));
        assertEquals("middle", segment(map, 1, 2, 3, new RfmScale(1, 5, 5))); // 2.5
        assertEquals("high", segment(map, 1, 5, 2, new RfmScale(1, 5, 5))); // 3.5
        assertEquals("high", segment(map, 1, 5, 5, new RfmScale(1, 5, 5)));
        assertEquals("low", segment(map, 1, 1, 1, new RfmScale(1, 5, 5)));
    }

    @Test
    void scoresOnAnotherScaleAreRejected() {
        SegmentMap map = SegmentMap.exhaustive(SQUARE, LOYAL, NEW, GONE);
        var e = assertThrows(IllegalArgumentException.class, () -> segment(map, 1, 1, 1, RfmScale.FIVE));
        assertEquals(
                "score must be on the grid of the map, SegmentGrid[axes=R_F, rBins=2, fBins=2, mBins=1], got score.scale=5x5x5",
                e.getMessage());
        RfmScores scores =
                RfmScoring.of(Binning.ranks(3)).score(Summaries.of(new int[] {1}, new int[] {1}, new long[] {1}));
        e = assertThrows(IllegalArgumentException.class, () -> map.segment(scores));
        assertEquals(
                "scores must be on the grid of the map, SegmentGrid[axes=R_F, rBins=2, fBins=2, mBins=1], got scores.scale=3x3x3",
                e.getMessage());
    }

    @Test
    void gridsFitScales() {
        assertTrue(SegmentGrid.ofRf(5, 4).fits(new RfmScale(5, 4, 9)));
        assertFalse(SegmentGrid.ofRf(5, 4).fits(new RfmScale(4, 4, 9)));
        assertTrue(SegmentGrid.ofRfm(5, 4, 3).fits(new RfmScale(5, 4, 3)));
        assertFalse(SegmentGrid.ofRfm(5, 4, 3).fits(new RfmScale(5, 4, 4)));
        assertTrue(SegmentGrid.ofRFm(5, 4).fits(new RfmScale(5, 4, 4)));
        assertFalse(SegmentGrid.ofRFm(5, 4).fits(new RfmScale(5, 4, 5)));
        assertFalse(SegmentGrid.ofRFm(5, 4).fits(new RfmScale(5, 5, 4)));
        assertEquals(60, SegmentGrid.ofRfm(5, 4, 3).cells());
        var e = assertThrows(IllegalArgumentException.class, () -> new SegmentGrid(SegmentGrid.Axes.R_F, 5, 5, 5));
        assertEquals("mBins must be in [1, 1], got mBins=5", e.getMessage());
    }

    @Test
    void rangesMustLieOnTheGrid() {
        assertRejected(
                "rules must have ranges on the grid, f within [1, 2], got segment=Loyal, f=[2, 3]",
                SQUARE,
                SegmentRule.named("Loyal").f(2, 3));
        assertRejected(
                "rules must have ranges on the grid, r within [1, 2], got segment=Loyal, r=[0, 1]",
                SQUARE,
                SegmentRule.named("Loyal").r(0, 1));
        assertRejected(
                "rules must have ranges on the grid, r within [1, 2], got segment=Loyal, r=[2, 1]",
                SQUARE,
                SegmentRule.named("Loyal").r(2, 1));
    }

    @Test
    void rangesMustBeOnAnAxis() {
        assertRejected(
                "rules must have ranges on the axes of the grid, R_F, got segment=Rich with m",
                SQUARE,
                SegmentRule.named("Rich").m(1, 2));
        assertRejected(
                "rules must have ranges on the axes of the grid, R_F, got segment=Rich with fm",
                SQUARE,
                SegmentRule.named("Rich").fm(1, 2));
        assertRejected(
                "rules must have ranges on the axes of the grid, R_FM, got segment=Often with f",
                SegmentGrid.ofRFm(2, 2),
                SegmentRule.named("Often").f(1, 2));
    }

    @Test
    void cellsMustBeOnTheGridAndOnce() {
        assertRejected(
                "rules must hold codes of the grid, got segment=Lost: code must be one from 11 to 22, got code=31",
                SQUARE,
                SegmentRule.ofCells("Lost", "11 31"));
        assertRejected(
                "rules must list a cell of the grid once, got segment=Lost, code=11 twice",
                SQUARE,
                SegmentRule.ofCells("Lost", "11 12 11"));
    }

    @Test
    void namesAreDifferent() {
        assertRejected("rules must have different names, got Gone twice", SQUARE, GONE, GONE);
        var e = assertThrows(IllegalArgumentException.class, () -> SegmentMap.firstMatch(SQUARE, "Gone", GONE));
        assertEquals("rules must have different names, got Gone twice", e.getMessage());
        assertRejected(
                "rules must not be named as who is set aside before scoring, got name=Prospects",
                SQUARE,
                SegmentRule.named("Prospects"));
        for (String side : List.of(SegmentMigration.NEW, SegmentMigration.GONE)) {
            assertRejected(
                    "rules must not be named as who is on one side of a migration only, got name=" + side,
                    SQUARE,
                    SegmentRule.named(side));
        }
    }

    @Test
    void aListOfCellsHasNoRanges() {
        SegmentRule lost = SegmentRule.ofCells("Lost", "11");
        var e = assertThrows(IllegalStateException.class, () -> lost.r(1, 1));
        assertEquals("segment Lost is a list of cells, which has no ranges", e.getMessage());
    }

    @Test
    void rulesAreValues() {
        SegmentRule rule = SegmentRule.named("Promising").r(3, 4).fm(1, 1);
        assertEquals(rule, SegmentRule.named("Promising").fm(1, 1).r(3, 4));
        assertEquals(
                rule.hashCode(), SegmentRule.named("Promising").fm(1, 1).r(3, 4).hashCode());
        assertNotEquals(rule, SegmentRule.named("Promising").r(3, 4).f(1, 1));
        assertEquals("Promising r[3, 4] fm[1, 1]", rule.toString());
        assertEquals("Lost: 11 12", SegmentRule.ofCells("Lost", " 11 12 ").toString());
        assertEquals("Promising", rule.name());
    }

    @Test
    void mapsAreValues() {
        SegmentMap map = SegmentMap.exhaustive(SQUARE, LOYAL, NEW, GONE);
        assertEquals(map, SegmentMap.exhaustive(SQUARE, LOYAL, NEW, GONE));
        assertEquals(
                map.hashCode(), SegmentMap.exhaustive(SQUARE, LOYAL, NEW, GONE).hashCode());
        assertNotEquals(map, SegmentMap.exhaustive(SQUARE, NEW, LOYAL, GONE));
        assertEquals(map, SegmentMap.firstMatch(SQUARE, "Others", LOYAL, NEW, GONE));
        assertNotEquals(SegmentMap.firstMatch(SQUARE, "Others", LOYAL), SegmentMap.firstMatch(SQUARE, "Rest", LOYAL));
    }

    @Test
    void gridsBeyondNineBinsHaveDashesInTheirCodes() {
        SegmentMap map =
                SegmentMap.firstMatch(SegmentGrid.ofRf(10, 2), "Others", SegmentRule.ofCells("Best", "10-2 9-2"));
        assertEquals("Best", segment(map, 10, 2, 1, new RfmScale(10, 2, 1)));
        assertEquals("Others", segment(map, 10, 1, 1, new RfmScale(10, 2, 1)));
        assertEquals("1-1", map.coverage().uncovered().get(0));
    }

    @Test
    void aMapIsMadeOfTheCodesOfItsCells() {
        SegmentMap map = SegmentMap.TEN_SEGMENTS;
        SegmentRule[] kept = map.rules().stream()
                .map(rule -> SegmentRule.ofCells(rule.name(), String.join(" ", rule.codes(map.grid()))))
                .toArray(SegmentRule[]::new);
        SegmentMap again = SegmentMap.exhaustive(map.grid(), kept);
        assertEquals(map, again);
        assertEquals(map.hashCode(), again.hashCode());
        assertEquals(List.of("51"), map.rules().get(3).codes(map.grid()));
    }

    @Test
    void listsThatFitAreNotCut() {
        var all = assertThrows(IllegalArgumentException.class, () -> SegmentMap.exhaustive(SegmentGrid.ofRfm(5, 5, 5)));
        assertTrue(all.getMessage().endsWith(" 554 555"), all.getMessage());
        var cut = assertThrows(IllegalArgumentException.class, () -> SegmentMap.exhaustive(SegmentGrid.ofRfm(6, 7, 3)));
        assertTrue(cut.getMessage().endsWith(" 672 and 1 more"), cut.getMessage());
    }

    @Test
    void combinedCellsAreCountedByRecency() {
        SegmentMap map = SegmentMap.exhaustive(
                SegmentGrid.ofRFm(4, 3),
                SegmentRule.named("last").r(4, 4),
                SegmentRule.named("before").r(1, 3));
        assertEquals("last", segment(map, 4, 1, 1, new RfmScale(4, 3, 3)));
        assertEquals("before", segment(map, 3, 3, 3, new RfmScale(4, 3, 3)));
    }

    @Test
    void coverageOfImpossibleCountsIsRejected() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new SegmentMap.Coverage(4, List.of(), 0, 1, Map.of("Loyal", -1), List.of()));
        assertEquals("firstMatchCells[Loyal] must be >= 0, got firstMatchCells[Loyal]=-1", e.getMessage());
    }

    @Test
    void rangesOfEveryAxisMustLieOnTheGrid() {
        assertRejected(
                "rules must have ranges on the grid, fm within [1, 2], got segment=Loyal, fm=[1, 3]",
                SegmentGrid.ofRFm(2, 2),
                SegmentRule.named("Loyal").fm(1, 3));
        assertRejected(
                "rules must have ranges on the grid, m within [1, 3], got segment=Loyal, m=[1, 4]",
                SegmentGrid.ofRfm(2, 2, 3),
                SegmentRule.named("Loyal").m(1, 4));
    }

    @Test
    void rulesSayAllTheirRanges() {
        assertEquals(
                "Loyal r[1, 2] f[3, 4] m[5, 6] fm[7, 8]",
                SegmentRule.named("Loyal").fm(7, 8).m(5, 6).f(3, 4).r(1, 2).toString());
        assertEquals("Loyal", SegmentRule.named("Loyal").toString());
        assertEquals("Lost: 11 12", SegmentRule.ofCells("Lost", " 11 12 ").toString());
    }
}
