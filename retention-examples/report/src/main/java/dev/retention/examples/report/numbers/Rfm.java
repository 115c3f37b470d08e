package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.RfmMethod;
import dev.retention.examples.report.numbers.Part.Reason;
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
import java.util.Optional;

/**
 * Customers by recency, frequency and monetary value: their scores, their segments, and who changed segment.
 *
 * @param method how the scores are cut
 * @param segmentation the scores and segments of the as-of day
 * @param changes who changed segment; empty where the orders do not reach back so far
 */
public record Rfm(RfmMethod method, Segmentation segmentation, Optional<Changes> changes) {

    /** Recency in fifths needs days that differ: where more than this share ordered last on one day, a whole fifth has no bounds. */
    private static final double LARGEST_SHARE_OF_A_DAY = 0.4;

    /**
     * Who changed segment.
     *
     * @param earlier the segments at an earlier day
     * @param migration from these to those of the as-of day
     */
    public record Changes(Segmentation earlier, SegmentMigration migration) {}

    /**
     * {@return the segments, unless fifths of these customers say nothing}
     *
     * @param log the orders
     * @param asOf the last day that is known
     * @param earlier the day that the changes begin on; empty if the orders do not reach back so far
     * @param method how the scores are cut
     */
    static Part<Rfm> of(ActivityLog log, LocalDate asOf, Optional<LocalDate> earlier, RfmMethod method) {
        long customers = Buyers.count(log);
        if (customers < Certainty.FEWEST_CUSTOMERS) {
            return Part.missing(
                    Reason.TOO_FEW_CUSTOMERS,
                    Format.count(customers, "customer") + (customers == 1 ? " is" : " are")
                            + " too few to part in fifths, " + Certainty.FEWEST_CUSTOMERS + " are needed");
        }
        double sameDay = (double) Buyers.mostOnOneLastDay(log) / customers;
        if (sameDay > LARGEST_SHARE_OF_A_DAY) {
            return Part.missing(
                    Reason.SAME_DAY,
                    Format.percent(sameDay)
                            + " of the customers ordered last on the same day: days since the last order cannot part them");
        }
        Segmentation now = segmentation(log, asOf, method);
        return Part.shown(new Rfm(
                method, now, earlier.map(day -> changes(segmentation(log.upTo(day), day, method), now))));
    }

    private static Changes changes(Segmentation earlier, Segmentation now) {
        return new Changes(earlier, earlier.migrationTo(now));
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
