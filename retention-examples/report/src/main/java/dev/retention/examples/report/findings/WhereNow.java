package dev.retention.examples.report.findings;

import dev.retention.segment.SegmentMigration;
import dev.retention.segment.Segmentation;
import java.util.List;
import java.util.Set;

/**
 * Where the customers of an earlier segment are now.
 *
 * @param segment the segment they were in
 * @param customers how many
 * @param active who is in a segment of customers who buy
 * @param slipping who is about to sleep, at risk, or must not be lost
 * @param gone who hibernates or is lost
 */
public record WhereNow(String segment, long customers, long active, long slipping, long gone) {

    public static final Set<String> SLIPPING = Set.of("About To Sleep", "At Risk", "Cannot Lose Them");

    public static final Set<String> GONE = Set.of("Hibernating", "Lost", Segmentation.PROSPECTS, SegmentMigration.GONE);

    static List<WhereNow> of(SegmentMigration migration) {
        return migration.earlierSegments().stream()
                .filter(segment -> !segment.equals(SegmentMigration.NEW))
                .map(segment -> of(migration, segment))
                .filter(segment -> segment.customers() > 0)
                .toList();
    }

    private static WhereNow of(SegmentMigration migration, String segment) {
        long all = 0;
        long slipping = 0;
        long gone = 0;
        for (String later : migration.laterSegments()) {
            long customers = migration.count(segment, later);
            all += customers;
            slipping += SLIPPING.contains(later) ? customers : 0;
            gone += GONE.contains(later) ? customers : 0;
        }
        return new WhereNow(segment, all, all - slipping - gone, slipping, gone);
    }
}
