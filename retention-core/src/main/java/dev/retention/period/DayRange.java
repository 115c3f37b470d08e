package dev.retention.period;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Consecutive days: those from {@code start} on, before {@code end}. The range is half-open, so that one range ends where the
 * next begins.
 *
 * <pre>
 * day is in the range   exactly if   start &lt;= day &lt; end
 * </pre>
 *
 * <p>A range whose end is its start is empty: no day is in it.
 *
 * <pre>{@code
 * var spring = new DayRange(LocalDate.of(2011, 3, 1), LocalDate.of(2011, 6, 1));
 * spring.lengthDays();                                                             // 92
 * spring.contains(LocalDate.of(2011, 6, 1));                                       // false
 * PeriodCalendar months = PeriodCalendar.months();
 * months.range(months.indexOf(LocalDate.of(2011, 12, 9)));                         // [2011-12-01, 2012-01-01)
 * }</pre>
 *
 * @param start the first day
 * @param end the day after the last
 */
public record DayRange(LocalDate start, LocalDate end) implements Serializable {

    /**
     * Checks the order of the days.
     *
     * @throws IllegalArgumentException if the end is before the start
     */
    public DayRange {
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end must be >= start, got start=" + start + ", end=" + end);
        }
    }

    /** {@return how many days there are, 0 if the range is empty} */
    public long lengthDays() {
        return end.toEpochDay() - start.toEpochDay();
    }

    /**
     * {@return whether a day is in the range}
     *
     * @param day the day
     */
    public boolean contains(LocalDate day) {
        requireNonNull(day, "day");
        return !day.isBefore(start) && day.isBefore(end);
    }

    /** {@return the range as "[2011-12-01, 2012-01-01)"} */
    @Override
    public String toString() {
        return "[" + start + ", " + end + ")";
    }
}
