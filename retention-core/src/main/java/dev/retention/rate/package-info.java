/**
 * Rates of a customer base: who stayed, who left, who came back, who is new.
 *
 * <ul>
 *   <li>{@link dev.retention.rate.CustomerMovement} compares two moments. Start here.
 *   <li>{@link dev.retention.rate.CustomerFlow} counts comings and goings over any time.
 *   <li>{@link dev.retention.rate.ChurnBase} names what a churn rate divides by.
 *   <li>{@link dev.retention.rate.Compounding} leads from a rate per month to one per year.
 * </ul>
 *
 * <p>Rates are fractions, not percent. Counts are exact {@code long} values and their sums are checked: overflow is an
 * {@link java.lang.ArithmeticException}. The rate of nothing-of-nothing is {@code NaN}. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.rate;
