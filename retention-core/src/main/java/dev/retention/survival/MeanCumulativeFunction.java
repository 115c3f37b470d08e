package dev.retention.survival;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Estimate;
import dev.retention.internal.Checks;
import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * How many orders, or how much revenue, a customer has brought by a time, where many have not been there that long: the mean cumulative
 * function (Nelson 1995; Lawless and Nadeau 1995).
 *
 * <pre>
 * mean(t)     = sum of values at s / watched(s)                             over the event times s up to t
 * variance(t) = sum over customers of (sum of (own value at s - mean step at s) / watched(s), over the s when it was watched)²
 * </pre>
 *
 * <p>A plain average of what the customers of a shop have brought mixes those of yesterday with those of two years ago. Here each
 * step is shared among those who were watched at that age. The error is robust: it needs no Poisson process, and takes in
 * that some customers buy often and others once. Watching must not end because of what was bought. A customer who has left for good
 * and is still counted brings 0: keep it watched, or the curve is of those who stay.
 *
 * <p>Beyond the last time at which somebody was watched it is {@code NaN}. Making it is n log n, a mean takes a binary search, an error
 * a scan of all customers and events.
 *
 * <pre>{@code
 * MeanCumulativeFunction newsletter = MeanCumulativeFunction.ofRevenue(first, asOf);
 * newsletter.at(90).interval(0.95);                     // revenue of the first 90 days
 * newsletter.at(90).minus(search.at(90)).pValue(0);     // two groups of customers
 * }</pre>
 */
public final class MeanCumulativeFunction implements Serializable {

    private static final long serialVersionUID = 1;

    private final double[] entries;
    private final double[] exits;

    /** The events as they came. */
    private final int[] customers;

    private final double[] times;
    private final double[] values;

    /** The distinct event times, ascending. */
    private final double[] grid;

    /** How many are watched at each. */
    private final long[] watched;

    /** The function from each event time on. */
    private final double[] mean;

    /** The sum of its steps, each over how many are watched. */
    private final double[] stepOverWatched;

    private final double lastExit;

    private MeanCumulativeFunction(double[] entries, double[] exits, int[] customers, double[] times, double[] values) {
        this.entries = entries;
        this.exits = exits;
        this.customers = customers;
        this.times = times;
        this.values = values;
        grid = SurvivalTable.distinct(times);
        double[] sums = new double[grid.length];
        for (int e = 0; e < times.length; e++) {
            sums[Arrays.binarySearch(grid, times[e] + 0.0)] += values[e];
        }
        long[] weights = new long[exits.length];
        Arrays.fill(weights, 1);
        SurvivalTable windows = SurvivalTable.of(entries, exits, new boolean[exits.length], weights);
        lastExit = windows.isEmpty() ? Double.NaN : windows.time(windows.size() - 1);
        watched = new long[grid.length];
        mean = new double[grid.length];
        stepOverWatched = new double[grid.length];
        double sum = 0;
        double over = 0;
        for (int t = 0; t < grid.length; t++) {
            watched[t] = windows.atRiskBefore(grid[t]);
            sum += sums[t] / watched[t];
            over += sums[t] / watched[t] / watched[t];
            mean[t] = sum;
            stepOverWatched[t] = over;
        }
    }

    /**
     * {@return the function of what customers did}
     *
     * @param entries since when each customer was watched, finite and at least 0; 0 from its start
     * @param exits until when, finite; above the entry, or at least 0 where that is 0
     * @param customers whose event it is: an index into {@code entries}
     * @param times when it was, after that customer's entry (or from 0 on, where that is 0) and up to its exit
     * @param values what it brought, finite: 1 to count orders
     * @throws IllegalArgumentException if lengths differ or a value is out of range
     */
    public static MeanCumulativeFunction of(
            double[] entries, double[] exits, int[] customers, double[] times, double[] values) {
        requireNonNull(entries, "entries");
        requireNonNull(exits, "exits");
        requireNonNull(customers, "customers");
        requireNonNull(times, "times");
        requireNonNull(values, "values");
        Checks.sameLength(exits.length, "exits", entries.length, "entries");
        Checks.sameLength(customers.length, "customers", times.length, "times");
        Checks.sameLength(customers.length, "customers", values.length, "values");
        for (int i = 0; i < entries.length; i++) {
            Checks.notNegative(entries[i], "entries", i);
            Checks.notNegative(exits[i], "exits", i);
            if (entries[i] > 0 && entries[i] >= exits[i]) {
                throw new IllegalArgumentException("entries[" + i + "] must be 0 or < exits[" + i + "], got entries["
                        + i + "]=" + entries[i] + ", exits[" + i + "]=" + exits[i]);
            }
        }
        for (int e = 0; e < customers.length; e++) {
            Checks.inRange(customers[e], 0, entries.length - 1, "customers[" + e + "]");
            if (!Double.isFinite(values[e])) {
                Checks.finite(values[e], "values[" + e + "]");
            }
            double entry = entries[customers[e]];
            boolean isWatched = (entry == 0 ? times[e] >= 0 : times[e] > entry) && times[e] <= exits[customers[e]];
            if (!isWatched) {
                throw new IllegalArgumentException("times[" + e + "] must be when its customer is watched, got times["
                        + e + "]=" + times[e] + ", entry=" + entry + ", exit=" + exits[customers[e]]);
            }
        }
        return new MeanCumulativeFunction(
                entries.clone(), exits.clone(), customers.clone(), times.clone(), values.clone());
    }

