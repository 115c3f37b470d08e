package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.internal.rows.IndexGroups;
import dev.retention.internal.rows.Workers;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/**
 * How customers are scored: the binning of each dimension, whether it is nested, and who is set aside first.
 *
 * <p>The default is {@link Binning#ranks} with five bins in each dimension, over all buyers. Prospects, who have not bought and
 * so have no recency, are never scored.
 *
 * <pre>{@code
 * RfmScores scores = RfmScoring.QUINTILES.score(summary);
 * scores.cellCounts().count(5, 5, 5);
 *
 * RfmScoring.of(Binning.fixed(31, 91, 181), Binning.ranks(3), Binning.quantiles(10))
 *         .withOneTimeBuyersAside()
 *         .score(summary);
 * }</pre>
 *
 * <p>Cost: thresholds first, then one pass over the columns: linear in the customers.
 */
public final class RfmScoring implements Serializable {

    private static final long serialVersionUID = 1;

    /** Rank with ties together, five bins in each dimension. */
    public static final RfmScoring QUINTILES = of(Binning.ranks(5));

    /** The rule for recency. */
    private final Binning r;
    /** The rule for frequency. */
    private final Binning f;
    /** The rule for monetary value. */
    private final Binning m;
    /** Whether frequency is binned within recency, and monetary value within both. */
    private final boolean nested;
    /** Whether only who has a frequency of at least 2 is ranked. */
    private final boolean oneTimeBuyersAside;

    /** The scores of one dimension, and the thresholds of each group of customers that gave them. */
    private record Scored(byte[] scores, Thresholds... thresholds) {}

    private RfmScoring(Binning r, Binning f, Binning m, boolean nested, boolean oneTimeBuyersAside) {
        this.r = r;
        this.f = f;
        this.m = m;
        this.nested = nested;
        this.oneTimeBuyersAside = oneTimeBuyersAside;
    }

    /**
     * {@return scoring with one rule for all dimensions}
     *
     * @param binning the rule, not one of fixed starts: days, orders and money are not cut alike
     * @throws IllegalArgumentException if it is one of fixed starts
     */
    public static RfmScoring of(Binning binning) {
        requireNonNull(binning, "binning");
        if (!needsValues(binning) && binning.bins() > 1) {
            throw new IllegalArgumentException(
                    "binning must not be one of fixed starts, since days, orders and money are not cut alike, got binning="
                            + binning);
        }
        return of(binning, binning, binning);
    }

    /**
     * {@return scoring with a rule for each dimension}
     *
     * @param r the rule for recency, in days
     * @param f the rule for frequency
     * @param m the rule for monetary value, in minor units
     * @throws IllegalArgumentException if all three have the same fixed starts: days, orders and money are not cut alike
     */
    public static RfmScoring of(Binning r, Binning f, Binning m) {
        requireNonNull(r, "r");
        requireNonNull(f, "f");
        requireNonNull(m, "m");
        if (!needsValues(r) && r.bins() > 1 && r.equals(f) && r.equals(m)) {
            throw new IllegalArgumentException(
                    "fixed starts must differ between dimensions, since days, orders and money"
                            + " are not cut alike, got r=f=m=" + r);
        }
        return new RfmScoring(r, f, m, false, false);
    }

    /**
     * {@return nested scoring: frequency is binned within each score of recency, and monetary value within each pair of scores}
     * Each of the 125 cells then holds about as many customers, and a 5 means the best of the customers who are alike so far.
     */
    public RfmScoring withNesting() {
        return new RfmScoring(r, f, m, true, oneTimeBuyersAside);
    }

    /** {@return scoring that ranks only who has a frequency of at least 2: one-time buyers would fill the low bins} */
    public RfmScoring withOneTimeBuyersAside() {
        return new RfmScoring(r, f, m, nested, true);
    }

    /** {@return how high the scores go} */
    public RfmScale scale() {
        return new RfmScale(r.bins(), f.bins(), m.bins());
    }

    /**
     * {@return the thresholds that these customers give, to score others or a later date}
     *
     * @param summary the customers
     */
    public RfmThresholds thresholds(CustomerSummary summary) {
        return score(summary).thresholds();
    }

    /**
     * {@return the scores of customers among each other, with the thresholds that gave them} Where there is nobody to rank, nobody
     * has a score, and the thresholds that are not fixed {@linkplain Thresholds#canScore score nobody}.
     *
     * @param summary the customers
     */
    public RfmScores score(CustomerSummary summary) {
        return score(requireNonNull(summary, "summary"), Workers.CALLER);
    }

