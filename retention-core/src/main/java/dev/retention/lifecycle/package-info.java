/**
 * The life of a customer with a shop: in which stage each one is, who is due or overdue, and whom to write to and why.
 *
 * <p>Start with {@link dev.retention.lifecycle.StageRules} for the stages, with {@link dev.retention.lifecycle.DueCustomers} for who is due,
 * and with {@link dev.retention.lifecycle.Audiences} for lists to write to.
 *
 * <p>A day is always an argument: nothing reads a clock. All types are immutable and safe to share between threads. A null argument is a
 * {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}. Money is in minor units of one
 * currency, exact where it is recorded; a sum that overflows is an {@link java.lang.ArithmeticException}. A rate of nothing is
 * {@code NaN}.
 */
package dev.retention.lifecycle;
