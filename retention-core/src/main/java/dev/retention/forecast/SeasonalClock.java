package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * A clock that runs fast when customers buy much and slowly when they buy little, so that for a model there is no season.
 *
 * <pre>
 * ratio of a period = its repeat purchases per day / those of the whole cycle around it      (centred moving mean)
 * index of a season = mean of the ratios of its periods, brought to a mean of 1
 * time of a day     = sum of the indices of all days up to it
 * log-likelihood    = that of the model in the new time + sum over repeat purchases of ln index      (the Jacobian)
 * </pre>
 *
 * <p>The moving mean takes growth and shrinking out. The periods are those of any calendar, so many to a cycle: twelve months to a
 * year, Solar Hijri months too. It takes two full cycles; the index of a season is then one ratio, or few, and holds their chance
 * too: use it if it wins the back-test, as {@link Seasonal} in one does.
 *
 * <p>Linear in the entries and in the days.
 */
public final class SeasonalClock {

    /** A season of nothing would stop the clock. */
    private static final double SLOWEST = 0.02;

    private static final int MOST_DAYS = 1_000_000;

    private final PeriodCalendar calendar;
    private final double[] indices;

    private SeasonalClock(PeriodCalendar calendar, double[] indices) {
        this.calendar = calendar;
        this.indices = indices;
    }

    /**
     * {@return the clock of the repeat purchases of a log}
     *
     * @param log the purchases
     * @param asOf the last day that is known
     * @param calendar the periods
     * @param periodsPerCycle how many of them make a cycle, at least 2: 12 for months
     * @throws IllegalStateException if there are less than two full cycles, or no repeat purchases in one
     * @throws IllegalArgumentException if there is activity after that day, or the first was more than a million days before it
     */
    public static SeasonalClock of(ActivityLog log, LocalDate asOf, PeriodCalendar calendar, int periodsPerCycle) {
        requireNonNull(log, "log");
        requireNonNull(calendar, "calendar");
        Checks.inRange(periodsPerCycle, 2, 1_000, "periodsPerCycle");
        if (log.isEmpty()) {
            throw tooShort();
        }
        log.requireNothingAfter(asOf);
        // Whole periods only.
        int firstDay = Checks.epochDay(log.firstDay(), "firstDay");
        int first = calendar.indexOf(firstDay);
        first += calendar.startEpochDay(first) < firstDay ? 1 : 0;
        int end = calendar.indexOf(Checks.epochDay(asOf, "asOf") + 1);
        if (end - first < 2 * periodsPerCycle) {
            throw tooShort();
        }
        requireFewDays(firstDay, "the first purchase", Checks.epochDay(asOf, "asOf"), "asOf");
        double[] perDay = new double[end - first];
        for (int c = 0; c < log.customerCount(); c++) {
            int last = log.entriesEnd(c);
            for (int e = log.firstActive(log.entriesBegin(c), last) + 1; e < last; e++) {
                int period = calendar.indexOf(log.epochDay(e)) - first;
                if (log.activityCount(e) > 0 && period >= 0 && period < perDay.length) {
                    perDay[period]++;
                }
            }
        }
        // What comes before a whole cycle of nothing is a stray, and says nothing of the seasons.
        int strays = endOfLastEmptyCycle(perDay, periodsPerCycle);
        first += strays;
        perDay = Arrays.copyOfRange(perDay, strays, perDay.length);
        if (perDay.length < 2 * periodsPerCycle) {
            throw new IllegalStateException("there are no repeat purchases in a whole cycle");
        }
        for (int i = 0; i < perDay.length; i++) {
            perDay[i] /= (double) calendar.endEpochDay(first + i) - calendar.startEpochDay(first + i);
        }
        return new SeasonalClock(calendar, indices(perDay, first, periodsPerCycle));
    }

    /** How many periods there are up to the end of the last cycle without a purchase; 0 if there is none. */
    private static int endOfLastEmptyCycle(double[] counts, int cycle) {
        int empty = 0;
        int end = 0;
        for (int i = 0; i < counts.length; i++) {
            empty = counts[i] > 0 ? 0 : empty + 1;
            end = empty >= cycle ? i + 1 : end;
        }
        return end;
    }

    /** The time from one to another is added up by its periods. */
    static void requireFewDays(ActivityLog log, LocalDate asOf) {
        int day = Checks.epochDay(asOf, "asOf");
        if (!log.isEmpty()) {
            requireFewDays(log.firstDay().toEpochDay(), "the first purchase", day, "asOf");
        }
    }

    private static void requireFewDays(long from, String fromName, long to, String toName) {
        if (to - from > MOST_DAYS) {
            throw new IllegalArgumentException(
                    toName + " must be at most " + MOST_DAYS + " days after " + fromName + ", got " + toName + "="
                            + LocalDate.ofEpochDay(to) + ", " + fromName + " on " + LocalDate.ofEpochDay(from));
        }
    }

