package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.ForgedForm;
import dev.retention.rfm.Binning;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.Summaries;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

/** Streams that somebody made who knows how: what no factory makes is not read either. */
class ForgedSegmentsTest {

    private static final SegmentGrid SQUARE = SegmentGrid.ofRf(2, 2);
    private static final SegmentRule BEST = SegmentRule.named("Best").r(2, 2);
    private static final SegmentRule REST = SegmentRule.named("Rest").r(1, 1);
    private static final RfmScores SCORES = RfmScoring.of(Binning.ranks(2))
            .score(Summaries.of(new int[] {3, 80, 9}, new int[] {1, 7, 0}, new long[] {200, 500, 0}));

    private static void damaged(Class<?> type, Object... columns) throws ReflectiveOperationException {
        String message = ForgedForm.failure(type, columns);
        assertTrue(message.endsWith(", got checksum=7: the stream is damaged"), message);
    }

    /** The range of recency scores of a rule. */
    private static Object range(SegmentRule rule) throws ReflectiveOperationException {
        Field field = SegmentRule.class.getDeclaredField("r");
        field.setAccessible(true);
        return field.get(rule);
    }

    @Test
    void aRuleIsABoxOrAListOfCells() throws ReflectiveOperationException {
        Object range = range(BEST);
        assertEquals(BEST, ForgedForm.read(SegmentRule.class, "Best", range, null, null, null, null));
        assertEquals(
                SegmentRule.ofCells("Best", "21 22"),
                ForgedForm.read(SegmentRule.class, "Best", null, null, null, null, "21 22"));
        for (int axis = 1; axis <= 4; axis++) {
            Object[] columns = {"Best", null, null, null, null, "21 22"};
            columns[axis] = range;
            assertEquals(
                    "segment Best is a list of cells, which has no ranges",
                    ForgedForm.failure(SegmentRule.class, columns));
        }
        assertEquals("name", ForgedForm.failure(SegmentRule.class, null, null, null, null, null, "21"));
        damaged(SegmentRule.class, "Best", range, null, null, null, null, 7L);
    }

    @Test
    void everyCustomerOfASegmentationIsInOneOfItsSegments() throws ReflectiveOperationException {
        String[] names = {"Best", "Rest", "Prospects"};
        Segmentation segmentation = SegmentMap.exhaustive(SQUARE, BEST, REST).segment(SCORES);
        int[] segments = {segmentation.segmentNumber(0), segmentation.segmentNumber(1), segmentation.segmentNumber(2)};
        assertEquals(segmentation, ForgedForm.read(Segmentation.class, SCORES, names, segments));
        assertEquals(
                "names must differ, got names=[Best, Best]",
                ForgedForm.failure(Segmentation.class, SCORES, new String[] {"Best", "Best"}, segments));
        assertEquals(
                "scores and segments must have the same length, got scores.length=3, segments.length=2",
                ForgedForm.failure(Segmentation.class, SCORES, names, new int[2]));
        assertEquals(
                "segments[1] must be in [0, 2], got segments[1]=3",
                ForgedForm.failure(Segmentation.class, SCORES, names, new int[] {0, 3, 0}));
        assertEquals(
                "segments[2] must be in [0, 2], got segments[2]=-1",
                ForgedForm.failure(Segmentation.class, SCORES, names, new int[] {0, 2, -1}));
        assertEquals("scores", ForgedForm.failure(Segmentation.class, null, names, segments));
        assertEquals("names", ForgedForm.failure(Segmentation.class, SCORES, null, segments));
        assertEquals("segments", ForgedForm.failure(Segmentation.class, SCORES, names, null));
        damaged(Segmentation.class, SCORES, names, segments, 7L);
    }

    /** The arrays that were read may be in somebody's hands still. */
    @Test
    void aSegmentationKeepsItsOwnArrays() throws ReflectiveOperationException {
        String[] names = {"Best", "Rest", "Prospects"};
        int[] segments = {0, 1, 2};
        Object read = ForgedForm.read(Segmentation.class, SCORES, names, segments);
        names[0] = "Worst";
        segments[0] = 1;
        assertEquals("Best", ((Segmentation) read).names().get(0));
        assertEquals(0, ((Segmentation) read).segmentNumber(0));
    }

    @Test
    void aMapCoversItsGrid() throws ReflectiveOperationException {
        SegmentRule[] both = {BEST, REST};
        assertEquals(SegmentMap.exhaustive(SQUARE, both), ForgedForm.read(SegmentMap.class, SQUARE, both, null));
        assertEquals(
                SegmentMap.firstMatch(SQUARE, "Others", BEST),
                ForgedForm.read(SegmentMap.class, SQUARE, new SegmentRule[] {BEST}, "Others"));
        SegmentRule[] overlapping = {BEST, SegmentRule.named("Rest")};
        assertEquals(
                SegmentMap.firstMatch(SQUARE, "Others", overlapping),
                ForgedForm.read(SegmentMap.class, SQUARE, overlapping, null));
        assertEquals("rules", ForgedForm.failure(SegmentMap.class, SQUARE, null, "Others"));
        damaged(SegmentMap.class, SQUARE, both, null, 7L);
    }

    @Test
    void aMigrationHasACellForEachTwoSegments() throws ReflectiveOperationException {
        String[] from = {"Loyal", SegmentMigration.NEW};
        String[] to = {"Loyal", "Lost", SegmentMigration.GONE};
        assertEquals(
                "cells and counts must have the same length, got cells.length=6, counts.length=5",
                ForgedForm.failure(SegmentMigration.class, 10, 20, from, to, new long[5]));
        assertEquals(
                "counts[1][0] must be >= 0, got counts[1][0]=-4",
                ForgedForm.failure(SegmentMigration.class, 10, 20, from, to, new long[] {5, 2, 1, -4, 0, 0}));
        assertEquals(
                "the number of customers in counts overflows a long: 9223372036854775807 + 1",
                ForgedForm.failure(
                        SegmentMigration.class, 10, 20, from, to, new long[] {Long.MAX_VALUE, 1, 0, 0, 0, 0}));
        damaged(SegmentMigration.class, 10, 20, from, to, new long[6], 7L);
    }
}
