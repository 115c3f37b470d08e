package dev.retention.testing;

import dev.retention.period.PeriodCalendar;

/** What a calendar has to keep. Each law throws an {@link AssertionError} that shows what does not hold. */
public final class PeriodLaws {

    private PeriodLaws() {}

    /** A day is in its period, and in no other: the periods tile the days. */
    public static void everyDayIsInItsPeriodOnly(PeriodCalendar calendar, int epochDay) {
        int index = calendar.indexOf(epochDay);
        Claims.holds(
                calendar.startEpochDay(index) <= epochDay && epochDay < calendar.endEpochDay(index),
                "calendar.startEpochDay(index) <= epochDay && epochDay < calendar.endEpochDay(index)");
    }

    /** Start and last day of a period lead back to it, as far as they are days of the calendar. */
    public static void periodsRoundTrip(PeriodCalendar calendar, int index) {
        long first = Math.max(calendar.startEpochDay(index), calendar.minEpochDay());
        long last = Math.min(calendar.endEpochDay(index) - 1, calendar.maxEpochDay());
        Claims.equal(index, calendar.indexOf((int) first));
        Claims.equal(index, calendar.indexOf((int) last));
    }

    /** Each period begins where the one before it ends. */
    public static void periodsFollowWithoutAGap(PeriodCalendar calendar, int index) {
        if (index < calendar.maxIndex()) {
            Claims.equal(calendar.endEpochDay(index), calendar.startEpochDay(index + 1));
        }
        Claims.holds(
                calendar.startEpochDay(index) < calendar.endEpochDay(index),
                "calendar.startEpochDay(index) < calendar.endEpochDay(index)");
    }
}
