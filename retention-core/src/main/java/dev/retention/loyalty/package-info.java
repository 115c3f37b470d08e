/**
 * Loyalty programmes: a ledger of points that never loses one, tiers, rewards, what is owed, and members against others.
 *
 * <p>Start with {@link dev.retention.loyalty.PointsLedger}, built from {@link dev.retention.loyalty.PointsEvent events} in order.
 * {@link dev.retention.loyalty.EarningRule} says how many points an order earns, {@link dev.retention.loyalty.PointsConventions} where
 * programmes differ, {@link dev.retention.loyalty.PointsBalance} what became of the points. {@link dev.retention.loyalty.TierLadder} and
 * {@link dev.retention.loyalty.Milestone} are tiers and rewards, {@link dev.retention.loyalty.PointsObligation} the accounts' side,
 * {@link dev.retention.loyalty.MemberComparison} and {@link dev.retention.loyalty.JoiningEffect} whether it is worth it.
 *
 * <p>Points and amounts are exact {@code long} values; a sum that does not fit is an {@link java.lang.ArithmeticException}. A rate that has
 * nothing to divide by is {@code NaN}. A null argument is a {@link java.lang.NullPointerException} that names it. Days that are asked
 * about are arguments; there is no clock. All types are immutable and safe to share between threads.
 */
package dev.retention.loyalty;
