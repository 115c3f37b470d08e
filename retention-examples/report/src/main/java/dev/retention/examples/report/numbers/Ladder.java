package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.estimate.Proportion;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.survival.Durations;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** How many customers took which step: the first order, the second … */
public final class Ladder {

    private static final int STEPS_SHOWN = 10;

    /** Where fewer are left to watch, a single order would move the share by more than it is worth. */
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
        return watchedFor(days, timeToNext.table()) < FEWEST_WATCHED ? Double.NaN : timeToNext.eventProbability(days);
    }

    private static double median(KaplanMeier timeToNext) {
        double days = timeToNext.median();
        return watchedFor(days, timeToNext.table()) < FEWEST_WATCHED ? Double.NaN : days;
    }

    private static long watchedFor(double days, SurvivalTable table) {
        return IntStream.range(0, table.size())
                .filter(i -> table.time(i) >= days)
                .mapToLong(table::atRisk)
                .findFirst()
                .orElse(0);
    }
}
