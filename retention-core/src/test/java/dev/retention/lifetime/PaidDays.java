package dev.retention.lifetime;

import dev.retention.activity.ActivityLog;

/** The days of a log on which a customer's orders less their returns came to more than 0. */
public final class PaidDays {

    private PaidDays() {}

    public static ActivityLog of(ActivityLog log) {
        return log.entriesWhere(entry -> log.activityCount(entry) > 0 && log.amountMinor(entry) > 0);
    }
}
