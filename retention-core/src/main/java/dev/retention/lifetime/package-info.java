/**
 * Lifetime value: what a customer has brought, and what one will bring.
 *
 * <p>Start with {@link dev.retention.lifetime.BuyerHistories} and the {@code fit} of a model for customers
 * without a contract, with {@link dev.retention.lifetime.RenewalCounts} for those under one, and with
 * {@link dev.retention.lifetime.Subscription} where a margin and a retention rate are all that is known.
 *
 * <p>Times are never bare numbers: a {@link dev.retention.economics.Horizon}, a {@link dev.retention.economics.DiscountRate}, a history
 * and a model carry their {@link dev.retention.period.TimeUnit}. Where two of them meet they must agree; else it is an
 * {@link java.lang.IllegalArgumentException}.
 *
 * <p>From an activity log, {@link dev.retention.lifetime.BuyerHistories} makes what the models of repeat buying know of each
 * customer. Their {@code fit} returns a {@link dev.retention.lifetime.Fit}: a certified maximum with standard errors, which may be that of
 * a {@linkplain dev.retention.lifetime.Limit simpler model}, or the reason why there is none.
 *
 * <p>Under contract a customer says when they leave: {@link dev.retention.lifetime.RenewalCounts} and
 * {@link dev.retention.lifetime.ShiftedBetaGeometric}. Without one, a {@link dev.retention.lifetime.PurchaseModel} says how often they will
 * buy, {@link dev.retention.lifetime.GammaGamma} what they spend, and {@link dev.retention.lifetime.LifetimeValue} what that is worth.
 *
 * <p>When a customer buys next is what {@link dev.retention.lifetime.RepurchaseTiming} says, from {@link dev.retention.lifetime.PurchaseGaps}.
 *
 * <p>Money is in minor units of one currency: {@code long} where it is recorded, {@code double} where a model computes it. All
 * types are immutable and safe to share between threads; nothing reads a clock or draws a random number. A null argument is a
 * {@link java.lang.NullPointerException}, one that is NaN or out of its range an {@link java.lang.IllegalArgumentException}. A
 * model's figure is never NaN, and infinite only where the model says so. Histories, counts and models are serializable; fits are not.
 */
package dev.retention.lifetime;
