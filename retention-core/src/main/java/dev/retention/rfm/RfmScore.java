package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.text.ScoreCode;
import java.io.Serializable;

/**
 * The scores of one customer: 1 is the worst of each dimension, the bins of the scale the best.
 *
 * <pre>{@code
 * RfmScore score = RfmScore.parse("543", RfmScale.FIVE);
 * score.r();                        // 5
 * score.sum();                      // 12
 * score.code();                     // "543"
 * }</pre>
 *
 * @param r the score of recency, in [1, rBins]
 * @param f the score of frequency, in [1, fBins]
 * @param m the score of monetary value, in [1, mBins]
 * @param scale how high the scores go
 */
public record RfmScore(int r, int f, int m, RfmScale scale) implements Serializable {

    /**
     * Checks the scores.
     *
     * @throws IllegalArgumentException if a score is not on the scale
     */
    public RfmScore {
        requireNonNull(scale, "scale");
        Checks.inRange(r, 1, scale.rBins(), "r");
        Checks.inRange(f, 1, scale.fBins(), "f");
        Checks.inRange(m, 1, scale.mBins(), "m");
    }

    /**
     * {@return the score that a code stands for}
     *
     * @param code as {@link #code()} writes it
     * @param scale how high the scores go
     * @throws IllegalArgumentException if the code is not one of that scale
     */
    public static RfmScore parse(String code, RfmScale scale) {
        requireNonNull(code, "code");
        requireNonNull(scale, "scale");
        int[] scores = ScoreCode.parse(code, scale.rBins(), scale.fBins(), scale.mBins());
        return new RfmScore(scores[0], scores[1], scores[2], scale);
    }

    /** {@return the three scores as text: {@code "543"}, or {@code "10-4-3"} on a scale where a score can have two digits} */
    public String code() {
        return ScoreCode.of(new int[] {scale.rBins(), scale.fBins(), scale.mBins()}, r, f, m);
    }

    /** {@return {@code r + f + m}} */
    public int sum() {
        return r + f + m;
    }

    /**
     * {@return {@code rWeight r + fWeight f + mWeight m}} The weights are taken as they are: with a sum of 1 the result is on the
     * scale of the scores; a result that does not fit a {@code double} is infinite, or {@code NaN} if weights of both signs are as large.
     *
     * @param rWeight the weight of recency, finite
     * @param fWeight the weight of frequency, finite
     * @param mWeight the weight of monetary value, finite
     */
    public double weighted(double rWeight, double fWeight, double mWeight) {
        return Checks.finite(rWeight, "rWeight") * r
                + Checks.finite(fWeight, "fWeight") * f
                + Checks.finite(mWeight, "mWeight") * m;
    }
}
