package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.Workers;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Where the bins of one dimension begin: what a {@link Binning} learns from the values of some customers, and what scores
 * those of others, or of a later date.
 *
 * <p>The ranges of values are half-open and exact. With the starts 31 and 91 they are below 31, [31, 91), and 91 and above;
 * their scores are 1, 2, 3 where {@linkplain BetterEnd#HIGHER more is better} and 3, 2, 1 where less is. Two equal starts leave a
 * range between them that no value can be in: ties take it up.
 *
 * <pre>{@code
 * Thresholds t = Binning.quantiles(5).thresholds(values, BetterEnd.HIGHER);
 * t.score(72);                      // 1 to 5
 * }</pre>
 */
public final class Thresholds implements Serializable {

    private static final long serialVersionUID = 1;

    /** So many values are scored together. */
    private static final int BLOCK = 1024;

    /** Which end gets the highest score. */
    private final BetterEnd better;
    /** Ascending: where each range of values but the lowest begins. */
    private final long[] starts;
    /** The same points as the rule states them. */
    private final double[] cutPoints;

    /** Takes the arrays as they are, one element for each range of values but the first. */
    Thresholds(BetterEnd better, long[] starts, double[] cutPoints) {
        this.better = better;
        this.starts = starts;
        this.cutPoints = cutPoints;
    }

    /**
     * {@return the thresholds that were kept as numbers: {@link #starts()} and {@link #cutPoints()} of others}
     *
     * @param better which end gets the highest score
     * @param starts the first whole value of each range but the lowest, ascending; equal ones leave a range between them empty
     * @param cutPoints the same points as the rule states them, one for each start; all of them {@code NaN} where nobody gave any
     * @throws IllegalArgumentException if the starts do not ascend, are more than 126, or are not as many as the cut points, or a cut point
     *     is not finite where another one is
     */
    public static Thresholds of(BetterEnd better, long[] starts, double[] cutPoints) {
        requireNonNull(better, "better");
        requireNonNull(starts, "starts");
        requireNonNull(cutPoints, "cutPoints");
        Checks.sameLength(starts.length, "starts", cutPoints.length, "cutPoints");
        CutPoints.checkBins(starts.length + 1);
        for (int i = 1; i < starts.length; i++) {
            if (starts[i] < starts[i - 1]) {
                throw new IllegalArgumentException("starts must ascend, got starts[" + (i - 1) + "]=" + starts[i - 1]
                        + ", starts[" + i + "]=" + starts[i]);
            }
        }
        boolean isOfNobody = cutPoints.length > 0 && Double.isNaN(cutPoints[0]);
        for (int i = 0; i < cutPoints.length; i++) {
            if (isOfNobody ? !Double.isNaN(cutPoints[i]) : !Double.isFinite(cutPoints[i])) {
                throw new IllegalArgumentException("cutPoints[" + i
                        + "] must be finite, or all of them NaN, got cutPoints[" + i + "]=" + cutPoints[i]);
            }
        }
        return new Thresholds(better, starts.clone(), cutPoints.clone());
    }

    /** Those that nobody gave: no value has a score by them. */
    static Thresholds ofNobody(BetterEnd better, int bins) {
        long[] starts = new long[bins - 1];
        Arrays.fill(starts, Long.MAX_VALUE);
        double[] cutPoints = new double[bins - 1];
        Arrays.fill(cutPoints, Double.NaN);
        return new Thresholds(better, starts, cutPoints);
    }

    /**
     * {@return whether somebody gave the thresholds, so that they can score} Scores of nobody are a value, and so are their
     * thresholds, but these tell nothing of anyone else.
     */
    public boolean canScore() {
        return cutPoints.length == 0 || !Double.isNaN(cutPoints[0]);
    }

    private void requireScores() {
        if (!canScore()) {
            throw new IllegalStateException("thresholds that nobody gave score nobody");
        }
    }

    /** The same ranges, with the scores turned if need be. */
    Thresholds turned(BetterEnd better) {
        return new Thresholds(better, starts, cutPoints);
    }

    /** {@return how many bins there are, and so the highest score} */
    public int bins() {
        return starts.length + 1;
    }

    /** {@return which end gets the highest score} */
    public BetterEnd better() {
        return better;
    }

    /** {@return the first whole value of each range but the lowest, ascending; a copy} */
    public long[] starts() {
        return starts.clone();
    }

    /**
     * {@return the same points as the rule states them; a copy} A quantile of 297.4, say, where the range above it starts at the
     * whole value 298. For people to read: scores come from {@link #starts()}. They are {@code NaN} where {@linkplain #canScore nobody gave any}.
     */
    public double[] cutPoints() {
        return cutPoints.clone();
    }

    /**
     * {@return the score of a value, in [1, bins]} Linear in the bins.
     *
     * @param value any value of the dimension
     * @throws IllegalStateException if nobody gave the thresholds
     */
    public int score(long value) {
        requireScores();
        int reached = 0;
        for (long start : starts) {
            reached += value >= start ? 1 : 0;
        }
        return better == BetterEnd.HIGHER ? 1 + reached : bins() - reached;
    }

    /**
     * {@return the score of each value}
     *
     * @param values any values of the dimension
     * @throws IllegalStateException if there are values, but nobody gave the thresholds
     */
    public byte[] scores(long[] values) {
        return scores(requireNonNull(values, "values"), Workers.CALLER);
    }

    byte[] scores(long[] values, Workers workers) {
        if (values.length > 0) {
            requireScores();
        }
        byte[] scores = new byte[values.length];
        workers.runShares(values.length, () -> (share, from, to) -> putScores(values, from, to, scores));
        return scores;
    }

    private void putScores(long[] values, int begin, int end, byte[] scores) {
        long[] block = new long[BLOCK];
        long[] above = new long[BLOCK];
        for (int from = begin; from < end; from += BLOCK) {
            int length = Math.min(BLOCK, end - from);
            System.arraycopy(values, from, block, 0, length);
            countStartsAbove(block, length, above);
            for (int i = 0; i < length; i++) {
                int unreached = (int) above[i];
                scores[from + i] = (byte) (better == BetterEnd.HIGHER ? bins() - unreached : 1 + unreached);
            }
        }
    }

    /**
     * Counts how many starts are above each value of a block. No branch, which would be guessed wrong every other time, and
     * simple loops that the compiler turns into vector instructions: several values at once, start by start.
     */
    private void countStartsAbove(long[] block, int length, long[] above) {
        Arrays.fill(above, 0, length, 0);
        for (long start : starts) {
            for (int i = 0; i < length; i++) {
                above[i] += isBelow(block[i], start);
            }
        }
    }

    /** 1 if a &lt; b, else 0: the sign of their difference, unless it overflows (H. S. Warren, "Hacker's Delight", 2-12). */
    private static long isBelow(long a, long b) {
        return ((a & ~b) | (~(a ^ b) & a - b)) >>> 63;
    }

    /**
     * {@return the range of values with a score, as text: {@code "< 31"}, {@code "31..90"}, {@code ">= 91"}, or
     * {@code "none"} where two equal starts leave it empty, {@code "nobody"} if nobody gave the thresholds}
     *
     * @param score in [1, bins]
     */
    public String rangeOf(int score) {
        Checks.inRange(score, 1, bins(), "score");
        int range = better == BetterEnd.HIGHER ? score - 1 : bins() - score;
        if (starts.length == 0) {
            return "any";
        }
        if (!canScore()) {
            return "nobody";
        }
        if (range == 0) {
            return "< " + starts[0];
        }
        if (range == starts.length) {
            return ">= " + starts[range - 1];
        }
        long first = starts[range - 1];
        long last = starts[range] - 1;
        return first > last ? "none" : first == last ? Long.toString(first) : first + ".." + last;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Thresholds other
                && better == other.better
                && Arrays.equals(starts, other.starts)
                && Arrays.equals(cutPoints, other.cutPoints);
    }

    @Override
    public int hashCode() {
        return Objects.hash(better.ordinal(), Arrays.hashCode(starts), Arrays.hashCode(cutPoints));
    }

    @Override
    public String toString() {
        var text = new StringBuilder("Thresholds[");
        for (int score = 1; score <= bins(); score++) {
            text.append(score == 1 ? "" : ", ").append(score).append(": ").append(rangeOf(score));
        }
        return text.append(']').toString();
    }

    private Object writeReplace() {
        return new SerialForm(better, starts, cutPoints);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("thresholds are read through their serial form");
    }

    /** As for {@link #of}. */
    private record SerialForm(BetterEnd better, long[] starts, double[] cutPoints, long checksum)
            implements Serializable {

        SerialForm(BetterEnd better, long[] starts, double[] cutPoints) {
            this(better, starts, cutPoints, Checksum.of(better, starts, cutPoints));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, better, starts, cutPoints);
            return Thresholds.of(better, starts, cutPoints);
        }
    }
}
