/**
 * Loyalty programmes: a ledger of points that never loses one, tiers, rewards, what is owed, and members against others.
 *
 * <p>Start with {@link dev.retention.loyalty.PointsLedger}, built from {@link dev.retention.loyalty.PointsEvent events} in order.
 * {@link dev.retention.loyalty.EarningRule} says how many points an order earns, {@link dev.retention.loyalty.PointsConventions} where
 * programmes differ, {@link dev.retention.loyalty.PointsBalance} what became of the points. {@link dev.retention.loyalty.TierLadder} and
 * {@link dev.retention.loyalty.Milestone} are tiers and rewards, {@link dev.retention.loyalty.PointsObligation} the accounts' side,
 * {@link dev.retention.loyalty.MemberComparison} and {@link dev.retention.loyalty.JoiningEffect} whether it is worth it.
 *
 * <p>What {@link dev.retention.loyalty.PointsConventions} choose between:
 *
 * <ul>
 *   <li>The lot that expires first is used first, or the one earned first. Points can be used through their last day.
 *   <li>Points that are asked back after they were spent make the balance negative, or are forgiven and booked so.
 *   <li>A cancelled redemption gives back its old lots, or new ones.
 * </ul>
 *
 * <p>{@link dev.retention.loyalty.PointsObligation} asks how many points will be redeemed in the end, and refuses fewer than were.
 * {@link dev.retention.loyalty.JoiningEffect} needs the days of joining: it compares each member with themselves before, and with others
 * over the same days (a difference in differences).
 *
 * <p>Points and amounts are exact {@code long} values; a sum that does not fit is an {@link java.lang.ArithmeticException}. A rate that has
 * nothing to divide by is {@code NaN}. A null argument is a {@link java.lang.NullPointerException} that names it. Days that are asked
 * about are arguments; there is no clock. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.loyalty;
