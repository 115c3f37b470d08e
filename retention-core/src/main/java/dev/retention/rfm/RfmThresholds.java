package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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

    /**
     * {@return thresholds that were kept as numbers, without nesting}
     *
     * <pre>{@code
     * var kept = RfmThresholds.of(
     *         Thresholds.of(BetterEnd.LOWER, recencyStarts, recencyCutPoints),
     *         Thresholds.of(BetterEnd.HIGHER, frequencyStarts, frequencyCutPoints),
     *         Thresholds.of(BetterEnd.HIGHER, monetaryStarts, monetaryCutPoints),
     *         Frequency.ORDERS, Monetary.TOTAL, false);
     * }</pre>
     *
     * @param recency those of recency, where less is better
     * @param frequency those of frequency
     * @param monetary those of monetary value
     * @param frequencyMeasure what frequency counts
     * @param monetaryMeasure what monetary value is
     * @param oneTimeBuyersAside whether a frequency of 1 gets no score
     * @throws IllegalArgumentException if the wrong end is the better one
     */
    public static RfmThresholds of(
            Thresholds recency,
            Thresholds frequency,
            Thresholds monetary,
            Frequency frequencyMeasure,
            Monetary monetaryMeasure,
            boolean oneTimeBuyersAside) {
        requireNonNull(recency, "recency");
        requireNonNull(frequency, "frequency");
        requireNonNull(monetary, "monetary");
        var scale = new RfmScale(recency.bins(), frequency.bins(), monetary.bins());
        return of(
                scale,
                false,
                oneTimeBuyersAside,
                frequencyMeasure,
                monetaryMeasure,
                recency,
                new Thresholds[] {frequency},
                new Thresholds[] {monetary});
    }

    /**
     * {@return nested thresholds that were kept as numbers}
     *
     * @param recency those of recency, where less is better
     * @param frequency those of frequency for each score of recency, from 1
     * @param monetary those of monetary value for each score of recency and, within it, of frequency
     * @param frequencyMeasure what frequency counts
     * @param monetaryMeasure what monetary value is
     * @param oneTimeBuyersAside whether a frequency of 1 gets no score
     * @throws IllegalArgumentException if there are not as many as there are scores, or they have different bins, or the wrong end
     *     is the better one
     */
    public static RfmThresholds ofNested(
            Thresholds recency,
            List<Thresholds> frequency,
            List<Thresholds> monetary,
            Frequency frequencyMeasure,
            Monetary monetaryMeasure,
            boolean oneTimeBuyersAside) {
        requireNonNull(recency, "recency");
        requireNonNull(frequency, "frequency");
        requireNonNull(monetary, "monetary");
        if (frequency.isEmpty() || monetary.isEmpty()) {
            throw new IllegalArgumentException("frequency and monetary must not be empty, got frequency.size()="
                    + frequency.size() + ", monetary.size()=" + monetary.size());
        }
        var scale = new RfmScale(
                recency.bins(), frequency.get(0).bins(), monetary.get(0).bins());
        return of(
                scale,
                true,
                oneTimeBuyersAside,
                frequencyMeasure,
                monetaryMeasure,
                recency,
                frequency.toArray(Thresholds[]::new),
                monetary.toArray(Thresholds[]::new));
    }

    private static RfmThresholds of(
            RfmScale scale,
            boolean nested,
            boolean oneTimeBuyersAside,
            Frequency frequencyMeasure,
            Monetary monetaryMeasure,
            Thresholds recency,
            Thresholds[] frequency,
            Thresholds[] monetary) {
        requireNonNull(frequencyMeasure, "frequencyMeasure");
        requireNonNull(monetaryMeasure, "monetaryMeasure");
        check(recency, "recency", Dimension.RECENCY, scale.rBins());
        check(frequency, "frequency", Dimension.FREQUENCY, scale.fBins(), nested ? scale.rBins() : 1);
        check(monetary, "monetary", Dimension.MONETARY, scale.mBins(), nested ? scale.rBins() * scale.fBins() : 1);
        return new RfmThresholds(
                scale, nested, oneTimeBuyersAside, frequencyMeasure, monetaryMeasure, recency, frequency, monetary);
    }

    private static void check(Thresholds[] thresholds, String name, Dimension dimension, int bins, int count) {
        if (thresholds.length != count) {
            throw new IllegalArgumentException(
                    name + ".size() must be " + count + ", got " + name + ".size()=" + thresholds.length);
        }
        for (int i = 0; i < count; i++) {
            check(requireNonNull(thresholds[i], name + "[" + i + "]"), name + "[" + i + "]", dimension, bins);
        }
    }

    private static void check(Thresholds thresholds, String name, Dimension dimension, int bins) {
        if (thresholds.better() != dimension.better()) {
            throw new IllegalArgumentException(name + ".better must be " + dimension.better() + ", got " + name
                    + ".better=" + thresholds.better());
        }
        if (thresholds.bins() != bins) {
            throw new IllegalArgumentException(
                    name + ".bins must be " + bins + ", got " + name + ".bins=" + thresholds.bins());
        }
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

    /** {@return what frequency counts} */
    public Frequency frequencyMeasure() {
        return frequency;
    }

    /** {@return what monetary value is} */
    public Monetary monetaryMeasure() {
        return monetary;
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
        requireMeasures(summary);
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

    /** Fails unless a summary measures what gave the thresholds. */
    void requireMeasures(CustomerSummary summary) {
        if (summary.frequencyMeasure() != frequency || summary.monetaryMeasure() != monetary) {
            throw new IllegalArgumentException("summary must measure what gave the thresholds, " + frequency + " and "
                    + monetary + ", got " + summary.frequencyMeasure() + " and " + summary.monetaryMeasure());
        }
    }

    /** Who has less is set aside. */
    int minFrequency() {
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
        return Objects.hash(r, Arrays.hashCode(f), Arrays.hashCode(m));
    }

    @Override
    public String toString() {
        return nested
                ? "RfmThresholds[" + scale + ", nested, r=" + r + "]"
                : "RfmThresholds[" + scale + ", r=" + r + ", f=" + f[0] + ", m=" + m[0] + "]";
    }

    private Object writeReplace() {
        return new SerialForm(scale, nested, oneTimeBuyersAside, frequency, monetary, r, f, m);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("thresholds are read through their serial form");
    }

    /** As for {@link #of} and {@link #ofNested}. */
    private record SerialForm(
            RfmScale scale,
            boolean nested,
            boolean oneTimeBuyersAside,
            Frequency frequencyMeasure,
            Monetary monetaryMeasure,
            Thresholds recency,
            Thresholds[] frequency,
            Thresholds[] monetary,
            long checksum)
            implements Serializable {

        SerialForm(
                RfmScale scale,
                boolean nested,
                boolean oneTimeBuyersAside,
                Frequency frequencyMeasure,
                Monetary monetaryMeasure,
                Thresholds recency,
                Thresholds[] frequency,
                Thresholds[] monetary) {
            this(
                    scale,
                    nested,
                    oneTimeBuyersAside,
                    frequencyMeasure,
                    monetaryMeasure,
                    recency,
                    frequency,
                    monetary,
                    Checksum.of(
                            scale,
                            nested,
                            oneTimeBuyersAside,
                            frequencyMeasure,
                            monetaryMeasure,
                            recency,
                            frequency,
                            monetary));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(
                    checksum,
                    scale,
                    nested,
                    oneTimeBuyersAside,
                    frequencyMeasure,
                    monetaryMeasure,
                    recency,
                    frequency,
                    monetary);
            return RfmThresholds.of(
                    requireNonNull(scale, "scale"),
                    nested,
                    oneTimeBuyersAside,
                    frequencyMeasure,
                    monetaryMeasure,
                    requireNonNull(recency, "recency"),
                    requireNonNull(frequency, "frequency").clone(),
                    requireNonNull(monetary, "monetary").clone());
        }
    }
}
