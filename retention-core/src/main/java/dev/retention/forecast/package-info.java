/**
 * Forecasts of what known customers will buy, judged by what they did buy.
 *
 * <p>Start with {@link dev.retention.forecast.ModelComparison}.
 *
 * <p>A null argument is a {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}.
 * All types are immutable and safe to share between threads.
 */
package dev.retention.forecast;
