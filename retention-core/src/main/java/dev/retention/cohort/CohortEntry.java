package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.period.PeriodCalendar;
import java.io.Serializable;

/**
 * How customers enter cohorts: on which day they become members, and of which cohort.
 *
 * <p>Only days with activity count; a day of returns alone ({@link dev.retention.activity.RefundPolicy#NET}) admits nobody.
 *
 * <p>A log that starts late, after the business did, moves old customers into its first cohorts, where they pose as new and
 * look more loyal than new ones are. {@link #firstEver} cannot notice; {@link #firstIn} tells how many members are known to be
 * old, and whether it could know at all.
 */
public sealed interface CohortEntry extends Serializable {

    /** What {@link #firstEntry} and {@link #nextEntry} answer if there is none. */
    int NONE = -1;

    /** {@return the first activity ever: each customer is in one cohort, that of the period in which it falls} The default. */
    static CohortEntry firstEver() {
        return new FirstEver();
    }

    /**
     * {@return the first activity within a range of days, whatever came before it}
     *
     * <p>{@link CohortRow#knownBefore} counts the members who were active before the range, and who are therefore not new;
     * {@link CohortTable#startsLate} tells if the log holds nothing from before it, so that this count says nothing.
     *
     * @param startEpochDay the first day of the range
     * @param endEpochDay the day after its last
     * @throws IllegalArgumentException if the range is empty
     */
    static CohortEntry firstIn(int startEpochDay, int endEpochDay) {
        return new FirstIn(startEpochDay, endEpochDay);
    }

    /** {@return every period with activity: a customer enters the cohort of each, anew} Also called <em>recurring</em>. */
    static CohortEntry everyPeriod() {
        return new EveryPeriod();
    }

    /**
     * {@return cohorts that the caller assigns: channel, first product, plan; a member's time runs from their first activity}
     *
     * <p>Members of one cohort begin on different days, so that each is judged by their own entry: see
     * {@link CohortCell#observed}. The table keeps the names of the cohorts, not the assignment.
     *
     * @param assignment the cohort of each customer of the log
     */
    static CohortEntry given(CohortAssignment assignment) {
        return new Given(assignment);
    }

    /**
     * {@return the entry of the log with which a customer first becomes a member, or {@link #NONE}}
     *
     * @param log the log that decides
     * @param customerIndex the customer's position in it
     */
    int firstEntry(ActivityLog log, int customerIndex);

    /**
     * {@return the entry of the log with which the customer becomes a member again, or {@link #NONE}}
     *
     * @param log the log that decides
     * @param customerIndex the customer's position in it
     * @param entry the one before, from {@link #firstEntry} or from here
     * @param calendar the periods of the cohorts
     */
    default int nextEntry(ActivityLog log, int customerIndex, int entry, PeriodCalendar calendar) {
        return NONE;
    }

    /**
     * {@return whether a customer is known to have been active before the days that this entry looks at}
     *
     * @param log the log that decides
     * @param customerIndex the customer's position in it
     */
    default boolean wasActiveBefore(ActivityLog log, int customerIndex) {
        return false;
    }

    /**
     * {@return the last day on which anybody can enter}
     *
     * @param asOfEpochDay the last day that is known
     */
    default int lastEntryDay(int asOfEpochDay) {
        return asOfEpochDay;
    }

    /** The first activity ever. */
    record FirstEver() implements CohortEntry {
        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            return firstActive(log, log.entriesBegin(customerIndex), log.entriesEnd(customerIndex));
        }
    }

    /**
     * The first activity within a range of days.
     *
     * @param startEpochDay the first day of the range
     * @param endEpochDay the day after its last
     */
    record FirstIn(int startEpochDay, int endEpochDay) implements CohortEntry {
        /**
         * Checks that the range is not empty.
         *
         * @throws IllegalArgumentException if it is
         */
        public FirstIn {
            if (endEpochDay <= startEpochDay) {
                throw new IllegalArgumentException("endEpochDay must be > startEpochDay, got startEpochDay="
                        + startEpochDay + ", endEpochDay=" + endEpochDay);
            }
        }

        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            int end = log.entriesEnd(customerIndex);
            int entry = log.entriesBegin(customerIndex);
            while (entry < end && log.epochDay(entry) < startEpochDay) {
                entry++;
            }
            int first = firstActive(log, entry, end);
            return first != NONE && log.epochDay(first) < endEpochDay ? first : NONE;
        }

        @Override
        public boolean wasActiveBefore(ActivityLog log, int customerIndex) {
            int first = firstActive(log, log.entriesBegin(customerIndex), log.entriesEnd(customerIndex));
            return first != NONE && log.epochDay(first) < startEpochDay;
        }

        @Override
        public int lastEntryDay(int asOfEpochDay) {
            return Math.min(asOfEpochDay, endEpochDay - 1);
        }
    }

    /** Every period with activity. */
    record EveryPeriod() implements CohortEntry {
        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            return firstActive(log, log.entriesBegin(customerIndex), log.entriesEnd(customerIndex));
        }

        @Override
        public int nextEntry(ActivityLog log, int customerIndex, int entry, PeriodCalendar calendar) {
            int end = log.entriesEnd(customerIndex);
            long endOfPeriod = calendar.endDay(calendar.indexOf(log.epochDay(entry)));
            int next = entry + 1;
            while (next < end && log.epochDay(next) < endOfPeriod) {
                next++;
            }
            return firstActive(log, next, end);
        }
    }

    /**
     * Cohorts that the caller assigns.
     *
     * @param assignment the cohort of each customer
     */
    record Given(CohortAssignment assignment) implements CohortEntry {
        /**
         * Checks that the assignment is not null.
         *
         * @throws NullPointerException if it is
         */
        public Given {
            requireNonNull(assignment, "assignment");
        }

        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            return firstActive(log, log.entriesBegin(customerIndex), log.entriesEnd(customerIndex));
        }
    }

    private static int firstActive(ActivityLog log, int from, int to) {
        for (int entry = from; entry < to; entry++) {
            if (log.activityCount(entry) > 0) {
                return entry;
            }
        }
        return NONE;
    }
}
