package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plain rules that a model has to beat before it is believed.
 *
 * <p>All of them are linear in the entries of the log.
 */
public enum Baseline implements Forecaster {

    /** Everyone buys as often as in the period of the same length that has just ended. */
    LAST_PERIOD("as in the last period") {
        @Override
        double[] expected(ActivityLog known, int asOf, int days, BuyerHistories buyers) {
            return counts(known, (long) asOf - days + 1, asOf + 1L, buyers);
        }
    },

    /** Everyone buys as often as in the same days a year (364 days, so that weekdays agree) before. */
    SAME_PERIOD_LAST_YEAR("as a year before") {
        @Override
        double[] expected(ActivityLog known, int asOf, int days, BuyerHistories buyers) {
            long start = (long) asOf + 1 - YEAR;
            if (known.isEmpty() || known.firstDay().toEpochDay() > start || days > YEAR) {
                throw new IllegalStateException("the purchases do not reach back over the same period a year before");
            }
            return counts(known, start, start + days, buyers);
        }
    },

    /** Everyone goes on buying at their own rate x/T; who has just come, at that of nobody. */
    OWN_RATE("own rate x/T") {
        @Override
        double[] expected(ActivityLog known, int asOf, int days, BuyerHistories buyers) {
            double[] expected = new double[buyers.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = buyers.age(i) == 0 ? 0 : buyers.repeats(i) * (days / buyers.age(i));
            }
            return expected;
        }
    },

    /** Everyone buys as often as those who were like them one period earlier did since: as many repeats, as long a silence. */
    ALIKE_CUSTOMERS("alike customers one period earlier") {
        @Override
        double[] expected(ActivityLog known, int asOf, int days, BuyerHistories buyers) {
            int then = asOf - days;
            if (known.isEmpty() || known.firstDay().toEpochDay() > then) {
                throw new IllegalStateException("the purchases do not reach back over more than one period");
            }
            BuyerHistories earlier =
                    BuyerHistories.asOf(known.upTo(LocalDate.ofEpochDay(then)), LocalDate.ofEpochDay(then));
            double[] since = counts(known, then + 1L, asOf + 1L, earlier);
            var alike = new HashMap<Long, double[]>();
            var asOften = new HashMap<Long, double[]>();
            var all = new double[2];
            for (int i = 0; i < since.length; i++) {
                add(alike, likeness(earlier, i, days), since[i]);
                add(asOften, often(earlier, i), since[i]);
                all[0]++;
                all[1] += since[i];
            }
            double[] expected = new double[buyers.size()];
            for (int i = 0; i < expected.length; i++) {
                double[] found = enough(alike.get(likeness(buyers, i, days)), asOften.get(often(buyers, i)), all);
                expected[i] = found[0] == 0 ? 0 : found[1] / found[0];
            }
            return expected;
        }
    };

    private static final int YEAR = 364;

    /** So many customers who are alike are enough to take their mean. */
    private static final int ENOUGH = 10;

    private final String label;

    Baseline(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        return forecasts(known, asOf, days).get(0);
    }

    @Override
    public List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        BuyerHistories buyers = BuyerHistories.asOf(requireNonNull(known, "known"), asOf);
        requireNonNull(days, "days");
        for (int each : days) {
            Checks.inRange(each, 1, Forecast.MOST_DAYS, "days");
        }
        int today = Checks.epochDay(asOf, "asOf");
        return Arrays.stream(days)
                .mapToObj(each -> Forecast.ofMeans(buyers, each, expected(known, today, each, buyers)))
                .toList();
    }

    abstract double[] expected(ActivityLog known, int asOf, int days, BuyerHistories buyers);

    /** On how many days from one on, to another that is not counted, each buyer bought. */
    static double[] counts(ActivityLog known, long from, long to, BuyerHistories buyers) {
        double[] counts = new double[buyers.size()];
        for (int i = 0; i < counts.length; i++) {
            int customer = known.indexOf(buyers.customer(i));
            for (int e = known.entriesBegin(customer); e < known.entriesEnd(customer); e++) {
                boolean inside = known.epochDay(e) >= from && known.epochDay(e) < to;
                counts[i] += inside && known.activityCount(e) > 0 ? 1 : 0;
            }
        }
        return counts;
    }

    private static void add(Map<Long, double[]> groups, long key, double purchases) {
        double[] sums = groups.computeIfAbsent(key, k -> new double[2]);
        sums[0]++;
        sums[1] += purchases;
    }

    /** Repeats one by one up to 3, then in doublings. */
    private static long often(BuyerHistories buyers, int i) {
        int x = buyers.repeats(i);
        return x < 4 ? x : 2 + (31 - Integer.numberOfLeadingZeros(x));
    }

    /** And the silence in doublings from an eighth of the period on. */
    private static long likeness(BuyerHistories buyers, int i, int days) {
        long eighths = (long) ((buyers.age(i) - buyers.lastAge(i)) * 8 / days);
        return often(buyers, i) * 64 + (64 - Long.numberOfLeadingZeros(eighths));
    }

    private static double[] enough(double[] alike, double[] asOften, double[] all) {
        return alike != null && alike[0] >= ENOUGH ? alike : asOften != null && asOften[0] >= ENOUGH ? asOften : all;
    }
}
