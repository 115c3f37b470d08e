package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.internal.text.SafeText;
import dev.retention.rfm.RfmScore;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * A segment's name and its cells: a box of score ranges, both ends included, or a list of cells.
 *
 * <pre>{@code
 * SegmentRule.named("At Risk").r(1, 2).f(3, 4);       // and any m
 * SegmentRule.named("Promising").r(3, 4).fm(1, 1);
 * SegmentRule.ofCells("Lost", "111 112 121 131 141 151");
 * }</pre>
 */
public final class SegmentRule implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A range of scores, both ends included.
     *
     * @param low the lowest score
     * @param high the highest score
     */
    private record Span(int low, int high) implements Serializable {

        boolean contains(int score) {
            return low <= score && score <= high;
        }

        /** Null is any score. */
        static void check(Span span, int bins, String axis, String name) {
            if (span != null && !(1 <= span.low && span.low <= span.high && span.high <= bins)) {
                throw new IllegalArgumentException(
                        "rules must have ranges on the grid, " + axis + " within [1, " + bins + "], got segment="
                                + SafeText.of(name) + ", " + axis + "=[" + span.low + ", " + span.high + "]");
            }
        }
    }

    /** The name of the segment. */
    private final String name;
    /** Null is any score. */
    private final Span r;
    /** Null is any score. */
    private final Span f;
    /** Null is any score. */
    private final Span m;
    /** Null is any score. */
    private final Span fm;
    /** Null where the segment is a box. */
    private final String codes;

    private SegmentRule(String name, Span r, Span f, Span m, Span fm, String codes) {
        this.name = requireNonNull(name, "name");
        this.r = r;
        this.f = f;
        this.m = m;
        this.fm = fm;
        this.codes = codes;
    }

    /**
     * {@return a box that holds all cells, to be narrowed by {@link #r}, {@link #f}, {@link #m} and {@link #fm}}
     *
     * @param name the name of the segment
     */
    public static SegmentRule named(String name) {
        return new SegmentRule(requireNonNull(name, "name"), null, null, null, null, null);
    }

    /**
     * {@return a list of cells}
     *
     * @param name the name of the segment
     * @param codes the codes of the cells with spaces between them, as {@link RfmScore#code} writes them; with two axes, r and f
     */
    public static SegmentRule ofCells(String name, String codes) {
        return new SegmentRule(
                requireNonNull(name, "name"),
                null,
                null,
                null,
                null,
                requireNonNull(codes, "codes").strip());
    }

    /**
     * {@return the box with a range of recency scores}
     *
     * @param low the lowest score
     * @param high the highest score
     * @throws IllegalStateException if the segment is a list of cells
     */
    public SegmentRule r(int low, int high) {
        return new SegmentRule(name, new Span(low, high), f, m, fm, requireBox());
    }

    /**
     * {@return the box with a range of frequency scores}
     *
     * @param low the lowest score
     * @param high the highest score
     * @throws IllegalStateException if the segment is a list of cells
     */
    public SegmentRule f(int low, int high) {
        return new SegmentRule(name, r, new Span(low, high), m, fm, requireBox());
    }

    /**
     * {@return the box with a range of monetary scores}
     *
     * @param low the lowest score
     * @param high the highest score
     * @throws IllegalStateException if the segment is a list of cells
     */
    public SegmentRule m(int low, int high) {
        return new SegmentRule(name, r, f, new Span(low, high), fm, requireBox());
    }

    /**
     * {@return the box with a range of scores of frequency and monetary value combined}
     *
     * @param low the lowest score
     * @param high the highest score
     * @throws IllegalStateException if the segment is a list of cells
     */
    public SegmentRule fm(int low, int high) {
        return new SegmentRule(name, r, f, m, new Span(low, high), requireBox());
    }

    private String requireBox() {
        if (codes != null) {
            throw new IllegalStateException(
                    "segment " + SafeText.of(name) + " is a list of cells, which has no ranges");
        }
        return null;
    }

    /** {@return the name of the segment} */
    public String name() {
        return name;
    }

    /**
     * {@return the codes of the cells of a grid that are in the segment, ascending} With {@link #ofCells} they make a rule that covers the
     * same cells, from a table in a database, say.
     *
     * @param grid the cells
     * @throws IllegalArgumentException if the rule does not fit the grid
     */
    public List<String> codes(SegmentGrid grid) {
        return cells(requireNonNull(grid, "grid")).stream().mapToObj(grid::code).toList();
    }

    /** The cells of a grid that are in the segment. */
    BitSet cells(SegmentGrid grid) {
        return codes == null ? box(grid) : list(grid);
    }

    private BitSet list(SegmentGrid grid) {
        var cells = new BitSet(grid.cells());
        for (String code : codes.split("\\s+")) {
            int cell = cell(grid, code);
            if (cells.get(cell)) {
                throw new IllegalArgumentException("rules must list a cell of the grid once, got segment="
                        + SafeText.of(name) + ", code=" + SafeText.of(code) + " twice");
            }
            cells.set(cell);
        }
        return cells;
    }

    private int cell(SegmentGrid grid, String code) {
        try {
            return grid.cell(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "rules must hold codes of the grid, got segment=" + SafeText.of(name) + ": " + e.getMessage(), e);
        }
    }

    private BitSet box(SegmentGrid grid) {
        boolean combined = grid.axes() == SegmentGrid.Axes.R_FM;
        requireAxis(f == null || !combined, "f", grid);
        requireAxis(m == null || grid.axes() == SegmentGrid.Axes.R_F_M, "m", grid);
        requireAxis(fm == null || combined, "fm", grid);
        Span second = combined ? fm : f;
        Span.check(r, grid.rBins(), "r", name);
        Span.check(second, grid.fBins(), combined ? "fm" : "f", name);
        Span.check(m, grid.mBins(), "m", name);
        var cells = new BitSet(grid.cells());
        for (int cell = 0; cell < grid.cells(); cell++) {
            cells.set(
                    cell,
                    (r == null || r.contains(grid.r(cell)))
                            && (second == null || second.contains(grid.second(cell)))
                            && (m == null || m.contains(grid.third(cell))));
        }
        return cells;
    }

    private void requireAxis(boolean valid, String axis, SegmentGrid grid) {
        if (!valid) {
            throw new IllegalArgumentException("rules must have ranges on the axes of the grid, " + grid.axes()
                    + ", got segment=" + SafeText.of(name) + " with " + axis);
        }
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof SegmentRule other
                && name.equals(other.name)
                && Objects.equals(r, other.r)
                && Objects.equals(f, other.f)
                && Objects.equals(m, other.m)
                && Objects.equals(fm, other.fm)
                && Objects.equals(codes, other.codes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, r, f, m, fm, codes);
    }

    @Override
    public String toString() {
        var text = new StringBuilder(name);
        if (codes != null) {
            return text.append(": ").append(codes).toString();
        }
        append(text, "r", r);
        append(text, "f", f);
        append(text, "m", m);
        append(text, "fm", fm);
        return text.toString();
    }

    private static void append(StringBuilder text, String axis, Span span) {
        if (span != null) {
            text.append(' ')
                    .append(axis)
                    .append('[')
                    .append(span.low)
                    .append(", ")
                    .append(span.high)
                    .append(']');
        }
    }

    private Object writeReplace() {
        return new SerialForm(name, r, f, m, fm, codes);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a rule is read through its serial form");
    }

    /** A box, or a list of cells. */
    private record SerialForm(String name, Span r, Span f, Span m, Span fm, String codes, long checksum)
            implements Serializable {

        SerialForm(String name, Span r, Span f, Span m, Span fm, String codes) {
            this(name, r, f, m, fm, codes, Checksum.of(name, r, f, m, fm, codes));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, name, r, f, m, fm, codes);
            if (codes != null && (r != null || f != null || m != null || fm != null)) {
                throw new IllegalArgumentException("segment " + name + " is a list of cells, which has no ranges");
            }
            return new SegmentRule(name, r, f, m, fm, codes);
        }
    }
}
