package dev.retention.examples.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads days that are numbers: those of a spreadsheet, and the seconds, milliseconds or microseconds since 1970 that programs write. */
public final class CountedDays implements DayReader {

    /** What is counted. */
    public enum Unit {
        /** Days since 1899-12-30, a fraction is the time of day: 45658.5 is noon on 2025-01-01. */
        EXCEL_DAYS(0),
        /** Seconds since 1970-01-01T00:00Z. */
        UNIX_SECONDS(1),
        /** Milliseconds since 1970-01-01T00:00Z. */
        UNIX_MILLIS(1_000),
        /** Microseconds since 1970-01-01T00:00Z. */
        UNIX_MICROS(1_000_000);

        private final long perSecond;

        Unit(long perSecond) {
            this.perSecond = perSecond;
        }

        /** {@return the unit of this name, in any case} */
        public static Optional<Unit> named(String name) {
            for (Unit unit : values()) {
                if (unit.name().equalsIgnoreCase(name)) {
                    return Optional.of(unit);
                }
            }
            return Optional.empty();
        }
    }

    /** Before 1900-03-01 spreadsheets disagree: one of them knows a 29 February 1900. */
    private static final BigDecimal FIRST_SAFE_DAY = BigDecimal.valueOf(61);

    /** 2200-01-01. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(109_575);

    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(7_258_118_400L);

    private final Unit unit;
    private final DayZone zone;
    private long instants;
    private long localTimes;

    /**
     * @param unit what is counted
     * @param zone whose days the days of times are
     */
    public CountedDays(Unit unit, DayZone zone) {
        this.unit = unit;
        this.zone = zone;
    }

    @Override
    public LocalDate parse(String text) {
        String ascii = Digits.ascii(text);
        if (!ascii.matches("[0-9]{1,18}(?:\\.[0-9]{1,18})?")) {
            throw new IllegalArgumentException("is not a number, as --date-format=" + unit + " says");
        }
        var count = new BigDecimal(ascii);
        return unit == Unit.EXCEL_DAYS ? excelDay(count) : unixDay(count);
    }

    private LocalDate excelDay(BigDecimal count) {
        if (count.compareTo(FIRST_SAFE_DAY) < 0 || count.compareTo(LAST_DAY) > 0) {
            throw new IllegalArgumentException("is no day from 1900-03-01 to 2200-01-01 of a spreadsheet");
        }
        LocalDate day = EXCEL_ZERO.plusDays(count.longValue());
        BigDecimal fraction = count.remainder(BigDecimal.ONE);
        if (fraction.signum() == 0) {
            return day;
        }
        localTimes++;
        // Rounded to seconds, as 0.9999999999 is the midnight that a double missed.
        long seconds = fraction.multiply(SECONDS_A_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        var time = day.atTime(LocalTime.MIN).plusSeconds(seconds);
        return zone.shop() == null ? time.toLocalDate() : DayParser.dayInShop(time, zone);
    }

    private LocalDate unixDay(BigDecimal count) {
        BigDecimal seconds = count.divide(BigDecimal.valueOf(unit.perSecond), 0, RoundingMode.FLOOR);
        if (seconds.compareTo(LAST_SECOND) > 0) {
            throw new IllegalArgumentException("is after the year 2200, in " + unit);
        }
        instants++;
        if (zone.shop() == null) {
            throw new IllegalArgumentException(
                    "is a point of time, so its day depends on the shop's time zone: give --zone=Europe/London, say");
        }
        return Instant.ofEpochSecond(seconds.longValue())
                .atOffset(ZoneOffset.UTC)
                .atZoneSameInstant(zone.shop())
                .toLocalDate();
    }

    @Override
    public long instants() {
        return instants;
    }

    @Override
    public long localTimes() {
        return localTimes;
    }
}
