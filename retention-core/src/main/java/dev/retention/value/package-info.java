/**
 * Lifetime value: what a customer has brought, and what one will bring.
 *
 * <p>Which type to start with depends on what you know.
 *
 * <ul>
 *   <li>{@link dev.retention.value.HistoricValue}: what each customer has brought so far, from the log.
 *   <li>{@link dev.retention.value.AverageCustomer}: an average order, how many a year, a margin. No customer leaves in it.
 *   <li>{@link dev.retention.value.Subscription}: a margin and a retention rate, the closed formula for customers under contract.
 *   <li>{@link dev.retention.value.LifetimeValue}: what known customers will bring, by a model of how often they buy and a model
 *       of what they spend. Both come from {@code dev.retention.lifetime}.
 * </ul>
 *
 * <p>Times are never bare numbers: a {@link dev.retention.economics.Horizon} and a {@link dev.retention.economics.DiscountRate} carry
 * their {@link dev.retention.period.TimeUnit}. Where two of them meet they must agree; else it is an
 * {@link java.lang.IllegalArgumentException}.
 *
 * <p>Money is in minor units of one currency: {@code long} where it is recorded, {@code double} where a formula computes it. All
 * types are immutable and safe to share between threads; nothing reads a clock. A null argument is a
 * {@link java.lang.NullPointerException}, one that is NaN or out of its range an {@link java.lang.IllegalArgumentException}.
 */
package dev.retention.value;
