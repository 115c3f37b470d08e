package dev.retention.survey;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import java.io.Serializable;
import java.util.Objects;
import java.util.stream.Collector;

/**
 * The answers of a recommendation survey by category, and the Net Promoter Score that they make.
 *
 * <pre>
 * score    = 100 * (promoters - detractors) / answers          in points, -100 to 100
 * variance = p + d - (p - d)^2                                 of one answer coded -1, 0, +1; p, d: shares
 * </pre>
 *
 * <p>Every answer is in one of the three counts, so that they add up to the number of answers; {@link #ofReported} holds
 * published figures to that. Counts of disjoint groups merge by {@link #plus}; scores do not average.
 *
 * <p>The score of no answers is {@code NaN}. Any three {@code long} counts that are not negative make a score in
 * [-100, 100], also where their sum overflows.
 *
 * <pre>{@code
 * NpsCounts spring = NpsCounts.of(NpsScale.ZERO_TO_TEN, new int[] {10, 9, 8, 7, 3});
 * spring.score();                                          // 20.0
 * spring.interval(NpsMethod.ADJUSTED_WALD, 0.95);          // what so few answers can say
 * }</pre>
 *
 * @param promoters how many are likely to recommend
 * @param passives how many are in between
 * @param detractors how many are not
 */
public record NpsCounts(long promoters, long passives, long detractors) implements Serializable {

    /** No answers: the identity of {@link #plus}. */
    public static final NpsCounts EMPTY = new NpsCounts(0, 0, 0);

    /**
     * Checks that no count is negative.
     *
     * @throws IllegalArgumentException if one is
     */
    public NpsCounts {
        Checks.notNegative(promoters, "promoters");
        Checks.notNegative(passives, "passives");
        Checks.notNegative(detractors, "detractors");
    }

