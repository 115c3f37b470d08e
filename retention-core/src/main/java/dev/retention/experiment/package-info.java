/**
 * Experiments: two groups or more, divided by lot, of which one was treated otherwise. Did it make a difference, and how sure is that?
 *
 * <p>Start with {@link dev.retention.experiment.TwoProportions} for "how many did it", with {@link dev.retention.experiment.Moments} for "how
 * much did they bring", and with {@link dev.retention.experiment.ProportionPlan} before the experiment begins. Whoever looks at a running
 * experiment takes {@link dev.retention.experiment.AlwaysValid}. Look at {@link dev.retention.experiment.SampleRatio} first of all.
 *
 * <p>What is known about nobody is {@code NaN}, its interval the whole range. Counts and sums of money are exact and overflow with an
 * {@link java.lang.ArithmeticException}. Differences are the first group less the second. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 */
package dev.retention.experiment;
