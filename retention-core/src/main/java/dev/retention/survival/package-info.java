/**
 * Survival: how long until something happens, if for some it has not happened yet.
 *
 * <p>Start with {@link dev.retention.survival.Durations} if you have an activity log (time to the next purchase) or subscriptions (time
 * to churn), and with {@link dev.retention.survival.SurvivalTable} if you have durations, each with whether its end was seen.
 * {@link dev.retention.survival.KaplanMeier} estimates the curve, its intervals, quantiles and restricted mean;
 * {@link dev.retention.survival.NelsonAalen} the cumulative hazard; {@link dev.retention.survival.LogRankTest} compares groups.
 * {@link dev.retention.survival.CompetingRisks} tells several ways to leave apart;
 * {@link dev.retention.survival.MeanCumulativeFunction} adds up what happens more than once, orders or revenue;
 * {@link dev.retention.survival.CoxRegression} tells what goes with leaving sooner.
 *
 * <ul>
 *   <li>The share left at a time, and gone by it: {@code survival}, {@code eventProbability}, with R's five intervals
 *       ({@link dev.retention.survival.IntervalTransform}).
 *   <li>When half, or a tenth, is gone: {@code median}, {@code quantile}, {@code quantileInterval}.
 *   <li>How much of the first year one stays: {@code restrictedMean}. It has an error, and {@code minus} compares two groups.
 *   <li>Do groups differ: log-rank, Gehan, Tarone–Ware, Peto–Peto, Fleming–Harrington
 *       ({@link dev.retention.survival.LogRankWeight}).
 * </ul>
 *
 * <p>A duration that is cut off before its end is <em>censored</em>: it counts as long as it lasted. Leaving such customers out, or
 * taking what they have for all they will have, makes every curve too steep.
 *
 * <p>A history that begins when many customers are already there is <em>left-truncated</em>: those who left before are not in it. Give
 * each of the others its entry, the age at which watching began. Counted as if watched from their start, they make every curve
 * too high: of simulated subscriptions of which 45.5 % last a year, 62 %.
 *
 * <p>Times are in the unit of the durations; days, if they come from a log. Counts are exact; one that does not fit a {@code long} is
 * an {@link java.lang.ArithmeticException}. What the data do not reach is {@code NaN}, never 0: the curve after the last duration if
 * somebody was still there, a median if more than half were. A null argument is a {@link java.lang.NullPointerException} that names
 * it. All types are immutable and safe to share between threads. All are serializable but those of Cox regression: of a fit, keep the
 * coefficients and their covariances.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.survival;
