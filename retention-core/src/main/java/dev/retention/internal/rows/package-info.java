/**
 * The fast path: millions of raw rows to something per customer. Read it in the order in which a row passes through it.
 *
 * <ol>
 *   <li>{@link dev.retention.internal.rows.LongColumn} and {@link dev.retention.internal.rows.IntColumn} read a column from an array or a
 *       buffer.
 *   <li>{@link dev.retention.internal.rows.KeyRanges} finds how customers spread, {@link dev.retention.internal.rows.DayAndAmount} packs a row
 *       into one {@code long}.
 *   <li>{@link dev.retention.internal.rows.CustomerPartitions} counts the rows of each partition and then moves them there: a
 *       partition is small enough for a processor's cache.
 *   <li>{@link dev.retention.internal.rows.CustomerTable} tells the customers of a partition apart and holds what a view adds up for each;
 *       {@link dev.retention.internal.rows.SortedRows} sorts their rows by day.
 *   <li>{@link dev.retention.internal.rows.Workers} shares the partitions among threads that the caller lends.
 * </ol>
 *
 * <p>{@link dev.retention.internal.rows.RowOrder} and {@link dev.retention.internal.rows.IndexGroups} are the plain sorting and grouping that
 * others use.
 *
 * <p>Of the 150 processor milliseconds from ten million orders to the summary of a million customers, about 60 go into moving the
 * rows, 75 into the table, 10 into putting the customers in order; the rest is the result. The table waits for guesses more than
 * for memory: one row in five is the first of its customer or collides. With half as many cells it took 104 ms, with twice as many 71,
 * and then the order took longer. What else a row does there are masks ({@code DirectSummary}): with running maxima of the last day
 * in their place it took 40 ms more. Finding the cells of a block of rows first and adding up afterwards took 30 ms more than both in one
 * loop. Moving takes as long into 512 partitions as into 1,024, and into 2,048 it takes 106 ms. Measured as the processor time of one
 * thread, the least of 14 runs, on an AMD EPYC with 1 MB of second-level cache, which others shared, 2026-11-28.
 */
package dev.retention.internal.rows;
