package dev.retention.examples.csv;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.temporal.ChronoField.EPOCH_DAY;
import static java.time.temporal.ChronoField.ERA;
import static java.time.temporal.ChronoField.INSTANT_SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Reads the day out of a date, or out of a date with a time.
 *
 * <p>A time with an offset is an instant: which day that was depends on the zone of the shop, which must then be given. A time without
 * an offset is the shop's own and its day is taken as written, unless a zone is given: then somebody must say in which zone the
 * times are written.
 */
public final class DayParser implements DayReader {

    /** 2011-12-09, 2011-12-09T12:50, 2011-12-09 12:50:00, 2011-12-09T12:50:00+01:00, 2011-12-09 12:50:00+00. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2011, 12, 9, 12, 50, 0, 0, ZoneOffset.UTC);

    private final DateTimeFormatter format;
    private final String expected;
    private final DayZone zone;
    private long instants;
    private long localTimes;

    private DayParser(DateTimeFormatter format, String expected, DayZone zone) {
        this.format = format;
        this.expected = expected;
        this.zone = zone;
    }

    /**
     * {@return a parser of ISO dates, with a time or without}
     *
     * @param zone whose days the days of times are
     */
    public static DayParser iso(DayZone zone) {
        return new DayParser(ISO, "a date such as 2011-12-09 or 2011-12-09T12:50 (others: --date-format)", zone);
    }

    /**
     * {@return a parser of a format of one's own}
     *
     * @param pattern a pattern of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy} or {@code M/d/yyyy H:mm}
     * @param zone whose days the days of times are
     * @throws IllegalArgumentException if the pattern is not valid, or does not tell the day
     */
    public static DayParser ofPattern(String pattern, DayZone zone) {
        // Strict, or 31.02. would silently become the 28th; strict wants an era where the pattern says yyyy.
        DateTimeFormatter format = formatOf(pattern);
        // Of alternatives in brackets, no text fits all.
        if (pattern.indexOf('[') < 0 && !tellsTheDay(format)) {
            throw new IllegalArgumentException("it must have a year (yyyy), a month (MM) and a day (dd)");
        }
        return new DayParser(format, "a date in the format " + pattern, zone);
    }

    private static DateTimeFormatter formatOf(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .parseDefaulting(ERA, 1)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (ClassCastException e) {
            // The JDK's own, of padding (p) between two numbers.
            throw new IllegalArgumentException("it must not pad a number (p) that another one follows", e);
        }
    }

    private static boolean tellsTheDay(DateTimeFormatter format) {
        try {
            LocalDate.from(format.parse(format.format(EXAMPLE)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public LocalDate parse(String text) {
        LocalDate plain = format == ISO ? plainDate(text) : null;
        return plain != null ? plain : parseWithTime(spelled(text));
    }

    /** Programs put blanks that do not break before PM, and some write the name of the zone. */
    private static String spelled(String text) {
        return Digits.ascii(text).replaceAll("[\u00A0\u202F]", " ").replaceAll("(?i)(?<=[0-9]) ?(UTC|GMT)$", "Z");
    }

    private LocalDate parseWithTime(String ascii) {
        TemporalAccessor time;
        try {
            time = format.parse(ascii);
            if (!time.isSupported(INSTANT_SECONDS)) {
                LocalTime clock = time.query(TemporalQueries.localTime());
                return clock == null
                        ? LocalDate.from(time)
                        : localDay(LocalDate.from(time).atTime(clock));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    wouldBeADate(ascii) ? "does not exist" : "is not " + expected + hint(ascii));
        }
        instants++;
        if (zone.asWritten()) {
            return LocalDate.from(time);
        }
        if (zone.shop() == null) {
            throw new IllegalArgumentException(
                    "has an offset, so its day depends on the shop's time zone: give --zone, or --zone=AS_WRITTEN if the file is in"
                            + " the shop's own time");
        }
        return Instant.from(time).atZone(zone.shop()).toLocalDate();
    }

    private String hint(String ascii) {
        return format == ISO && ascii.matches("1[2-4][0-9]{2}[-/.].*")
                ? "; dates such as 1403/07/15 are read with --date-format=SOLAR_HIJRI"
                : "";
    }

    /** The day of a time without an offset. */
    private LocalDate localDay(LocalDateTime time) {
        localTimes++;
        return zone.shop() == null ? time.toLocalDate() : dayInShop(time, zone);
    }

    /** The day in the shop's zone of a time without an offset. */
    static LocalDate dayInShop(LocalDateTime time, DayZone zone) {
        if (zone.timesIn() == null) {
            throw new QuestionException("has a time but no offset, and --zone=" + zone.shop()
                    + " is given. In which zone are the times written? --times-in=" + zone.shop()
                    + " takes the days as they are, --times-in=UTC moves them");
        }
        return time.atZone(zone.timesIn()).withZoneSameInstant(zone.shop()).toLocalDate();
    }

    /** A date as most files have it, or null. */
    private static LocalDate plainDate(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int digits = 0;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (i != 4 && i != 7) {
                if (digit < 0 || digit > 9) {
                    return null;
                }
                digits = 10 * digits + digit;
            }
        }
        int month = digits / 100 % 100;
        int day = digits % 100;
        return month < 1 || month > 12 || day < 1 || day > 28 ? null : LocalDate.of(digits / 10_000, month, day);
    }

    @Override
    public long instants() {
        return instants;
    }

    @Override
    public long localTimes() {
        return localTimes;
    }

    /** As 30 February would, and 25 o'clock. */
    private boolean wouldBeADate(String ascii) {
        try {
            return format.withResolverStyle(ResolverStyle.LENIENT).parse(ascii).isSupported(EPOCH_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
