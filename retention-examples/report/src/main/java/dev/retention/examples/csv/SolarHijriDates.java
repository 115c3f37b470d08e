package dev.retention.examples.csv;

import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates of the Solar Hijri calendar: 1403/07/15 or 1403-7-15, with a time or without. */
public final class SolarHijriDates implements DayReader {

    private static final PeriodCalendar MONTHS = PeriodCalendar.solarHijriMonths();

    /** 1404-01. */
    private static final int FARVARDIN_1404 = MONTHS.indexOf(LocalDate.of(2025, 3, 21));

    private static final Pattern DATE = Pattern.compile("(1[0-9]{3})([-/])([0-9]{1,2})\\2([0-9]{1,2})"
            + "(?:[T ]([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)?");

    private final DayZone zone;
    private long localTimes;

    /**
     * @param zone whose days the days of times are
     */
    public SolarHijriDates(DayZone zone) {
        this.zone = zone;
    }

    /**
     * {@return the day in a text} A time is the shop's own, and the day is taken as written.
     *
     * @param text year, month and day, in digits of any script
     * @throws IllegalArgumentException if it is no date, or the month has no such day
     */
    public static LocalDate dayOf(String text) {
        return new SolarHijriDates(DayZone.UNSAID).parse(text);
    }

    @Override
    public LocalDate parse(String text) {
        Matcher date = DATE.matcher(Digits.ascii(text));
        if (!date.matches()) {
            throw new IllegalArgumentException("is not a Solar Hijri date such as 1403/07/15");
        }
        int month = Integer.parseInt(date.group(3));
        int index = FARVARDIN_1404 + 12 * (Integer.parseInt(date.group(1)) - 1404) + month - 1;
        DayRange days = MONTHS.range(index);
        LocalDate day = days.start().plusDays(Integer.parseInt(date.group(4)) - 1);
        if (month < 1 || month > 12 || !days.contains(day)) {
            throw new IllegalArgumentException("does not exist");
        }
        if (date.group(5) == null) {
            return day;
        }
        localTimes++;
        int hour = Integer.parseInt(date.group(5));
        int minute = Integer.parseInt(date.group(6));
        if (hour > 23 || minute > 59) {
            throw new IllegalArgumentException("does not exist");
        }
        return zone.shop() == null ? day : DayParser.dayInShop(day.atTime(LocalTime.of(hour, minute)), zone);
    }

    @Override
    public long instants() {
        return 0;
    }

    @Override
    public long localTimes() {
        return localTimes;
    }
}
