package dev.retention.timing;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Proportion;
import dev.retention.history.BuyerHistories;
import dev.retention.history.BuyerHistory;
import dev.retention.history.PurchaseGaps;
import dev.retention.internal.Checks;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A log cut in two, to judge a forecast of the day of the next purchase by what it has not seen.
 *
 * <p>Every buyer known on the first day is looked at for the same H days; who has not bought by then is censored at H. Forecast and truth
 * are both cut there, so that nobody is favoured.
 *
 * <pre>
 * CRPS  = mean over buyers of the integral over t in [0, H] of (F(t) - [bought within t])²      in days
 * range = how often F(day) is in [(1 - p)/2, (1 + p)/2]
 * </pre>
 *
 * <p>Of a purchase on a day only that is known that it lies between F of the day before and F of the day; of somebody censored, that it is
 * above F(H). Such a one counts by the part of it that the range holds, so that a model which is right covers p (the nonrandomised PIT
 * of Czado, Gneiting and Held 2009).
 *
 * <p>The score is that of Gneiting and Raftery (2007). Linear in different histories times days.
 *
 * <pre>{@code
 * TimingHoldOut holdOut = TimingHoldOut.of(log, calibrationAsOf, holdOutAsOf);
 * RepurchaseTiming timing = RepurchaseTiming.fit(holdOut.gaps()).model();
 * holdOut.evaluate(timing).crpsDays();
 * holdOut.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays();
 * }</pre>
 */
public final class TimingHoldOut {

    private static final int DAYS_AT_ONCE = 16;

    /** A century: each of its days is looked at. */
    private static final int MOST_DAYS = 36_525;

    private final BuyerHistories buyers;
    private final PurchaseGaps gaps;
    private final int days;
    /** The day of the next purchase, counted from the end of the calibration; {@code days + 1} if there is none. */
    private final int[] next;

    private TimingHoldOut(BuyerHistories buyers, PurchaseGaps gaps, int days, int[] next) {
        this.buyers = buyers;
        this.gaps = gaps;
        this.days = days;
        this.next = next;
    }

    /**
     * {@return a log cut after a day} Linear in the entries.
     *
     * @param log the purchases, none after the second day
     * @param calibrationAsOf the last day of the calibration
     * @param holdOutAsOf the last day of the hold-out, after that by at most 36,525 days, a century
     * @throws IllegalArgumentException if the days are not so, or there is activity after the second
     */
    public static TimingHoldOut of(ActivityLog log, LocalDate calibrationAsOf, LocalDate holdOutAsOf) {
        requireNonNull(log, "log");
        int cut = Checks.epochDay(calibrationAsOf, "calibrationAsOf");
        long days = (long) Checks.epochDay(holdOutAsOf, "holdOutAsOf") - cut;
        if (days <= 0 || days > MOST_DAYS) {
            String rule = days <= 0 ? "after" : "at most " + MOST_DAYS + " days after";
            throw new IllegalArgumentException("holdOutAsOf must be " + rule + " calibrationAsOf, got calibrationAsOf="
                    + calibrationAsOf + ", holdOutAsOf=" + holdOutAsOf);
        }
        log.requireNothingAfter(holdOutAsOf);
        ActivityLog seen = log.upTo(calibrationAsOf);
        BuyerHistories buyers = BuyerHistories.asOf(seen, calibrationAsOf);
        int[] next = new int[buyers.size()];
        for (int i = 0; i < next.length; i++) {
            int customer = log.indexOf(buyers.customer(i));
            int end = log.entriesEnd(customer);
            int entry = log.entriesBegin(customer);
            while (entry < end && (log.epochDay(entry) <= cut || log.activityCount(entry) == 0)) {
                entry++;
            }
            next[i] = entry < end ? log.epochDay(entry) - cut : (int) days + 1;
        }
        return new TimingHoldOut(buyers, PurchaseGaps.asOf(seen, calibrationAsOf), (int) days, next);
    }

    /** {@return the buyers as they were known at the end of the calibration, in days} */
    public BuyerHistories buyers() {
        return buyers;
    }

    /** {@return what a model is fitted to: the histories and gaps of the calibration} */
    public PurchaseGaps gaps() {
        return gaps;
    }

    /** {@return how many days the hold-out is} */
    public int days() {
        return days;
    }

    /** {@return how many of the buyers bought within the hold-out} */
    public Proportion bought() {
        return new Proportion(Arrays.stream(next).filter(day -> day <= days).count(), next.length);
    }

