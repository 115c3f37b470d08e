/**
 * When each customer buys next, judged by when they did.
 *
 * <p>The forecast itself is {@link dev.retention.lifetime.RepurchaseTiming}. Start with {@link dev.retention.timing.TimingHoldOut}: it
 * keeps the last part of the purchases back and asks the model, and each plain {@link dev.retention.timing.TimingRule}, for the day of
 * the next purchase. A {@link dev.retention.timing.TimingEvaluation} says by how many days they missed, and how often the day lay
 * in the range that was promised.
 *
 * <p>Everybody is censored at the same day. The error is the CRPS in days, the smaller the better; beside it how often the ranges of 50 and
 * 80 % held, and the errors of two plain rules:
 *
 * <pre>
 * shop, cut                                                model  50 %  80 %  365 ÷ frequency  own mean gap
 * Online Retail, 2011-06-30, 162 days                      27.88  54 %  82 %             86.7          83.8
 * Online Retail, 2011-08-31, 100 days                      16.91  48 %  79 %             57.5          55.8
 * CDNOW, 1997-09-30, 273 days                               32.4  49 %  79 %            215.6         213.8
 * CDNOW, 1997-12-31, 181 days, a cut that nobody tuned on   16.5  49 %  79 %            149.1         147.1
 * </pre>
 *
 * <p>A purchase is a day on which more was paid than given back, as in all forecasts here.
 *
 * <p>How many purchases there will be is another question, and that of {@code dev.retention.forecast}.
 *
 * <p>All types are immutable and safe to share between threads; nothing reads a clock or draws a random number. A null argument is a
 * {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}. A score of no customers is
 * {@code NaN}.
 */
package dev.retention.timing;
