package dev.retention.examples.csv;

import java.time.ZoneId;

/**
 * Whose days the days of times are.
 *
 * @param shop the zone of the shop, or null
 * @param asWritten whether the day of a time with an offset is the one that is written there
 * @param timesIn the zone in which times without an offset are written, or null
 */
public record DayZone(ZoneId shop, boolean asWritten, ZoneId timesIn) {

    /** Nothing was said: days are as they are written, and offsets are an error. */
    public static final DayZone UNSAID = new DayZone(null, false, null);
}
