package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import dev.retention.internal.text.TextTable;
import dev.retention.rfm.RfmScale;
import dev.retention.rfm.RfmScore;
import dev.retention.rfm.RfmScores;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which segment each cell of scores belongs to.
 *
 * <p>An {@linkplain #exhaustive exhaustive} map has each cell in exactly one segment; gaps and overlaps are an error that lists
 * them. Many published maps are not like that: they are boxes that overlap, meant to be read from the top, and for those there is
 * {@link #firstMatch}, whose {@link #coverage} says which cells no rule covers and which segments no cell can reach. Copies of
 * maps that circulate have cells moved, doubled or lost, so build any map of yours as exhaustive if you can.
 *
 * <pre>{@code
 * SegmentMap map = SegmentMap.exhaustive(
 *         SegmentGrid.ofRf(2, 2),
 *         SegmentRule.named("Loyal").r(2, 2).f(2, 2),
 *         SegmentRule.named("New").r(2, 2).f(1, 1),
 *         SegmentRule.named("Gone").r(1, 1));
 * Segmentation segments = map.segment(scores);
 * }</pre>
 */
public final class SegmentMap implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * The 11 names over the 125 cells of R×F×M, from Champions to Lost, as the list of codes that circulates widely and covers each
     * cell exactly once.
     */
    public static final SegmentMap ELEVEN_SEGMENTS = PublishedMaps.elevenSegments();

    /**
     * The 10 names over the 25 cells of R×F, from champions to hibernating, as the table of regular expressions found in very many
     * notebooks: {@code [1-2][1-2]} hibernating, and so on.
     */
    public static final SegmentMap TEN_SEGMENTS = PublishedMaps.tenSegments();

    /**
     * How rules cover a grid when they are read in order.
     *
     * @param cells how many cells there are
     * @param uncovered the codes of the cells that no rule covers
     * @param overlapping how many cells more than one rule covers
     * @param maxOverlap how many rules cover the same cell at most
     * @param firstMatchCells for each segment in the order of the rules, the cells that it gets
     * @param unreachable the segments that get none, because earlier ones cover all their cells
     */
    public record Coverage(
            int cells,
            List<String> uncovered,
            int overlapping,
            int maxOverlap,
            Map<String, Integer> firstMatchCells,
            List<String> unreachable)
            implements Serializable {

        /**
         * Copies the lists and the map.
         *
         * @throws IllegalArgumentException if a number is negative, or more cells overlap than there are
         */
        public Coverage {
            Checks.notNegative(cells, "cells");
            Checks.inRange(overlapping, 0, cells, "overlapping");
            Checks.notNegative(maxOverlap, "maxOverlap");
            uncovered = Checks.copyOf(uncovered, String.class, "uncovered");
            unreachable = Checks.copyOf(unreachable, String.class, "unreachable");
            var copy = new LinkedHashMap<String, Integer>();
            for (Map.Entry<?, ?> entry :
                    requireNonNull(firstMatchCells, "firstMatchCells").entrySet()) {
                copy.put(String.class.cast(entry.getKey()), Integer.class.cast(entry.getValue()));
            }
            copy.forEach((segment, count) -> {
                requireNonNull(segment, "a segment of firstMatchCells");
                String name = "firstMatchCells[" + SafeText.of(segment) + "]";
                Checks.notNegative(requireNonNull(count, name), name);
            });
            firstMatchCells = Collections.unmodifiableMap(copy);
        }

        /** {@return whether each cell is covered exactly once} */
        public boolean coversEachCellOnce() {
            return uncovered.isEmpty() && overlapping == 0;
        }
    }

    /** What the segment of uncovered cells is called where there are none. */
    private static final String UNUSED = "";

    /** The cells. */
    private final SegmentGrid grid;
    /** In the order of the caller. */
    private final SegmentRule[] rules;
    /** The names of the rules, and last the one for uncovered cells if there are any. */
    private final String[] names;
    /** The number of the segment of each cell. */
    private final int[] segments;

    private SegmentMap(SegmentGrid grid, SegmentRule[] rules, String[] names, int[] segments) {
        this.grid = grid;
        this.rules = rules;
        this.names = names;
        this.segments = segments;
    }

    /**
     * {@return a map in which each cell is in exactly one segment}
     *
     * @param grid the cells
     * @param rules the segments, in the order in which tables list them
     * @throws IllegalArgumentException if a cell is in no segment or in several, with a list of them
     */
    public static SegmentMap exhaustive(SegmentGrid grid, SegmentRule... rules) {
        var matches = new RuleCoverage(grid, rules);
        Coverage coverage = matches.coverage();
        if (!coverage.coversEachCellOnce()) {
            throw new IllegalArgumentException("rules must cover each cell of the grid exactly once, got rules where "
                    + matches.describeGapsAndOverlaps(coverage.uncovered()));
        }
        return new SegmentMap(grid, rules.clone(), matches.names(), matches.first());
    }

    /**
     * {@return a map in which a cell belongs to the first segment that covers it}
     *
     * @param grid the cells
     * @param otherwise the segment of the cells that no rule covers; not one of the map if there are none
     * @param rules the segments, first match first
     */
    public static SegmentMap firstMatch(SegmentGrid grid, String otherwise, SegmentRule... rules) {
        requireNonNull(otherwise, "otherwise");
        var matches = new RuleCoverage(grid, rules);
        matches.requireNewName(otherwise);
        int[] segments = matches.first().clone();
        boolean gaps = false;
        for (int cell = 0; cell < segments.length; cell++) {
            if (segments[cell] < 0) {
                segments[cell] = rules.length;
                gaps = true;
            }
        }
        String[] names = matches.names();
        if (gaps) {
            names = Arrays.copyOf(names, names.length + 1);
            names[rules.length] = otherwise;
        }
        return new SegmentMap(grid, rules.clone(), names, segments);
    }

    /** {@return the rules in their order; with the {@linkplain SegmentRule#codes codes} of their cells they make an equal map} */
    public List<SegmentRule> rules() {
        return List.of(rules);
    }

    /** {@return the cells} */
    public SegmentGrid grid() {
        return grid;
    }

    /** {@return the names of the segments in the order of the rules, and last the one of cells that no rule covers} */
    public List<String> names() {
        return List.of(names);
    }

    /** {@return how the rules cover the grid, and which segments are unreachable} */
    public Coverage coverage() {
        return new RuleCoverage(grid, rules).coverage();
    }

    /**
     * {@return the segment of a score}
     *
     * @param score on the scale of the grid
     * @throws IllegalArgumentException if it is on another scale
     */
    public String segment(RfmScore score) {
        requireNonNull(score, "score");
        requireFits(score.scale(), "score");
        return names[segment(score.r(), score.f(), score.m())];
    }

    /**
     * {@return the customers in their segments}
     *
     * @param scores on the scale of the grid
     * @throws IllegalArgumentException if they are on another scale
     */
    public Segmentation segment(RfmScores scores) {
        requireNonNull(scores, "scores");
        requireFits(scores.scale(), "scores");
        return Segmentation.of(scores, this);
    }

    private void requireFits(RfmScale scale, String name) {
        if (!grid.fits(scale)) {
            throw new IllegalArgumentException(
                    name + " must be on the grid of the map, " + grid + ", got " + name + ".scale=" + scale);
        }
    }

    /** The number of the segment of three scores. */
    int segment(int r, int f, int m) {
        return segments[grid.cell(r, f, m)];
    }

    /** {@return whether {@code object} is a map of the same grid with the same names for the same cells} */
    @Override
    public boolean equals(Object object) {
        return object instanceof SegmentMap other
                && grid.equals(other.grid)
                && Arrays.equals(names, other.names)
                && new RuleCoverage(grid, rules).sameCells(new RuleCoverage(grid, other.rules));
    }

    @Override
    public int hashCode() {
        return Objects.hash(grid, Arrays.hashCode(names), Arrays.hashCode(segments));
    }

    /** {@return a table in plain text with the number of cells that each segment has} */
    public String toText() {
        int[] cells = new int[names.length];
        for (int segment : segments) {
            cells[segment]++;
        }
        var table = TextTable.withHeader("segment", "cells");
        for (int s = 0; s < names.length; s++) {
            table.row(names[s], Integer.toString(cells[s]));
        }
        return table.toString();
    }

    /** {@return how many segments share how many cells, as {@code SegmentMap[11 segments of 25 cells]}} */
    @Override
    public String toString() {
        return "SegmentMap[" + names.length + " segments of " + segments.length + " cells]";
    }

    private Object writeReplace() {
        return new SerialForm(grid, rules, names.length > rules.length ? names[rules.length] : null);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a map is read through its serial form");
    }

    /** As for {@link #exhaustive} or {@link #firstMatch}, where some cells have no segment or several. */
    private record SerialForm(SegmentGrid grid, SegmentRule[] rules, String otherwise, long checksum)
            implements Serializable {

        SerialForm(SegmentGrid grid, SegmentRule[] rules, String otherwise) {
            this(grid, rules, otherwise, Checksum.of(grid, rules, otherwise));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, grid, rules, otherwise);
            requireNonNull(rules, "rules");
            return otherwise != null
                            || !new RuleCoverage(grid, rules).coverage().coversEachCellOnce()
                    ? SegmentMap.firstMatch(grid, otherwise == null ? UNUSED : otherwise, rules)
                    : SegmentMap.exhaustive(grid, rules);
        }
    }
}
