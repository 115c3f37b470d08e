package dev.retention.period;

import dev.retention.internal.Checks;
import java.time.LocalDate;

/**
 * Months, seasons and years of the Solar Hijri calendar by the 33-year rule, counted from the one of 1970-01-01 (11 Dey 1348).
 *
 * <p>That (25 y + 11) mod 33 &lt; 8 makes a year leap means that floor((8 y + 29) / 33) years of 1 to y are leap. So a year
 * that follows n others begins floor((12053 n + 29) / 33) days after the calendar does, 12,053 being the days in 33
 * years; the day d falls in the year that follows n = floor((33 d + 3) / 12053) others.
 */
enum SolarHijriPeriods implements PeriodCalendar {
    SOLAR_HIJRI_MONTHS(1) {
        @Override
        String label(int year, int month) {
            // The ISO month of the same numbers prints as this one does.
            return GregorianPeriods.MONTHS.label(LocalDate.of(year, month, 1));
        }
    },
    SOLAR_HIJRI_QUARTERS(3) {
        @Override
        String label(int year, int month) {
            return SOLAR_HIJRI_YEARS.label(year, month) + "-Q" + (month / 3 + 1);
        }
    },
    SOLAR_HIJRI_YEARS(12) {
        @Override
        String label(int year, int month) {
            return GregorianPeriods.YEARS.label(LocalDate.of(year, month, 1));
        }
    };

    private static final int DAYS_IN_33_YEARS = 12_053;

    /** 1 Farvardin of year 1: 512,436 days before that of 1404, which is 2025-03-21. */
    private static final int FIRST_DAY = 20_168 - 512_436;

    /** The first six months, of 31 days each. */
    private static final int DAYS_IN_HALF_YEAR = 6 * 31;

    /** From Farvardin of year 1 to Dey 1348, the month of day 0. */
    private static final int MONTHS_TO_EPOCH = 1347 * 12 + 9;

    private final int monthsPerPeriod;

    /** From the first period of year 1 to that of day 0. */
    private final int periodsToEpoch;

    SolarHijriPeriods(int monthsPerPeriod) {
        this.monthsPerPeriod = monthsPerPeriod;
        this.periodsToEpoch = monthsToEpoch() / monthsPerPeriod;
    }

    /** What a constructor of an enum may not read. */
    private static int monthsToEpoch() {
        return MONTHS_TO_EPOCH;
    }

    @Override
    public int indexOf(int epochDay) {
        Checks.inRange(epochDay, FIRST_DAY, Integer.MAX_VALUE, "epochDay");
        long part = 33 * ((long) epochDay - FIRST_DAY) + 3;
        int yearsBefore = (int) (part / DAYS_IN_33_YEARS);
        int dayOfYear = (int) (part % DAYS_IN_33_YEARS) / 33;
        int month = dayOfYear < DAYS_IN_HALF_YEAR ? dayOfYear / 31 : 6 + (dayOfYear - DAYS_IN_HALF_YEAR) / 30;
        return (yearsBefore * 12 + month) / monthsPerPeriod - periodsToEpoch;
    }

    @Override
    public long startEpochDay(int index) {
        return firstDayOf(monthsBefore(index));
    }

    @Override
    public long endEpochDay(int index) {
        return firstDayOf(monthsBefore(index) + monthsPerPeriod);
    }

    @Override
    public String label(int index) {
        int monthsBefore = monthsBefore(index);
        return label(monthsBefore / 12 + 1, monthsBefore % 12 + 1);
    }

    abstract String label(int year, int month);

    /** From Farvardin of year 1 to the first month of a period. */
    private int monthsBefore(int index) {
        Checks.inRange(index, minIndex(), maxIndex(), "index");
        return (index + periodsToEpoch) * monthsPerPeriod;
    }

    private static long firstDayOf(int monthsBefore) {
        long yearsBefore = monthsBefore / 12;
        int month = monthsBefore % 12;
        return FIRST_DAY + (DAYS_IN_33_YEARS * yearsBefore + 29) / 33 + 30 * month + Math.min(month, 6);
    }

    @Override
    public int minEpochDay() {
        return FIRST_DAY;
    }
}
