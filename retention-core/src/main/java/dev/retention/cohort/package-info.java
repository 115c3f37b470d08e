/**
 * Cohorts: customers who began together, and what became of them.
 *
 * <p>Start with {@link dev.retention.cohort.CohortDefinition}: {@code CohortDefinition.by(PeriodCalendar.months()).table(log, asOf)}
 * is the {@link dev.retention.cohort.CohortTable} that everybody draws. The other types name what can be chosen: how a customer
 * {@linkplain dev.retention.cohort.CohortEntry enters}, what counts as a {@linkplain dev.retention.cohort.CohortReturn return},
 * which {@linkplain dev.retention.cohort.CohortWindows windows} of time the
 * {@linkplain dev.retention.cohort.CohortColumns columns} are, and how a curve is
 * {@linkplain dev.retention.cohort.CohortAverage averaged}.
 *
 * <p>Days are epoch days, amounts are minor units of one currency, rates are fractions. What is not yet known is no zero: a
 * cell whose window is still to come is {@linkplain dev.retention.cohort.CellState#NOT_YET_OBSERVABLE said to be so}, a rate of
 * nobody is {@code NaN}, and an empty cohort enters no average. Sums are exact; one that does not fit a {@code long} is an
 * {@link java.lang.ArithmeticException}. A null argument is a {@link java.lang.NullPointerException} that names it. All types are
 * immutable, serializable and safe to share between threads.
 */
package dev.retention.cohort;
