/**
 * What it costs to win a customer, against what keeping one brings.
 *
 * <p>Start with {@link dev.retention.economics.AcquisitionCost} for what was spent, with {@link dev.retention.economics.CustomerValue} for what
 * comes of it, and with {@link dev.retention.economics.BudgetSplit} for what to spend on. It knows no dates.
 *
 * <p>Recorded money is {@code long} minor units of one currency, exact, and its sums are checked; ratios and model output are {@code double} in
 * the same unit, infinite where something is divided by nothing or never comes, and {@code NaN} where nothing is divided by nothing. A null
 * argument is a {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException} that names it, says the rule
 * and what was given.
 */
package dev.retention.economics;
