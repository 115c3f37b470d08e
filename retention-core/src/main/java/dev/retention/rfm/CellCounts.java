package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.text.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * How many customers are in each cell of recency, frequency and monetary score.
 *
 * <p>Counts of disjoint customers, scored by the same thresholds, add: {@link #plus}. Memory: 8 bytes a cell, customers or not.
 */
public final class CellCounts implements Serializable {

    private static final long serialVersionUID = 1;

    /** How high the scores go. */
    private final RfmScale scale;
    /** By r, then f, then m. */
    private final long[] counts;

    /** Takes the array as it is. */
    CellCounts(RfmScale scale, long[] counts) {
        this.scale = scale;
        this.counts = counts;
    }

    /**
     * {@return no customers on a scale: the identity of {@link #plus}}
     *
     * @param scale how high the scores go
     */
    public static CellCounts empty(RfmScale scale) {
        return new CellCounts(scale, new long[requireNonNull(scale, "scale").cells()]);
    }

    /**
     * {@return counts that were kept as numbers: {@link #counts()} of others}
     *
     * @param scale how high the scores go
     * @param counts the customers of each cell, by r, then f, then m
     * @throws IllegalArgumentException if there are more or fewer counts than cells, or one is negative
     */
    public static CellCounts of(RfmScale scale, long[] counts) {
        requireNonNull(scale, "scale");
        requireNonNull(counts, "counts");
        if (counts.length != scale.cells()) {
            throw new IllegalArgumentException("counts.length must be " + scale.cells() + " for " + scale
                    + ", got counts.length=" + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts", i);
        }
        return new CellCounts(scale, counts.clone());
    }

    /** {@return the customers of each cell, by r, then f, then m; a copy} */
    public long[] counts() {
        return counts.clone();
    }

    /** {@return how high the scores go} */
    public RfmScale scale() {
        return scale;
    }

    /**
     * {@return the customers in a cell}
     *
     * @param r the score of recency, in [1, rBins]
     * @param f the score of frequency, in [1, fBins]
     * @param m the score of monetary value, in [1, mBins]
     */
    public long count(int r, int f, int m) {
        Checks.inRange(r, 1, scale.rBins(), "r");
        Checks.inRange(f, 1, scale.fBins(), "f");
        Checks.inRange(m, 1, scale.mBins(), "m");
        return counts[scale.cell(r, f, m)];
    }

    /** {@return the customers in all cells} */
    public long total() {
        long sum = 0;
        for (long count : counts) {
            sum = Exact.add(sum, count, "the number of customers");
        }
        return sum;
    }

    /**
     * {@return the counts of both groups}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other the counts of other customers on the same scale
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public CellCounts plus(CellCounts other) {
        requireNonNull(other, "other");
        if (!scale.equals(other.scale)) {
            throw new IllegalArgumentException(
                    "other must have the same scale, got scale=" + scale + ", other.scale=" + other.scale);
        }
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Exact.add(sums[i], other.counts[i], "the number of customers");
        }
        return new CellCounts(scale, sums);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CellCounts other && scale.equals(other.scale) && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scale, Arrays.hashCode(counts));
    }

    /** {@return a table in plain text: a line for each pair of r and f, best first, and a column for each m} */
    public String toText() {
        String[] header = new String[1 + scale.mBins()];
        header[0] = "r f";
        for (int m = 1; m <= scale.mBins(); m++) {
            header[m] = "m=" + m;
        }
        var table = TextTable.withHeader(header);
        for (int r = scale.rBins(); r >= 1; r--) {
            for (int f = scale.fBins(); f >= 1; f--) {
                String[] row = new String[header.length];
                row[0] = r + " " + f;
                for (int m = 1; m < row.length; m++) {
                    row[m] = Long.toString(count(r, f, m));
                }
                table.row(row);
            }
        }
        return table.toString();
    }

    /** {@return the scale, and in how many cells there is somebody, as {@code CellCounts[5x5x5, somebody in 47 cells]}} */
    @Override
    public String toString() {
        return "CellCounts[" + scale + ", somebody in "
                + Arrays.stream(counts).filter(count -> count > 0).count() + " cells]";
    }

    private Object writeReplace() {
        return new SerialForm(scale, counts);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("counts are read through their serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(RfmScale scale, long[] counts, long checksum) implements Serializable {

        SerialForm(RfmScale scale, long[] counts) {
            this(scale, counts, Checksum.of(scale, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, scale, counts);
            return CellCounts.of(scale, counts);
        }
    }
}
