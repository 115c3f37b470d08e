package dev.retention.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tables of segments from numbers that were kept: what cannot be one is refused. */
class KeptSegmentsTest {

    private static final LocalDate BEFORE = LocalDate.of(2011, 6, 1);
    private static final LocalDate AFTER = LocalDate.of(2011, 12, 1);
    private static final List<String> FROM = List.of("Loyal", SegmentMigration.NEW);
    private static final List<String> TO = List.of("Loyal", "Lost", SegmentMigration.GONE);

    private static String refusal(Executable maker) {
        return assertThrows(IllegalArgumentException.class, maker).getMessage();
    }

    private static SegmentTable.Row row(String segment, long customers, long orders) {
        return new SegmentTable.Row(segment, customers, orders, 900, 5, 2, 450);
    }

    @Test
    void rowsAddUpToAll() {
        List<SegmentTable.Row> rows = List.of(row("Loyal", 2, 7), row("Lost", 1, 1));
        assertEquals(3, SegmentTable.of(rows, row("all", 3, 8)).all().customers());
        assertEquals(
                "all.customers must be the sum of the rows, 3, got all.customers=4",
                refusal(() -> SegmentTable.of(rows, row("all", 4, 8))));
        assertEquals(
                "all.orders must be the sum of the rows, 8, got all.orders=9",
                refusal(() -> SegmentTable.of(rows, row("all", 3, 9))));
        assertEquals(
                "rows must be of different segments, got [Lost, Lost]",
                refusal(() -> SegmentTable.of(List.of(row("Lost", 1, 1), row("Lost", 0, 0)), row("all", 1, 1))));
    }

