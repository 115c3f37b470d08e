package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The thresholds of all three dimensions, as {@linkplain RfmScoring#score some customers} gave them: they score new customers,
 * and the same ones at a later date, by the same measure.
 *
 * <p>The customers that gave the thresholds get the same scores again, unless the rule was {@link Binning#ntile}, which tears
 * ties apart.
 *
 * <p>If the scoring was nested, frequency has thresholds for each score of recency, and monetary value for each pair of scores.
 * Where nobody had that score, they are those of the customers around: with the same recency, or all.
 *
 * <pre>{@code
 * RfmThresholds thresholds = RfmScoring.QUINTILES.score(lastYear).thresholds();
 * RfmScores now = thresholds.score(thisYear);
 * }</pre>
 */
public final class RfmThresholds implements Serializable {

    private static final long serialVersionUID = 1;

    /** How high the scores go. */
    private final RfmScale scale;
    /** Whether there are thresholds for each score before. */
    private final boolean nested;
    /** Whether a frequency of 1 gets no score. */
    private final boolean oneTimeBuyersAside;
    /** What frequency counts. */
    private final Frequency frequency;
    /** What monetary value is. */
    private final Monetary monetary;
    /** Of recency, in days. */
    private final Thresholds r;
    /** One, or one for each r where nested. */
    private final Thresholds[] f;
    /** One, or one for each r and f where nested. */
    private final Thresholds[] m;

    RfmThresholds(
            RfmScale scale,
            boolean nested,
            boolean oneTimeBuyersAside,
            Frequency frequency,
            Monetary monetary,
            Thresholds r,
            Thresholds[] f,
            Thresholds[] m) {
        this.scale = scale;
        this.nested = nested;
        this.oneTimeBuyersAside = oneTimeBuyersAside;
        this.frequency = frequency;
        this.monetary = monetary;
        this.r = r;
        this.f = f;
        this.m = m;
    }

    /** {@return how high the scores go} */
    public RfmScale scale() {
        return scale;
    }

    /** {@return whether frequency was binned within recency, and monetary value within both} */
    public boolean isNested() {
        return nested;
    }

    /** {@return whether customers with a frequency of 1 are set aside} */
    public boolean oneTimeBuyersAside() {
        return oneTimeBuyersAside;
    }

    /** {@return the thresholds of recency, in days} */
    public Thresholds recency() {
        return r;
    }

    /**
     * {@return the thresholds of frequency, the same for each score of recency unless nested}
     *
     * @param rScore the score of recency
     */
    public Thresholds frequency(int rScore) {
        Checks.inRange(rScore, 1, scale.rBins(), "rScore");
        return f[nested ? rScore - 1 : 0];
    }

    /**
     * {@return the thresholds of monetary value, the same for all scores unless nested}
     *
     * @param rScore the score of recency
     * @param fScore the score of frequency
     */
    public Thresholds monetary(int rScore, int fScore) {
        Checks.inRange(rScore, 1, scale.rBins(), "rScore");
        Checks.inRange(fScore, 1, scale.fBins(), "fScore");
        return m[nested ? (rScore - 1) * scale.fBins() + fScore - 1 : 0];
    }

    /**
     * {@return the score of one customer}
     *
     * @param recencyDays days since the last purchase, at least 0
     * @param frequency orders or purchase days, at least 1, or 2 where one-time buyers are set aside
     * @param monetaryMinor total or average in minor units
     */
    public RfmScore score(int recencyDays, int frequency, long monetaryMinor) {
        Checks.notNegative(recencyDays, "recencyDays");
        Checks.inRange(frequency, minFrequency(), Integer.MAX_VALUE, "frequency");
        int rScore = r.score(recencyDays);
        int fScore = frequency(rScore).score(frequency);
        int mScore = monetary(rScore, fScore).score(monetaryMinor);
        return new RfmScore(rScore, fScore, mScore, scale);
    }

    /**
     * {@return the scores of customers by these thresholds} Also of no customers.
     *
     * @param summary the customers, as of any day, with the frequency and monetary value that gave the thresholds
     * @throws IllegalArgumentException if it measures something else
     */
    public RfmScores score(CustomerSummary summary) {
        requireNonNull(summary, "summary");
        if (summary.frequencyMeasure() != frequency || summary.monetaryMeasure() != monetary) {
            throw new IllegalArgumentException("summary must measure what gave the thresholds, " + frequency + " and "
                    + monetary + ", got " + summary.frequencyMeasure() + " and " + summary.monetaryMeasure());
        }
        int n = summary.customerCount();
        byte[] rScores = new byte[n];
        byte[] fScores = new byte[n];
        byte[] mScores = new byte[n];
        for (int i = 0; i < n; i++) {
            if (summary.frequency(i) >= minFrequency()) {
                int rScore = r.score(summary.recencyDays(i));
                int fScore = frequency(rScore).score(summary.frequency(i));
                int mScore = monetary(rScore, fScore).score(summary.monetaryMinor(i));
                rScores[i] = (byte) rScore;
                fScores[i] = (byte) fScore;
                mScores[i] = (byte) mScore;
            }
        }
        return new RfmScores(summary, this, rScores, fScores, mScores);
    }

    private int minFrequency() {
        return oneTimeBuyersAside ? 2 : 1;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RfmThresholds other
                && scale.equals(other.scale)
                && nested == other.nested
                && oneTimeBuyersAside == other.oneTimeBuyersAside
                && frequency == other.frequency
                && monetary == other.monetary
                && r.equals(other.r)
                && Arrays.equals(f, other.f)
                && Arrays.equals(m, other.m);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * r.hashCode() + Arrays.hashCode(f)) + Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return nested
                ? "RfmThresholds[" + scale + ", nested, r=" + r + "]"
                : "RfmThresholds[" + scale + ", r=" + r + ", f=" + f[0] + ", m=" + m[0] + "]";
    }
}
