package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.estimate.Interval;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import dev.retention.internal.Exact;
import dev.retention.internal.math.Normal;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * Several ways to leave, of which the first counts: what share has left by each of them up to a time (Aalen and Johansen 1978).
 *
 * <pre>
 * S(t)        = product of (1 - events of all causes / atRisk)
 * incidence_c = sum of S(just before s) · events_c(s) / atRisk(s)              over the event times s up to t
 * S(t) + incidence_1(t) + incidence_2(t) + … = 1
 * </pre>
 *
 * <p>Cancelled against payment failed; bought again against unsubscribed. One minus a Kaplan–Meier curve that takes the other causes
 * as cut off is too high: it answers what would happen if nobody could leave in another way, and if those who did were
 * no different. The curves of all causes then add up to more than everybody. For a comparison of groups by one cause take the log-rank
 * test of {@link #table}: it compares the rates at which those still there leave that way.
 *
 * <p>Standard errors are the infinitesimal jackknife's, as in R's {@code survfit}: the square root of the sum of the squared influences
 * of the customers. After the last duration the shares hold if nobody is left, and are {@code NaN} otherwise.
 *
 * <p>The canonical form is the count of each distinct entry, duration and cause; {@link #plus} merges disjoint shards. Making it is
 * n log n; an incidence takes a binary search, an error a scan of the distinct rows.
 *
 * <pre>{@code
 * // cause 0 is cut off, 1 cancelled, 2 payment failed
 * CompetingRisks risks = CompetingRisks.of(new double[] {1, 2, 2, 3, 4}, new int[] {1, 2, 1, 0, 1}, 2);
 * risks.incidence(1, 2);            // 0.4
 * risks.incidence(2, 2);            // 0.2
 * risks.survival(2);                // 0.4
 * }</pre>
 */
public final class CompetingRisks implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int MOST_CAUSES = 1_000;

    /** How many causes there are, without being cut off. */
    private final int causeCount;

    /** The distinct rows, by duration, cause and entry. */
    private final double[] entries;

    private final double[] durations;
    private final int[] causes;
    private final long[] counts;

    /** All causes together. */
    private final SurvivalTable all;

    private final KaplanMeier curve;

    /** The incidence by cause, from each time of the table on. */
    private final double[][] incidence;

    /** Sum of {@code events / (atRisk (atRisk - events))}, without the times at which nobody is left. */
    private final double[] logLoss;

    /** By cause, the sum of {@code S events_c / atRisk²}. */
    private final double[][] share;

    /** By cause, the sum of {@code S logLoss(before) events_c / atRisk}. */
    private final double[][] lossOfShare;

    private CompetingRisks(int causeCount, double[] entries, double[] durations, int[] causes, long[] counts) {
        this.causeCount = causeCount;
        this.entries = entries;
        this.durations = durations;
        this.causes = causes;
        this.counts = counts;
        boolean[] ended = new boolean[causes.length];
        for (int i = 0; i < causes.length; i++) {
            ended[i] = causes[i] > 0;
        }
        all = SurvivalTable.of(entries, durations, ended, counts);
        curve = KaplanMeier.of(all);
        int size = all.size();
        double[][] events = new double[causeCount + 1][size];
        for (int i = 0; i < causes.length; i++) {
            events[causes[i]][all.lastUntil(durations[i])] += counts[i];
        }
        incidence = new double[causeCount + 1][size];
        share = new double[causeCount + 1][size];
        lossOfShare = new double[causeCount + 1][size];
        logLoss = new double[size];
        for (int t = 0; t < size; t++) {
            double n = all.atRisk(t);
            double left = n - all.events(t);
            double before = survivalBefore(t);
            double lossBefore = t == 0 ? 0 : logLoss[t - 1];
            logLoss[t] = lossBefore + (left == 0 ? 0 : all.events(t) / (n * left));
            for (int c = 1; c <= causeCount; c++) {
                double step = before * events[c][t] / n;
                incidence[c][t] = (t == 0 ? 0 : incidence[c][t - 1]) + step;
                share[c][t] = (t == 0 ? 0 : share[c][t - 1]) + step / n;
                lossOfShare[c][t] = (t == 0 ? 0 : lossOfShare[c][t - 1]) + step * lossBefore;
            }
        }
    }

    private double survivalBefore(int t) {
        return t == 0 ? 1 : curve.survival(all.time(t - 1));
    }

    /**
     * {@return no customers: the identity of {@link #plus}}
     *
     * @param causeCount how many ways to leave there are, at least 1 and at most 1,000
     * @throws IllegalArgumentException if they are more or fewer
     */
    public static CompetingRisks empty(int causeCount) {
        return of(new double[0], new int[0], causeCount);
    }

    /**
     * {@return the shares of customers who were all watched from their start}
     *
     * @param durations how long each stayed, finite and at least 0
     * @param causes 0 if it was cut off, else by which of the causes it left, up to {@code causeCount}
     * @param causeCount how many ways to leave there are, at least 1 and at most 1,000
     * @throws IllegalArgumentException if the lengths differ, or a duration or a cause is out of range
     */
    public static CompetingRisks of(double[] durations, int[] causes, int causeCount) {
        requireNonNull(durations, "durations");
        long[] weights = new long[durations.length];
        Arrays.fill(weights, 1);
        return of(new double[durations.length], durations, causes, weights, causeCount);
    }

    /**
     * {@return the shares of customers who stand for many each, of whom some were watched only from later on}
     *
     * @param entries how long each had been there when watching began, finite and at least 0; 0 for those watched from their start
     * @param durations how long each stayed in all, finite; above the entry, or at least 0 where that is 0
     * @param causes 0 if it was cut off, else by which of the causes it left, up to {@code causeCount}
     * @param weights how many there are of each, at least 0
     * @param causeCount how many ways to leave there are, at least 1 and at most 1,000
     * @throws IllegalArgumentException if the lengths differ, or a value is out of range
     * @throws ArithmeticException if the sum of the weights does not fit a {@code long}
     */
    public static CompetingRisks of(
            double[] entries, double[] durations, int[] causes, long[] weights, int causeCount) {
        requireNonNull(entries, "entries");
        requireNonNull(durations, "durations");
        requireNonNull(causes, "causes");
        requireNonNull(weights, "weights");
        Checks.inRange(causeCount, 1, MOST_CAUSES, "causeCount");
        Checks.sameLength(durations.length, "durations", causes.length, "causes");
        for (int i = 0; i < causes.length; i++) {
            Checks.inRange(causes[i], 0, causeCount, "causes[" + i + "]");
        }
        SurvivalTable.of(entries, durations, new boolean[causes.length], weights); // the checks
        double[] distinctEntries = SurvivalTable.distinct(entries);
        double[] distinctDurations = SurvivalTable.distinct(durations);
        long[] keys = new long[durations.length];
        for (int i = 0; i < keys.length; i++) {
            long at = Arrays.binarySearch(distinctDurations, durations[i] + 0.0);
            keys[i] = Math.addExact(
                    Math.multiplyExact(
                            Math.addExact(Math.multiplyExact(at, causeCount + 1L), causes[i]), distinctEntries.length),
                    Arrays.binarySearch(distinctEntries, entries[i] + 0.0));
        }
        long[] cells = Arrays.stream(keys).sorted().distinct().toArray();
        long[] sums = new long[cells.length];
        for (int i = 0; i < keys.length; i++) {
            int cell = Arrays.binarySearch(cells, keys[i]);
            sums[cell] = Exact.add(sums[cell], weights[i], "weights");
        }
        int size = (int) Arrays.stream(sums).filter(sum -> sum > 0).count();
        double[] cellEntries = new double[size];
        double[] cellDurations = new double[size];
        int[] cellCauses = new int[size];
        long[] cellCounts = new long[size];
        for (int k = 0, to = 0; k < cells.length; k++) {
            if (sums[k] > 0) {
                long rest = cells[k] / distinctEntries.length;
                cellEntries[to] = distinctEntries[(int) (cells[k] % distinctEntries.length)];
                cellDurations[to] = distinctDurations[(int) (rest / (causeCount + 1L))];
                cellCauses[to] = (int) (rest % (causeCount + 1L));
                cellCounts[to++] = sums[k];
            }
        }
        return new CompetingRisks(causeCount, cellEntries, cellDurations, cellCauses, cellCounts);
    }

    /** {@return how many ways to leave there are} */
    public int causeCount() {
        return causeCount;
    }

    /** {@return the durations with all causes together: how long customers stay at all} */
    public SurvivalTable table() {
        return all;
    }

    /**
     * {@return the durations with one cause as the event and the others as cut off}
     *
     * <p>Its log-rank test and its Nelson–Aalen curve are of the cause's own rate. Its Kaplan–Meier curve is not the share that stays.
     *
     * @param cause in [1, causeCount()]
     */
    public SurvivalTable table(int cause) {
        Checks.inRange(cause, 1, causeCount, "cause");
        boolean[] ended = new boolean[causes.length];
        for (int i = 0; i < causes.length; i++) {
            ended[i] = causes[i] == cause;
        }
        return SurvivalTable.of(entries, durations, ended, counts);
    }

    /** {@return how many distinct rows of entry, duration and cause there are} */
    public int rowCount() {
        return counts.length;
    }

    /**
     * {@return how long those of a row had lasted when watching began; 0 for those watched from their start}
     *
     * @param row in [0, rowCount())
     */
    public double entry(int row) {
        return entries[Checks.index(row, counts.length, "row")];
    }

    /**
     * {@return how long those of a row lasted in all}
     *
     * @param row in [0, rowCount())
     */
    public double duration(int row) {
        return durations[Checks.index(row, counts.length, "row")];
    }

    /**
     * {@return by which cause those of a row left; 0 if they were cut off}
     *
     * @param row in [0, rowCount())
     */
    public int cause(int row) {
        return causes[Checks.index(row, counts.length, "row")];
    }

    /**
     * {@return how many a row stands for}
     *
     * @param row in [0, rowCount())
     */
    public long count(int row) {
        return counts[Checks.index(row, counts.length, "row")];
    }

    /**
     * {@return the share that has not left in any way by {@code time}; {@code NaN} if the durations do not reach that far}
     *
     * @param time finite and at least 0
     */
    public double survival(double time) {
        return curve.survival(time);
    }

    /**
     * {@return the share that has left by a cause up to {@code time}, in [0, 1]; {@code NaN} if the durations do not reach that far}
     *
     * @param cause in [1, causeCount()]
     * @param time finite and at least 0
     */
    public double incidence(int cause, double time) {
        Checks.inRange(cause, 1, causeCount, "cause");
        return Double.isNaN(survival(time)) ? Double.NaN : Math.min(1, at(incidence[cause], all.lastUntil(time)));
    }

    /**
     * {@return the standard error of {@link #incidence}; {@code NaN} with it}
     *
     * @param cause in [1, causeCount()]
     * @param time finite and at least 0
     */
    public double standardError(int cause, double time) {
        if (Double.isNaN(incidence(cause, time))) {
            return Double.NaN;
        }
        int end = all.lastUntil(time);
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            double influence = influence(i, cause, end);
            variance += counts[i] * influence * influence;
        }
        return Math.sqrt(variance);
    }

    /**
     * {@return the standard error of {@link #survival}, by the influences of the customers; {@code NaN} with it}
     *
     * @param time finite and at least 0
     */
    public double survivalStandardError(double time) {
        double survival = survival(time);
        if (Double.isNaN(survival)) {
            return Double.NaN;
        }
        int end = all.lastUntil(time);
        double variance = 0;
        for (int i = 0; i < counts.length; i++) {
            double influence = survival * martingale(i, end);
            variance += counts[i] * influence * influence;
        }
        return Math.sqrt(variance);
    }

    /** The derivative of minus the logarithm of the survival by the weight of a row, at a time of the table. */
    private double martingale(int row, int end) {
        int entry = entryIndex(row);
        int exit = all.lastUntil(durations[row]);
        int until = Math.max(entry, Math.min(exit, end));
        double left = all.atRisk(exit) - all.events(exit);
        double own = exit <= end && causes[row] > 0 && left > 0 ? 1 / left : 0;
        return own - (at(logLoss, until) - at(logLoss, entry));
    }

    /** The derivative of the incidence by the weight of a row. */
    private double influence(int row, int cause, int end) {
        int entry = entryIndex(row);
        int exit = all.lastUntil(durations[row]);
        int until = Math.max(entry, Math.min(exit, end));
        double there = at(lossOfShare[cause], until)
                - at(lossOfShare[cause], entry)
                - at(logLoss, entry) * (at(incidence[cause], until) - at(incidence[cause], entry))
                - (at(share[cause], until) - at(share[cause], entry));
        if (exit > end) {
            return there;
        }
        double own = causes[row] == cause ? survivalBefore(exit) / all.atRisk(exit) : 0;
        return there + own - martingale(row, exit) * (at(incidence[cause], end) - at(incidence[cause], exit));
    }

    /** The last time of the table that a row did not see; -1 for one watched from its start. */
    private int entryIndex(int row) {
        return entries[row] > 0 ? all.lastUntil(entries[row]) : -1;
    }

    private static double at(double[] sums, int index) {
        return index < 0 ? 0 : sums[index];
    }

    /**
     * {@return an interval for {@link #incidence}, within [0, 1]; all of that where it is not known, no width before the first event}
     *
     * @param cause in [1, causeCount()]
     * @param time finite and at least 0
     * @param transform the scale on which the interval is symmetric
     * @param confidence how sure to be, in (0, 1): 0.95, say
     */
    public Interval interval(int cause, double time, IntervalTransform transform, double confidence) {
        requireNonNull(transform, "transform");
        Checks.inOpenUnitInterval(confidence, "confidence");
        double p = incidence(cause, time);
        if (!(p > 0 && p < 1)) {
            return p == 0 ? new Interval(0, 0) : new Interval(0, 1);
        }
        double z = -Normal.quantile(0.5 * (1 - confidence));
        double error = standardError(cause, time) / p;
        double lower = Math.min(p, transform.end(p, error, -z));
        double upper = Math.max(p, transform.end(p, error, z));
        return new Interval(Math.max(0, lower), Math.min(1, upper));
    }

    /**
     * {@return the shares of both groups together}
     *
     * <p>Associative and commutative. Shards must be disjoint: a customer who is in both would count twice.
     *
     * @param other a disjoint group with as many causes
     * @throws IllegalArgumentException if the causes differ in number
     * @throws ArithmeticException if the total does not fit a {@code long}
     */
    public CompetingRisks plus(CompetingRisks other) {
        requireNonNull(other, "other");
        if (causeCount != other.causeCount) {
            throw new IllegalArgumentException("other must have the same causes, got causeCount=" + causeCount
                    + ", other.causeCount=" + other.causeCount);
        }
        int size = counts.length;
        int both = size + other.counts.length;
        double[] bothEntries = Arrays.copyOf(entries, both);
        double[] bothDurations = Arrays.copyOf(durations, both);
        int[] bothCauses = Arrays.copyOf(causes, both);
        long[] bothCounts = Arrays.copyOf(counts, both);
        System.arraycopy(other.entries, 0, bothEntries, size, both - size);
        System.arraycopy(other.durations, 0, bothDurations, size, both - size);
        System.arraycopy(other.causes, 0, bothCauses, size, both - size);
        System.arraycopy(other.counts, 0, bothCounts, size, both - size);
        return of(bothEntries, bothDurations, bothCauses, bothCounts, causeCount);
    }

    /** {@return whether {@code object} has the same counts of entries, durations and causes} */
    @Override
    public boolean equals(Object object) {
        return object instanceof CompetingRisks other
                && causeCount == other.causeCount
                && Arrays.equals(entries, other.entries)
                && Arrays.equals(durations, other.durations)
                && Arrays.equals(causes, other.causes)
                && Arrays.equals(counts, other.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(entries),
                Arrays.hashCode(durations),
                Arrays.hashCode(causes),
                Arrays.hashCode(counts),
                causeCount);
    }

    /** {@return the counts as {@code CompetingRisks[7 of 10 left, by 2 causes]}} */
    @Override
    public String toString() {
        return "CompetingRisks[" + all.totalEvents() + " of " + all.total() + " left, by " + causeCount + " causes]";
    }

    private Object writeReplace() {
        return new SerialForm(causeCount, entries, durations, causes, counts);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** What travels. */
    private record SerialForm(
            int causeCount, double[] entries, double[] durations, int[] causes, long[] counts, long checksum)
            implements Serializable {

        SerialForm(int causeCount, double[] entries, double[] durations, int[] causes, long[] counts) {
            this(
                    causeCount,
                    entries,
                    durations,
                    causes,
                    counts,
                    Checksum.of(causeCount, entries, durations, causes, counts));
        }

        Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, causeCount, entries, durations, causes, counts);
            return of(entries, durations, causes, counts, causeCount);
        }
    }
}
