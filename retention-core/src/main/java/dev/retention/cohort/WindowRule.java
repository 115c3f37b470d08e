package dev.retention.cohort;

import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import java.io.Serializable;
import java.time.LocalDate;

/** Where the windows of {@link CohortWindows} begin and end. */
sealed interface WindowRule extends Serializable {

    /** The age of a day that is not before the entry, counted in windows. */
    long age(PeriodCalendar calendar, int entryDay, int epochDay);

    /** The day after the last of a window. */
    long endDay(PeriodCalendar calendar, int entryDay, long age);

    /** The periods of the definition's calendar. */
    record CalendarPeriods() implements WindowRule {
        @Override
        public long age(PeriodCalendar calendar, int entryDay, int epochDay) {
            return calendar.periodsBetween(entryDay, epochDay);
        }

        @Override
        public long endDay(PeriodCalendar calendar, int entryDay, long age) {
            return calendar.endEpochDay((int) (calendar.indexOf(entryDay) + age));
        }
    }

    /**
     * Windows of so many days from the entry.
     *
     * @param days more than 0
     */
    record RollingDays(int days) implements WindowRule {

        public RollingDays {
            Checks.positive(days, "days");
        }

        @Override
        public long age(PeriodCalendar calendar, int entryDay, int epochDay) {
            return ((long) epochDay - entryDay) / days;
        }

        @Override
        public long endDay(PeriodCalendar calendar, int entryDay, long age) {
            return entryDay + (age + 1) * days;
        }
    }

    /**
     * Windows of so many months from the entry.
     *
     * @param months more than 0
     */
    record RollingMonths(int months) implements WindowRule {

        public RollingMonths {
            Checks.positive(months, "months");
        }

        @Override
        public long age(PeriodCalendar calendar, int entryDay, int epochDay) {
            return wholeMonths(entryDay, epochDay) / months;
        }

        @Override
        public long endDay(PeriodCalendar calendar, int entryDay, long age) {
            return LocalDate.ofEpochDay(entryDay).plusMonths((age + 1) * months).toEpochDay();
        }

        /** The greatest m for which {@code entryDay.plusMonths(m)} is not after the day. */
        private static long wholeMonths(int entryDay, int epochDay) {
            PeriodCalendar gregorian = PeriodCalendar.months();
            int entryMonth = gregorian.indexOf(entryDay);
            int month = gregorian.indexOf(epochDay);
            long start = gregorian.startEpochDay(month);
            long lastDayOfMonth = gregorian.endEpochDay(month) - 1;
            long anniversary = Math.min(start + (entryDay - gregorian.startEpochDay(entryMonth)), lastDayOfMonth);
            return (long) month - entryMonth - (epochDay < anniversary ? 1 : 0);
        }
    }
}
