package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Interval;
import dev.retention.survival.Durations;
import dev.retention.survival.IntervalTransform;
import dev.retention.survival.KaplanMeier;
import dev.retention.survival.LogRankTest;
import dev.retention.survival.SameDay;
import dev.retention.survival.SurvivalTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;

/** Time to the second purchase, and the churn curves of two plans compared. */
public final class SurvivalExample {

    private SurvivalExample() {}

    public static void main(String[] args) {
        LocalDate asOf = LocalDate.of(2025, 6, 30);
        ActivityLog log = twoYearsOfOrders(asOf);
        KaplanMeier second = KaplanMeier.of(Durations.toNextPurchase(log, 1, asOf, SameDay.MERGED));
        System.out.printf(Locale.ROOT, "back within 90 days: %.1f%%%n", 100 * second.eventProbability(90));
        Interval middle = second.quantileInterval(0.5, IntervalTransform.LOG_LOG, 0.95);
        System.out.println("half are back by day " + second.median() + ", " + middle.lower() + " to " + middle.upper());

        int[] starts = {day(2025, 1, 3), day(2025, 1, 10), day(2025, 2, 1), day(2025, 3, 5), day(2025, 4, 12)};
        int[] ends = {day(2025, 2, 3), day(2025, 4, 10), 0, day(2025, 4, 3), 0};
        boolean[] ended = {true, true, false, true, false}; // the others are active
        SurvivalTable monthly = Durations.ofSubscriptions(starts, ends, ended, asOf);
        System.out.print(KaplanMeier.of(monthly).toText());

        // Counts of durations do as well, and add up.
        SurvivalTable yearly = SurvivalTable.of(
                        new double[] {120, 150, 180}, new boolean[] {true, false, false}, new long[] {1, 4, 7})
                .plus(SurvivalTable.of(new double[] {40, 90}, new boolean[] {false, false}, new long[] {2, 3}));
        double p = LogRankTest.of(monthly, yearly).pValue();
        System.out.printf(Locale.ROOT, "do the plans differ? p = %.5f%n", p);
    }

    private static int day(int year, int month, int dayOfMonth) {
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    /** 500 customers who begin on some day of two years; after each order two of three order again, in 15 days or more. */
    private static ActivityLog twoYearsOfOrders(LocalDate asOf) {
        record Order(long customer, LocalDate day) {}

        var random = new Random(5);
        var orders = new ArrayList<Order>();
        for (long customer = 0; customer < 500; customer++) {
            LocalDate day = LocalDate.of(2023, 7, 1).plusDays(random.nextInt(730));
            boolean isCustomer = true;
            while (isCustomer && !day.isAfter(asOf)) {
                orders.add(new Order(customer, day));
                day = day.plusDays(15 + (int) (-100 * StrictMath.log(1 - random.nextDouble())));
                isCustomer = random.nextInt(3) > 0;
            }
        }
        return orders.stream()
                .collect(ActivityLog.collector(Order::customer, Order::day, order -> 0, RefundPolicy.COUNTED));
    }
}
