/**
 * What it costs to win a customer, against what keeping one brings.
 *
 * <p>Start with {@link dev.retention.economics.AcquisitionCost}.
 *
 * <p>Recorded money is {@code long} minor units of one currency, exact, and its sums are checked; ratios are {@code double} in the
 * same unit, infinite where something is divided by nothing, and {@code NaN} where nothing is. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 */
package dev.retention.economics;
