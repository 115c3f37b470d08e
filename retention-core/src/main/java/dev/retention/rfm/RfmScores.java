package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.rows.Workers;
import dev.retention.internal.text.TextTable;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;

/**
 * The scores of the customers of a summary, in columns of one byte a dimension, with the thresholds that gave them.
 *
 * <p>A customer who was set aside (a prospect, or a one-time buyer if the scoring says so) has no score.
 *
 * <pre>{@code
 * RfmScores scores = RfmScoring.QUINTILES.score(summary);
 * scores.score(0).code();           // "543"
 * Segmentation segments = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
 * }</pre>
 */
public final class RfmScores implements Serializable {

    private static final long serialVersionUID = 1;

    /** The customers. */
    private final CustomerSummary summary;
    /** What gave the scores. */
    private final RfmThresholds thresholds;
    /** 0 for who is set aside. */
    private final byte[] r;

    /** 0 for who is set aside. */
    private final byte[] f;
    /** 0 for who is set aside. */
    private final byte[] m;

    /** Takes the columns as they are. */
    RfmScores(CustomerSummary summary, RfmThresholds thresholds, byte[] r, byte[] f, byte[] m) {
        this.summary = summary;
        this.thresholds = thresholds;
        this.r = r;
        this.f = f;
        this.m = m;
    }

    /**
     * {@return the scores in columns that were kept, as {@link #r}, {@link #f} and {@link #m} give them}
     *
     * @param summary the customers
     * @param thresholds what gave the scores; those of ties that were torn apart cannot be had from them again
     * @param r the score of each customer in recency, 0 for those set aside
     * @param f in frequency
     * @param m in monetary value
     * @throws IllegalArgumentException if the lengths differ, the thresholds are of other measures, or a score is not one of the scale
     */
    public static RfmScores of(CustomerSummary summary, RfmThresholds thresholds, byte[] r, byte[] f, byte[] m) {
        requireNonNull(summary, "summary");
        requireNonNull(thresholds, "thresholds");
        byte[][] columns = {requireNonNull(r, "r"), requireNonNull(f, "f"), requireNonNull(m, "m")};
        thresholds.requireMeasures(summary);
        for (Dimension dimension : Dimension.values()) {
            byte[] column = columns[dimension.ordinal()];
            Checks.sameLength(
                    summary.customerCount(),
                    "summary",
                    column.length,
                    dimension.letter().toLowerCase(Locale.ROOT));
            for (int i = 0; i < column.length; i++) {
                int lowest = summary.frequency(i) >= thresholds.minFrequency() ? 1 : 0;
                int highest = lowest == 0 ? 0 : thresholds.scale().bins(dimension);
                Checks.inRange(column[i], lowest, highest, dimension.letter().toLowerCase(Locale.ROOT), i);
            }
        }
        return new RfmScores(summary, thresholds, r.clone(), f.clone(), m.clone());
    }

    /** {@return the customers; positions in it are positions here} */
    public CustomerSummary summary() {
        return summary;
    }

    /** {@return what gave the scores, and can score others} */
    public RfmThresholds thresholds() {
        return thresholds;
    }

    /** {@return how high the scores go} */
    public RfmScale scale() {
        return thresholds.scale();
    }

    /** {@return how many customers there are, with those set aside} */
    public int customerCount() {
        return r.length;
    }

    /** {@return how many customers have a score} */
    public int scoredCount() {
        int scored = 0;
        for (byte score : r) {
            scored += score != 0 ? 1 : 0;
        }
        return scored;
    }

    /**
     * {@return whether a customer has a score}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public boolean isScored(int index) {
        return r[Checks.index(index, r.length, "index")] != 0;
    }

    /**
     * {@return the scores of a customer}
     *
     * @param index the position of the customer, in [0, customerCount)
     * @throws IllegalStateException if the customer was set aside
     */
    public RfmScore score(int index) {
        Checks.index(index, r.length, "index");
        if (!isScored(index)) {
            throw new IllegalStateException(
                    "customer " + summary.customer(index) + " was set aside, so there is no score");
        }
        return new RfmScore(r(index), f(index), m(index), scale());
    }

    /**
     * {@return the score of a customer's recency, 0 if set aside}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public int r(int index) {
        return r[Checks.index(index, r.length, "index")];
    }

    /**
     * {@return the score of a customer's frequency, 0 if set aside}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public int f(int index) {
        return f[Checks.index(index, f.length, "index")];
    }

    /**
     * {@return the score of a customer's monetary value, 0 if set aside}
     *
     * @param index the position of the customer, in [0, customerCount)
     */
    public int m(int index) {
        return m[Checks.index(index, m.length, "index")];
    }

    int score(Dimension dimension, int index) {
        return column(dimension)[index];
    }

    private byte[] column(Dimension dimension) {
        return switch (dimension) {
            case RECENCY -> r;
            case FREQUENCY -> f;
            case MONETARY -> m;
        };
    }

    /**
     * {@return how many customers have each score of a dimension: element 0 those set aside, then score 1, 2, and so on}
     *
     * @param dimension recency, frequency or monetary
     */
    public long[] counts(Dimension dimension) {
        requireNonNull(dimension, "dimension");
        long[] counts = new long[scale().bins(dimension) + 1];
        for (byte score : column(dimension)) {
            counts[score]++;
        }
        return counts;
    }

