package dev.retention.period;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which period does a day fall in: time cut into consecutive periods, numbered without a gap.
 *
 * <pre>
 * range(i).contains(day)   exactly if   indexOf(day) = i
 * range(i).end() = range(i + 1).start()
 * </pre>
 *
 * <p>Days are epoch days, 1970-01-01 being day 0. Period 0 is the one that holds day 0, save in {@link #fixedDays}, where
 * it begins at the anchor. Every calendar covers all days that an {@code int} can hold (about the years −5,877,641 to
 * 5,881,580), unless its factory says where it begins or ends: {@link #minEpochDay} and {@link #maxEpochDay} tell. Its
 * first and its last period are whole, so they may begin before the first or end after the last of those days; that is
 * why {@link #startEpochDay} and {@link #endEpochDay} are {@code long}.
 *
 * <p>Calendars are immutable, compare by value and print their own name: {@code QUARTERS} and {@code SOLAR_HIJRI_QUARTERS}, whose labels differ
 * by the year alone. A lookup is a handful of integer operations and allocates nothing.
 *
 * <pre>{@code
 * PeriodCalendar months = PeriodCalendar.months();
 * int december = months.indexOf(LocalDate.of(2011, 12, 9));     // 503
 * months.label(december);                                       // "2011-12"
 * months.range(december).start();                               // 2011-12-01
 * months.range(december).end();                                 // 2012-01-01, which is no longer in it
 * }</pre>
 */
public sealed interface PeriodCalendar extends Serializable permits FixedDays, GregorianPeriods, SolarHijriPeriods {

    /** {@return every day a period of its own; the index of a period is its epoch day, its label "2011-12-05"} */
    static PeriodCalendar days() {
        return new FixedDays(1, 0);
    }

    /**
     * {@return weeks, labelled by their first day: "2011-12-05"}
     *
     * @param firstDay the day that a week begins with: Monday by ISO 8601, Sunday in the United States, Saturday in Iran;
     *     there is no default, since a wrong guess moves a seventh of all activity to another week
     */
    static PeriodCalendar weeks(DayOfWeek firstDay) {
        Objects.requireNonNull(firstDay, "firstDay");
        int daysFromFirstDayToEpoch = Math.floorMod(DayOfWeek.THURSDAY.getValue() - firstDay.getValue(), 7);
        return new FixedDays(7, -daysFromFirstDayToEpoch);
    }

    /** {@return months of the Gregorian calendar (the ISO one, extended to all years), labelled "2011-12"} */
    static PeriodCalendar months() {
        return GregorianPeriods.MONTHS;
    }

    /** {@return quarters of the Gregorian calendar, labelled "2011-Q4"} */
    static PeriodCalendar quarters() {
        return GregorianPeriods.QUARTERS;
    }

    /** {@return years of the Gregorian calendar, labelled "2011"} */
    static PeriodCalendar years() {
        return GregorianPeriods.YEARS;
    }

    /**
     * {@return periods of a fixed number of days, labelled by their first day: "2011-12-05"}
     *
     * <p>Period 0 begins at the anchor. Periods of one day end where the index would leave the {@code int} range.
     *
     * @param lengthDays days in a period, more than 0
     * @param anchor the first day of period 0
     * @throws IllegalArgumentException if the length is not above 0, or the anchor is a day that an {@code int} cannot hold
     */
    static PeriodCalendar fixedDays(int lengthDays, LocalDate anchor) {
        return new FixedDays(lengthDays, Checks.epochDay(anchor, "anchor"));
    }

    /**
     * {@return months of the Solar Hijri calendar (Farvardin to Esfand), labelled "1403-12"}
     *
     * <p>Months 1 to 6 have 31 days, 7 to 11 have 30, and month 12 has 29, or 30 in a leap year. Leap years follow the
     * arithmetic rule of 8 in 33 years; 1 Farvardin 1404 is 2025-03-21, so 30 Esfand 1403 is 2025-03-20.
     *
     * <pre>
     * year y is leap   exactly if   (25 y + 11) mod 33 &lt; 8
     * </pre>
     *
     * <p>The official calendar is astronomical: a year begins with the day whose noon in Tehran (at 52.5° east) is the
     * first after the equinox. The rule agrees with it from 1178 to 1633, as is commonly stated, that is from 1799 to
     * 2255 of the Gregorian calendar. Two of these years are close: at the end of 1502 and of 1601 the equinox is within
     * minutes of noon, and tables that go by the true sun instead of the clock (ICU's, say) make them common years and
     * the next ones begin a day earlier. So 1178 to 1501 is beyond doubt; outside of 1178 to 1633 months may begin a day
     * off.
     *
     * <p>The calendar begins with year 1, at epoch day −492,268 (622-03-21 of the Gregorian calendar); earlier days are
     * rejected. It ends with the {@code int} days.
     */
    static PeriodCalendar solarHijriMonths() {
        return SolarHijriPeriods.SOLAR_HIJRI_MONTHS;
    }

    /**
     * {@return the seasons of the Solar Hijri calendar, labelled "1403-Q4"} Spring begins with Farvardin, summer with Tir, autumn with
     * Mehr, winter with Dey. They are of the same calendar as {@link #solarHijriMonths}.
     */
    static PeriodCalendar solarHijriQuarters() {
        return SolarHijriPeriods.SOLAR_HIJRI_QUARTERS;
    }

    /** {@return years of the Solar Hijri calendar, labelled "1403"} They are of the same calendar as {@link #solarHijriMonths}. */
    static PeriodCalendar solarHijriYears() {
        return SolarHijriPeriods.SOLAR_HIJRI_YEARS;
    }

    /**
     * {@return the index of the period that the day falls in}
     *
     * @param epochDay the day, in [{@link #minEpochDay}, {@link #maxEpochDay}]
     * @throws IllegalArgumentException if the day is outside the calendar
     */
    int indexOf(int epochDay);

    /**
     * {@return the index of the period that the date falls in}
     *
     * @param date a date whose epoch day is in [{@link #minEpochDay}, {@link #maxEpochDay}]
     * @throws IllegalArgumentException if the date is outside the calendar
     */
    default int indexOf(LocalDate date) {
        long epochDay = Objects.requireNonNull(date, "date").toEpochDay();
        if (epochDay < minEpochDay() || epochDay > maxEpochDay()) {
            throw new IllegalArgumentException("date must be in [" + LocalDate.ofEpochDay(minEpochDay()) + ", "
                    + LocalDate.ofEpochDay(maxEpochDay()) + "], got date=" + date);
        }
        return indexOf((int) epochDay);
    }

    /**
     * {@return the first day of a period, as columns count days}
     *
     * @param index a period, in [{@link #minIndex}, {@link #maxIndex}]
     * @throws IllegalArgumentException if the index is outside the calendar
     */
    long startEpochDay(int index);

    /**
     * {@return the day after the last of a period, as columns count days: the range of its days is half-open}
     *
     * @param index a period, in [{@link #minIndex}, {@link #maxIndex}]
     * @throws IllegalArgumentException if the index is outside the calendar
     */
    long endEpochDay(int index);

    /**
     * {@return the days of a period}
     *
     * @param index a period, in [{@link #minIndex}, {@link #maxIndex}]
     * @throws IllegalArgumentException if the index is outside the calendar
     */
    default DayRange range(int index) {
        return new DayRange(LocalDate.ofEpochDay(startEpochDay(index)), LocalDate.ofEpochDay(endEpochDay(index)));
    }

    /**
     * {@return the name of a period, such as "2011-12"; independent of the locale}
     *
     * <p>Years have four digits at least, and a sign outside of 0 to 9999, as in ISO 8601 and {@link LocalDate#toString}.
     *
     * @param index a period, in [{@link #minIndex}, {@link #maxIndex}]
     * @throws IllegalArgumentException if the index is outside the calendar
     */
    String label(int index);

    /** {@return the first day that is in the calendar} */
    default int minEpochDay() {
        return Integer.MIN_VALUE;
    }

    /** {@return the last day that is in the calendar} */
    default int maxEpochDay() {
        return Integer.MAX_VALUE;
    }

    /** {@return the index of the first period: the one of {@link #minEpochDay}} */
    default int minIndex() {
        return indexOf(minEpochDay());
    }

    /** {@return the index of the last period: the one of {@link #maxEpochDay}} */
    default int maxIndex() {
        return indexOf(maxEpochDay());
    }

    /**
     * {@return how many periods the one of the second day is after that of the first; negative if it is before}
     *
     * <p>To be asked before allocating a slot for each: the answer always fits a {@code long}, the slots may not fit an
     * array.
     *
     * @param fromEpochDay a day of the calendar
     * @param toEpochDay a day of the calendar
     * @throws IllegalArgumentException if a day is outside the calendar
     */
    default long periodsBetween(int fromEpochDay, int toEpochDay) {
        return (long) indexOf(toEpochDay) - indexOf(fromEpochDay);
    }
}
