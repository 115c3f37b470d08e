/**
 * When each customer buys next, judged by when they did.
 *
 * <p>The forecast itself is {@link dev.retention.lifetime.RepurchaseTiming}. Start with {@link dev.retention.timing.TimingHoldOut}: it
 * keeps the last part of the purchases back and asks the model, and each plain {@link dev.retention.timing.TimingRule}, for the day of
 * the next purchase. A {@link dev.retention.timing.TimingEvaluation} says by how many days they missed, and how often the day lay
 * in the range that was promised.
 *
 * <p>How many purchases there will be is another question, and that of {@code dev.retention.forecast}.
 *
 * <p>All types are immutable and safe to share between threads; nothing reads a clock or draws a random number. A null argument is a
 * {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}. A score of no customers is
 * {@code NaN}.
 */
package dev.retention.timing;
