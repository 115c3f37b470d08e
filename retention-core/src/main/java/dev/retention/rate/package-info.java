/**
 * Rates of a customer base: who stayed, what revenue stayed, what was bought, and how sure that is.
 *
 * <p>Start with {@link dev.retention.rate.Proportion}, a count of a total with its
 * {@linkplain dev.retention.rate.IntervalMethod intervals}; most rates here are one.
 *
 * <ul>
 *   <li>Customers: {@link dev.retention.rate.CustomerMovement} compares two moments, {@link dev.retention.rate.CustomerFlow}
 *       counts comings and goings over any time.
 *   <li>Recurring revenue: {@link dev.retention.rate.RevenueMovement}, from two snapshots or from a
 *       {@link dev.retention.rate.RevenueLedger} of events; {@link dev.retention.rate.MonthlyAmount} brings bills of any period
 *       to a month.
 *   <li>Purchases: {@link dev.retention.rate.PurchaseStatistics}, {@link dev.retention.rate.NewAndExisting},
 *       {@link dev.retention.rate.PurchaseLadder}, {@link dev.retention.rate.RevenueConcentration}, each from columns with one
 *       entry per customer.
 *   <li>{@link dev.retention.rate.Compounding} leads from a rate per month to one per year.
 * </ul>
 *
 * <p>Rates are fractions, not percent. Counts are exact {@code long} values and their sums are checked: overflow is an
 * {@link java.lang.ArithmeticException}. Amounts are minor units of one currency. The rate of nothing-of-nothing is
 * {@code NaN}. A null argument is a {@link java.lang.NullPointerException} that names it. All types are immutable and safe to
 * share between threads.
 */
package dev.retention.rate;
