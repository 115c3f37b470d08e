package dev.retention.loyalty;

import dev.retention.activity.ActivityLog;

/** Who of a log's customers is a member. */
final class Members {

    private Members() {}

    static boolean[] flags(ActivityLog log, long[] members) {
        boolean[] flags = new boolean[log.customerCount()];
        for (long member : members) {
            int index = log.indexOf(member);
            if (index >= 0) {
                flags[index] = true;
            }
        }
        return flags;
    }
}
