/**
 * The life of a customer with a shop: in which stage each one is, and who moves from which stage to which.
 *
 * <p>Start with {@link dev.retention.lifecycle.StageRules}: its {@code stages} are {@link dev.retention.lifecycle.Stages}, the stage of each
 * customer on a day. Two of them make {@link dev.retention.lifecycle.StageTransitions}. {@link dev.retention.lifecycle.SpendAhead} is what
 * customers bought after that day. Lists to write to are in {@code dev.retention.audience}.
 *
 * <p>A day is always an argument: nothing reads a clock. All types are immutable and safe to share between threads. A null argument is a
 * {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}. Money is in minor units of one
 * currency, exact where it is recorded; a sum that overflows is an {@link java.lang.ArithmeticException}. A rate of nothing is
 * {@code NaN}.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.lifecycle;
