package dev.retention.forecast;

import dev.retention.activity.ActivityLog;

/** Every so many-th customer of a large log: enough to tell ways of forecasting apart. */
final class Sample {

    private Sample() {}

    /** How many customers of a log one of the sample stands for, if it is to hold about so many at most. */
    static int step(ActivityLog log, int most) {
        return 1 + (log.customerCount() - 1) / most;
    }

    static ActivityLog of(ActivityLog log, int step) {
        return step <= 1 ? log : log.customersWhere(customer -> customer % step == 0);
    }
}
