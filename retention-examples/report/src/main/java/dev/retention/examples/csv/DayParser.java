package dev.retention.examples.csv;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.temporal.ChronoField.EPOCH_DAY;
import static java.time.temporal.ChronoField.ERA;
import static java.time.temporal.ChronoField.INSTANT_SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads the day out of a date, or out of a date with a time.
 *
 * <p>A time without an offset is the shop's own and its day is taken as written. A time with an offset is an instant: which
 * day that was depends on the zone of the shop, which must then be given.
 */
public final class DayParser {

    /** 2011-12-09, 2011-12-09T12:50, 2011-12-09 12:50:00, 2011-12-09T12:50:00+01:00, 2011-12-09 12:50:00+00. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final ZonedDateTime EXAMPLE = ZonedDateTime.of(2011, 12, 9, 12, 50, 0, 0, ZoneOffset.UTC);

    private final DateTimeFormatter format;
    private final String expected;
    private final ZoneId zone;

    private DayParser(DateTimeFormatter format, String expected, ZoneId zone) {
        this.format = format;
        this.expected = expected;
        this.zone = zone;
    }

    /**
     * {@return a parser of ISO dates, with a time or without}
     *
     * @param zone the zone of the shop, or null
     */
    public static DayParser iso(ZoneId zone) {
        return new DayParser(ISO, "a date such as 2011-12-09 or 2011-12-09T12:50 (others: --date-format)", zone);
    }

    /**
     * {@return a parser of a format of one's own}
     *
     * @param pattern a pattern of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy} or {@code M/d/yyyy H:mm}
     * @param zone the zone of the shop, or null
     * @throws IllegalArgumentException if the pattern is not valid, or does not tell the day
     */
    public static DayParser ofPattern(String pattern, ZoneId zone) {
        // Strict, or 31.02. would silently become the 28th; strict wants an era where the pattern says yyyy.
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        // Of alternatives in brackets, no text fits all.
        if (pattern.indexOf('[') < 0 && !tellsTheDay(format)) {
            throw new IllegalArgumentException("it must have a year (yyyy), a month (MM) and a day (dd)");
        }
        return new DayParser(format, "a date in the format " + pattern, zone);
    }

    private static boolean tellsTheDay(DateTimeFormatter format) {
        try {
            LocalDate.from(format.parse(format.format(EXAMPLE)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * {@return the date in a text}
     *
     * @param text the date
     * @throws IllegalArgumentException if it is none, or no single day
     */
    public LocalDate parse(String text) {
        String ascii = Digits.ascii(text);
        TemporalAccessor time;
        try {
            time = format.parse(ascii);
            if (!time.isSupported(INSTANT_SECONDS)) {
                return LocalDate.from(time);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(wouldBeADate(ascii) ? "does not exist" : "is not " + expected);
        }
        if (zone == null) {
            throw new IllegalArgumentException(
                    "has an offset, so its day depends on the shop's time zone: give --zone");
        }
        return Instant.from(time).atZone(zone).toLocalDate();
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
