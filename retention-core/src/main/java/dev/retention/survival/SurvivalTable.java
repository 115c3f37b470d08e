package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.SortedDistinct;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Durations counted by length: how many ended at each time, and how many were cut off there (censored).
 *
 * <pre>
 * atRisk(i) = those with a duration of time(i) or longer = atRisk(i - 1) - events(i - 1) - censored(i - 1)
 * </pre>
 *
 * <p>The canonical form: two tables of the same durations are equal, whatever their order or split, and {@link #plus} merges the
 * tables of disjoint groups; it is associative and commutative, with {@link #EMPTY} as its identity. Where both happen at one time,
 * an event comes before a censoring, as everywhere in the field.
 *
 * <p>Memory: 32 bytes per distinct time, however many the durations.
 *
 * <pre>{@code
 * double[] months = {3, 5, 5, 8, 12};
 * boolean[] churned = {true, true, false, true, false};
 * SurvivalTable table = SurvivalTable.of(months, churned);
 * table.atRisk(1);                  // 4, at 5 months
 * table.events(1);                  // 1
 * table.censored(1);                // 1
 * }</pre>
 */
public final class SurvivalTable implements Serializable {

    private static final long serialVersionUID = 1;

    /** No durations: the identity of {@link #plus}. */
    public static final SurvivalTable EMPTY = new SurvivalTable(new double[0], new long[0], new long[0]);

    /** Whole durations shorter than this, 179 years of days, are counted without sorting. */
    private static final int MOST_DAYS = 1 << 16;

    /** Distinct, ascending. */
    private final double[] times;

    /** How many ended at each time. */
    private final long[] events;

    /** How many were cut off at each time. */
    private final long[] censored;

    /** How many were there just before each time. */
    private final long[] atRisk;

    /** Takes the arrays as they are; none of the times has neither event nor censoring. */
    private SurvivalTable(double[] times, long[] events, long[] censored) {
        this.times = times;
        this.events = events;
        this.censored = censored;
        this.atRisk = new long[times.length];
        long sum = 0;
        for (int i = times.length - 1; i >= 0; i--) {
            sum = Exact.add(sum, Exact.add(events[i], censored[i], "atRisk"), "atRisk");
            atRisk[i] = sum;
        }
    }

    /**
     * {@return the table of single durations}
     *
     * @param durations how long each lasted, finite and at least 0
     * @param ended whether its end was seen; if not, it lasted at least as long
     * @throws IllegalArgumentException if the lengths differ or a duration is out of range
     */
    public static SurvivalTable of(double[] durations, boolean[] ended) {
        requireNonNull(durations, "durations");
        long[] weights = new long[durations.length];
        Arrays.fill(weights, 1);
        return of(durations, ended, weights);
    }

    /**
     * {@return the table of durations that stand for many each} Linear for whole numbers such as days, n log n for others.
     *
     * @param durations how long each lasted, finite and at least 0
     * @param ended whether its end was seen; if not, it lasted at least as long
     * @param weights how many there are of each, at least 0
     * @throws IllegalArgumentException if the lengths differ, or a duration or a weight is out of range
     * @throws ArithmeticException if the sum of the weights does not fit a {@code long}
     */
    public static SurvivalTable of(double[] durations, boolean[] ended, long[] weights) {
        requireNonNull(durations, "durations");
        requireNonNull(ended, "ended");
        requireNonNull(weights, "weights");
        Checks.sameLength(durations.length, "durations", ended.length, "ended");
        Checks.sameLength(durations.length, "durations", weights.length, "weights");
        double longest = 0;
        boolean isDays = true;
        for (int i = 0; i < durations.length; i++) {
            Checks.notNegative(durations[i], "durations", i);
            Checks.notNegative(weights[i], "weights", i);
            longest = Math.max(longest, durations[i]);
            isDays &= durations[i] < MOST_DAYS && durations[i] == Math.rint(durations[i]);
        }
        double[] grid = isDays ? wholeNumbers((int) longest + 1) : distinct(durations);
        long[] events = new long[grid.length];
        long[] censored = new long[grid.length];
        for (int i = 0; i < durations.length; i++) {
            int at = isDays ? (int) durations[i] : Arrays.binarySearch(grid, durations[i] + 0.0);
            long[] counts = ended[i] ? events : censored;
            counts[at] = Exact.add(counts[at], weights[i], ended[i] ? "events" : "censored");
        }
        return withoutEmptyTimes(grid, events, censored);
    }

    private static double[] wholeNumbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    private static double[] distinct(double[] durations) {
        double[] values = durations.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0; // no -0.0
        }
        return SortedDistinct.of(values);
    }

    private static SurvivalTable withoutEmptyTimes(double[] times, long[] events, long[] censored) {
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            if (events[i] > 0 || censored[i] > 0) {
                times[count] = times[i];
                events[count] = events[i];
                censored[count++] = censored[i];
            }
        }
        return new SurvivalTable(
                Arrays.copyOf(times, count), Arrays.copyOf(events, count), Arrays.copyOf(censored, count));
    }

    /** {@return whether there are no durations} */
    public boolean isEmpty() {
        return times.length == 0;
    }

    /** {@return how many distinct times there are} */
    public int size() {
        return times.length;
    }

    /**
     * {@return a time at which a duration ended or was cut off}
     *
     * @param index in [0, size()); the times ascend
     */
    public double time(int index) {
        return times[Checks.index(index, times.length, "index")];
    }

    /**
     * {@return how many ended at that time}
     *
     * @param index in [0, size())
     */
    public long events(int index) {
        return events[Checks.index(index, times.length, "index")];
    }

    /**
     * {@return how many were cut off at that time}
     *
     * @param index in [0, size())
     */
    public long censored(int index) {
        return censored[Checks.index(index, times.length, "index")];
    }

    /**
     * {@return how many were still there just before that time}
     *
     * @param index in [0, size())
     */
    public long atRisk(int index) {
        return atRisk[Checks.index(index, times.length, "index")];
    }

    /** {@return how many durations there are} */
    public long total() {
        return isEmpty() ? 0 : atRisk[0];
    }

    /** {@return how many of the durations ended} */
    public long totalEvents() {
        long sum = 0;
        for (long count : events) {
            sum += count;
        }
        return sum;
    }

    /** The last of the times that are at most {@code time}; -1 if all are later. */
    int lastUntil(double time) {
        int at = Arrays.binarySearch(times, time);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * {@return the table of both groups together}
     *
     * @param other a disjoint group: one who is in both would count twice
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public SurvivalTable plus(SurvivalTable other) {
        requireNonNull(other, "other");
        int most = times.length + other.times.length;
        double[] mergedTimes = new double[most];
        long[] mergedEvents = new long[most];
        long[] mergedCensored = new long[most];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < times.length || j < other.times.length) {
            double mine = i < times.length ? times[i] : Double.POSITIVE_INFINITY;
            double others = j < other.times.length ? other.times[j] : Double.POSITIVE_INFINITY;
            mergedTimes[count] = Math.min(mine, others);
            if (mine <= others) {
                mergedEvents[count] = events[i];
                mergedCensored[count] = censored[i];
                i++;
            }
            if (others <= mine) {
                mergedEvents[count] = Exact.add(mergedEvents[count], other.events[j], "events");
                mergedCensored[count] = Exact.add(mergedCensored[count], other.censored[j], "censored");
                j++;
            }
            count++;
        }
        return new SurvivalTable(
                Arrays.copyOf(mergedTimes, count),
                Arrays.copyOf(mergedEvents, count),
                Arrays.copyOf(mergedCensored, count));
    }

    /** {@return whether {@code object} is a table with the same times and counts} */
    @Override
    public boolean equals(Object object) {
        return object instanceof SurvivalTable other
                && Arrays.equals(times, other.times)
                && Arrays.equals(events, other.events)
                && Arrays.equals(censored, other.censored);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(times) + Arrays.hashCode(events)) + Arrays.hashCode(censored);
    }

    /** {@return the counts as {@code SurvivalTable[9 of 21 ended, 16 times]}} */
    @Override
    public String toString() {
        return "SurvivalTable[" + totalEvents() + " of " + total() + " ended, " + times.length + " times]";
    }
}
