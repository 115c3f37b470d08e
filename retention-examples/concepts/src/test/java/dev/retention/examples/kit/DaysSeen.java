package dev.retention.examples.kit;

import dev.retention.activity.ActivityLog;
import java.util.Set;
import java.util.TreeSet;

/** A value of a program that uses the library: on which days somebody bought. */
record DaysSeen(Set<Integer> epochDays) {

    static final DaysSeen EMPTY = new DaysSeen(Set.of());

    DaysSeen {
        epochDays = Set.copyOf(epochDays);
    }

    static DaysSeen of(ActivityLog log) {
        var days = new TreeSet<Integer>();
        for (int e = 0; e < log.entryCount(); e++) {
            days.add(log.epochDay(e));
        }
        return new DaysSeen(days);
    }

    DaysSeen plus(DaysSeen other) {
        var days = new TreeSet<>(epochDays);
        days.addAll(other.epochDays);
        return new DaysSeen(days);
    }
}
