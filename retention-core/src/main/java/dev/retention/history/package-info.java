/**
 * What is known of each customer, as the models of {@code lifetime} need it.
 *
 * <p>Start with {@link dev.retention.history.BuyerHistories}: from an activity log, how often each customer bought again, when
 * last, and for how long the shop knows them. {@link dev.retention.history.BuyerHistory} is that of one customer. A fit needs less:
 * {@link dev.retention.history.GroupedHistories} and {@link dev.retention.history.GroupedSpend} count how often each history occurs.
 * {@link dev.retention.history.PurchaseGaps} adds the times between purchases, for a model of when a customer buys next.
 *
 * <p>Customers under contract renew or leave: {@link dev.retention.history.RenewalCounts}.
 *
 * <p>A history carries its {@link dev.retention.period.TimeUnit}. Where two of them meet, or a history meets a model, the units must
 * agree; else it is an {@link java.lang.IllegalArgumentException}. Money is in minor units of one currency and exact: a sum that
 * overflows is an {@link java.lang.ArithmeticException}.
 *
 * <p>All types are immutable, serializable and safe to share between threads. Nothing reads a clock. A null argument is a
 * {@link java.lang.NullPointerException}, one that is NaN or out of its range an {@link java.lang.IllegalArgumentException}.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.history;
