/**
 * Recency, frequency, monetary value: customer summary, scores, segments, migration.
 *
 * <pre>{@code
 * CustomerSummary summary = CustomerSummary.of(log, asOf);
 * RfmScores scores = RfmScoring.QUINTILES.score(summary);
 * Segmentation segments = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
 * System.out.println(segments.table().toText(2));
 * }</pre>
 *
 * <p>Start with {@link dev.retention.rfm.CustomerSummary}, then {@link dev.retention.rfm.RfmScoring}.
 * {@link dev.retention.rfm.Binning} lists the rules by which tools cut values into bins, and names who uses which;
 * {@link dev.retention.segment.SegmentMap} turns scores into segments. The views are {@link dev.retention.segment.SegmentTable},
 * {@link dev.retention.rfm.HeatMap}, {@link dev.retention.rfm.CellCounts} and {@link dev.retention.segment.SegmentMigration}; how many
 * customers have made how many orders is {@link dev.retention.rfm.CustomerSummary#purchaseLadder()}.
 *
 * <p>Scores begin at 1, the worst, in every dimension: the fewest days since the last purchase get the highest. Recency counts
 * from the as-of day, which is included; data after it is an error. Money is {@code long} minor units of one currency and exact;
 * overflow is an {@link java.lang.ArithmeticException}. Medians and means of nobody are {@code NaN}; the median of an even number
 * of values is the mean of the middle two. A null argument is a {@link java.lang.NullPointerException} that names it. All types
 * are immutable, serializable, and safe to share between threads. Several threads summarise rows that have them by
 * {@link dev.retention.activity.ActivityRows#withThreads}, and score by the form of
 * {@link dev.retention.rfm.RfmScoring#score(dev.retention.rfm.CustomerSummary, java.util.concurrent.Executor, int)} that is lent
 * them.
 *
 * <p>An argument that is {@code NaN} or out of its range is an {@link java.lang.IllegalArgumentException}, an index out of bounds an
 * {@link java.lang.IndexOutOfBoundsException}; the message names it, says the rule and what was given.
 */
package dev.retention.rfm;
