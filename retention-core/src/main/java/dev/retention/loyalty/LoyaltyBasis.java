package dev.retention.loyalty;

import dev.retention.activity.ActivityLog;

/** What counts towards a tier or a reward. */
public enum LoyaltyBasis {
    /** The amounts of a log, returns taken off. */
    SPEND {
        @Override
        long value(ActivityLog log, int entry) {
            return log.amountMinor(entry);
        }
    },

    /** The activities of a log: orders, or visits. */
    ORDERS {
        @Override
        long value(ActivityLog log, int entry) {
            return log.activityCount(entry);
        }
    };

    /** What an entry of a log counts. */
    abstract long value(ActivityLog log, int entry);
}
