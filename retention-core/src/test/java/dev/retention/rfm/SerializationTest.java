package dev.retention.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentRule;
import dev.retention.segment.Segmentation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every value of the package travels. */
class SerializationTest {

    @TestFactory
    List<DynamicTest> valuesTravel() {
        ActivityLog log = ActivityLog.of(
                new long[] {1, 1, 2, 3}, new int[] {1, 5, 3, 4}, new long[] {100, 50, 30, -20}, RefundPolicy.NET);
        CustomerSummary summary = CustomerSummary.of(log, LocalDate.ofEpochDay(10), Frequency.PURCHASE_DAYS);
        RfmScores scores = RfmScoring.QUINTILES.withNesting().score(summary);
        Segmentation segments = SegmentMap.ELEVEN_SEGMENTS.segment(scores);
        List<Object> values = List.of(
                summary,
                Binning.fixed(1, 2),
                Binning.rPackage(5, 100),
                RfmScoring.of(Binning.ranks(3), Binning.fixed(2), Binning.ntile(4)),
                scores,
                scores.thresholds(),
                scores.cellCounts(),
                scores.score(0),
                scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, CustomerSummary::customerCount),
                SegmentMap.TEN_SEGMENTS,
                SegmentMap.TEN_SEGMENTS.coverage(),
                SegmentRule.named("Loyal").r(2, 3).fm(1, 1),
                segments,
                segments.table(),
                segments.migrationTo(segments));
        return values.stream()
                .map(value -> DynamicTest.dynamicTest(value.getClass().getSimpleName(), () -> {
                    Object copy = roundTrip(value);
                    assertNotSame(value, copy);
                    assertEquals(value, copy);
                }))
                .toList();
    }

    private static Object roundTrip(Object value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
