/**
 * Forecasts of what known customers will buy, judged by what they did buy.
 *
 * <p>Start with {@link dev.retention.forecast.BackTest}: it asks every {@link dev.retention.forecast.Forecaster}, models and plain rules
 * alike, about the past, and chooses who missed least, or says that the purchases do not reach back far enough to choose. A
 * {@link dev.retention.forecast.Prediction} is an interval that the realised number falls into: parameters, chance, and the error
 * that back-tests showed. {@link dev.retention.forecast.ModelComparison} says which model explains the purchases best, which is
 * another question. {@link dev.retention.forecast.HoldOut} judges one model on one cut, {@link dev.retention.forecast.Tracking} follows
 * it week by week.
 *
 * <p>A forecast is of the customers who are known; whoever comes later is not in it. A purchase is a day with one.
 *
 * <p>The number of purchases is judged by {@link dev.retention.forecast.HoldOut}, the day of the next one in
 * {@code dev.retention.timing}.
 *
 * <p>A null argument is a {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}, and
 * a forecaster to whom the purchases say nothing throws an {@link java.lang.IllegalStateException} with the reason. All types are
 * immutable and safe to share between threads; nothing reads a clock or draws a random number.
 */
package dev.retention.forecast;
