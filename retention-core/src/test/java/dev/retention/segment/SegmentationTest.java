package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.estimate.Proportion;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScoring;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentationTest {

    private static final RfmScoring SCORING = RfmScoring.of(Binning.fixed(31), Binning.fixed(2, 5), Binning.fixed());

    private static final SegmentMap MAP = SegmentMap.exhaustive(
            SegmentGrid.ofRf(2, 3),
            SegmentRule.named("Champions").r(2, 2).f(3, 3),
            SegmentRule.named("Active").r(2, 2).f(1, 2),
            SegmentRule.named("At Risk").r(1, 1).f(2, 3),
            SegmentRule.named("Lost").r(1, 1).f(1, 1));

    private static CustomerSummary earlier() {
        return CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(100),
                new long[] {1, 2, 3, 4, 5},
                new int[] {3, 30, 31, 90, 0},
                new int[] {5, 1, 2, 1, 0},
                new long[] {50_000, 1_000, 3_001, 500, -200});
    }

    /** Two hundred days later: 1 is quiet, 2 came back often, 3 is gone from the data, 6 is new. */
    private static CustomerSummary later() {
        return CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(300),
                new long[] {1, 2, 4, 5, 6},
                new int[] {203, 2, 290, 0, 10},
                new int[] {5, 6, 1, 0, 1},
                new long[] {50_000, 9_000, 500, -200, 70});
    }

    private static Segmentation segmentation(CustomerSummary summary) {
        return MAP.segment(SCORING.score(summary));
    }

    @Test
    void everyCustomerIsInOneSegment() {
        Segmentation segmentation = segmentation(earlier());
        assertEquals(5, segmentation.customerCount());
        assertEquals("Champions", segmentation.segment(0));
        assertEquals("Active", segmentation.segment(1));
        assertEquals("At Risk", segmentation.segment(2));
        assertEquals("Lost", segmentation.segment(3));
        assertEquals(Segmentation.PROSPECTS, segmentation.segment(4));
        assertArrayEquals(new long[] {3}, segmentation.customersIn("At Risk"));
        assertEquals(List.of("Champions", "Active", "At Risk", "Lost", "Prospects"), segmentation.names());
    }

    @Test
    void oneTimeBuyersHaveASegmentWhereTheyAreSetAside() {
        Segmentation segmentation = MAP.segment(SCORING.withOneTimeBuyersAside().score(earlier()));
        assertEquals(
                List.of("Champions", "Active", "At Risk", "Lost", "One-time buyers", "Prospects"),
                segmentation.names());
        assertArrayEquals(new long[] {2, 4}, segmentation.customersIn(Segmentation.ONE_TIME_BUYERS));
    }

    @Test
    void unknownSegmentsAreRejected() {
        Segmentation segmentation = segmentation(earlier());
        var e = assertThrows(IllegalArgumentException.class, () -> segmentation.customersIn("at risk"));
        assertEquals(
                "segment must be one of [Champions, Active, At Risk, Lost, Prospects], got segment=at risk",
                e.getMessage());
        var row = assertThrows(
                IllegalArgumentException.class, () -> segmentation.table().row("VIP"));
        assertEquals("segment must be one of the table, got segment=VIP", row.getMessage());
    }

    @Test
    void tableTellsWhatSegmentsAreWorth() {
        CustomerSummary summary = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(100),
                new long[] {1, 2, 3, 4},
                new int[] {3, 10, 5, 40},
                new int[] {5, 8, 1, 1},
                new long[] {50_000, 30_000, 2_000, -2_000});
        SegmentTable table = segmentation(summary).table();
        SegmentTable.Row champions = table.row("Champions");
        assertEquals(2, champions.customers());
        assertEquals(13, champions.orders());
        assertEquals(80_000, champions.revenueMinor());
        assertEquals(80_000.0 / 13, champions.averageOrderValueMinor());
        assertEquals(6.5, champions.medianRecencyDays());
        assertEquals(6.5, champions.medianFrequency());
        assertEquals(40_000, champions.medianMonetaryMinor());
        assertEquals(new Proportion(2, 4), table.customerShare("Champions"));
        assertEquals(1, table.revenueShare("Champions")); // returns elsewhere
        assertEquals(-0.025, table.revenueShare("Lost"));
        assertEquals(new SegmentTable.Row("all", 4, 15, 80_000, 7.5, 3, 16_000), table.all());
        assertTrue(Double.isNaN(table.row("At Risk").averageOrderValueMinor()));
        assertTrue(Double.isNaN(table.row("At Risk").medianRecencyDays()));
    }

    @Test
    void tableLinesUp() {
        assertEquals("""
                segment    customers   share  orders  revenue   share  per order  median R  median F  median M
                Champions          1   20.0%       5   500.00   92.1%     100.00       3.0       5.0    500.00
                Active             1   20.0%       1    10.00    1.8%      10.00      30.0       1.0     10.00
                At Risk            1   20.0%       2    30.01    5.5%      15.01      31.0       2.0     30.01
                Lost               1   20.0%       1     5.00    0.9%       5.00      90.0       1.0      5.00
                Prospects          1   20.0%       0    -2.00   -0.4%          -         -         -         -
                all                5  100.0%       9   543.01  100.0%      60.33      30.5       1.5     20.01
                """, segmentation(earlier()).table().toText(2));
    }

    @Test
    void tableOfAmountsWithoutMinorUnits() {
        CustomerSummary two = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(0), new long[] {1, 2}, new int[2], new int[] {5, 5}, new long[] {7, 8});
        assertEquals("""
                segment    customers   share  orders  revenue   share  per order  median R  median F  median M
                Champions          2  100.0%      10       15  100.0%          2       0.0       5.0         8
                Active             0    0.0%       0        0    0.0%          -         -         -         -
                At Risk            0    0.0%       0        0    0.0%          -         -         -         -
                Lost               0    0.0%       0        0    0.0%          -         -         -         -
                all                2  100.0%      10       15  100.0%          2       0.0       5.0         8
                """, segmentation(two).table().toText(0));
        assertEquals(
                "SegmentTable[5 segments, 2 customers]",
                segmentation(two).table().toString());
        var e = assertThrows(
                IllegalArgumentException.class, () -> segmentation(two).table().toText(-1));
        assertEquals("minorDigits must be in [0, 18], got minorDigits=-1", e.getMessage());
    }

    @Test
    void withoutRevenueThereAreNoShares() {
        CustomerSummary owed = CustomerSummary.ofColumns(
                LocalDate.ofEpochDay(0), new long[] {1}, new int[1], new int[] {1}, new long[] {-7});
        assertTrue(Double.isNaN(segmentation(owed).table().revenueShare("Active")));
    }

    @Test
    void linesOfImpossibleCountsAreRejected() {
        var e = assertThrows(IllegalArgumentException.class, () -> new SegmentTable.Row("Loyal", -1, 0, 0, 0, 0, 0));
        assertEquals("customers must be >= 0, got customers=-1", e.getMessage());
        e = assertThrows(IllegalArgumentException.class, () -> new SegmentTable.Row("Loyal", 1, -1, 0, 0, 0, 0));
        assertEquals("orders must be >= 0, got orders=-1", e.getMessage());
        var nameless = assertThrows(NullPointerException.class, () -> new SegmentTable.Row(null, 1, 1, 0, 0, 0, 0));
        assertEquals("segment", nameless.getMessage());
    }

    @Test
    void tablesAreValues() {
        assertEquals(segmentation(earlier()).table(), segmentation(earlier()).table());
        assertEquals(
                segmentation(earlier()).table().hashCode(),
                segmentation(earlier()).table().hashCode());
        assertNotEquals(segmentation(earlier()).table(), segmentation(later()).table());
    }

    @Test
    void migrationTellsWhoWentWhere() {
        SegmentMigration migration = segmentation(earlier()).migrationTo(segmentation(later()));
        assertEquals(1, migration.count("Champions", "At Risk"));
        assertEquals(1, migration.count("Active", "Champions"));
        assertEquals(1, migration.count("At Risk", SegmentMigration.GONE));
        assertEquals(1, migration.count("Lost", "Lost"));
        assertEquals(1, migration.count(Segmentation.PROSPECTS, Segmentation.PROSPECTS));
        assertEquals(1, migration.count(SegmentMigration.NEW, "Active"));
        assertEquals(new Proportion(0, 1), migration.rate("Champions", "Champions"));
        assertEquals(1, migration.size("Champions"));
        assertEquals(LocalDate.ofEpochDay(100), migration.fromDay());
        assertEquals(LocalDate.ofEpochDay(300), migration.toDay());
    }

    @Test
    void migrationLinesUp() {
        SegmentMigration migration = segmentation(earlier()).migrationTo(segmentation(later()));
        assertEquals("""
                from \\ to  Champions  Active  At Risk  Lost  Prospects  (gone)  all
                Champions          0       0        1     0          0       0    1
                Active             1       0        0     0          0       0    1
                At Risk            0       0        0     0          0       1    1
                Lost               0       0        0     1          0       0    1
                Prospects          0       0        0     0          1       0    1
                (new)              0       1        0     0          0       0    1
                """, migration.toText());
        assertEquals("SegmentMigration[1970-04-11 to 1970-10-28, 6 by 6]", migration.toString());
        assertTrue(migration.ratesToText().contains("Champions       0.0%    0.0%   100.0%"), migration.ratesToText());
    }

    @Test
    void nobodysSegmentHasNoRate() {
        SegmentMigration migration = segmentation(later()).migrationTo(segmentation(later()));
        assertEquals(Proportion.EMPTY, migration.rate(SegmentMigration.NEW, "Lost"));
    }

    @Test
    void migrationRunsForward() {
        Segmentation now = segmentation(later());
        var e = assertThrows(IllegalArgumentException.class, () -> now.migrationTo(segmentation(earlier())));
        assertEquals("later must be as of 1970-10-28 or after, got 1970-04-11", e.getMessage());
    }

    @Test
    void migrationNamesUnknownSegments() {
        SegmentMigration migration = segmentation(earlier()).migrationTo(segmentation(later()));
        var e = assertThrows(IllegalArgumentException.class, () -> migration.count("Champions", "(new)"));
        assertEquals(
                "toSegment must be one of [Champions, Active, At Risk, Lost, Prospects, (gone)], got toSegment=(new)",
                e.getMessage());
    }

    @Test
    void migrationsOfDifferentDaysDoNotAdd() {
        SegmentMigration a = segmentation(earlier()).migrationTo(segmentation(later()));
        SegmentMigration b = segmentation(later()).migrationTo(segmentation(later()));
        var e = assertThrows(IllegalArgumentException.class, () -> a.plus(b));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "other must be between the same days and segments, got this=1970-04-11 [Champions,"),
                e.getMessage());
        assertNotEquals(a, b);
        assertEquals(2, a.plus(a).count("Champions", "At Risk"));
    }

    @Test
    void segmentationsAreValues() {
        Segmentation segmentation = segmentation(earlier());
        assertEquals(segmentation, segmentation(earlier()));
        assertEquals(segmentation.hashCode(), segmentation(earlier()).hashCode());
        assertNotEquals(segmentation, segmentation(later()));
        assertEquals(
                "Segmentation[5 customers, [Champions, Active, At Risk, Lost, Prospects]]", segmentation.toString());
    }

    @Test
    void theFirstSegmentIsFoundToo() {
        assertArrayEquals(new long[] {1}, segmentation(earlier()).customersIn("Champions"));
    }
}