    /**
     * {@return orders per customer by the days since the first one, which counts, on day 0}
     *
     * @param log the purchases; customers without one are left out
     * @param asOf the last day up to which all is known
     * @param sameDay whether two purchases on one day are two
     * @throws IllegalArgumentException if the log goes on after {@code asOf}
     */
    public static MeanCumulativeFunction ofOrders(ActivityLog log, LocalDate asOf, SameDay sameDay) {
        requireNonNull(sameDay, "sameDay");
        return ofLog(log, asOf, sameDay);
    }

    /**
     * {@return revenue per customer, in minor units, by the days since the first purchase, which counts, on day 0}
     *
     * @param log the purchases; customers without one are left out, and what is before the first one
     * @param asOf the last day up to which all is known
     * @throws IllegalArgumentException if the log goes on after {@code asOf}
     */
    public static MeanCumulativeFunction ofRevenue(ActivityLog log, LocalDate asOf) {
        return ofLog(log, asOf, null);
    }

    private static MeanCumulativeFunction ofLog(ActivityLog log, LocalDate asOf, SameDay countedBy) {
        requireNonNull(log, "log");
        requireNonNull(asOf, "asOf");
        log.requireNothingAfter(asOf);
        int last = Checks.epochDay(asOf, "asOf");
        double[] exits = new double[log.customerCount()];
        int[] customers = new int[log.entryCount()];
        double[] times = new double[customers.length];
        double[] values = new double[customers.length];
        int count = 0;
        int events = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            int e = log.entriesBegin(c);
            while (e < log.entriesEnd(c) && log.activityCount(e) == 0) {
                e++;
            }
            if (e == log.entriesEnd(c)) {
                continue;
            }
            long start = log.epochDay(e);
            exits[count] = last - start;
            for (; e < log.entriesEnd(c); e++) {
                customers[events] = count;
                times[events] = log.epochDay(e) - start;
                int activities = log.activityCount(e);
                values[events++] = countedBy == null
                        ? log.amountMinor(e)
                        : countedBy == SameDay.APART ? activities : Math.min(1, activities);
            }
            count++;
        }
        return new MeanCumulativeFunction(
                new double[count],
                Arrays.copyOf(exits, count),
                Arrays.copyOf(customers, events),
                Arrays.copyOf(times, events),
                Arrays.copyOf(values, events));
    }

    /** {@return how many customers there are} */
    public int customerCount() {
        return exits.length;
    }

    /** {@return how many events there are} */
    public int eventCount() {
        return times.length;
    }

    /** {@return how many distinct event times there are} */
    public int size() {
        return grid.length;
    }

    /**
     * {@return a time at which something happened}
     *
     * @param index in [0, size()); the times ascend
     */
    public double time(int index) {
        return grid[Checks.inRange(index, 0, grid.length - 1, "index")];
    }

    /**
     * {@return how many customers were watched at that time}
     *
     * @param index in [0, size())
     */
    public long watched(int index) {
        return watched[Checks.inRange(index, 0, grid.length - 1, "index")];
    }

    /**
     * {@return the mean per customer by {@code time}; {@code NaN} if nobody was watched so long}
     *
     * @param time finite and at least 0
     */
    public double mean(double time) {
        Checks.notNegative(time, "time");
        return time <= lastExit ? at(mean, lastUntil(time)) : Double.NaN;
    }

    /**
     * {@return the mean per customer by {@code time} with its robust standard error; {@code NaN} if nobody was watched so long}
     *
     * <p>The difference of two groups is {@code first.at(time).minus(second.at(time))}.
     *
     * @param time finite and at least 0
     */
    public Estimate at(double time) {
        double value = mean(time);
        if (Double.isNaN(value)) {
            return new Estimate(Double.NaN, Double.NaN);
        }
        double[] influences = new double[exits.length];
        for (int i = 0; i < exits.length; i++) {
            int begin = entries[i] > 0 ? lastUntil(entries[i]) : -1;
            int end = Math.max(begin, lastUntil(Math.min(time, exits[i])));
            influences[i] = at(stepOverWatched, begin) - at(stepOverWatched, end);
        }
        for (int e = 0; e < times.length; e++) {
            if (times[e] <= time) {
                influences[customers[e]] += values[e] / watched[lastUntil(times[e])];
            }
        }
        double variance = 0;
        for (double influence : influences) {
            variance += influence * influence;
        }
        return new Estimate(value, Math.sqrt(variance));
    }

    private int lastUntil(double time) {
        int at = Arrays.binarySearch(grid, time + 0.0);
        return at >= 0 ? at : -at - 2;
    }

    private static double at(double[] sums, int index) {
        return index < 0 ? 0 : sums[index];
    }

    /** {@return whether {@code object} is of the same customers and events in the same order} */
    @Override
    public boolean equals(Object object) {
        return object instanceof MeanCumulativeFunction other
                && Arrays.equals(entries, other.entries)
                && Arrays.equals(exits, other.exits)
                && Arrays.equals(customers, other.customers)
                && Arrays.equals(times, other.times)
                && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                Arrays.hashCode(entries), Arrays.hashCode(exits), Arrays.hashCode(times), Arrays.hashCode(values));
    }

    /** {@return the counts as {@code MeanCumulativeFunction[128 customers, 76 events]}} */
    @Override
    public String toString() {
        return "MeanCumulativeFunction[" + exits.length + " customers, " + times.length + " events]";
    }

    private Object writeReplace() {
        return new SerialForm(entries, exits, customers, times, values);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("proxy required");
    }

    /** What travels. */
    private record SerialForm(
            double[] entries, double[] exits, int[] customers, double[] times, double[] values, long checksum)
            implements Serializable {

        SerialForm(double[] entries, double[] exits, int[] customers, double[] times, double[] values) {
            this(entries, exits, customers, times, values, Checksum.of(entries, exits, customers, times, values));
        }

        Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, entries, exits, customers, times, values);
            return of(entries, exits, customers, times, values);
        }
    }
}