    private static IllegalStateException tooShort() {
        return new IllegalStateException("the purchases do not reach back over two full cycles");
    }

    private static double[] indices(double[] perDay, int first, int cycle) {
        double[] sums = new double[cycle];
        int[] counts = new int[cycle];
        int half = cycle / 2;
        for (int i = half; i + half < perDay.length; i++) {
            double around = 0;
            for (int k = -half; k <= half; k++) {
                // Of an even number of periods both ends count half.
                around += perDay[i + k] * (cycle % 2 == 0 && Math.abs(k) == half ? 0.5 : 1);
            }
            int season = Math.floorMod(first + i, cycle);
            sums[season] += perDay[i] / (around / cycle);
            counts[season]++;
        }
        double[] indices = new double[cycle];
        for (int season = 0; season < cycle; season++) {
            indices[season] = Math.max(SLOWEST, sums[season] / counts[season]);
        }
        double mean = Arrays.stream(indices).average().orElseThrow();
        return Arrays.stream(indices).map(index -> index / mean).toArray();
    }

    /**
     * {@return how much faster than on average customers buy on a day}
     *
     * @param day the day
     */
    public double index(LocalDate day) {
        return index(Checks.epochDay(day, "day"));
    }

    private double index(int epochDay) {
        return indices[Math.floorMod(calendar.indexOf(epochDay), indices.length)];
    }

    /**
     * {@return how much time passes from the end of one day to the end of another, in days of the average speed}
     *
     * @param start the one day
     * @param end the other, not before it
     * @throws IllegalArgumentException if it is before it, or more than a million days after it
     */
    public double daysBetween(LocalDate start, LocalDate end) {
        long first = Checks.epochDay(start, "start") + 1L;
        long last = Checks.epochDay(end, "end");
        if (last < first - 1) {
            throw new IllegalArgumentException("end must be >= start, got start=" + start + ", end=" + end);
        }
        requireFewDays(first - 1, "start", last, "end");
        double sum = 0;
        long day = first;
        while (day <= last) {
            int period = calendar.indexOf((int) day);
            long next = Math.min(calendar.endEpochDay(period), last + 1);
            sum += (next - day) * indices[Math.floorMod(period, indices.length)];
            day = next;
        }
        return sum;
    }

    /**
     * {@return what the models see of the buyers of a log in this time}
     *
     * @param log the purchases, none after the day
     * @param asOf the last day that is known
     * @throws IllegalArgumentException if there is activity after that day, or the first was more than a million days before it
     */
    public BuyerHistories histories(ActivityLog log, LocalDate asOf) {
        BuyerHistories plain = BuyerHistories.asOf(requireNonNull(log, "log"), asOf);
        int n = plain.size();
        long[] customers = new long[n];
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        long[] spend = new long[n];
        int lastDay = Checks.epochDay(asOf, "asOf");
        int begin = n == 0 ? lastDay : Checks.epochDay(log.firstDay(), "firstDay");
        requireFewDays(begin, "the first purchase", lastDay, "asOf");
        double[] cumulated = cumulated(begin, lastDay);
        for (int i = 0; i < n; i++) {
            customers[i] = plain.customer(i);
            repeats[i] = plain.repeats(i);
            spend[i] = plain.repeatSpendMinor(i);
            int firstDay = (int) (lastDay - plain.age(i)) - begin;
            ages[i] = cumulated[cumulated.length - 1] - cumulated[firstDay];
            lastAges[i] = cumulated[firstDay + (int) plain.lastAge(i)] - cumulated[firstDay];
        }
        return BuyerHistories.of(customers, repeats, lastAges, ages, spend, TimeUnit.DAY);
    }

    private double[] cumulated(int firstDay, int lastDay) {
        double[] cumulated = new double[lastDay - firstDay + 1];
        for (int i = 1; i < cumulated.length; i++) {
            cumulated[i] = cumulated[i - 1] + index(firstDay + i);
        }
        return cumulated;
    }

    /**
     * {@return the sum of ln index over the repeat purchases: add it to the log-likelihood of {@link #histories} to compare it with that in
     * days}
     *
     * @param log the purchases
     */
    public double logJacobian(ActivityLog log) {
        double sum = 0;
        for (int c = 0; c < requireNonNull(log, "log").customerCount(); c++) {
            int end = log.entriesEnd(c);
            for (int e = log.firstActive(log.entriesBegin(c), end) + 1; e < end; e++) {
                sum += log.activityCount(e) > 0 ? StrictMath.log(index(log.epochDay(e))) : 0;
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        return "SeasonalClock" + Arrays.toString(indices);
    }
}
