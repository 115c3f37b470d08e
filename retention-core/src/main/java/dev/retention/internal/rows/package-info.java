/**
 * The fast path: millions of raw rows to something per customer. Read it in the order in which a row passes through it.
 *
 * <ol>
 *   <li>{@link dev.retention.internal.rows.LongColumn} and {@link dev.retention.internal.rows.IntColumn} read a column from an array or a
 *       buffer.
 *   <li>{@link dev.retention.internal.rows.KeyRanges} finds how customers spread, {@link dev.retention.internal.rows.DayAndAmount} packs the rest of
 *       a row into one {@code long}.
 *   <li>{@link dev.retention.internal.rows.CustomerPartitions} counts the rows of each partition and then moves them there: a
 *       partition is small enough for a processor's cache.
 *   <li>{@link dev.retention.internal.rows.CustomerTable} tells the customers of a partition apart and holds what a view adds up for each;
 *       {@link dev.retention.internal.rows.SortedRows} sorts their rows by day.
 *   <li>{@link dev.retention.internal.rows.Workers} shares the partitions among threads that the caller lends, and the customers
 *       of a log or a summary.
 * </ol>
 *
 * <p>{@link dev.retention.internal.rows.RowOrder} and {@link dev.retention.internal.rows.IndexGroups} are the plain sorting and grouping that
 * others use.
 *
 * <p>Of the 140 processor milliseconds from ten million orders to the summary of a million customers, about 60 go into moving the
 * rows, 55 into the table, 8 into putting the customers in order; the rest is the result. What the processor waits for:
 *
 * <ul>
 *   <li>Moving waits for memory; to read the columns once takes 10 ms of it. To pack a row in the loop that moves it took 44 ms, in a
 *       loop before it 63, to find the places of a block first 53. Into 512 partitions it took 39 ms, into 2,048 76 ms. In two
 *       loops, 4 partitions took 43 ms, and rows of 12 bytes in place of 16 no less.
 *   <li>The table waits for wrong guesses. Adding up without telling customers apart takes 32 ms, with one branch a row 48, with two 61. A
 *       branch for refunds costs 10 ms less than masks in every row; a multiplication costs 5. With half as many cells it takes
 *       20 ms more; with twice as many 5 less, and then the order takes longer. A second cell looked at without a branch costs 7 more,
 *       finding the cells of a block of rows first 15 to 30 more. The later day is the larger of two {@code int}, which has no branch; of
 *       two {@code long} it may become one, by what other callers of that method have asked, and once scores had been made it took 25 more.
 *   <li>Where every customer comes once, the ten times larger result is most of it: of 300 ms, 86 adding up in cells that the second-level cache
 *       does not hold, 65 putting in order, 78 writing the result twice, as how many there will be is not known before.
 *   <li>One table of all customers, without partitions, took 350 ms.
 * </ul>
 *
 * <p>Measured as the processor time of one thread, the least of 10 to 14 runs, the parts in loops by themselves, on an AMD EPYC with 1 MB of
 * second-level cache, which others shared, 2026-11-28.
 */
package dev.retention.internal.rows;
