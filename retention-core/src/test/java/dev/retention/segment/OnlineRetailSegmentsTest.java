package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScoring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The segments of a real shop, with returns and customers who only returned, against queries in another tool. */
class OnlineRetailSegmentsTest {

    private static Segmentation segments(LocalDate asOf) {
        int day = (int) asOf.toEpochDay();
        ActivityLog log = PublicOrders.onlineRetail().upTo(LocalDate.ofEpochDay(day));
        return SegmentMap.ELEVEN_SEGMENTS.segment(
                RfmScoring.QUINTILES.score(CustomerSummary.of(log, LocalDate.ofEpochDay(day))));
    }

    private static List<SegmentTable.Row> expected() throws IOException {
        try (var in = OnlineRetailSegmentsTest.class.getResourceAsStream("/segment/online_retail_segments.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new SegmentTable.Row(
                            cells[0],
                            Long.parseLong(cells[1]),
                            Long.parseLong(cells[2]),
                            Long.parseLong(cells[3]),
                            Double.parseDouble(cells[4]),
                            Double.parseDouble(cells[5]),
                            Double.parseDouble(cells[6])))
                    .toList();
        }
    }

    @Test
    void everySegmentAgreesWithTheQuery() throws IOException {
        SegmentTable table = segments(LocalDate.of(2011, 12, 10)).table();
        List<SegmentTable.Row> expected = expected();
        assertEquals(expected.size(), table.rows().size());
        for (SegmentTable.Row row : expected) {
            assertEquals(row, table.row(row.segment()));
        }
    }

    /** Where the champions of half a year before are: the same query for both days, joined by customer. */
    @Test
    void championsWentWhereTheQuerySays() {
        SegmentMigration migration =
                segments(LocalDate.of(2011, 6, 10)).migrationTo(segments(LocalDate.of(2011, 12, 10)));
        var actual = new TreeMap<String, Long>();
        for (String to : migration.laterSegments()) {
            if (migration.count("Champions", to) > 0) {
                actual.put(to, migration.count("Champions", to));
            }
        }
        assertEquals(
                Map.of("At Risk", 66L, "Cannot Lose Them", 8L, "Champions", 346L, "Loyal", 67L, "Need Attention", 1L),
                actual);
    }
}