    /**
     * {@return the counts of single answers}
     *
     * @param scale the scale on which they were given
     * @param answers one per respondent
     * @throws IllegalArgumentException if an answer is off the scale
     */
    public static NpsCounts of(NpsScale scale, int[] answers) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(answers, "answers");
        long[] counts = new long[NpsCategory.values().length];
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] < scale.lowest() || answers[i] > scale.highest()) {
                throw offScale(scale, i, Integer.toString(answers[i]));
            }
            counts[scale.categoryOf(answers[i]).ordinal()]++;
        }
        return ofCategories(counts);
    }

    /**
     * {@return the counts of single answers that need not be whole}
     *
     * @param scale the scale on which they were given
     * @param answers one per respondent
     * @throws IllegalArgumentException if an answer is off the scale or {@code NaN}
     */
    public static NpsCounts of(NpsScale scale, double[] answers) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(answers, "answers");
        long[] counts = new long[NpsCategory.values().length];
        for (int i = 0; i < answers.length; i++) {
            if (!(answers[i] >= scale.lowest() && answers[i] <= scale.highest())) {
                throw offScale(scale, i, Double.toString(answers[i]));
            }
            counts[scale.categoryOf(answers[i]).ordinal()]++;
        }
        return ofCategories(counts);
    }

    /**
     * {@return a collector of single answers}
     *
     * <pre>{@code
     * NpsCounts counts = answers.stream().collect(NpsCounts.collector(NpsScale.ZERO_TO_TEN));
     * }</pre>
     *
     * <p>An answer off the scale fails as in {@link NpsScale#category}.
     *
     * @param scale the scale on which they are given
     */
    public static Collector<Number, ?, NpsCounts> collector(NpsScale scale) {
        Objects.requireNonNull(scale, "scale");
        return Collector.of(
                () -> new long[NpsCategory.values().length],
                (counts, answer) -> counts[scale.category(answer.doubleValue()).ordinal()]++,
                (counts, others) -> {
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] = Exact.add(counts[i], others[i], "the number of answers");
                    }
                    return counts;
                },
                NpsCounts::ofCategories);
    }

    /**
     * {@return the counts of a table of answers}
     *
     * @param scale the scale on which they were given
     * @param counts how many gave the lowest answer, how many the next, up to the highest: 11 numbers from 0 to 10, 10 numbers
     *     from 1 to 10
     * @throws IllegalArgumentException if there are more or fewer counts than answers on the scale, or one is negative
     * @throws ArithmeticException if a sum overflows a {@code long}
     */
    public static NpsCounts ofAnswerCounts(NpsScale scale, long[] counts) {
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(counts, "counts");
        long answersOnScale = 1L + scale.highest() - scale.lowest();
        if (counts.length != answersOnScale) {
            throw new IllegalArgumentException("counts.length must be " + answersOnScale + " for the answers "
                    + scale.lowest() + " to " + scale.highest() + ", got counts.length=" + counts.length);
        }
        long[] categories = new long[NpsCategory.values().length];
        for (int i = 0; i < counts.length; i++) {
            Checks.notNegative(counts[i], "counts", i);
            NpsCategory category = scale.categoryOf(scale.lowest() + i);
            categories[category.ordinal()] =
                    Exact.add(categories[category.ordinal()], counts[i], "the number of answers in " + category);
        }
        return ofCategories(categories);
    }

    /**
     * {@return the counts that somebody published, if they add up}
     *
     * @param promoters the promoters
     * @param passives the passives
     * @param detractors the detractors
     * @param answers the number of answers that was published with them
     * @throws IllegalArgumentException if the three do not make that number
     */
    public static NpsCounts ofReported(long promoters, long passives, long detractors, long answers) {
        NpsCounts counts = new NpsCounts(promoters, passives, detractors);
        if (counts.answers() != answers) {
            throw new IllegalArgumentException("promoters + passives + detractors must equal answers, got " + promoters
                    + " + " + passives + " + " + detractors + " = " + counts.answers() + ", answers=" + answers);
        }
        return counts;
    }

    private static NpsCounts ofCategories(long[] counts) {
        return new NpsCounts(
                counts[NpsCategory.PROMOTER.ordinal()],
                counts[NpsCategory.PASSIVE.ordinal()],
                counts[NpsCategory.DETRACTOR.ordinal()]);
    }

    private static IllegalArgumentException offScale(NpsScale scale, int index, String answer) {
        String element = "answers[" + index + "]";
        return new IllegalArgumentException(element + " must be in [" + scale.lowest() + ", " + scale.highest()
                + "], got " + element + "=" + answer);
    }

    /**
     * {@return the number of answers: {@code promoters + passives + detractors}}
     *
     * @throws ArithmeticException if it overflows a {@code long}
     */
    public long answers() {
        return Exact.add(Exact.add(promoters, passives, "answers"), detractors, "answers");
    }

    /** {@return whether there is an answer, and so a score} */
    public boolean hasScore() {
        return total() > 0;
    }

    /** {@return the Net Promoter Score in points, in [-100, 100]; {@code NaN} without answers} */
    public double score() {
        return inRange(100.0 * (promoters - detractors) / total());
    }

    /**
     * {@return the variance of one answer coded -1, 0, +1 around its mean; {@code NaN} without answers}. Divided by the number
     * of answers it is that of the score, in units of 100 points, squared.
     */
    public double variance() {
        return variance(promoters / total(), passives / total(), detractors / total());
    }

    /** {@return the standard error of the score, in points; {@code NaN} without answers} */
    public double standardErrorPoints() {
        return 100 * Math.sqrt(variance() / total());
    }

    /** {@return the promoters of all answers} */
    public Proportion promoterShare() {
        return new Proportion(promoters, answers());
    }

    /** {@return the passives of all answers} */
    public Proportion passiveShare() {
        return new Proportion(passives, answers());
    }

    /** {@return the detractors of all answers} */
    public Proportion detractorShare() {
        return new Proportion(detractors, answers());
    }

    /**
     * {@return an interval, in points, for the score of all whom these answers stand for; it lies in [-100, 100]}
     *
     * @param method how to find it; if in doubt {@link NpsMethod#ADJUSTED_WALD}
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(NpsMethod method, double confidence) {
        Objects.requireNonNull(method, "method");
        Checks.inOpenUnitInterval(confidence, "confidence");
        return method.estimate(this).interval(confidence).clampedTo(-100, 100);
    }

    /**
     * {@return how likely a score is to be as far off as this one, or farther, if the true one is {@code points}: the
     * two-sided p-value}; {@code NaN} if the answers do not tell.
     *
     * @param method how to find it
     * @param points the score to test against, in [-100, 100]
     */
    public double pValue(NpsMethod method, double points) {
        Objects.requireNonNull(method, "method");
        if (!(points >= -100 && points <= 100)) {
            throw new IllegalArgumentException("points must be in [-100, 100], got points=" + points);
        }
        return method.estimate(this).pValue(points);
    }

    /**
     * {@return the counts with one answer more}
     *
     * @param scale the scale on which it was given
     * @param answer the answer, whole or not
     * @throws IllegalArgumentException if it is off the scale or {@code NaN}
     * @throws ArithmeticException if the count overflows a {@code long}
     */
    public NpsCounts plusAnswer(NpsScale scale, double answer) {
        NpsCategory category = Objects.requireNonNull(scale, "scale").category(answer);
        return plus(new NpsCounts(
                category == NpsCategory.PROMOTER ? 1 : 0,
                category == NpsCategory.PASSIVE ? 1 : 0,
                category == NpsCategory.DETRACTOR ? 1 : 0));
    }

    /**
     * {@return the answers of both groups together}
     *
     * <p>Associative and commutative. Shards may share customers, but no answer: one that is in both would count twice.
     *
     * @param other the answers of others
     * @throws ArithmeticException if a count overflows a {@code long}
     */
    public NpsCounts plus(NpsCounts other) {
        Objects.requireNonNull(other, "other");
        return new NpsCounts(
                Exact.add(promoters, other.promoters, "promoters"),
                Exact.add(passives, other.passives, "passives"),
                Exact.add(detractors, other.detractors, "detractors"));
    }

    /** The number of answers as a double, which three longs cannot overflow. */
    double total() {
        return (double) promoters + passives + detractors;
    }

    /** The sum over the pairs of categories; the formula of the type would lose digits where nearly all agree. */
    static double variance(double promoterShare, double passiveShare, double detractorShare) {
        return passiveShare * (promoterShare + detractorShare) + 4 * promoterShare * detractorShare;
    }

    private static double inRange(double points) {
        return Math.max(-100, Math.min(100, points));
    }
}
