/**
 * Calendars: which period does a day fall in.
 *
 * <p>Start with {@link dev.retention.period.PeriodCalendar}: days, weeks, months, quarters, years, lengths of your own,
 * Solar Hijri months, seasons and years.
 *
 * <p>A single day is a {@link java.time.LocalDate}, a column of days holds epoch days ({@link java.time.LocalDate#toEpochDay});
 * the time zone has been applied before. A {@link dev.retention.period.DayRange range of days} is half-open. A day or an index
 * outside of a calendar is an {@link java.lang.IllegalArgumentException} that tells where it ends; a null argument is a
 * {@link java.lang.NullPointerException} that names it. Nothing depends on the locale, the zone or the clock. All types are immutable, serializable and safe to share between threads.
 */
package dev.retention.period;
