package dev.retention.survey;

import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * How many gave each answer of a rating scale: customer satisfaction (CSAT), customer effort (CES).
 *
 * <pre>
 * favourable(b)   = those who gave one of the b best answers, of all           top box, top-two-box, ...
 * unfavourable(b) = those who gave one of the b worst answers, of all
 * net(b)          = favourable rate - unfavourable rate                        -1 to 1
 * mean            = sum of the answers / their number
 * </pre>
 *
 * <p>CSAT is the top-two-box share on 1 to 5: {@code favourable(2)}. CES has no one definition: it is printed as the mean
 * (Nicereply), as the share of the answers from 5 to 7 ({@code favourable(3)}, Gartner, Simplesat), and, on a scale where low
 * is good, as the two best less the two worst ({@code net(2)}, Mopinion).
 *
 * <p>Shares are counts of a total, with intervals. The mean of no answers is {@code NaN}. Counts of disjoint groups merge by
 * {@link #plus}.
 *
 * <pre>{@code
 * RatingCounts day = RatingCounts.of(RatingScale.CSAT_1_TO_5, new int[] {5, 4, 4, 2});
 * day.favourable(2);                // 3 of 4
 * }</pre>
 */
public final class RatingCounts implements Serializable {

    private static final long serialVersionUID = 1;

    /** The scale on which the answers were given. */
    private final RatingScale scale;

    /** How many gave each answer, from the lowest. */
    private final long[] counts;

    /** The sum of the counts. */
    private final long answers;

    private RatingCounts(RatingScale scale, long[] counts) {
        this.scale = scale;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum = Exact.add(sum, count, "the number of answers");
        }
        this.answers = sum;
    }

    /**
     * {@return no answers: the identity of {@link #plus}}
     *
     * @param scale the scale of the answers to come
     */
    public static RatingCounts empty(RatingScale scale) {
        Objects.requireNonNull(scale, "scale");
        return new RatingCounts(scale, new long[scale.size()]);
    }

    /**
     * {@return the counts of single answers}
     *
     * @param scale the scale on which they were given
     * @param answers one per respondent
     * @throws IllegalArgumentException if an answer is off the scale
     */
    public static RatingCounts of(RatingScale scale, int[] answers) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(answers, "answers");
        long[] counts = new long[scale.size()];
        for (int i = 0; i < answers.length; i++) {
            Checks.inRange(answers[i], scale.lowest(), scale.highest(), "answers", i);
            counts[answers[i] - scale.lowest()]++;
        }
        return new RatingCounts(scale, counts);
    }

    /**
     * {@return the counts of a table of answers}
     *
     * @param scale the scale on which they were given
     * @param counts how many gave the lowest answer, how many the next, up to the highest
     * @throws IllegalArgumentException if there are more or fewer counts than answers on the scale, or one is negative
     * @throws ArithmeticException if their sum overflows a {@code long}
     */
    public static RatingCounts ofAnswerCounts(RatingScale scale, long[] counts) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(counts, "counts");
        if (counts.length != scale.size()) {
            throw new IllegalArgumentException("counts.length must be " + scale.size() + " for the answers "
                    + scale.lowest() + " to " + scale.highest() + ", got counts.length=" + counts.length);
        }
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts", i);
        }
        return new RatingCounts(scale, counts.clone());
    }

    /** {@return the scale on which the answers were given} */
    public RatingScale scale() {
        return scale;
    }

    /** {@return how many gave each answer, from the lowest; a copy, from which {@link #ofAnswerCounts} makes an equal value} */
    public long[] counts() {
        return counts.clone();
    }

    /** {@return the number of answers} */
    public long answers() {
        return answers;
    }

    /**
     * {@return how many gave one answer}
     *
     * @param answer an answer on the scale
     */
    public long count(int answer) {
        Checks.inRange(answer, scale.lowest(), scale.highest(), "answer");
        return counts[answer - scale.lowest()];
    }

    /**
     * {@return those who gave one of the best answers, of all}
     *
     * @param boxes how many answers are the best: 2 for the top-two-box
     */
    public Proportion favourable(int boxes) {
        return new Proportion(boxed(boxes, RatingScale.Direction.HIGH_IS_GOOD), answers);
    }

    /**
     * {@return those who gave one of the worst answers, of all}
     *
     * @param boxes how many answers are the worst
     */
    public Proportion unfavourable(int boxes) {
        return new Proportion(boxed(boxes, RatingScale.Direction.LOW_IS_GOOD), answers);
    }

    /**
     * {@return the rate of the best answers less the rate of the worst, in [-1, 1]; {@code NaN} without answers}
     *
     * @param boxes how many answers are the best, and as many the worst; both together at most all
     */
    public double net(int boxes) {
        Checks.inRange(boxes, 1, scale.size() / 2, "boxes");
        return (double) (favourable(boxes).count() - unfavourable(boxes).count()) / answers;
    }

    /**
     * {@return the mean of the answers; {@code NaN} without answers}
     *
     * @throws ArithmeticException if the sum of the answers overflows a {@code long}
     */
    public double mean() {
        String name = "the sum of the answers";
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum = Exact.add(sum, Exact.multiply(counts[i], scale.lowest() + i, name), name);
        }
        return (double) sum / answers;
    }

    /** Answers from the top end of the scale, if its direction is this, else from the bottom. */
    private long boxed(int boxes, RatingScale.Direction topIfDirection) {
        Checks.inRange(boxes, 1, counts.length, "boxes");
        int from = scale.direction() == topIfDirection ? counts.length - boxes : 0;
        long sum = 0;
        for (int i = from; i < from + boxes; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /**
     * {@return a collector of single answers} An answer off the scale fails.
     *
     * @param scale the scale on which they are given
     */
    public static Collector<Integer, ?, RatingCounts> collector(RatingScale scale) {
        Objects.requireNonNull(scale, "scale");
        return Collector.of(
                () -> new long[scale.size()],
                (counts, answer) ->
                        counts[Checks.inRange(answer, scale.lowest(), scale.highest(), "answer") - scale.lowest()]++,
                (counts, others) -> {
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] = Exact.add(counts[i], others[i], "the number of answers");
                    }
                    return counts;
                },
                counts -> new RatingCounts(scale, counts));
    }

    /**
     * {@return the answers of both groups together}
     *
     * <p>Associative and commutative. Shards may share customers, but no answer: one that is in both would count twice.
     *
     * @param other the answers of others on the same scale
     * @throws IllegalArgumentException if the scales differ
     * @throws ArithmeticException if the number of answers overflows a {@code long}
     */
    public RatingCounts plus(RatingCounts other) {
        Objects.requireNonNull(other, "other");
        if (!scale.equals(other.scale)) {
            throw new IllegalArgumentException(
                    "other.scale must equal scale, got other.scale=" + other.scale + ", scale=" + scale);
        }
        long[] sums = new long[counts.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Exact.add(counts[i], other.counts[i], "counts[" + i + "]");
        }
        return new RatingCounts(scale, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RatingCounts that && scale.equals(that.scale) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scale, Arrays.hashCode(counts));
    }

    /** {@return the counts from the lowest answer to the highest} */
    @Override
    public String toString() {
        return "RatingCounts[" + scale.lowest() + " to " + scale.highest() + ": " + Arrays.toString(counts) + "]";
    }

    private Object writeReplace() {
        return new SerialForm(scale, counts);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an answer count is read through its serial form");
    }

    /** As for {@link #ofAnswerCounts}. */
    private record SerialForm(RatingScale scale, long[] counts, long checksum) implements Serializable {

        SerialForm(RatingScale scale, long[] counts) {
            this(scale, counts, Checksum.of(scale, counts));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, scale, counts);
            return RatingCounts.ofAnswerCounts(scale, counts);
        }
    }
}
