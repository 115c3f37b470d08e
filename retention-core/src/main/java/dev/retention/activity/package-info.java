/**
 * Who did what on which day: the canonical form of the raw data.
 *
 * <p>Start with {@link dev.retention.activity.ActivityLog}; {@link dev.retention.activity.ActivityRates} are the rates that it
 * holds. {@link dev.retention.activity.ActivityColumns} is how raw rows come in, {@link dev.retention.activity.RefundPolicy}
 * says what a negative amount means, and {@link dev.retention.activity.KeyIndex} turns keys of any type into the {@code long}
 * keys of the columns.
 *
 * <p>A file with a line for each article is no log of orders yet: {@link dev.retention.activity.OrderLines} adds the lines of each
 * order up first.
 *
 * <p>Days are epoch days ({@link java.time.LocalDate#toEpochDay()}): the time zone is applied before the rows come here.
 * Amounts are minor units (cents, rials) of one currency, exact; a sum that does not fit a {@code long} is an
 * {@link java.lang.ArithmeticException}. A null argument is a {@link java.lang.NullPointerException} that names it. All types
 * are immutable and safe to share between threads, but for these: {@link dev.retention.activity.ActivityColumns} is a view of
 * memory that must not change while it is read, and {@link dev.retention.activity.KeyIndexAccumulator} is filled by one thread.
 */
package dev.retention.activity;
