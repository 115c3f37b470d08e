package dev.retention.benchmarks;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import java.util.concurrent.ForkJoinPool;

/** How many threads a form may use, and the pool that lends them. */
record Threads(int count, ForkJoinPool pool) {

    static Threads of(int count) {
        return new Threads(count, new ForkJoinPool(count));
    }

    /** Rows as these threads read them; every row is an order. */
    ActivityRows rows(ActivityColumns columns) {
        ActivityRows rows = ActivityRows.of(columns, RefundPolicy.COUNTED);
        return rows(rows);
    }

    /** The rows of a log as these threads read them. */
    ActivityRows rows(ActivityLog log) {
        return rows(ActivityRows.of(log));
    }

    private ActivityRows rows(ActivityRows rows) {
        return count == 1 ? rows : rows.withThreads(pool, count);
    }
}
