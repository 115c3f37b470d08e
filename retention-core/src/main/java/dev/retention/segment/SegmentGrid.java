package dev.retention.segment;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.text.ScoreCode;
import dev.retention.rfm.Binning;
import dev.retention.rfm.RfmScale;
import java.io.Serializable;
import java.util.Objects;

/**
 * The cells that a segment map divides among segments: R×F×M, R×F, or R×FM, where frequency and monetary value are one score.
 *
 * <p>FM is the mean of the two, halves up: {@code (f + m + 1) / 2} in whole numbers, so both need the same number of bins.
 *
 * <p>Scores begin at 1. A map that was published for scores from 0 to 5 is one of six bins: add 1 to its scores.
 *
 * @param axes which scores span the grid
 * @param rBins the highest score of recency
 * @param fBins the highest score of frequency, or of FM
 * @param mBins the highest score of monetary value; 1 where it is not an axis
 */
public record SegmentGrid(Axes axes, int rBins, int fBins, int mBins) implements Serializable {

    /** Which scores span a grid. */
    public enum Axes {
        /** Recency, frequency and monetary value. */
        R_F_M,

        /** Recency and frequency; monetary value does not matter. */
        R_F,

        /** Recency, and the mean of frequency and monetary value. */
        R_FM
    }

    /**
     * Checks the bins.
     *
     * @throws IllegalArgumentException if one is not in [1, 127], or mBins is not 1 where it is not an axis
     */
    public SegmentGrid {
        requireNonNull(axes, "axes");
        Checks.inRange(rBins, 1, Binning.MAX_BINS, "rBins");
        Checks.inRange(fBins, 1, Binning.MAX_BINS, "fBins");
        Checks.inRange(mBins, 1, axes == Axes.R_F_M ? Binning.MAX_BINS : 1, "mBins");
    }

    /**
     * {@return the grid of R×F×M}
     *
     * @param rBins the highest score of recency
     * @param fBins the highest score of frequency
     * @param mBins the highest score of monetary value
     */
    public static SegmentGrid ofRfm(int rBins, int fBins, int mBins) {
        return new SegmentGrid(Axes.R_F_M, rBins, fBins, mBins);
    }

    /**
     * {@return the grid of R×F}
     *
     * @param rBins the highest score of recency
     * @param fBins the highest score of frequency
     */
    public static SegmentGrid ofRf(int rBins, int fBins) {
        return new SegmentGrid(Axes.R_F, rBins, fBins, 1);
    }

    /**
     * {@return the grid of R×FM}
     *
     * @param rBins the highest score of recency
     * @param fmBins the highest score of both frequency and monetary value
     */
    public static SegmentGrid ofRFm(int rBins, int fmBins) {
        Checks.inRange(fmBins, 1, Binning.MAX_BINS, "fmBins");
        return new SegmentGrid(Axes.R_FM, rBins, fmBins, 1);
    }

    /** {@return how many cells there are} */
    public int cells() {
        return rBins * fBins * mBins;
    }

    /** {@return whether scores of a scale lie on this grid}
     *
     * @param scale how high the scores go
     */
    public boolean fits(RfmScale scale) {
        requireNonNull(scale, "scale");
        return rBins == scale.rBins()
                && fBins == scale.fBins()
                && (axes == Axes.R_F || scale.mBins() == (axes == Axes.R_F_M ? mBins : fBins));
    }

    /** The number of the cell that three scores are in, from 0. */
    int cell(int r, int f, int m) {
        return switch (axes) {
            case R_F_M -> ((r - 1) * fBins + f - 1) * mBins + m - 1;
            case R_F -> (r - 1) * fBins + f - 1;
            case R_FM -> (r - 1) * fBins + (f + m + 1) / 2 - 1;
        };
    }

    /** The number of the cell that a code stands for: {@code "543"}, or {@code "54"} with two axes. */
    int cell(String code) {
        int[] scores = ScoreCode.parse(code, bins());
        int cell = (scores[0] - 1) * fBins + scores[1] - 1;
        return axes == Axes.R_F_M ? cell * mBins + scores[2] - 1 : cell;
    }

    /** The code of a cell. */
    String code(int cell) {
        return axes == Axes.R_F_M
                ? ScoreCode.of(bins(), r(cell), second(cell), third(cell))
                : ScoreCode.of(bins(), r(cell), second(cell));
    }

    private int[] bins() {
        return axes == Axes.R_F_M ? new int[] {rBins, fBins, mBins} : new int[] {rBins, fBins};
    }

    int r(int cell) {
        return cell / mBins / fBins + 1;
    }

    /** The score of frequency, or of FM. */
    int second(int cell) {
        return cell / mBins % fBins + 1;
    }

    /** The score of monetary value, or 1. */
    int third(int cell) {
        return cell % mBins + 1;
    }

    /** {@return a hash code that is the same in every JVM} */
    @Override
    public int hashCode() {
        return Objects.hash(axes.ordinal(), rBins, fBins, mBins);
    }
}
