/**
 * Segments: names for groups of RFM scores, what each group is worth, and who moved between groups.
 *
 * <pre>{@code
 * Segmentation now = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
 * System.out.println(now.table().toText(2));
 * }</pre>
 *
 * <p>Start with {@link dev.retention.segment.SegmentMap}: two published maps are its constants, and
 * {@link dev.retention.segment.SegmentMap#exhaustive} builds your own and checks it for gaps and overlaps.
 * {@link dev.retention.segment.SegmentTable} says what each segment is worth, {@link dev.retention.segment.SegmentMigration} who moved.
 *
 * <p>Money is {@code long} minor units of one currency, exact. Shares of nobody are {@code NaN}. A null argument is a
 * {@link java.lang.NullPointerException} that names it. All types are immutable, serializable, and safe to share between threads.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.segment;
