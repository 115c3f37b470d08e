package dev.retention.cohort;

import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which windows of time follow a member's entry. They are numbered by <em>age</em>: the window of age 0 holds the day of entry.
 *
 * <p>Vendors differ in their default: calendar periods make every cohort's cells comparable with the shop's books, but a customer
 * who enters on the last day of a month has a first month of one day; rolling windows give each member the same time.
 */
public sealed interface CohortWindows extends Serializable {

    /** {@return the periods of the definition's calendar, age 0 being the one of the entry} The default. */
    static CohortWindows calendarPeriods() {
        return new CalendarPeriods();
    }

    /**
     * {@return windows of so many days from each member's own day of entry}
     *
     * <p>7 and 30 are the weeks and months of the vendors that count from the user's own start.
     *
     * @param days the length of a window, more than 0
     */
    static CohortWindows rollingDays(int days) {
        return new RollingDays(days);
    }

    /**
     * {@return windows of so many months from each member's own day of entry}
     *
     * <p>The window of age k begins k · months after the entry, on the same day of the month, or on the last one of a month that
     * is too short ({@link LocalDate#plusMonths}): after 31 January come 28 February and 31 March.
     *
     * @param months the length of a window, more than 0
     */
    static CohortWindows rollingMonths(int months) {
        return new RollingMonths(months);
    }

    /**
     * {@return the age at which a day is}
     *
     * @param calendar the periods of the definition
     * @param entryDay the member's day of entry
     * @param epochDay the day, not before it
     */
    long age(PeriodCalendar calendar, int entryDay, int epochDay);

    /**
     * {@return the day after the last of a window}
     *
     * @param calendar the periods of the definition
     * @param entryDay the member's day of entry
     * @param age the age of a day of the calendar
     */
    long endDay(PeriodCalendar calendar, int entryDay, long age);

    /** The periods of the definition's calendar. */
    record CalendarPeriods() implements CohortWindows {
        @Override
        public long age(PeriodCalendar calendar, int entryDay, int epochDay) {
            return calendar.periodsBetween(entryDay, epochDay);
        }

        @Override
        public long endDay(PeriodCalendar calendar, int entryDay, long age) {
            return calendar.endDay((int) (calendar.indexOf(entryDay) + age));
        }
    }

    /**
     * Windows of so many days from the entry.
     *
     * @param days the length of a window
     */
    record RollingDays(int days) implements CohortWindows {
        /**
         * Checks that {@code days > 0}.
         *
         * @throws IllegalArgumentException if it is not so
         */
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
     * @param months the length of a window
     */
    record RollingMonths(int months) implements CohortWindows {
        /**
         * Checks that {@code months > 0}.
         *
         * @throws IllegalArgumentException if it is not so
         */
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
            long start = gregorian.startDay(month);
            long lastDayOfMonth = gregorian.endDay(month) - 1;
            long anniversary = Math.min(start + (entryDay - gregorian.startDay(entryMonth)), lastDayOfMonth);
            return (long) month - entryMonth - (epochDay < anniversary ? 1 : 0);
        }
    }
}