    @Test
    void aMigrationHasARowForEachSegmentAndForTheNew() {
        SegmentMigration migration = SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[][] {{5, 2, 1}, {4, 0, 0}});
        assertEquals(2, migration.count("Loyal", "Lost"));
        assertEquals(
                "earlierSegments and counts must have the same length, got earlierSegments.length=2, counts.length=1",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[1][3])));
        assertEquals(
                "laterSegments and counts[1] must have the same length, got laterSegments.length=3, counts[1].length=2",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[][] {{5, 2, 1}, {4, 0}})));
        assertEquals(
                "counts[1][0] must be >= 0, got counts[1][0]=-4",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[][] {{5, 2, 1}, {-4, 0, 0}})));
        assertEquals(
                "counts must hold nobody who is new and gone, got 3 from (new) to (gone)",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[][] {{5, 2, 1}, {4, 0, 3}})));
        assertEquals(
                "laterSegments must differ and end with (gone), got laterSegments=[Loyal, (new)]",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, FROM, FROM, new long[2][2])));
        assertEquals(
                "toDay must be on fromDay or after, got fromDay=2011-12-01, toDay=2011-06-01",
                refusal(() -> SegmentMigration.of(AFTER, BEFORE, FROM, TO, new long[2][3])));
    }

    @Test
    void aMedianIsANumberOrNotKnown() {
        double infinite = Double.POSITIVE_INFINITY;
        assertEquals(
                "medianRecencyDays must be finite or NaN, got medianRecencyDays=Infinity",
                refusal(() -> new SegmentTable.Row("Loyal", 2, 7, 900, infinite, 2, 450)));
        assertEquals(
                "medianFrequency must be finite or NaN, got medianFrequency=Infinity",
                refusal(() -> new SegmentTable.Row("Loyal", 2, 7, 900, 5, infinite, 450)));
        assertEquals(
                "medianMonetaryMinor must be finite or NaN, got medianMonetaryMinor=-Infinity",
                refusal(() -> new SegmentTable.Row("Loyal", 2, 7, 900, 5, 2, -infinite)));
        assertEquals(0, new SegmentTable.Row("Loyal", 0, 0, 0, Double.NaN, Double.NaN, Double.NaN).customers());
    }

    @Test
    void aMigrationMayBeWithinADay() {
        assertEquals(
                4,
                SegmentMigration.of(AFTER, AFTER, FROM, TO, new long[][] {{0, 0, 0}, {4, 0, 0}})
                        .count(SegmentMigration.NEW, "Loyal"));
    }

    @Test
    void rowsAreKeptInTheirOrder() {
        List<SegmentTable.Row> rows = List.of(row("Loyal", 2, 7), row("Lost", 1, 1));
        assertEquals(rows, SegmentTable.of(rows, row("all", 3, 8)).rows());
    }

    @Test
    void revenuesThatCancelOutHaveNoShares() {
        var gained = new SegmentTable.Row("Loyal", 1, 1, 10, 5, 2, 450);
        var lost = new SegmentTable.Row("Lost", 1, 1, -10, 5, 2, 450);
        SegmentTable table = SegmentTable.of(List.of(gained, lost), new SegmentTable.Row("all", 2, 2, 0, 5, 2, 450));
        assertEquals(Double.NaN, table.revenueShare("Loyal"));
    }

    @Test
    void segmentsOfAMigrationHaveNames() {
        assertEquals(
                "earlierSegments must differ and end with (new), got earlierSegments=[Loyal, (gone)]",
                refusal(() -> SegmentMigration.of(
                        BEFORE, AFTER, List.of("Loyal", SegmentMigration.GONE), TO, new long[2][3])));
        assertEquals(
                "earlierSegments must differ and end with (new), got earlierSegments=[]",
                refusal(() -> SegmentMigration.of(BEFORE, AFTER, List.of(), TO, new long[0][])));
        assertEquals(
                "laterSegments must differ and end with (gone), got laterSegments=[Lost, Lost, (gone)]",
                refusal(() -> SegmentMigration.of(
                        BEFORE, AFTER, FROM, List.of("Lost", "Lost", SegmentMigration.GONE), new long[2][3])));
        var e = assertThrows(
                NullPointerException.class,
                () -> SegmentMigration.of(
                        BEFORE, AFTER, Arrays.asList(null, SegmentMigration.NEW), TO, new long[2][3]));
        assertEquals("earlierSegments[0]", e.getMessage());
    }

    @Test
    void theMigrationOfNobodyAddsNothing() {
        SegmentMigration some = SegmentMigration.of(BEFORE, AFTER, FROM, TO, new long[][] {{5, 2, 1}, {4, 0, 0}});
        SegmentMigration nobody = SegmentMigration.empty(BEFORE, AFTER, FROM, TO);
        assertEquals(some, nobody.plus(some));
        assertEquals(FROM, nobody.earlierSegments());
        assertEquals(TO, nobody.laterSegments());
    }

    @Test
    void migrationsOfOtherDaysOrSegmentsDoNotAdd() {
        SegmentMigration one = SegmentMigration.empty(BEFORE, AFTER, FROM, TO);
        for (SegmentMigration other : List.of(
                SegmentMigration.empty(BEFORE.plusDays(1), AFTER, FROM, TO),
                SegmentMigration.empty(BEFORE, AFTER.plusDays(1), FROM, TO),
                SegmentMigration.empty(BEFORE, AFTER, List.of("VIP", SegmentMigration.NEW), TO),
                SegmentMigration.empty(BEFORE, AFTER, FROM, List.of("Loyal", "Gone by", SegmentMigration.GONE)))) {
            String message = refusal(() -> one.plus(other));
            assertTrue(message.startsWith("other must be between the same days and segments, got this="), message);
        }
    }

    @Test
    void linesAndColumnsOfNobodyAreLeftOut() {
        SegmentMigration migration = SegmentMigration.of(
                BEFORE,
                AFTER,
                List.of("Loyal", "Rare", SegmentMigration.NEW),
                List.of("Loyal", "Rare", SegmentMigration.GONE),
                new long[][] {{5, 0, 1}, {0, 0, 0}, {4, 0, 0}});
        assertEquals("""
                from \\ to  Loyal  (gone)  all
                Loyal          5       1    6
                (new)          4       0    4
                """, migration.toText());
    }
}
