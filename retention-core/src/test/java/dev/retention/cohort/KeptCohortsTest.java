package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tables that are put together from numbers that were kept: what cannot be one is refused. */
class KeptCohortsTest {

    private static final LocalDate AS_OF = LocalDate.of(2024, 3, 15);
    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());

    private static int day(int month, int day) {
        return (int) LocalDate.of(2024, month, day).toEpochDay();
    }

    /** Two in January, of whom one comes back in February; one in March. */
    private static final ActivityLog LOG =
            ActivityLog.ofEvents(new long[] {1, 1, 2, 3}, new int[] {day(1, 5), day(2, 6), day(1, 20), day(3, 1)});

    private static final CohortTable TABLE = MONTHLY.table(LOG, AS_OF);

    private static Cells cells(CohortRow row) {
        return new Cells(new ArrayList<>(
                IntStream.range(0, row.columnCount()).mapToObj(row::cell).toList()));
    }

    private record Cells(List<CohortCell> list) {
        Cells with(int column, CohortCell cell) {
            list.set(column, cell);
            return this;
        }
    }

    private static CohortCell observed(long members, long returned, long before) {
        var content = new CellContent(members, returned, before, returned, 0, 0);
        return new CohortCell(CellState.OBSERVED, content, content);
    }

    private static String refusal(Executable maker) {
        return assertThrows(IllegalArgumentException.class, maker).getMessage();
    }

    private static CohortTable table(CohortDefinition definition, List<CohortRow> rows) {
        return CohortTable.of(definition, AS_OF, rows, false, List.of());
    }

    @Test
    void aRowByHandIsTheRowOfTheLog() {
        var soFar = new CellContent(2, 0, 1, 0, 0, 0);
        CohortRow row = CohortRow.of(
                "2024-01",
                0,
                List.of(
                        observed(2, 2, 0),
                        observed(2, 1, 2),
                        new CohortCell(CellState.PARTLY_OBSERVED, CellContent.EMPTY, soFar)));
        assertEquals(TABLE.row(0), row);
        assertEquals(TABLE, table(MONTHLY, List.of(row, TABLE.row(1), TABLE.row(2))));
    }

    @Test
    void membersDoNotComeBack() {
        assertEquals(
                "cells must hold the members of one group, who become fewer, got soFar of cells[1]="
                        + new CellContent(3, 1, 2, 1, 0, 0),
                refusal(() -> CohortRow.of("2024-01", 0, List.of(observed(2, 2, 0), observed(3, 1, 2)))));
    }

    @Test
    void noMoreHadReturnedThanThereWere() {
        assertEquals(
                "cells must hold the members of one group, who become fewer, got soFar of cells[1]="
                        + new CellContent(2, 1, 2, 1, 0, 0),
                refusal(() -> CohortRow.of("2024-01", 0, List.of(observed(2, 1, 0), observed(2, 1, 2)))));
    }

    @Test
    void whatIsObservedIsAPartOfWhatIsKnown() {
        var seen = new CellContent(1, 1, 0, 4, 0, 0);
        var all = new CellContent(2, 1, 0, 3, 0, 0);
        assertEquals(
                "observed must be a part of soFar, got observed=" + seen + ", soFar=" + all
                        + " in cells[0] of cohort 2024-01",
                refusal(() ->
                        CohortRow.of("2024-01", 0, List.of(new CohortCell(CellState.PARTLY_OBSERVED, seen, all)))));
    }

    @Test
    void theStateIsTheOneOfTheMembers() {
        CohortCell last = TABLE.row(0).cell(2);
        var wrong = new CohortCell(CellState.OBSERVED, last.observed(), last.soFar());
        assertEquals(
                "cells[2] of cohort 2024-01 must be " + last + " by the cells around it, got " + wrong,
                refusal(() -> CohortRow.of(
                        "2024-01", 0, cells(TABLE.row(0)).with(2, wrong).list())));
    }

    @Test
    void knownMembersAreMembers() {
        assertEquals(
                "knownBefore must be in [0, size], got knownBefore=3, size=2",
                refusal(() -> CohortRow.of("2024-01", 3, cells(TABLE.row(0)).list())));
    }

    @Test
    void rowsAreThePeriodsUpToTheLast() {
        assertEquals(
                "rows[0] must be the cohort 2024-02, got rows[0].label=2024-01",
                refusal(() -> table(MONTHLY, TABLE.rows().subList(0, 2))));
        List<CohortRow> swapped = List.of(TABLE.row(1), TABLE.row(0), TABLE.row(2));
        assertEquals(
                "rows[0] must be the cohort 2024-01, got rows[0].label=2024-02",
                refusal(() -> table(MONTHLY, swapped)));
    }

    @Test
    void columnsAreThoseThatHaveBegun() {
        LocalDate later = AS_OF.plusDays(16);
        assertEquals(
                "columns that are over must be 3 in cohort 2024-01 of rows, got 2",
                refusal(() -> CohortTable.of(MONTHLY, later, TABLE.rows(), false, List.of())));
        CohortTable first = TABLE.firstColumns(2);
        assertTrue(first.isSlice());
        assertFalse(TABLE.isSlice());
        assertEquals(
                "rows[1] must have as many columns as the table, got rows[1].columnCount=3, columnCount=2",
                refusal(() -> table(MONTHLY, List.of(first.row(0), TABLE.row(1), TABLE.row(2)))));
    }

    @Test
    void membersOfAPeriodAreTheSameInEachColumn() {
        var row = CohortRow.of(
                "2024-01",
                0,
                List.of(
                        observed(2, 2, 0),
                        new CohortCell(
                                CellState.PARTLY_OBSERVED,
                                new CellContent(1, 0, 1, 0, 0, 0),
                                new CellContent(1, 0, 1, 0, 0, 0)),
                        new CohortCell(
                                CellState.PARTLY_OBSERVED, CellContent.EMPTY, new CellContent(1, 0, 0, 0, 0, 0))));
        assertEquals(
                "members of cohort 2024-01 must be the same in each column, got 1 of 2 in column 2",
                refusal(() -> table(MONTHLY, List.of(row, TABLE.row(1), TABLE.row(2)))));
    }

    @Test
    void namesAscend() {
        CohortDefinition byChannel = MONTHLY.withEntry(
                CohortEntry.assigned(CohortAssignment.of(new long[] {1, 2, 3}, new String[] {"web", "shop", "web"})));
        CohortTable table = byChannel.table(LOG, AS_OF);
        assertEquals(table, table(byChannel, table.rows()));
        assertEquals(
                "labels of rows must ascend, got rows[0].label=web, rows[1].label=shop",
                refusal(() -> table(byChannel, List.of(table.row(1), table.row(0)))));
    }

    @Test
    void onlyAnEntryInARangeLooksBack() {
        assertEquals(
                "startsLate must be false if the entry is " + CohortEntry.firstEver() + ", got startsLate=true",
                refusal(() -> CohortTable.of(MONTHLY, AS_OF, TABLE.rows(), true, List.of())));
        CohortRow known = CohortRow.of("2024-01", 1, cells(TABLE.row(0)).list());
        List<CohortRow> rows = List.of(known, TABLE.row(1), TABLE.row(2));
        assertEquals(
                "knownBefore must be 0 in cohort 2024-01 of rows if the entry is " + CohortEntry.firstEver()
                        + ", got knownBefore=1",
                refusal(() -> table(MONTHLY, rows)));
        CohortDefinition inRange =
                MONTHLY.withEntry(CohortEntry.firstIn(new DayRange(LocalDate.of(2024, 1, 1), AS_OF)));
        assertEquals(
                "knownBefore must be 0 in cohort 2024-01 of rows if the log starts late, got knownBefore=1",
                refusal(() -> CohortTable.of(inRange, AS_OF, rows, true, List.of())));
        assertEquals(
                1, CohortTable.of(inRange, AS_OF, rows, false, List.of()).row(0).knownBefore());
    }

    @Test
    void customersCountOnceWhereTheyAreInSeveralCohorts() {
        CohortDefinition recurring = MONTHLY.withEntry(CohortEntry.everyPeriod());
        CohortTable table = recurring.table(LOG, AS_OF);
        assertEquals(2, table.eachCustomerOnce().get(0).members(), "customer 3 is not observed yet");
        assertEquals(List.of(), table.sliceRows(0, 2).eachCustomerOnce());
        assertEquals(
                "eachCustomerOnce must be empty if the entry is " + CohortEntry.firstEver()
                        + ", got eachCustomerOnce=2 columns",
                refusal(() -> CohortTable.of(MONTHLY, AS_OF, TABLE.rows(), false, table.eachCustomerOnce())));
        var spent = new CellContent(2, 2, 0, 0, 5, 5);
        assertEquals(
                "eachCustomerOnce must count at most the members, without activities and revenue, got " + spent
                        + " in column 0",
                refusal(() -> CohortTable.of(recurring, AS_OF, table.rows(), false, List.of(spent))));
    }
}
