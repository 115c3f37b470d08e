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
 * <table>
 * <caption>What can be chosen; the default first</caption>
 * <tr><th>choice</th><th>values</th></tr>
 * <tr><td>entry</td><td>{@code firstEver}; {@code firstIn} a range of days, which says if the log starts too late to tell old
 * customers from new ones; {@code everyPeriod} anew; {@code assigned} by you: a channel, a plan</td></tr>
 * <tr><td>windows</td><td>{@code calendarPeriods}; {@code rollingDays} and {@code rollingMonths} from each customer's own first
 * day</td></tr>
 * <tr><td>columns</td><td>{@code all} ages; the {@code first} few; {@code brackets} such as 0, 1, 2 to 4, 5 to 9</td></tr>
 * <tr><td>return</td><td>{@code ON_PERIOD}; {@code ON_OR_AFTER}, also called unbounded; {@code STREAK}; each with at least n
 * activities, in the same log or in another</td></tr>
 * <tr><td>average</td><td>{@code POOLED}; {@code MEAN_OF_COHORTS}; {@code PER_CUSTOMER}; {@code SIZE_WEIGHTED_TWICE}, which one
 * vendor publishes</td></tr>
 * <tr><td>curve</td><td>against the {@code START}; against the {@code PREVIOUS} period</td></tr>
 * </table>
 *
 * <p>A table of three windows of 30 days in a row, from each customer's own first day:
 *
 * <pre>{@code
 * CohortTable streaks = CohortDefinition.by(PeriodCalendar.months())
 *         .withWindows(CohortWindows.rollingDays(30))
 *         .withReturn(CohortReturn.STREAK)
 *         .table(log, asOf);
 * }</pre>
 *
 * <p>Days are epoch days, amounts are minor units of one currency, rates are fractions. What is not yet known is no zero: a
 * cell whose window is still to come is {@linkplain dev.retention.cohort.CellState#NOT_YET_OBSERVABLE said to be so}, a rate of
 * nobody is {@code NaN}, and an empty cohort enters no average. Sums are exact; one that does not fit a {@code long} is an
 * {@link java.lang.ArithmeticException}. A null argument is a {@link java.lang.NullPointerException} that names it. All types are
 * immutable, serializable and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.cohort;