    /**
     * {@return the scores of customers among each other, found by several threads} The same, bit for bit, as
     * {@link #score(CustomerSummary)} finds with one.
     *
     * <p>The calling thread works in any case, so the executor need not lend any: one that is busy costs no more than its help, and it
     * may be the one that the call is made from. Each thread scores some of the customers; with {@linkplain #withNesting nesting}, some
     * of the groups. Few customers, below about 30,000, and the sorting of {@link Binning#ntile} are left to the calling thread.
     *
     * @param summary the customers
     * @param executor lends up to {@code threads − 1} threads, for as long as the call takes
     * @param threads how many threads are to work, at least 1
     * @throws IllegalArgumentException if there are no threads
     */
    public RfmScores score(CustomerSummary summary, Executor executor, int threads) {
        requireNonNull(summary, "summary");
        return score(summary, Workers.of(executor, threads));
    }

    private RfmScores score(CustomerSummary summary, Workers workers) {
        int minFrequency = oneTimeBuyersAside ? 2 : 1;
        int[] ranked = summary.indexesFrom(minFrequency, workers);
        if (ranked.length == 0) {
            return scoreNobody(summary);
        }
        return nested ? scoreNested(summary, ranked, workers) : scoreEach(summary, ranked, workers);
    }

    private static boolean needsValues(Binning binning) {
        return binning.rule().needsValues();
    }

    private RfmScores scoreNobody(CustomerSummary summary) {
        var fs = new Thresholds[nested ? r.bins() : 1];
        var ms = new Thresholds[nested ? r.bins() * f.bins() : 1];
        Arrays.fill(fs, ofNobody(f, Dimension.FREQUENCY));
        Arrays.fill(ms, ofNobody(m, Dimension.MONETARY));
        byte[] none = {};
        return toScores(
                summary,
                new int[0],
                new Scored(none, ofNobody(r, Dimension.RECENCY)),
                new Scored(none, fs),
                new Scored(none, ms),
                Workers.CALLER);
    }

    private static Thresholds ofNobody(Binning binning, Dimension dimension) {
        return needsValues(binning)
                ? Thresholds.ofNobody(dimension.better(), binning.bins())
                : binning.thresholds(new long[0], dimension.better());
    }

    private RfmScores scoreEach(CustomerSummary summary, int[] ranked, Workers workers) {
        Scored rs = scoreAll(r, summary, Dimension.RECENCY, ranked, workers);
        Scored fs = scoreAll(f, summary, Dimension.FREQUENCY, ranked, workers);
        Scored ms = scoreAll(m, summary, Dimension.MONETARY, ranked, workers);
        return toScores(summary, ranked, rs, fs, ms, workers);
    }

    private static Scored scoreAll(
            Binning binning, CustomerSummary summary, Dimension dimension, int[] ranked, Workers workers) {
        NarrowColumn narrow = binning.keepsTiesTogether() ? summary.narrowValues(dimension, ranked, workers) : null;
        if (narrow != null) {
            Thresholds thresholds = binning.rule().thresholds(narrow.order(), dimension.better());
            return new Scored(narrow.scores(thresholds), thresholds);
        }
        long[] values = summary.values(dimension, ranked, workers);
        Thresholds thresholds = thresholds(binning, values, dimension, workers);
        return new Scored(scores(binning, thresholds, values, workers), thresholds);
    }

    private RfmScores scoreNested(CustomerSummary summary, int[] ranked, Workers workers) {
        Scored rs = scoreAll(r, summary, Dimension.RECENCY, ranked, workers);
        byte[] rScores = rs.scores;

        long[] frequencies = summary.values(Dimension.FREQUENCY, ranked, workers);
        var fGroups = new IndexGroups(ranked.length, r.bins(), i -> score(rScores, i) - 1);
        var fOfAll = new Thresholds[1];
        Scored fs = scoreWithin(fGroups, Dimension.FREQUENCY, f, frequencies, workers, g -> {
            fOfAll[0] = fOfAll[0] != null ? fOfAll[0] : thresholds(f, frequencies, Dimension.FREQUENCY, workers);
            return fOfAll[0];
        });
        byte[] fScores = fs.scores;

        long[] monetaries = summary.values(Dimension.MONETARY, ranked, workers);
        var mGroups = new IndexGroups(
                ranked.length, r.bins() * f.bins(), i -> (score(rScores, i) - 1) * f.bins() + score(fScores, i) - 1);
        // By score of recency, and last of all; each is found at most once, however many groups are empty.
        var mOfR = new Thresholds[r.bins() + 1];
        Scored ms = scoreWithin(mGroups, Dimension.MONETARY, m, monetaries, workers, g -> {
            int sameR = fGroups.size(g / f.bins()) > 0 ? g / f.bins() : r.bins();
            if (mOfR[sameR] == null) {
                long[] around = sameR < r.bins() ? fGroups.of(sameR, monetaries) : monetaries;
                mOfR[sameR] = thresholds(m, around, Dimension.MONETARY, workers);
            }
            return mOfR[sameR];
        });
        return toScores(summary, ranked, rs, fs, ms, workers);
    }

