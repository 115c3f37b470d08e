package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Watched;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SameDay;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How many customers took which step: the first order, the second … */
public final class Ladder {

    private static final int STEPS_SHOWN = 10;

    /** Where fewer could be watched, a single order would move the share by more than it is worth. */
    private static final int FEWEST_WATCHED = 10;

    private Ladder() {}

    /**
     * A step. Shares within a time, and the median, count those too who have not had it yet (Kaplan–Meier); they are NaN where
     * fewer than 10 customers could be watched for so long.
     *
     * @param order the number of the order
     * @param customers who has placed so many or more
     * @param next of these, who has placed one more so far
     * @param within90Days the share who place one more within 90 days
     * @param within365Days the share who place one more within 365 days
     * @param medianDays the day by which half of them have placed one more
     */
    public record Step(
            int order, long customers, Proportion next, double within90Days, double within365Days, double medianDays) {}

    static List<Step> of(ActivityLog log, LocalDate asOf) {
        PurchaseLadder ladder = ActivityRates.purchaseLadder(log);
        return IntStream.rangeClosed(1, (int) Math.min(STEPS_SHOWN, ladder.mostPurchases()))
                .mapToObj(order -> step(order, ladder, timeToNext(log, order, asOf)))
                .toList();
    }

    private static KaplanMeier timeToNext(ActivityLog log, int order, LocalDate asOf) {
        return KaplanMeier.of(Durations.toNextPurchase(log, order, asOf, SameDay.APART));
    }

    private static Step step(int order, PurchaseLadder ladder, KaplanMeier timeToNext) {
        return new Step(
                order,
                ladder.atLeast(order),
                ladder.next(order),
                shareWithin(90, timeToNext),
                shareWithin(365, timeToNext),
                median(timeToNext));
    }

    private static double shareWithin(int days, KaplanMeier timeToNext) {
        return isWatched(days, timeToNext) ? timeToNext.eventProbability(days) : Double.NaN;
    }

    private static double median(KaplanMeier timeToNext) {
        double days = timeToNext.median();
        return days >= 0 && isWatched(days, timeToNext) ? days : Double.NaN;
    }

    private static boolean isWatched(double days, KaplanMeier timeToNext) {
        return Watched.until(timeToNext, days) >= FEWEST_WATCHED;
    }
}
