/**
 * Rates of a customer base: proportions with their intervals.
 *
 * <p>Start with {@link dev.retention.rate.Proportion}.
 *
 * <p>Rates are fractions, not percent. Counts are exact {@code long} values and their sums are checked: overflow is an
 * {@link java.lang.ArithmeticException}. The rate of nothing-of-nothing is {@code NaN}. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 */
package dev.retention.rate;
