package dev.retention.examples.report.findings;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SameDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How soon the next order comes (Kaplan–Meier): customers who have not had the time yet count for as long as they were watched.
 *
 * @param customers how many customers it is about
 * @param medianDays the day by which half of them have ordered again; NaN if too few could be watched for so long
 * @param quarterDays the same for a quarter of them
 * @param points its steps, every five days up to a year, as long as 20 customers could be {@linkplain Watched watched}
 */
public record OrderCurve(long customers, double medianDays, double quarterDays, List<Point> points) {

    /** The length of a curve in days. */
    public static final int DAYS = 365;

    private static final int STEP_DAYS = 5;

    /**
     * A step.
     *
     * @param day days after the order before
     * @param share the share that has ordered again by then
     * @param lower the lower end of its 95 % interval
     * @param upper the upper end
     */
    public record Point(int day, double share, double lower, double upper) {}

    /** {@return the curve from the order of some number to the next one} */
    static OrderCurve of(ActivityLog log, int order, LocalDate asOf) {
        return of(KaplanMeier.of(Durations.toNextPurchase(log, order, asOf, SameDay.APART)));
    }

    static OrderCurve of(KaplanMeier curve) {
        long customers = curve.table().total();
        List<Point> points = IntStream.rangeClosed(0, DAYS / STEP_DAYS)
                .map(step -> step * STEP_DAYS)
                .takeWhile(day -> isWatched(curve, day))
                .mapToObj(day -> point(curve, day))
                .toList();
        return new OrderCurve(customers, quantile(curve, 0.5), quantile(curve, 0.25), points);
    }

    private static boolean isWatched(KaplanMeier curve, double day) {
        return Watched.until(curve, day) >= Certainty.FEWEST_WATCHED;
    }

    private static double quantile(KaplanMeier curve, double share) {
        double day = curve.quantile(share);
        return day >= 0 && isWatched(curve, day) ? day : Double.NaN;
    }

    private static Point point(KaplanMeier curve, int day) {
        Interval likely = Watched.share(curve, day);
        return new Point(day, curve.eventProbability(day), likely.lower(), likely.upper());
    }

    /** {@return the step at a day; empty if too few could be watched for so long} */
    public Optional<Point> at(int day) {
        return points.stream().filter(point -> point.day() == day).findFirst();
    }
}
