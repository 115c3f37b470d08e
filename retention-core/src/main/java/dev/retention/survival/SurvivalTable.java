package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.rows.SortedDistinct;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Durations counted by length: how many ended at each time, and how many were cut off there (censored).
 *
 * <pre>
 * atRisk(i) = those with a duration of time(i) or longer, less those whose entry is at time(i) or later
 * </pre>
 *
 * <p>An entry above 0 is where watching began for somebody who was there before (left truncation). Such a customer is at risk after
 * the entry only: had it left earlier, nobody would know of it. An entry of 0 is a customer who was watched from the start.
 *
 * <p>The canonical form: two tables of the same durations are equal, whatever their order or split, and {@link #plus} merges the
 * tables of disjoint groups; it is associative and commutative, with {@link #EMPTY} as its identity. Where both happen at one time,
 * an event comes before a censoring, as everywhere in the field.
 *
 * <p>Times are the same if their bits are. Where they are fractions, make equal what is equal but for rounding first, with
 * {@link SameTime}.
 *
 * <p>Memory: 40 bytes per distinct time and 24 per distinct entry, however many the durations.
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
    public static final SurvivalTable EMPTY =
            new SurvivalTable(new double[0], new long[0], new long[0], new double[0], new long[0]);

    /** Whole durations shorter than this, 179 years of days, are counted without sorting. */
    private static final int MOST_DAYS = 1 << 16;

    /** Distinct, ascending. */
    private final double[] times;

    /** How many ended at each time. */
    private final long[] events;

    /** How many were cut off at each time. */
    private final long[] censored;

    /** The times above 0 at which somebody entered, distinct, ascending. */
    private final double[] entryTimes;

    /** How many entered at each of them. */
    private final long[] entered;

    /** How many leave or are cut off at each time or later. */
    private final long[] leaving;

    /** How many enter at each entry time or later. */
    private final long[] entering;

    /** How many were there just before each time. */
    private final long[] atRisk;

    /** Takes the arrays as they are; none of the times has neither event nor censoring, none of the entry times nobody who enters. */
    private SurvivalTable(double[] times, long[] events, long[] censored, double[] entryTimes, long[] entered) {
        this.times = times;
        this.events = events;
        this.censored = censored;
        this.entryTimes = entryTimes;
        this.entered = entered;
        leaving = new long[times.length];
        long sum = 0;
        for (int i = times.length - 1; i >= 0; i--) {
            sum = Exact.add(sum, Exact.add(events[i], censored[i], "atRisk"), "atRisk");
            leaving[i] = sum;
        }
        entering = new long[entryTimes.length];
        sum = 0;
        for (int i = entryTimes.length - 1; i >= 0; i--) {
            sum = Exact.add(sum, entered[i], "entered");
            entering[i] = sum;
        }
        atRisk = new long[times.length];
        for (int i = 0; i < times.length; i++) {
            atRisk[i] = leaving[i] - enteringFrom(times[i]);
        }
    }

    private long enteringFrom(double time) {
        int at = entryTimes.length == 0 ? 0 : firstFrom(entryTimes, time);
        return at == entryTimes.length ? 0 : entering[at];
    }

    private static int firstFrom(double[] ascending, double time) {
        int at = Arrays.binarySearch(ascending, time);
        return at >= 0 ? at : -at - 1;
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
        return of(new double[durations.length], durations, ended, weights);
    }

    /**
     * {@return the table of durations that stand for many each, of which some were watched only from later on}
     *
     * <p>Both count from the same start: a subscription that was 14 months old when watching began, and 31 when it ended, has the entry
     * 14 and the duration 31. Leave out those that had ended by then. They are in some lists and not in others, and who they are
     * depends on how they ended.
     *
     * @param entries how long each had lasted when watching began, finite and at least 0; 0 for those watched from their start
     * @param durations how long each lasted in all, finite; above the entry, or at least 0 where that is 0
     * @param ended whether its end was seen; if not, it lasted at least as long
     * @param weights how many there are of each, at least 0
     * @throws IllegalArgumentException if the lengths differ, or an entry, a duration or a weight is out of range
     * @throws ArithmeticException if the sum of the weights does not fit a {@code long}
     */
    public static SurvivalTable of(double[] entries, double[] durations, boolean[] ended, long[] weights) {
        requireNonNull(entries, "entries");
        requireNonNull(durations, "durations");
        requireNonNull(ended, "ended");
        requireNonNull(weights, "weights");
        Checks.sameLength(durations.length, "durations", entries.length, "entries");
        Checks.sameLength(durations.length, "durations", ended.length, "ended");
        Checks.sameLength(durations.length, "durations", weights.length, "weights");
        double longest = 0;
        boolean isDays = true;
        int late = 0;
        for (int i = 0; i < durations.length; i++) {
            Checks.notNegative(durations[i], "durations", i);
            Checks.notNegative(entries[i], "entries", i);
            Checks.notNegative(weights[i], "weights", i);
            if (entries[i] > 0 && entries[i] >= durations[i]) {
                throw new IllegalArgumentException("entries[" + i + "] must be 0 or < durations[" + i
                        + "], got entries[" + i + "]=" + entries[i] + ", durations[" + i + "]=" + durations[i]);
            }
            late += entries[i] > 0 && weights[i] > 0 ? 1 : 0;
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
        double[] lateEntries = new double[late];
        for (int i = 0, k = 0; k < late; i++) {
            if (entries[i] > 0 && weights[i] > 0) {
                lateEntries[k++] = entries[i];
            }
        }
        double[] entryTimes = distinct(lateEntries);
        long[] entered = new long[entryTimes.length];
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] > 0 && weights[i] > 0) {
                entered[Arrays.binarySearch(entryTimes, entries[i])] += weights[i];
            }
        }
        return withoutEmptyTimes(grid, events, censored, entryTimes, entered);
    }

    /**
     * {@return the table of its own counts, as {@link #time}, {@link #events}, {@link #censored}, {@link #entryTime} and
     * {@link #entered} give them, or as SQL counts durations}
     *
     * <pre>
     * select duration, count(*) filter (where ended), count(*) filter (where not ended) from stays group by duration order by duration
     * </pre>
     *
     * @param times the times at which a duration ended or was cut off, finite, at least 0, strictly ascending
     * @param events how many ended at each, at least 0
     * @param censored how many were cut off at each, at least 0; somebody ended or was cut off
     * @param entryTimes the times above 0 at which watching began for somebody, strictly ascending; none if all were watched from their
     *     start
     * @param entered for how many it began at each, above 0; of whom as many last longer
     * @throws IllegalArgumentException if the lengths differ, or a number is out of its range
     * @throws ArithmeticException if the sum of the counts does not fit a {@code long}
     */
    public static SurvivalTable ofCounts(
            double[] times, long[] events, long[] censored, double[] entryTimes, long[] entered) {
        times = ascending(requireNonNull(times, "times"), "times");
        requireNonNull(events, "events");
        requireNonNull(censored, "censored");
        entryTimes = ascending(requireNonNull(entryTimes, "entryTimes"), "entryTimes");
        requireNonNull(entered, "entered");
        Checks.sameLength(times.length, "times", events.length, "events");
        Checks.sameLength(times.length, "times", censored.length, "censored");
        Checks.sameLength(entryTimes.length, "entryTimes", entered.length, "entered");
        for (int i = 0; i < times.length; i++) {
            Checks.notNegative(events[i], "events", i);
            Checks.notNegative(censored[i], "censored", i);
            if (events[i] == 0 && censored[i] == 0) {
                throw new IllegalArgumentException("events[" + i + "] or censored[" + i
                        + "] must be > 0, got 0 and 0 at times[" + i + "]=" + times[i]);
            }
        }
        for (int i = 0; i < entryTimes.length; i++) {
            Checks.positive(entryTimes[i], "entryTimes[" + i + "]");
            Checks.positive(entered[i], "entered[" + i + "]");
        }
        var table = new SurvivalTable(times, events.clone(), censored.clone(), entryTimes, entered.clone());
        for (int i = 0; i < entryTimes.length; i++) {
            int next = table.lastUntil(entryTimes[i]) + 1;
            long longer = next == times.length ? 0 : table.leaving[next];
            if (table.entering[i] > longer) {
                throw new IllegalArgumentException("entered must be at most those who last longer, got "
                        + table.entering[i] + " who entered at entryTimes[" + i + "]=" + entryTimes[i] + " or later, "
                        + longer + " who last longer");
            }
        }
        return table;
    }

    /** A copy, checked to be times that ascend. */
    private static double[] ascending(double[] times, String name) {
        double[] copy = new double[times.length];
        for (int i = 0; i < copy.length; i++) {
            Checks.notNegative(times[i], name, i);
            copy[i] = times[i] + 0.0; // no -0.0
            if (i > 0 && copy[i] <= copy[i - 1]) {
                throw new IllegalArgumentException(name + " must ascend, got " + name + "[" + (i - 1) + "]="
                        + times[i - 1] + ", " + name + "[" + i + "]=" + times[i]);
            }
        }
        return copy;
    }

    private static double[] wholeNumbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    static double[] distinct(double[] durations) {
        double[] values = durations.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0; // no -0.0
        }
        return SortedDistinct.of(values);
    }

    private static SurvivalTable withoutEmptyTimes(
            double[] times, long[] events, long[] censored, double[] entryTimes, long[] entered) {
        int count = 0;
        for (int i = 0; i < times.length; i++) {
            if (events[i] > 0 || censored[i] > 0) {
                times[count] = times[i];
                events[count] = events[i];
                censored[count++] = censored[i];
            }
        }
        return new SurvivalTable(
                Arrays.copyOf(times, count),
                Arrays.copyOf(events, count),
                Arrays.copyOf(censored, count),
                entryTimes,
                entered);
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

    /** {@return how many distinct times above 0 there are at which somebody entered} */
    public int entrySize() {
        return entryTimes.length;
    }

    /**
     * {@return a time above 0 at which watching began for somebody}
     *
     * @param index in [0, entrySize()); the times ascend
     */
    public double entryTime(int index) {
        return entryTimes[Checks.index(index, entryTimes.length, "index")];
    }

    /**
     * {@return for how many watching began at that time}
     *
     * @param index in [0, entrySize())
     */
    public long entered(int index) {
        return entered[Checks.index(index, entryTimes.length, "index")];
    }

    /** {@return how many durations there are} */
    public long total() {
        return isEmpty() ? 0 : leaving[0];
    }

    /** {@return how many of the durations were watched from their start} */
    public long totalFromStart() {
        return total() - totalEnteredLater();
    }

    /** {@return how many of the durations were watched from an entry above 0 on only} */
    public long totalEnteredLater() {
        return entering.length == 0 ? 0 : entering[0];
    }

    /**
     * {@return how many are at risk just before a time: there, watched, and not gone}
     *
     * @param time finite and at least 0
     */
    public long atRiskBefore(double time) {
        Checks.notNegative(time, "time");
        int at = firstFrom(times, time);
        return at == times.length ? 0 : leaving[at] - enteringFrom(time);
    }

    /**
     * {@return the first time at which nobody is left at risk although others enter later; {@code NaN} if there is none}
     *
     * <p>With late entries few are at risk at first. If all of those leave, a Kaplan–Meier curve is 0 from there on, whatever the many
     * do who enter later: it says more of the few than of the customers. If the last of them is cut off, nothing is known of the times
     * until the next entry, and the curve goes on as if nobody left in them. Then begin later, with {@link #lastingBeyond}.
     */
    public double emptyFrom() {
        for (int i = 0; i < times.length; i++) {
            if (atRisk[i] == events[i] + censored[i] && enteringFrom(times[i]) > 0) {
                return times[i];
            }
        }
        return Double.NaN;
    }

    /**
     * {@return the table of those who lasted beyond a time, with what came before taken as not watched}
     *
     * <p>Its curve is the share that lasts beyond {@code t}, of those who lasted beyond {@code time}. It needs nothing of the times when
     * few were at risk.
     *
     * @param time finite and at least 0
     */
    public SurvivalTable lastingBeyond(double time) {
        Checks.notNegative(time, "time");
        int first = lastUntil(time) + 1;
        long late = enteringFrom(Math.nextUp(time));
        int firstLate = firstFrom(entryTimes, Math.nextUp(time));
        long there = (first == times.length ? 0 : leaving[first]) - late;
        int head = time > 0 && there > 0 ? 1 : 0;
        double[] laterEntries = new double[head + entryTimes.length - firstLate];
        long[] laterEntered = new long[laterEntries.length];
        if (head == 1) {
            laterEntries[0] = time;
            laterEntered[0] = there;
        }
        System.arraycopy(entryTimes, firstLate, laterEntries, head, entryTimes.length - firstLate);
        System.arraycopy(entered, firstLate, laterEntered, head, entryTimes.length - firstLate);
        return new SurvivalTable(
                Arrays.copyOfRange(times, first, times.length),
                Arrays.copyOfRange(events, first, times.length),
                Arrays.copyOfRange(censored, first, times.length),
                laterEntries,
                laterEntered);
    }

    /** {@return how many of the durations ended} */
    public long totalEvents() {
        long sum = 0;
        for (long count : events) {
            sum += count;
        }
        return sum;
    }

    /** How many are at risk just before a time, if {@code next} is the first of the times that are not before it. */
    long atRiskBefore(double time, int next) {
        return leaving[next] - enteringFrom(time);
    }

    /** The last of the times that are at most {@code time}; -1 if all are later. */
    int lastUntil(double time) {
        int at = Arrays.binarySearch(times, time);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * {@return the table of both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group
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
        double[] mergedEntries = distinct(concatenated(entryTimes, other.entryTimes));
        long[] mergedEntered = new long[mergedEntries.length];
        for (SurvivalTable part : new SurvivalTable[] {this, other}) {
            for (int k = 0; k < part.entryTimes.length; k++) {
                mergedEntered[Arrays.binarySearch(mergedEntries, part.entryTimes[k])] += part.entered[k];
            }
        }
        return new SurvivalTable(
                Arrays.copyOf(mergedTimes, count),
                Arrays.copyOf(mergedEvents, count),
                Arrays.copyOf(mergedCensored, count),
                mergedEntries,
                mergedEntered);
    }

    private static double[] concatenated(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** {@return whether {@code object} is a table with the same times and counts} */
    @Override
    public boolean equals(Object object) {
        return object instanceof SurvivalTable other
                && Arrays.equals(times, other.times)
                && Arrays.equals(events, other.events)
                && Arrays.equals(censored, other.censored)
                && Arrays.equals(entryTimes, other.entryTimes)
                && Arrays.equals(entered, other.entered);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(times),
                Arrays.hashCode(events),
                Arrays.hashCode(censored),
                Arrays.hashCode(entryTimes),
                Arrays.hashCode(entered));
    }

    /** {@return the counts as {@code SurvivalTable[9 of 21 ended, 16 times]}, with how many entered later if some did} */
    @Override
    public String toString() {
        return "SurvivalTable[" + totalEvents() + " of " + total() + " ended, " + times.length + " times"
                + (entryTimes.length == 0 ? "]" : ", " + totalEnteredLater() + " entered later]");
    }

    private Object writeReplace() {
        return new SerialForm(times, events, censored, entryTimes, entered);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table is read through its serial form");
    }

    /** As for {@link #ofCounts}. */
    private record SerialForm(
            double[] times, long[] events, long[] censored, double[] entryTimes, long[] entered, long checksum)
            implements Serializable {

        SerialForm(double[] times, long[] events, long[] censored, double[] entryTimes, long[] entered) {
            this(
                    times,
                    events,
                    censored,
                    entryTimes,
                    entered,
                    Checksum.of(times, events, censored, entryTimes, entered));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, times, events, censored, entryTimes, entered);
            return ofCounts(times, events, censored, entryTimes, entered);
        }
    }
}
