/**
 * Whom to write to and why: lists of customers with a reason for each, for a campaign tool.
 *
 * <p>Start with {@link dev.retention.audience.Audiences} for lists to write to, and with {@link dev.retention.audience.DueCustomers} for
 * who is due to buy and who is overdue. {@link dev.retention.audience.Replenishment} does the same for one product. An
 * {@link dev.retention.audience.Audience} leaves out those on a {@link dev.retention.audience.Suppression} list, and a
 * {@link dev.retention.audience.ControlGroup} holds some back, so that the effect can be measured.
 *
 * <p>A day is always an argument: nothing reads a clock. All types are immutable and safe to share between threads. A null argument is a
 * {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}. Money is in minor units of one
 * currency, exact where it is recorded; a sum that overflows is an {@link java.lang.ArithmeticException}.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.audience;
