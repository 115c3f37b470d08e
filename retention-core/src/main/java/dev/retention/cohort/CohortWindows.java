package dev.retention.cohort;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Which windows of time follow a member's entry. They are numbered by <em>age</em>: the window of age 0 holds the day of entry.
 *
 * <p>Vendors differ in their default: calendar periods make every cohort's cells comparable with the shop's books, but a customer
 * who enters on the last day of a month has a first month of one day; rolling windows give each member the same time.
 */
public final class CohortWindows implements Serializable {

    private static final long serialVersionUID = 1;

    /** How it works. */
    private final WindowRule rule;

    private CohortWindows(WindowRule rule) {
        this.rule = rule;
    }

    WindowRule rule() {
        return rule;
    }

    /** {@return the periods of the definition's calendar, age 0 being the one of the entry} The default. */
    public static CohortWindows calendarPeriods() {
        return new CohortWindows(new WindowRule.CalendarPeriods());
    }

    /**
     * {@return windows of so many days from each member's own day of entry}
     *
     * <p>7 and 30 are the weeks and months of the vendors that count from the user's own start.
     *
     * @param days the length of a window, more than 0
     */
    public static CohortWindows rollingDays(int days) {
        return new CohortWindows(new WindowRule.RollingDays(days));
    }

    /**
     * {@return windows of so many months from each member's own day of entry}
     *
     * <p>The window of age k begins k · months after the entry, on the same day of the month, or on the last one of a month that
     * is too short ({@link LocalDate#plusMonths}): after 31 January come 28 February and 31 March.
     *
     * @param months the length of a window, more than 0
     */
    public static CohortWindows rollingMonths(int months) {
        return new CohortWindows(new WindowRule.RollingMonths(months));
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof CohortWindows other && rule.equals(other.rule);
    }

    @Override
    public int hashCode() {
        return rule.hashCode();
    }

    @Override
    public String toString() {
        return rule.toString();
    }

    private Object writeReplace() {
        return new SerialForm(rule);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("windows are read through their serial form");
    }

    private record SerialForm(WindowRule rule, long checksum) implements Serializable {

        SerialForm(WindowRule rule) {
            this(rule, Checksum.of(rule));
        }

        private Object readResolve() throws InvalidObjectException {
            Checksum.require(checksum, rule);
            return new CohortWindows(requireNonNull(rule, "rule"));
        }
    }
}
