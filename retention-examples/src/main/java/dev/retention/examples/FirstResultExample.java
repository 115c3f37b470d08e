package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rate.Proportion;

/** The README's first result. */
public final class FirstResultExample {

    private FirstResultExample() {}

    public static void main(String[] args) {
        long[] customers = {1, 1, 2, 3, 3, 3};
        int[] epochDays = {20_000, 20_031, 20_005, 20_007, 20_040, 20_041};
        long[] amountsMinor = {4_990, 2_500, 1_200, 9_900, 1_000, -9_900}; // the last row is a return

        ActivityLog log = ActivityLog.of(customers, epochDays, amountsMinor, RefundPolicy.NET);
        System.out.println(log.activityCount() + " purchases of " + log.customerCount() + " customers");
        System.out.println(log.totalAmountMinor() / 100.0 + " net revenue");
        System.out.println(Proportion.of(2, 3).rate() + " of the customers came back");
    }
}
