package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.period.DayRange;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;

/** One month of a shop, and three rates that are called its retention. */
public final class WhyRetentionDiffers {

    private WhyRetentionDiffers() {}

    public static void main(String[] args) {
        int jan = 20_089; // 2025-01-01: columns count the days since 1970-01-01
        int feb = jan + 31;
        int mar = feb + 28;
        long[] customers = {1, 1, 2, 2, 3, 3, 4, 5, 6}; // 3 leaves out February, 2 and 6 are new in March
        int[] epochDays = {feb, mar, mar, mar + 9, jan, mar + 2, feb + 5, feb + 8, mar + 20};
        ActivityLog log = ActivityLog.ofEvents(customers, epochDays);

        var february = new DayRange(LocalDate.ofEpochDay(feb), LocalDate.ofEpochDay(mar));
        var march = new DayRange(LocalDate.ofEpochDay(mar), LocalDate.ofEpochDay(mar + 31));
        CustomerMovement month = ActivityRates.movement(log, february, march);
        System.out.println("Shopify, returning customer rate:    " + ActivityRates.returningCustomers(log, march));
        System.out.println("PostHog, returning, not dormant:     " + month.retention());
        System.out.println(
                "textbooks, (end - new) / start:      " + (month.end() - month.acquired()) + " of " + month.start());
    }
}
