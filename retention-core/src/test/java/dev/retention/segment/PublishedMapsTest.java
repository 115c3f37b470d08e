package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.rfm.RfmScale;
import dev.retention.rfm.RfmScore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six published segment maps, of which two cover each cell exactly once. */
class PublishedMapsTest {

    private static List<String> items(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    @ParameterizedTest
    @ValueSource(strings = {"putler", "rfm-0.3.0", "rfm-0.2", "pypi-rfm", "ten", "eleven"})
    void coverageIsAsComputedElsewhere(String map) {
        String[] expected = MapFiles.lines("segment_map_coverage.csv", map).get(0);
        SegmentMap.Coverage coverage = MapFiles.firstMatch(map).coverage();

        assertEquals(Integer.parseInt(expected[1]), coverage.cells());
        assertEquals(Integer.parseInt(expected[2]), coverage.overlapping());
        assertEquals(Integer.parseInt(expected[3]), coverage.maxOverlap());
        assertEquals(items(expected[4], " "), coverage.uncovered());
        assertEquals(items(expected[5], ";"), coverage.unreachable());
        Map<String, Integer> reached = coverage.firstMatchCells().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Integer> cells = items(expected[6], ";").stream()
                .map(item -> item.split("="))
                .collect(Collectors.toMap(item -> item[0], item -> Integer.parseInt(item[1])));
        assertEquals(cells, reached);
    }

    @Test
    void theConstantsAreThePublishedMaps() {
        assertSameCells(
                MapFiles.CUBE,
                SegmentMap.exhaustive(MapFiles.CUBE, MapFiles.rules("eleven")),
                SegmentMap.ELEVEN_SEGMENTS);
        SegmentGrid square = SegmentGrid.ofRf(5, 5);
        assertSameCells(square, SegmentMap.exhaustive(square, MapFiles.rules("ten")), SegmentMap.TEN_SEGMENTS);
        assertTrue(SegmentMap.ELEVEN_SEGMENTS.coverage().coversEachCellOnce());
        assertTrue(SegmentMap.TEN_SEGMENTS.coverage().coversEachCellOnce());
    }

    private static void assertSameCells(SegmentGrid grid, SegmentMap expected, SegmentMap actual) {
        assertEquals(grid, actual.grid());
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    var score = new RfmScore(r, f, m, RfmScale.FIVE);
                    assertEquals(expected.segment(score), actual.segment(score), score.code());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"putler", "rfm-0.3.0", "rfm-0.2", "pypi-rfm"})
    void theOthersAreNotExhaustive(String map) {
        SegmentRule[] rules = MapFiles.rules(map);
        var e = assertThrows(IllegalArgumentException.class, () -> SegmentMap.exhaustive(MapFiles.grid(map), rules));
        assertTrue(
                e.getMessage().startsWith("rules must cover each cell of the grid exactly once, got rules where "),
                e.getMessage());
        assertFalse(MapFiles.firstMatch(map).coverage().coversEachCellOnce());
    }

    @Test
    void uncoveredCellsHaveAName() {
        SegmentMap map = MapFiles.firstMatch("rfm-0.3.0");
        assertEquals("Others", map.segment(RfmScore.parse("215", RfmScale.FIVE)));
        assertEquals("Champions", map.segment(RfmScore.parse("555", RfmScale.FIVE)));
        assertEquals(11, map.names().size());
    }

    @Test
    void aMapWithoutGapsHasNoSegmentForThem() {
        assertEquals(10, MapFiles.firstMatch("pypi-rfm").names().size());
    }
}
