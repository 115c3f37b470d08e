package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.report.input.RfmMethod;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.HeatMap;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.Thresholds;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentMigration;
import dev.retention.segment.SegmentTable;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;
import java.util.List;

/**
 * Customers by recency, frequency and monetary value: their scores, their segments, and who changed segment.
 *
 * @param method how the scores are cut
 * @param segmentation the scores and segments of the as-of day
 * @param earlier the segments at an earlier day, or null
 * @param migration from these to those of the as-of day, or null
 */
public record Rfm(RfmMethod method, Segmentation segmentation, Segmentation earlier, SegmentMigration migration) {

    /**
     * @param log the orders
     * @param asOf the last day that is known
     * @param earlier the day that the migration begins on, or null
     * @param method how the scores are cut
     */
    static Rfm of(ActivityLog log, LocalDate asOf, LocalDate earlier, RfmMethod method) {
        Segmentation now = segmentation(log, asOf, method);
        Segmentation then = earlier == null ? null : segmentation(log.upTo(earlier), earlier, method);
        return new Rfm(method, now, then, then == null ? null : then.migrationTo(now));
    }

    private static Segmentation segmentation(ActivityLog log, LocalDate asOf, RfmMethod method) {
        CustomerSummary summary = CustomerSummary.of(log, asOf);
        return SegmentMap.ELEVEN_SEGMENTS.segment(method.scoring().score(summary));
    }

    public RfmScores scores() {
        return segmentation.scores();
    }

    public SegmentTable segments() {
        return segmentation.table();
    }

    /** {@return the eleven segments, in the order of their map, and prospects if there are any: customers with returns only} */
    public List<SegmentTable.Row> segmentsShown() {
        return segments().rows().stream()
                .filter(row -> row.customers() > 0
                        || SegmentMap.ELEVEN_SEGMENTS.names().contains(row.segment()))
                .toList();
    }

    /** {@return where the scores of a dimension begin, in whole days, orders or minor units} */
    public Thresholds thresholds(Dimension dimension) {
        var thresholds = scores().thresholds();
        return switch (dimension) {
            case RECENCY -> thresholds.recency();
            case FREQUENCY -> thresholds.frequency(1);
            case MONETARY -> thresholds.monetary(1, 1);
        };
    }

    /** {@return customers by their scores of recency and frequency} */
    public HeatMap customersByScore() {
        return scores().heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount);
    }

    /** {@return their mean revenue} */
    public HeatMap meanRevenueByScore() {
        return scores().heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> cell.mean(Dimension.MONETARY));
    }

    /** {@return how many went from each segment to each, row by row} */
    public static long[][] customers(SegmentMigration migration) {
        return migration.earlierSegments().stream()
                .map(from -> migration.laterSegments().stream()
                        .mapToLong(to -> migration.count(from, to))
                        .toArray())
                .toArray(long[][]::new);
    }
}
