/**
 * Recurring revenue: what stayed, grew, shrank and left.
 *
 * <ul>
 *   <li>{@link dev.retention.revenue.RevenueMovement} is what moved between two snapshots. Start here.
 *   <li>{@link dev.retention.revenue.RevenueLedger} replays a list of events into movements.
 *   <li>{@link dev.retention.revenue.RevenueConvention} names what tools count as gains and losses.
 *   <li>{@link dev.retention.revenue.MonthlyAmount} brings bills of any period to a month.
 * </ul>
 *
 * <p>Amounts are minor units of one currency, exact {@code long} values; overflow is an {@link java.lang.ArithmeticException}.
 * Rates are fractions, and the rate of nothing-of-nothing is {@code NaN}. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.revenue;
