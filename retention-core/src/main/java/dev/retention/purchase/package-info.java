/**
 * What customers bought: how often, how much, how many again.
 *
 * <ul>
 *   <li>{@link dev.retention.purchase.PurchaseStatistics}: repeat purchase rate, frequency, order value. Start here.
 *   <li>{@link dev.retention.purchase.PurchaseLadder}: how many reach the next purchase.
 *   <li>{@link dev.retention.purchase.NewAndExisting}: the share of new customers in orders and revenue.
 *   <li>{@link dev.retention.purchase.RevenueConcentration}: the share of the best customers.
 * </ul>
 *
 * <p>Each reads columns with one entry per customer. Counts and amounts are exact {@code long} values; overflow is an
 * {@link java.lang.ArithmeticException}. Rates are fractions, and the rate of nothing-of-nothing is {@code NaN}. A null argument is
 * a {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.purchase;
