/**
 * Models of customers: how long they stay, how often they buy, when next, and what they spend.
 *
 * <p>Start with the {@code fit} of a model. For customers without a contract it takes what {@link dev.retention.history.BuyerHistories}
 * know of them, for those under one {@link dev.retention.history.RenewalCounts}.
 *
 * <ul>
 *   <li>How often customers without a contract will buy: a {@link dev.retention.lifetime.PurchaseModel}. {@code MbgNbd} is a good
 *       first one.
 *   <li>When each of them buys next: {@link dev.retention.lifetime.RepurchaseTiming}, from
 *       {@link dev.retention.history.PurchaseGaps}.
 *   <li>What they spend: {@link dev.retention.lifetime.GammaGamma}.
 *   <li>How long customers under contract stay: {@link dev.retention.lifetime.ShiftedBetaGeometric}.
 * </ul>
 *
 * <p>A {@code fit} returns a {@link dev.retention.lifetime.Fit}: a certified maximum with standard errors, which may be that of
 * a {@linkplain dev.retention.lifetime.Limit simpler model}, or the reason why there is none. Where customers are few,
 * {@link dev.retention.lifetime.Posterior} says how little the data tell. What customers are worth by a model is said in
 * {@code dev.retention.value}.
 *
 * <p>A fit is exact Newton on the likelihood, from starts in the data, with no tolerance to choose. A likelihood may rise towards a simpler
 * model: everyone buys at the same rate, everyone is as likely to leave, or nobody leaves. Then that model is the answer, with as
 * many parameters as it has. On three years of one public shop, the BG/NBD in which everyone leaves with p = 0.058 is 59 points of AIC
 * better than anything else. Time in days, weeks or years makes no difference, and neither do shards
 * ({@code GroupedHistories.plus}).
 *
 * <p>Times are never bare numbers: a {@link dev.retention.economics.Horizon}, a {@link dev.retention.economics.DiscountRate}, a history
 * and a model carry their {@link dev.retention.period.TimeUnit}. Where two of them meet they must agree; else it is an
 * {@link java.lang.IllegalArgumentException}.
 *
 * <p>Money is in minor units of one currency, {@code double} where a model computes it. All types are immutable and safe to share
 * between threads; nothing reads a clock or draws a random number. A null argument is a {@link java.lang.NullPointerException}, one
 * that is NaN or out of its range an {@link java.lang.IllegalArgumentException}. A model's figure is never NaN, and infinite only where
 * the model says so. Models are serializable; fits are not.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.lifetime;
