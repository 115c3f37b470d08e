package dev.retention.period;

import dev.retention.internal.Checks;
import java.time.LocalDate;

/**
 * Months, quarters and years of the proleptic Gregorian calendar, counted from the one of 1970-01-01.
 *
 * <p>A year is taken to begin on March 1st, so that the leap day comes last; the calendar then is a nest of three
 * linear patterns: 146,097 days in 4 centuries, 1,461 in 4 years, 153 in 5 months. Days are first moved to be positive
 * by a whole number of 400-year cycles, so that divisions truncate the right way. The method is the one of C. Neri and
 * L. Schneider, "Euclidean affine functions and their application to calendar algorithms" (2022).
 */
enum GregorianPeriods implements PeriodCalendar {
    MONTHS(1) {
        @Override
        public int indexOf(int epochDay) {
            return monthOf(epochDay);
        }

        @Override
        String label(LocalDate start) {
            return start.toString().substring(0, start.toString().length() - "-01".length());
        }
    },
    QUARTERS(3) {
        @Override
        public int indexOf(int epochDay) {
            return Math.floorDiv(monthOf(epochDay), 3);
        }

        @Override
        String label(LocalDate start) {
            return YEARS.label(start) + "-Q" + (start.getMonthValue() / 3 + 1);
        }
    },
    YEARS(12) {
        @Override
        public int indexOf(int epochDay) {
            return Math.floorDiv(monthOf(epochDay), 12);
        }

        @Override
        String label(LocalDate start) {
            return start.toString().substring(0, start.toString().length() - "-01-01".length());
        }
    };

    private static final int DAYS_IN_400_YEARS = 146_097;

    /** Enough cycles to make every int day positive. */
    private static final int CYCLES = 14_705;

    /** From March 1st of the year −400 CYCLES to 1970-01-01. */
    private static final long DAYS_TO_EPOCH = 719_468 + (long) CYCLES * DAYS_IN_400_YEARS;

    /** The same in months: the month of day 0 is January, the 11th of the year 1969 that began in March. */
    private static final int MONTHS_TO_EPOCH = (CYCLES * 400 + 1969) * 12 + 10;

    private final int monthsPerPeriod;

    GregorianPeriods(int monthsPerPeriod) {
        this.monthsPerPeriod = monthsPerPeriod;
    }

    /** {@return months from January 1970 to the month of the day} */
    static int monthOf(int epochDay) {
        long quarterDays = 4 * (epochDay + DAYS_TO_EPOCH) + 3;
        int century = (int) (quarterDays / DAYS_IN_400_YEARS);
        int quarterDaysOfCentury = (int) (quarterDays % DAYS_IN_400_YEARS) | 3;
        int year = century * 100 + quarterDaysOfCentury / 1461;
        int dayOfYear = quarterDaysOfCentury % 1461 / 4;
        int month = (5 * dayOfYear + 2) / 153;
        return year * 12 + month - MONTHS_TO_EPOCH;
    }

    /** {@return the first day of a month} */
    private static long firstDayOf(int month) {
        int monthsFromMarch = month + MONTHS_TO_EPOCH;
        int year = monthsFromMarch / 12;
        int monthOfYear = monthsFromMarch % 12;
        return 365L * year + year / 4 - year / 100 + year / 400 + (153 * monthOfYear + 2) / 5 - DAYS_TO_EPOCH;
    }

    @Override
    public long startEpochDay(int index) {
        Checks.inRange(index, minIndex(), maxIndex(), "index");
        return firstDayOf(index * monthsPerPeriod);
    }

    @Override
    public long endEpochDay(int index) {
        Checks.inRange(index, minIndex(), maxIndex(), "index");
        return firstDayOf((index + 1) * monthsPerPeriod);
    }

    @Override
    public String label(int index) {
        return label(LocalDate.ofEpochDay(startEpochDay(index)));
    }

    abstract String label(LocalDate start);
}
