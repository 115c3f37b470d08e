/**
 * How sure a number is: proportions, estimates and their intervals.
 *
 * <p>Start with {@link dev.retention.estimate.Proportion}, a count of a total. Most rates of this library are one, with an
 * {@linkplain dev.retention.estimate.IntervalMethod interval} at any confidence.
 *
 * <p>Rates are fractions, not percent. Counts are exact {@code long} values and their sums are checked: overflow is an
 * {@link java.lang.ArithmeticException}. The rate of nothing-of-nothing is {@code NaN}. The parameter that says how sure an
 * interval is to be is always called {@code confidence} and lies in (0, 1). A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.estimate;
