package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.io.Serializable;
import java.time.LocalDate;

/** How the entries of {@link CohortEntry} find the members of a log. */
sealed interface EntryRule extends Serializable {

    /** The entry of the log with which a customer first becomes a member; the end of the customer's entries if never. */
    default int firstEntry(ActivityLog log, int customerIndex) {
        return log.firstActive(log.entriesBegin(customerIndex), log.entriesEnd(customerIndex));
    }

    /** The entry with which the customer becomes a member again; the end of the customer's entries if never. */
    default int nextEntry(ActivityLog log, int customerIndex, int entry, PeriodCalendar calendar) {
        return log.entriesEnd(customerIndex);
    }

    /** Whether a customer is known to have been active before the days that this rule looks at. */
    default boolean wasActiveBefore(ActivityLog log, int customerIndex) {
        return false;
    }

    /** The last day on which anybody can enter. */
    default int lastEntryDay(int asOfEpochDay) {
        return asOfEpochDay;
    }

    /** The first activity ever. */
    record FirstEver() implements EntryRule {}

    /**
     * The first activity ever, of customers for whom it is on a day or later.
     *
     * @param day the first day
     */
    record FirstEverSince(LocalDate day) implements EntryRule {

        public FirstEverSince {
            Checks.epochDay(day, "day");
        }

        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            int end = log.entriesEnd(customerIndex);
            int first = log.firstActive(log.entriesBegin(customerIndex), end);
            return first < end && log.epochDay(first) >= day.toEpochDay() ? first : end;
        }
    }

    /**
     * The first activity on some days.
     *
     * @param days the days, at least one
     */
    record FirstIn(DayRange days) implements EntryRule {

        public FirstIn {
            if (requireNonNull(days, "days").lengthDays() == 0) {
                throw new IllegalArgumentException("days must not be empty, got days=" + days);
            }
        }

        @Override
        public int firstEntry(ActivityLog log, int customerIndex) {
            long startDay = days.start().toEpochDay();
            long endDay = days.end().toEpochDay();
            int end = log.entriesEnd(customerIndex);
            int entry = log.entriesBegin(customerIndex);
            while (entry < end && log.epochDay(entry) < startDay) {
                entry++;
            }
            int first = log.firstActive(entry, end);
            return first < end && log.epochDay(first) < endDay ? first : end;
        }

        @Override
        public boolean wasActiveBefore(ActivityLog log, int customerIndex) {
            int end = log.entriesEnd(customerIndex);
            int first = log.firstActive(log.entriesBegin(customerIndex), end);
            return first < end && log.epochDay(first) < days.start().toEpochDay();
        }

        @Override
        public int lastEntryDay(int asOfEpochDay) {
            return (int) Math.min(asOfEpochDay, days.end().toEpochDay() - 1);
        }
    }

    /** Every period with activity. */
    record EveryPeriod() implements EntryRule {

        @Override
        public int nextEntry(ActivityLog log, int customerIndex, int entry, PeriodCalendar calendar) {
            int end = log.entriesEnd(customerIndex);
            long endOfPeriod = calendar.endEpochDay(calendar.indexOf(log.epochDay(entry)));
            int next = entry + 1;
            while (next < end && log.epochDay(next) < endOfPeriod) {
                next++;
            }
            return log.firstActive(next, end);
        }
    }

    /**
     * Cohorts that the caller assigns.
     *
     * @param assignment who is in which cohort
     */
    record Given(CohortAssignment assignment) implements EntryRule {

        public Given {
            requireNonNull(assignment, "assignment");
        }
    }
}
