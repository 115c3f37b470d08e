package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.internal.Checks;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Repeat purchases since the beginning, as they were and as a model expects them, at a row of days: the plot that shows at a glance
 * whether a model follows a customer base.
 *
 * <pre>
 * expected(D) = sum over customers of E[X(D - first purchase day)]
 * actual(D)   = repeat purchase days up to and including D
 * </pre>
 *
 * <p>The expectation knows when each customer came, and nothing else of them. A customer counts from their first purchase on.
 *
 * @param points the days, ascending
 */
public record Tracking(List<Point> points) {

    private static final int MOST_POINTS = 10_000;

    /** A century: one expectation of a model can take a millisecond, and there is one for each age. */
    private static final int MOST_DAYS = 36_525;

    /**
     * One day.
     *
     * @param day the day
     * @param expected the repeat purchases that the model expects up to its end
     * @param actual the repeat purchases up to its end
     */
    public record Point(LocalDate day, double expected, long actual) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is negative, or the expectation is not finite
         */
        public Point {
            requireNonNull(day, "day");
            Checks.notNegative(expected, "expected");
            Checks.notNegative(actual, "actual");
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the days do not ascend, or the purchases fall from a day to a later one
     */
    public Tracking {
        points = Checks.copyOf(points, Point.class, "points");
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point point = points.get(i);
            if (!point.day().isAfter(before.day()) || point.actual() < before.actual()) {
                throw new IllegalArgumentException("points must ascend by day and not fall, got points[" + (i - 1)
                        + "]=" + before + ", points[" + i + "]=" + point);
            }
        }
    }

    /**
     * {@return the tracking at the end of every {@code everyDays}-th day from the first purchase of the log on}
     *
     * <p>The first point is the day {@code everyDays - 1} after the first purchase, so that a week is seven days. The cost is that of
     * one expectation for each age that occurs, and linear in the entries and in points times days.
     *
     * @param model the model
     * @param log the purchases
     * @param everyDays the distance of the points, 7 for weekly tracking
     * @param asOf the last day that is known; no point is after it
     * @throws IllegalArgumentException if there is activity after that day, the first purchase was more than 36,525 days (a century) before it,
     *     or there would be more than 10,000 points
     */
    public static Tracking of(PurchaseModel model, ActivityLog log, int everyDays, LocalDate asOf) {
        requireNonNull(model, "model");
        Checks.positive(everyDays, "everyDays");
        requireNonNull(log, "log").requireNothingAfter(asOf);
        long lastDay = asOf.toEpochDay();
        var joined = new TreeMap<Integer, Long>();
        var repeated = new TreeMap<Integer, Long>();
        for (int c = 0; c < log.customerCount(); c++) {
            boolean first = true;
            for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                if (log.activityCount(e) > 0) {
                    (first ? joined : repeated).merge(log.epochDay(e), 1L, Long::sum);
                    first = false;
                }
            }
        }
        var points = new ArrayList<Point>();
        if (!joined.isEmpty()) {
            var expectations = new HashMap<Long, Double>();
            long begin = (long) joined.firstKey() + everyDays - 1;
            if (lastDay - joined.firstKey() > MOST_DAYS) {
                throw new IllegalArgumentException("asOf must be at most " + MOST_DAYS
                        + " days after the first purchase, got asOf=" + asOf + ", the first purchase on "
                        + LocalDate.ofEpochDay(joined.firstKey()));
            }
            if ((lastDay - begin) / everyDays >= MOST_POINTS) {
                throw new IllegalArgumentException("asOf must be at most " + MOST_POINTS
                        + " points after the first purchase, got asOf=" + asOf + ", everyDays=" + everyDays);
            }
            for (long day = begin; day <= lastDay; day += everyDays) {
                double expected = 0;
                for (var entry : joined.headMap((int) day, true).entrySet()) {
                    long age = day - entry.getKey();
                    expected += entry.getValue() * expectations.computeIfAbsent(age, t -> expectation(model, t));
                }
                long actual = 0;
                for (long count : repeated.headMap((int) day, true).values()) {
                    actual += count;
                }
                points.add(new Point(LocalDate.ofEpochDay(day), expected, actual));
            }
        }
        return new Tracking(points);
    }

    private static double expectation(PurchaseModel model, long ageInDays) {
        return model.expectedPurchases(new Horizon(ageInDays, TimeUnit.DAY).inUnit(model.unit()));
    }

    @Override
    public String toString() {
        if (points.isEmpty()) {
            return "Tracking[empty]";
        }
        Point last = points.get(points.size() - 1);
        return "Tracking[" + points.size() + " points to " + last.day() + ": expected " + last.expected() + ", actual "
                + last.actual() + "]";
    }
}
