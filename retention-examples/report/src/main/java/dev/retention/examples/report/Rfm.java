package dev.retention.examples.report;

import dev.retention.activity.ActivityLog;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Customers by recency, frequency and monetary value: their scores, their segments, and who changed segment.
 *
 * @param method how the scores are cut
 * @param recencyDays the scores of recency
 * @param frequency the scores of the number of orders
 * @param monetaryMinor the scores of revenue
 * @param segments the eleven segments, in the order of their map, and prospects if there are any: customers with returns only
 * @param heatMap customers and mean revenue by recency and frequency, best first
 * @param migration from the segments at an earlier day, or null
 */
record Rfm(
        RfmMethod method,
        Scale recencyDays,
        Scale frequency,
        Scale monetaryMinor,
        List<Segment> segments,
        List<HeatRow> heatMap,
        Migration migration) {

    /**
     * The scores of a dimension.
     *
     * @param cutPoints the values at which a score ends, ascending, as the method states them
     * @param starts the first whole value of each range but the lowest, ascending
     * @param customers how many customers have score 1, 2, and so on
     */
    record Scale(double[] cutPoints, long[] starts, long[] customers) {

        private static Scale of(Thresholds thresholds, long[] counts) {
            return new Scale(thresholds.cutPoints(), thresholds.starts(), Arrays.copyOfRange(counts, 1, counts.length));
        }
    }

    /**
     * A segment.
     *
     * @param name its name
     * @param customers how many customers it has
     * @param customerShare of all customers
     * @param orders their orders
     * @param revenueMinor their revenue
     * @param revenueShare of all revenue
     * @param averageOrderValueMinor their revenue per order
     * @param medianRecencyDays the median of the days since their last order
     * @param medianFrequency the median of their orders
     * @param medianMonetaryMinor the median of their revenue
     */
    record Segment(
            String name,
            long customers,
            double customerShare,
            long orders,
            long revenueMinor,
            double revenueShare,
            double averageOrderValueMinor,
            double medianRecencyDays,
            double medianFrequency,
            double medianMonetaryMinor) {

        private static Segment of(SegmentTable table, SegmentTable.Row row) {
            return new Segment(
                    row.segment(),
                    row.customers(),
                    table.customerShare(row.segment()).rate(),
                    row.orders(),
                    row.revenueMinor(),
                    table.revenueShare(row.segment()),
                    row.averageOrderValueMinor(),
                    row.medianRecencyDays(),
                    row.medianFrequency(),
                    row.medianMonetaryMinor());
        }
    }

    /**
     * The customers with one score of recency, by their score of frequency.
     *
     * @param recencyScore the score of recency
     * @param customers how many have frequency score 1, 2, and so on
     * @param meanRevenueMinor their mean revenue
     */
    record HeatRow(int recencyScore, long[] customers, double[] meanRevenueMinor) {}

    /**
     * Who went from which segment to which.
     *
     * @param since the earlier day
     * @param from the segments of that day, and last those who had not ordered by then
     * @param to the segments now
     * @param customers how many went, row by row
     */
    record Migration(LocalDate since, List<String> from, List<String> to, long[][] customers) {}

    /**
     * @param log the orders
     * @param asOf the last day that is known
     * @param earlier the day that the migration begins on, or null
     * @param method how the scores are cut
     */
    static Rfm of(ActivityLog log, LocalDate asOf, LocalDate earlier, RfmMethod method) {
        Segmentation segmentation = segmentation(log, asOf, method);
        RfmScores scores = segmentation.scores();
        SegmentTable table = segmentation.table();
        return new Rfm(
                method,
                Scale.of(scores.thresholds().recency(), scores.counts(Dimension.RECENCY)),
                Scale.of(scores.thresholds().frequency(1), scores.counts(Dimension.FREQUENCY)),
                Scale.of(scores.thresholds().monetary(1, 1), scores.counts(Dimension.MONETARY)),
                table.rows().stream()
                        .filter(row -> row.customers() > 0
                                || SegmentMap.ELEVEN_SEGMENTS.names().contains(row.segment()))
                        .map(row -> Segment.of(table, row))
                        .toList(),
                heatMap(scores),
                earlier == null
                        ? null
                        : migration(
                                earlier,
                                segmentation(log.until((int) earlier.toEpochDay() + 1), earlier, method),
                                segmentation));
    }

    private static Segmentation segmentation(ActivityLog log, LocalDate asOf, RfmMethod method) {
        CustomerSummary summary = CustomerSummary.of(log, (int) asOf.toEpochDay());
        return SegmentMap.ELEVEN_SEGMENTS.segment(method.scoring().score(summary));
    }

    private static List<HeatRow> heatMap(RfmScores scores) {
        HeatMap customers = scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount);
        HeatMap revenue = scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> cell.mean(Dimension.MONETARY));
        int rows = scores.scale().bins(Dimension.RECENCY);
        int columns = scores.scale().bins(Dimension.FREQUENCY);
        return IntStream.iterate(rows, r -> r - 1)
                .limit(rows)
                .mapToObj(r -> new HeatRow(
                        r,
                        IntStream.rangeClosed(1, columns)
                                .mapToLong(f -> (long) customers.value(r, f))
                                .toArray(),
                        IntStream.rangeClosed(1, columns)
                                .mapToDouble(f -> revenue.value(r, f))
                                .toArray()))
                .toList();
    }

    private static Migration migration(LocalDate since, Segmentation earlier, Segmentation now) {
        SegmentMigration migration = earlier.migrationTo(now);
        return new Migration(
                since,
                migration.from(),
                migration.to(),
                migration.from().stream()
                        .map(from -> migration.to().stream()
                                .mapToLong(to -> migration.count(from, to))
                                .toArray())
                        .toArray(long[][]::new));
    }
}