    /**
     * {@return how well a model foretold the days}
     *
     * @param timing a model in days, fitted on the calibration or on anything before it
     * @throws IllegalArgumentException if it is in another unit
     */
    public TimingEvaluation evaluate(RepurchaseTiming timing) {
        requireNonNull(timing, "timing");
        buyers.unit().require(timing.unit(), "timing", "RepurchaseTiming.inUnit");
        double score = 0;
        var range50 = new Coverage(0.25, 0.75);
        var range80 = new Coverage(0.1, 0.9);
        Map<BuyerHistory, Integer> rows = new HashMap<>();
        int[] rowOf = new int[next.length];
        Arrays.setAll(rowOf, i -> rowOf(rows, buyers.get(i)));
        BuyerHistories distinct = distinct(rowOf, rows.size());
        double[] before = new double[next.length];
        double[][] some = new double[0][];
        for (int t = 1; t <= days; t++) {
            int k = (t - 1) % DAYS_AT_ONCE;
            if (k == 0) {
                some = timing.probabilityOfPurchase(distinct, daysFrom(t));
            }
            double[] byRow = some[k];
            double[] bought = new double[next.length];
            Arrays.setAll(bought, i -> byRow[rowOf[i]]);
            for (int i = 0; i < next.length; i++) {
                double truth = next[i] < t ? 1 : 0;
                double missBefore = before[i] - truth;
                double miss = bought[i] - truth;
                score += 0.5 * (missBefore * missBefore + miss * miss);
                if (next[i] == t) {
                    range50.add(before[i], bought[i]);
                    range80.add(before[i], bought[i]);
                } else if (t == days && next[i] > t) {
                    range50.add(bought[i], 1);
                    range80.add(bought[i], 1);
                }
            }
            before = bought;
        }
        return new TimingEvaluation(
                next.length, score / next.length, range50.sum / next.length, range80.sum / next.length);
    }

    /** Some days are asked for at once, as they share work; all of them would fill the memory. */
    private List<Horizon> daysFrom(int t) {
        return IntStream.range(t, Math.min(t + DAYS_AT_ONCE, days + 1))
                .mapToObj(day -> new Horizon(day, TimeUnit.DAY))
                .toList();
    }

    private static int rowOf(Map<BuyerHistory, Integer> rows, BuyerHistory history) {
        Integer known = rows.putIfAbsent(history, rows.size());
        return known == null ? rows.size() - 1 : known;
    }

    /** Each history once. */
    private BuyerHistories distinct(int[] rowOf, int size) {
        long[] keys = new long[size];
        int[] repeats = new int[size];
        double[] lastAges = new double[size];
        double[] ages = new double[size];
        for (int i = 0; i < rowOf.length; i++) {
            keys[rowOf[i]] = rowOf[i];
            repeats[rowOf[i]] = buyers.repeats(i);
            lastAges[rowOf[i]] = buyers.lastAge(i);
            ages[rowOf[i]] = buyers.age(i);
        }
        return BuyerHistories.of(keys, repeats, lastAges, ages, new long[size], TimeUnit.DAY);
    }

    /** How often a range held the truth: of a day of which only [F before, F after] is known, the part of it that is in the range. */
    static final class Coverage {

        private final double lower;
        private final double upper;
        double sum;

        Coverage(double lower, double upper) {
            this.lower = lower;
            this.upper = upper;
        }

        void add(double begin, double end) {
            double length = end - begin;
            double held = Math.max(0, Math.min(end, upper) - Math.max(begin, lower));
            sum += length > 0 ? held / length : begin >= lower && begin <= upper ? 1 : 0;
        }
    }

    /**
     * {@return how well a rule of thumb foretold the days}
     *
     * @param rule the rule
     */
    public TimingEvaluation evaluate(TimingRule rule) {
        requireNonNull(rule, "rule");
        double[] due = rule.due(buyers);
        double score = 0;
        for (int i = 0; i < next.length; i++) {
            score += Math.abs(Math.min(due[i], days) - Math.min(next[i], days));
        }
        return new TimingEvaluation(next.length, score / next.length, Double.NaN, Double.NaN);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof TimingHoldOut other
                && gaps.equals(other.gaps)
                && buyers.equals(other.buyers)
                && days == other.days
                && Arrays.equals(next, other.next);
    }

    @Override
    public int hashCode() {
        return Objects.hash(buyers, Arrays.hashCode(next));
    }

    @Override
    public String toString() {
        return "TimingHoldOut[" + buyers.size() + " buyers, " + bought() + " bought within " + days + " days]";
    }
}
