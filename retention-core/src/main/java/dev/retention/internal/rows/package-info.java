/**
 * The fast path: millions of raw rows to something per customer. Read it in the order in which a row passes through it.
 *
 * <ol>
 *   <li>{@link dev.retention.internal.rows.LongColumn} and {@link dev.retention.internal.rows.IntColumn} read a column from an array or a
 *       buffer.
 *   <li>{@link dev.retention.internal.rows.KeyRanges} finds how customers spread, {@link dev.retention.internal.rows.DayAndAmount} packs a row
 *       into one {@code long}.
 *   <li>{@link dev.retention.internal.rows.RowStreams} and {@link dev.retention.internal.rows.CustomerPartitions} send each row to the partition
 *       of its customer, small enough for a processor's cache.
 *   <li>{@link dev.retention.internal.rows.CustomerGroups} tells the customers of a partition apart, and
 *       {@link dev.retention.internal.rows.SortedRows} sorts their rows by day.
 *   <li>{@link dev.retention.internal.rows.Workers} shares the partitions among threads that the caller lends.
 * </ol>
 *
 * <p>{@link dev.retention.internal.rows.RowOrder} and {@link dev.retention.internal.rows.IndexGroups} are the plain sorting and grouping that
 * others use.
 */
package dev.retention.internal.rows;