    /**
     * {@return the scores of a dimension that no customer has, ascending} Mostly the work of ties: 80 equal values of 100 leave
     * three of five bins without anybody.
     *
     * @param dimension recency, frequency or monetary
     */
    public List<Integer> emptyBins(Dimension dimension) {
        long[] counts = counts(dimension);
        var empty = new ArrayList<Integer>();
        for (int score = 1; score < counts.length; score++) {
            if (counts[score] == 0) {
                empty.add(score);
            }
        }
        return List.copyOf(empty);
    }

    /** {@return how many customers are in each cell of r, f and m} */
    public CellCounts cellCounts() {
        return cellCounts(Workers.CALLER);
    }

    /**
     * {@return how many customers are in each cell of r, f and m, counted by several threads} The same as {@link #cellCounts()} counts
     * with one. Each thread needs 8 bytes a cell; if there are more cells than customers, the calling thread counts alone.
     *
     * @param executor lends up to {@code threads − 1} threads, for as long as the call takes
     * @param threads how many threads are to work, at least 1
     * @throws IllegalArgumentException if there are no threads
     */
    public CellCounts cellCounts(Executor executor, int threads) {
        Workers workers = Workers.of(executor, threads);
        return cellCounts(scale().cells() > r.length ? Workers.CALLER : workers);
    }

    private CellCounts cellCounts(Workers workers) {
        RfmScale scale = scale();
        List<long[]> countsOfWorkers = Collections.synchronizedList(new ArrayList<>());
        workers.runShares(r.length, () -> {
            long[] counts = new long[scale.cells()];
            countsOfWorkers.add(counts);
            return (share, from, to) -> {
                for (int i = from; i < to; i++) {
                    if (r[i] != 0) {
                        counts[scale.cell(r[i], f[i], m[i])]++;
                    }
                }
            };
        });
        long[] sum = countsOfWorkers.get(0);
        for (long[] counts : countsOfWorkers.subList(1, countsOfWorkers.size())) {
            Arrays.setAll(sum, i -> sum[i] + counts[i]);
        }
        return new CellCounts(scale, sum);
    }

    /**
     * {@return a statistic of the customers in each cell of two dimensions}
     *
     * <pre>{@code
     * scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> cell.mean(Dimension.MONETARY));
     * }</pre>
     *
     * @param rows the dimension down the side
     * @param columns the dimension across, another one
     * @param statistic anything that a summary of the customers in a cell tells, also of nobody
     * @throws IllegalArgumentException if both dimensions are the same
     */
    public HeatMap heatMap(Dimension rows, Dimension columns, ToDoubleFunction<? super CustomerSummary> statistic) {
        return HeatMap.of(this, rows, columns, statistic);
    }

    /**
     * {@return a table in plain text: the customers of each score, with the range of values that gets it unless nested, and the
     * empty bins marked}
     */
    public String toText() {
        var table = TextTable.withHeader(
                "score", "recency", "customers", "frequency", "customers", "monetary", "customers");
        int highest = 0;
        for (Dimension dimension : Dimension.values()) {
            highest = Math.max(highest, scale().bins(dimension));
        }
        for (int score = highest; score >= 1; score--) {
            var cells = new ArrayList<String>(List.of(Integer.toString(score)));
            for (Dimension dimension : Dimension.values()) {
                boolean exists = score <= scale().bins(dimension);
                long customers = exists ? counts(dimension)[score] : 0;
                cells.add(exists ? range(dimension, score) : "");
                cells.add(!exists ? "" : customers == 0 ? "empty" : Long.toString(customers));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private String range(Dimension dimension, int score) {
        if (dimension == Dimension.RECENCY) {
            return thresholds.recency().rangeOf(score);
        }
        if (thresholds.isNested()) {
            return "nested";
        }
        return (dimension == Dimension.FREQUENCY ? thresholds.frequency(1) : thresholds.monetary(1, 1)).rangeOf(score);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof RfmScores other
                && Arrays.equals(r, other.r)
                && Arrays.equals(f, other.f)
                && Arrays.equals(m, other.m)
                && thresholds.equals(other.thresholds)
                && summary.equals(other.summary);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(r), Arrays.hashCode(f), Arrays.hashCode(m));
    }

    @Override
    public String toString() {
        var text = new StringBuilder(
                "RfmScores[" + customerCount() + " customers, " + scoredCount() + " scored, " + scale());
        for (Dimension dimension : Dimension.values()) {
            List<Integer> empty = emptyBins(dimension);
            if (!empty.isEmpty()) {
                text.append(", nobody has ")
                        .append(dimension.letter())
                        .append(' ')
                        .append(empty);
            }
        }
        return text.append(']').toString();
    }

    private Object writeReplace() {
        return new SerialForm(summary, thresholds, r, f, m);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("scores are read through their serial form");
    }

    /** The columns, and what gave them. */
    private record SerialForm(
            CustomerSummary summary, RfmThresholds thresholds, byte[] r, byte[] f, byte[] m, long checksum)
            implements Serializable {

        SerialForm(CustomerSummary summary, RfmThresholds thresholds, byte[] r, byte[] f, byte[] m) {
            this(summary, thresholds, r, f, m, Checksum.of(summary, thresholds, r, f, m));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, summary, thresholds, r, f, m);
            return RfmScores.of(summary, thresholds, r, f, m);
        }
    }
}
