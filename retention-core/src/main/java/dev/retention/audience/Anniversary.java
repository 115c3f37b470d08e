package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * When a day comes round again: birthdays, and anniversaries of a purchase, in the Gregorian or the Solar Hijri calendar.
 *
 * <p>A leap day, 29 February or 30 Esfand, is celebrated on the day before or after in years that have none: people differ, so say which.
 * Somebody born on 1 Farvardin has a birthday each year on that day, which is 20 or 21 March.
 *
 * <pre>{@code
 * var birthday = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_AFTER);
 * birthday.nextAfter(LocalDate.of(2000, 2, 29), LocalDate.of(2027, 1, 1));     // 2027-03-01
 * }</pre>
 *
 * <p>A mapper of records cannot read it back, as a calendar is not one: keep the name of the calendar and {@link LeapDay}.
 *
 * @param months the calendar: {@link PeriodCalendar#months} or {@link PeriodCalendar#solarHijriMonths}
 * @param leapDay when a leap day is celebrated in a year without one
 */
public record Anniversary(PeriodCalendar months, LeapDay leapDay) implements Serializable {

    private static final int MONTHS_IN_A_YEAR = 12;

    /** The anniversary after a day is in the calendar too: more than two years. */
    private static final int ROOM = 800;

    /** When a leap day is celebrated in a year without one. */
    public enum LeapDay {
        /** On 28 February, 29 Esfand. */
        DAY_BEFORE,
        /** On 1 March, 1 Farvardin. */
        DAY_AFTER
    }

    /**
     * Checks the calendar.
     *
     * @throws IllegalArgumentException if it is not one of months
     */
    public Anniversary {
        requireNonNull(months, "months");
        requireNonNull(leapDay, "leapDay");
        if (!months.equals(PeriodCalendar.months()) && !months.equals(PeriodCalendar.solarHijriMonths())) {
            throw new IllegalArgumentException("months must be a calendar of months, got months=" + months);
        }
    }

    /**
     * {@return the first anniversary on or after a day} The event itself is none.
     *
     * @param event the day that comes round
     * @param day where to begin; may be before the event
     * @throws IllegalArgumentException if a day is outside the calendar
     */
    public LocalDate nextAfter(LocalDate event, LocalDate day) {
        int from = Checks.epochDay(event, "event");
        int asOf = Checks.epochDay(day, "day");
        requireInCalendar(from, "event");
        requireInCalendar(asOf, "day");
        return LocalDate.ofEpochDay(next(from, asOf));
    }

    void requireInCalendar(int epochDay, String name) {
        if (!isInCalendar(epochDay)) {
            throw new IllegalArgumentException(
                    name + " must be in [" + LocalDate.ofEpochDay(months.minEpochDay()) + ", "
                            + LocalDate.ofEpochDay(months.maxEpochDay() - ROOM) + "], got " + name + "="
                            + LocalDate.ofEpochDay(epochDay));
        }
    }

    void requireInCalendar(int epochDay, String array, int index) {
        if (!isInCalendar(epochDay)) {
            throw new IllegalArgumentException(array + "[" + index + "] must be in [" + months.minEpochDay() + ", "
                    + (months.maxEpochDay() - ROOM) + "], got " + array + "[" + index + "]=" + epochDay);
        }
    }

    private boolean isInCalendar(int epochDay) {
        return epochDay >= months.minEpochDay() && epochDay <= months.maxEpochDay() - ROOM;
    }

    /** The epoch day of the first anniversary on or after a day. */
    long next(int event, int asOf) {
        int month = months.indexOf(event);
        long dayOfMonth = event - months.startEpochDay(month);
        int years = Math.max(1, (int) (((long) months.indexOf(asOf) - month) / MONTHS_IN_A_YEAR));
        long found = in(month + MONTHS_IN_A_YEAR * years, dayOfMonth);
        return found >= asOf ? found : in(month + MONTHS_IN_A_YEAR * (years + 1), dayOfMonth);
    }

    private long in(int month, long dayOfMonth) {
        long found = months.startEpochDay(month) + dayOfMonth;
        long end = months.endEpochDay(month);
        return found < end ? found : leapDay == LeapDay.DAY_AFTER ? end : end - 1;
    }
}
