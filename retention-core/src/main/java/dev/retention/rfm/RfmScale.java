package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;

/**
 * How high the scores of each dimension go: 5, 5 and 5 make 125 cells.
 *
 * @param rBins the highest score of recency, in [1, 127]
 * @param fBins the highest score of frequency, in [1, 127]
 * @param mBins the highest score of monetary value, in [1, 127]
 */
public record RfmScale(int rBins, int fBins, int mBins) implements Serializable {

    /** Scores from 1 to 5 in each dimension. */
    public static final RfmScale FIVE = new RfmScale(5, 5, 5);

    /**
     * Checks the bins.
     *
     * @throws IllegalArgumentException if one is not in [1, 127]
     */
    public RfmScale {
        Checks.inRange(rBins, 1, Binning.MAX_BINS, "rBins");
        Checks.inRange(fBins, 1, Binning.MAX_BINS, "fBins");
        Checks.inRange(mBins, 1, Binning.MAX_BINS, "mBins");
    }

    /**
     * {@return the highest score of a dimension}
     *
     * @param dimension recency, frequency or monetary
     */
    public int bins(Dimension dimension) {
        requireNonNull(dimension, "dimension");
        return switch (dimension) {
            case RECENCY -> rBins;
            case FREQUENCY -> fBins;
            case MONETARY -> mBins;
        };
    }

    /** {@return how many cells there are} */
    public int cells() {
        return rBins * fBins * mBins;
    }

    /** The number of a cell, from 0, by r, then f, then m; the scores are trusted. */
    int cell(int r, int f, int m) {
        return ((r - 1) * fBins + f - 1) * mBins + m - 1;
    }

    /** {@return as in {@code 5x5x5}} */
    @Override
    public String toString() {
        return rBins + "x" + fBins + "x" + mBins;
    }
}
