package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;

/** Scores become segments, and the same thresholds show who moved within a quarter. */
public final class SegmentExample {

    private SegmentExample() {}

    public static void main(String[] args) {
        ActivityLog log = RfmExample.ordersOfTwentyCustomers();
        LocalDate today = LocalDate.of(2025, 12, 31);
        LocalDate lastQuarter = LocalDate.of(2025, 9, 30);

        RfmScores scores = RfmScoring.QUINTILES.score(CustomerSummary.of(log, today));
        Segmentation now = SegmentMap.TEN_SEGMENTS.segment(scores);
        System.out.println(now.table().toText(2));

        // Who moved within a quarter, by today's measure?
        CustomerSummary before = CustomerSummary.of(log.upTo(lastQuarter), lastQuarter);
        Segmentation then = SegmentMap.TEN_SEGMENTS.segment(scores.thresholds().score(before));
        System.out.print(then.migrationTo(now).toText());
    }
}
