package dev.retention.period;

import dev.retention.internal.Checks;
import java.time.LocalDate;

/**
 * Periods of equally many days: days, weeks, or any other length from an anchor.
 *
 * @param lengthDays days in a period
 * @param anchorEpochDay the first day of period 0
 */
record FixedDays(int lengthDays, int anchorEpochDay) implements PeriodCalendar {

    FixedDays {
        Checks.positive(lengthDays, "lengthDays");
    }

    @Override
    public int indexOf(int epochDay) {
        long index = unboundedIndexOf(epochDay);
        if (index != (int) index) {
            Checks.inRange(epochDay, minEpochDay(), maxEpochDay(), "epochDay");
        }
        return (int) index;
    }

    /** Leaves the int range for periods of one day that are anchored elsewhere than at day 0, and only for these. */
    private long unboundedIndexOf(int epochDay) {
        return Math.floorDiv((long) epochDay - anchorEpochDay, (long) lengthDays);
    }

    @Override
    public long startEpochDay(int index) {
        Checks.inRange(index, minIndex(), maxIndex(), "index");
        return anchorEpochDay + (long) index * lengthDays;
    }

    @Override
    public long endEpochDay(int index) {
        return startEpochDay(index) + lengthDays;
    }

    @Override
    public String label(int index) {
        return LocalDate.ofEpochDay(startEpochDay(index)).toString();
    }

    @Override
    public int minEpochDay() {
        return lengthDays == 1 && anchorEpochDay > 0 ? Integer.MIN_VALUE + anchorEpochDay : Integer.MIN_VALUE;
    }

    @Override
    public int maxEpochDay() {
        return lengthDays == 1 && anchorEpochDay < 0 ? Integer.MAX_VALUE + anchorEpochDay : Integer.MAX_VALUE;
    }
}
