package dev.retention.examples.csv;

import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads dates of the Solar Hijri calendar: 1403/07/15, 15/7/1403, 14030715 or 15 مهر 1403, with a time or without. */
public final class SolarHijriDates implements DayReader {

    private static final PeriodCalendar MONTHS = PeriodCalendar.solarHijriMonths();

    /** 1404-01. */
    private static final int FARVARDIN_1404 = MONTHS.indexOf(LocalDate.of(2025, 3, 21));

    private static final List<String> MONTH_NAMES = List.of(
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند");

    private static final String MONTH = "(" + String.join("|", MONTH_NAMES) + ")";

    private static final String DAY_OF_THE_WEEK = "(?:[آ-ی ]*(?:شنبه|جمعه)[،,]? ?)?";

    /** After a date: 10:30, - 10:30, ساعت 10:30, and the half of the day, before noon (ق.ظ) or after (ب.ظ). */
    private static final String TIME =
            "(?:(?:T|[،,]? ?(?:-|ساعت)? ?)(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?"
                    + "(?: ?(?<half>ق\\.?ظ\\.?|ب\\.?ظ\\.?|صبح|عصر|AM|PM))?)?";

    /** Ways to write a date, which say by themselves what is the year, the month and the day. */
    private static final List<Pattern> DATES = Stream.of(
                    "(?<year>1[2-4][0-9]{2})([-/.])(?<month>[0-9]{1,2})\\2(?<day>[0-9]{1,2})",
                    "(?<day>[0-9]{1,2})([-/.])(?<month>[0-9]{1,2})\\2(?<year>1[2-4][0-9]{2})",
                    "(?<year>1[2-4][0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2})",
                    DAY_OF_THE_WEEK + "(?<day>[0-9]{1,2}) ?(?<month>" + MONTH
                            + ")(?: ماه)?[،,]? (?<year>1[2-4][0-9]{2})",
                    "(?<month>" + MONTH + ") (?<day>[0-9]{1,2})[،,]? (?<year>1[2-4][0-9]{2})")
            .map(date -> Pattern.compile(date + TIME))
            .toList();

    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{1,2}([-/.])[0-9]{1,2}\\1[0-9]{1,2}(?:[ T].*)?");

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
        String plain = Digits.ascii(CustomerNames.normalized(text));
        Matcher date = DATES.get(0).matcher(plain);
        for (int i = 1; !date.matches(); i++) {
            if (i == DATES.size()) {
                throw new IllegalArgumentException(
                        TWO_DIGITS.matcher(plain).matches()
                                ? "has no year of four digits, so it can be read in several ways; 1403/07/15 can be read"
                                : "is not a Solar Hijri date such as 1403/07/15");
            }
            date = DATES.get(i).matcher(plain);
        }
        LocalDate day = day(date);
        if (date.group("hour") == null) {
            return day;
        }
        localTimes++;
        LocalTime time = time(date);
        return zone.shop() == null ? day : DayParser.dayInShop(day.atTime(time), zone);
    }

    private static LocalDate day(Matcher date) {
        int name = MONTH_NAMES.indexOf(date.group("month"));
        int month = name >= 0 ? name + 1 : Integer.parseInt(date.group("month"));
        int index = FARVARDIN_1404 + 12 * (Integer.parseInt(date.group("year")) - 1404) + month - 1;
        DayRange days = MONTHS.range(index);
        LocalDate day = days.start().plusDays(Integer.parseInt(date.group("day")) - 1);
        if (month < 1 || month > 12 || !days.contains(day)) {
            throw new IllegalArgumentException("does not exist");
        }
        return day;
    }

    private static LocalTime time(Matcher date) {
        int hour = Integer.parseInt(date.group("hour"));
        int minute = Integer.parseInt(date.group("minute"));
        String half = date.group("half");
        if (hour > 23 || minute > 59 || half != null && (hour < 1 || hour > 12)) {
            throw new IllegalArgumentException("does not exist");
        }
        if (half == null) {
            return LocalTime.of(hour, minute);
        }
        boolean afterNoon = half.startsWith("ب") || half.equals("عصر") || half.equals("PM");
        return LocalTime.of(hour % 12 + (afterNoon ? 12 : 0), minute);
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
