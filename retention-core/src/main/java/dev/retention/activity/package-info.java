/**
 * Who did what on which day: the canonical form of the raw data.
 *
 * <p>Start with {@link dev.retention.activity.ActivityLog}; {@link dev.retention.activity.ActivityRates} are the rates that it
 * holds. Raw rows come in as {@link dev.retention.activity.ActivityRows}: {@link dev.retention.activity.ActivityColumns}, and a
 * {@link dev.retention.activity.RefundPolicy} that says what a negative amount means. They also say how many threads may work on
 * them, or on a log.
 * {@link dev.retention.activity.KeyIndex} turns keys of any type into the {@code long} keys of the columns.
 *
 * <p>A file with a line for each article is no log of orders yet: {@link dev.retention.activity.OrderLines} adds the lines of each
 * order up first.
 *
 * <p>A single day is a {@link java.time.LocalDate}. A column of days holds epoch days
 * ({@link java.time.LocalDate#toEpochDay}). The time zone is applied before the rows come here. Amounts are minor units (cents,
 * rials) of one currency, exact; a sum that does not fit a {@code long} is an {@link java.lang.ArithmeticException}. A null
 * argument is a {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads,
 * with these exceptions: {@link dev.retention.activity.ActivityColumns} and {@link dev.retention.activity.ActivityRows} are views of
 * memory that must not change while it is read; an accumulator is filled by one thread.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.activity;