    /**
     * Bins each group by itself. A group without customers takes the thresholds of the customers around it, so that whoever
     * comes into it later can be scored.
     */
    private static Scored scoreWithin(
            IndexGroups groups,
            Dimension dimension,
            Binning binning,
            long[] values,
            Workers workers,
            IntFunction<Thresholds> around) {
        var scored = new Scored(new byte[values.length], new Thresholds[groups.count()]);
        workers.run(groups.count(), () -> g -> {
            long[] members = groups.of(g, values);
            if (members.length > 0) {
                scored.thresholds[g] = thresholds(binning, members, dimension, Workers.CALLER);
                groups.put(g, scores(binning, scored.thresholds[g], members, Workers.CALLER), scored.scores);
            }
        });
        for (int g = 0; g < groups.count(); g++) {
            if (groups.size(g) == 0) {
                scored.thresholds[g] = around.apply(g);
            }
        }
        return scored;
    }

    private static Thresholds thresholds(Binning binning, long[] values, Dimension dimension, Workers workers) {
        return binning.rule().thresholds(values, dimension.better(), workers);
    }

    private static byte[] scores(Binning binning, Thresholds thresholds, long[] values, Workers workers) {
        return binning.keepsTiesTogether()
                ? thresholds.scores(values, workers)
                : binning.scores(values, thresholds.better());
    }

    private static int score(byte[] scores, int i) {
        return scores[i];
    }

    private RfmScores toScores(
            CustomerSummary summary, int[] ranked, Scored rs, Scored fs, Scored ms, Workers workers) {
        var thresholds = new RfmThresholds(
                scale(),
                nested,
                oneTimeBuyersAside,
                summary.frequencyMeasure(),
                summary.monetaryMeasure(),
                rs.thresholds[0],
                fs.thresholds,
                ms.thresholds);
        int size = summary.customerCount();
        return new RfmScores(
                summary,
                thresholds,
                spread(rs.scores, ranked, size, workers),
                spread(fs.scores, ranked, size, workers),
                spread(ms.scores, ranked, size, workers));
    }

    /** The scores of the ranked customers in their places; 0 for who is set aside. */
    private static byte[] spread(byte[] scores, int[] ranked, int size, Workers workers) {
        if (ranked.length == size) {
            return scores;
        }
        byte[] all = new byte[size];
        workers.runShares(ranked.length, () -> (share, from, to) -> {
            for (int i = from; i < to; i++) {
                all[ranked[i]] = scores[i];
            }
        });
        return all;
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RfmScoring other
                && r.equals(other.r)
                && f.equals(other.f)
                && m.equals(other.m)
                && nested == other.nested
                && oneTimeBuyersAside == other.oneTimeBuyersAside;
    }

    @Override
    public int hashCode() {
        return Objects.hash(r, f, m, nested, oneTimeBuyersAside);
    }

    @Override
    public String toString() {
        return "RfmScoring[r=" + r + ", f=" + f + ", m=" + m + (nested ? ", nested" : "")
                + (oneTimeBuyersAside ? ", one-time buyers aside]" : "]");
    }

    private Object writeReplace() {
        return new SerialForm(r, f, m, nested, oneTimeBuyersAside);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a scoring is read through its serial form");
    }

    private record SerialForm(
            Binning r, Binning f, Binning m, boolean nested, boolean oneTimeBuyersAside, long checksum)
            implements Serializable {

        SerialForm(Binning r, Binning f, Binning m, boolean nested, boolean oneTimeBuyersAside) {
            this(r, f, m, nested, oneTimeBuyersAside, Checksum.of(r, f, m, nested, oneTimeBuyersAside));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, r, f, m, nested, oneTimeBuyersAside);
            RfmScoring plain = of(r, f, m);
            return new RfmScoring(plain.r, plain.f, plain.m, nested, oneTimeBuyersAside);
        }
    }
}
