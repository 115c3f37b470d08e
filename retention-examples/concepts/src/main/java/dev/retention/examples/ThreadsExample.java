package dev.retention.examples;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Rows to a log, a log to a summary, and a summary to scores, by the caller and three threads of a pool. */
public final class ThreadsExample {

    private static final int ORDERS = 200_000;
    private static final LocalDate TODAY = LocalDate.of(2025, 3, 31);

    private ThreadsExample() {}

    public static void main(String[] args) {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        ActivityRows rows = ActivityRows.of(threeYearsOfOrders(), RefundPolicy.NET);
        ActivityLog log = ActivityLog.of(rows.withThreads(pool, 4)); // the caller and three of the pool

        CustomerSummary summary = CustomerSummary.of(ActivityRows.of(log).withThreads(pool, 4), TODAY);
        RfmScores scores = RfmScoring.QUINTILES.score(summary, pool, 4);
        System.out.println(summary.equals(CustomerSummary.of(log, TODAY)));
        System.out.println(scores.equals(RfmScoring.QUINTILES.score(summary)));
        pool.shutdown();
    }

    private static ActivityColumns threeYearsOfOrders() {
        var random = new SplittableRandom(1);
        int today = (int) TODAY.toEpochDay();
        return ActivityColumns.of(
                random.longs(ORDERS, 0, ORDERS / 2).toArray(),
                random.ints(ORDERS, today - 1095, today + 1).toArray(),
                random.longs(ORDERS, 500, 20_000).toArray());
    }
}
