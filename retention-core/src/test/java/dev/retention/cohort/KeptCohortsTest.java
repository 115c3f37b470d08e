package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.ForgedForm;
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

    private static final CellContent SO_FAR = new CellContent(2, 0, 1, 0, 0, 0);

    private static CohortCell notYet() {
        return new CohortCell(CellState.NOT_YET_OBSERVABLE, CellContent.EMPTY, CellContent.EMPTY);
    }

    private static String refusalOfSlice(CohortDefinition definition, int columns, CohortRow... rows)
            throws ReflectiveOperationException {
        return ForgedForm.failure(
                CohortTable.class, definition, (int) AS_OF.toEpochDay(), columns, rows, false, null, false);
    }

    @Test
    void columnsBeyondThoseOfTheFirstCohortAreNone() {
        List<CohortRow> wide = TABLE.rows().stream()
                .map(row -> {
                    List<CohortCell> list = cells(row).list();
                    list.addAll(List.of(notYet(), notYet()));
                    return CohortRow.of(row.label(), 0, list);
                })
                .toList();
        assertEquals("columns must be 5 in cohort 2024-01 of rows, got 3", refusal(() -> table(MONTHLY, wide)));
    }

    @Test
    void whatHasBegunIsThere() {
        var cut = CohortRow.of("2024-01", 0, List.of(observed(2, 2, 0), observed(2, 1, 2), notYet()));
        assertEquals(
                "columns that have begun must be 3 in cohort 2024-01 of rows, got 2",
                refusal(() -> table(MONTHLY, List.of(cut, TABLE.row(1), TABLE.row(2)))));
    }

    @Test
    void aTableMayHaveNoColumns() {
        assertEquals(
                0,
                table(MONTHLY, List.of(CohortRow.of("2024-03", 0, List.of()))).columnCount());
    }

    @Test
    void withoutRowsThereAreNoColumnsUnlessTheyWereCutOff() throws ReflectiveOperationException {
        int asOf = (int) AS_OF.toEpochDay();
        assertEquals(
                "columnCount must be in [0, 0], got columnCount=2",
                ForgedForm.failure(CohortTable.class, MONTHLY, asOf, 2, new CohortRow[0], false, null, true));
        assertEquals(
                TABLE.firstColumns(2).sliceRows(0, 0),
                ForgedForm.read(CohortTable.class, MONTHLY, asOf, 2, new CohortRow[0], false, null, false));
    }

    /** A slice may end before the last period, but it is of periods that are there. */
    @Test
    void aSliceIsOfPeriods() throws ReflectiveOperationException {
        var other = CohortRow.of("2024-13", 0, cells(TABLE.row(0)).list());
        assertEquals(
                "rows[0] must be the cohort 2024-03, got rows[0].label=2024-13", refusalOfSlice(MONTHLY, 3, other));
        assertEquals(
                "rows[0] must be the cohort 2024-01, got rows[0].label=2024-13",
                refusalOfSlice(MONTHLY, 3, other, TABLE.row(1)));
        // Of so long periods there are about two thousand before the last.
        CohortDefinition longPeriods =
                CohortDefinition.by(PeriodCalendar.fixedDays(1_000_000, LocalDate.of(2024, 1, 1)));
        String last = longPeriods.calendar().label(longPeriods.calendar().indexOf((int) AS_OF.toEpochDay()));
        assertEquals(
                "rows[0] must be the cohort " + last + ", got rows[0].label=2024-13",
                refusalOfSlice(longPeriods, 3, other));
    }

    @Test
    void whatIsObservedIsOfOneGroup() {
        var one = new CellContent(1, 1, 0, 1, 0, 0);
        var two = new CellContent(2, 1, 1, 1, 0, 0);
        assertEquals(
                "cells must hold the members of one group, who become fewer, got observed of cells[1]=" + two,
                refusal(() -> CohortRow.of(
                        "2024-01",
                        0,
                        List.of(
                                new CohortCell(CellState.PARTLY_OBSERVED, one, new CellContent(2, 2, 0, 2, 0, 0)),
                                new CohortCell(CellState.OBSERVED, two, two)))));
    }

    private static String refusalOfPart(CellContent observed, CellContent soFar) throws ReflectiveOperationException {
        return ForgedForm.failure(
                CohortRow.class,
                "2024-01",
                1,
                0L,
                CellSums.of(soFar).toArray(),
                CellSums.of(observed).toArray());
    }

    @Test
    void aPartHasNoMoreThanTheWhole() throws ReflectiveOperationException {
        var all = new CellContent(4, 2, 0, 3, 900, 900);
        for (CellContent more : List.of(
                new CellContent(5, 2, 0, 3, 900, 900),
                new CellContent(3, 3, 0, 3, 900, 900),
                new CellContent(3, 2, 0, 4, 900, 900),
                new CellContent(4, 1, 0, 3, 900, 900))) {
            assertEquals(
                    "observed must be a part of soFar, got observed=" + more + ", soFar=" + all
                            + " in cells[0] of cohort 2024-01",
                    refusalOfPart(more, all));
        }
        var part = new CellContent(3, 2, 0, 3, 900, 900);
        var row = CohortRow.of("2024-01", 0, List.of(new CohortCell(CellState.PARTLY_OBSERVED, part, all)));
        assertEquals(
                row,
                ForgedForm.read(
                        CohortRow.class,
                        "2024-01",
                        1,
                        0L,
                        CellSums.of(all).toArray(),
                        CellSums.of(part).toArray()));
        assertEquals(
                "cells with observed must be in [0, 1], got cells with observed=2",
                ForgedForm.failure(
                        CohortRow.class,
                        "2024-01",
                        1,
                        0L,
                        CellSums.of(all).toArray(),
                        CellSums.of(all, all).toArray()));
        assertEquals(
                "cells with soFar must be in [0, 1], got cells with soFar=2",
                ForgedForm.failure(
                        CohortRow.class,
                        "2024-01",
                        1,
                        0L,
                        CellSums.of(all, all).toArray(),
                        CellSums.of(all).toArray()));
    }

    /** Columns of which nobody has been observed are the same as none. */
    @Test
    void nobodyAtTheEndIsLeftOut() {
        var all = CellSums.of(SO_FAR, SO_FAR);
        assertEquals(
                new CohortRow("a", 2, 0, all, CellSums.of(SO_FAR)),
                new CohortRow("a", 2, 0, all, CellSums.of(SO_FAR, CellContent.EMPTY)));
    }

    @Test
    void knownMembersAreNotFewerThanNone() {
        assertEquals(
                "knownBefore must be in [0, size], got knownBefore=-1, size=2",
                refusal(() -> CohortRow.of("2024-01", -1, cells(TABLE.row(0)).list())));
        assertEquals(2, CohortRow.of("2024-01", 2, cells(TABLE.row(0)).list()).knownBefore());
    }

    @Test
    void whatIsAddedToASliceIsASlice() {
        CohortTable slice = TABLE.sliceRows(0, 3);
        assertTrue(TABLE.plus(slice).isSlice());
        assertTrue(slice.plus(TABLE).isSlice());
        assertFalse(TABLE.plus(TABLE).isSlice());
        CohortTable two = TABLE.firstColumns(2);
        assertEquals(
                "other must have the same number of columns, as one is a slice, got 3 and 2",
                refusal(() -> TABLE.plus(two)));
        assertEquals(
                "other must have the same number of columns, as one is a slice, got 2 and 3",
                refusal(() -> two.plus(TABLE)));
    }

    @Test
    void aLogStartsLateWhereBothDo() {
        CohortDefinition inRange =
                MONTHLY.withEntry(CohortEntry.firstIn(new DayRange(LocalDate.of(2024, 1, 1), AS_OF)));
        List<CohortRow> rows = inRange.table(LOG, AS_OF).rows();
        CohortTable late = CohortTable.of(inRange, AS_OF, rows, true, List.of());
        CohortTable early = CohortTable.of(inRange, AS_OF, rows, false, List.of());
        assertTrue(late.plus(late).startsLate());
        assertFalse(late.plus(early).startsLate());
        assertFalse(early.plus(late).startsLate());
        assertFalse(early.plus(early).startsLate());
    }

    @Test
    void customersCountOnceWhereBothTablesKnowThem() {
        CohortTable table = MONTHLY.withEntry(CohortEntry.everyPeriod()).table(LOG, AS_OF);
        CohortTable slice = table.sliceRows(0, 3);
        assertEquals(List.of(), slice.plus(table).eachCustomerOnce());
        assertEquals(List.of(), table.plus(slice).eachCustomerOnce());
        assertEquals(4, table.plus(table).eachCustomerOnce().get(0).members());
    }

    private static String refusalOfCustomers(CellContent... contents) {
        CohortDefinition recurring = MONTHLY.withEntry(CohortEntry.everyPeriod());
        List<CohortRow> rows = recurring.table(LOG, AS_OF).rows();
        return refusal(() -> CohortTable.of(recurring, AS_OF, rows, false, List.of(contents)));
    }

    @Test
    void customersAreMembersWithoutActivitiesAndRevenue() {
        for (CellContent wrong : List.of(
                new CellContent(5, 0, 0, 0, 0, 0),
                new CellContent(2, 0, 0, 1, 0, 0),
                new CellContent(2, 0, 0, 0, 1, 0),
                new CellContent(2, 0, 0, 0, 0, 1))) {
            assertEquals(
                    "eachCustomerOnce must count at most the members, without activities and revenue, got " + wrong
                            + " in column 0",
                    refusalOfCustomers(wrong));
        }
        // Four memberships of three customers: each could be another one's.
        CohortDefinition recurring = MONTHLY.withEntry(CohortEntry.everyPeriod());
        List<CohortRow> rows = recurring.table(LOG, AS_OF).rows();
        List<CellContent> four = List.of(new CellContent(4, 0, 0, 0, 0, 0));
        assertEquals(four, CohortTable.of(recurring, AS_OF, rows, false, four).eachCustomerOnce());
        var more = new CellContent(3, 0, 0, 0, 0, 0);
        assertEquals(
                "cells must hold the members of one group, who become fewer, got eachCustomerOnce of cells[1]=" + more,
                refusalOfCustomers(new CellContent(2, 0, 0, 0, 0, 0), more));
    }

    @Test
    void customersOfSeveralCohortsAreKnownUnlessRowsWereCutOff() throws ReflectiveOperationException {
        CohortDefinition recurring = MONTHLY.withEntry(CohortEntry.everyPeriod());
        CohortTable table = recurring.table(LOG, AS_OF);
        CohortRow[] rows = table.rows().toArray(CohortRow[]::new);
        int asOf = (int) AS_OF.toEpochDay();
        assertEquals(
                "eachCustomerOnce must be known if the entry is " + CohortEntry.everyPeriod()
                        + ", got eachCustomerOnce=[]",
                ForgedForm.failure(CohortTable.class, recurring, asOf, 3, rows, false, null, true));
        assertEquals(
                table.sliceRows(0, 3),
                ForgedForm.read(CohortTable.class, recurring, asOf, 3, rows, false, null, false));
    }

    @Test
    void aRollingWindowOfTwoMonthsIsOverTheDayBeforeTheThirdBegins() {
        CohortDefinition rolling = MONTHLY.withWindows(CohortWindows.rollingMonths(2));
        var log = ActivityLog.ofEvents(new long[] {1}, new int[] {day(1, 15)});
        assertEquals(
                CellState.PARTLY_OBSERVED,
                rolling.table(log, LocalDate.of(2024, 3, 13)).row(0).state(0));
        assertEquals(
                CellState.OBSERVED,
                rolling.table(log, LocalDate.of(2024, 3, 14)).row(0).state(0));
    }

    /** Customer 1 was first seen on January 5, 2 on the 20th, 3 on March 1; of 4 there is a return alone. */
    @Test
    void whoWasSeenEarlierIsInNoCohortSinceADay() {
        ActivityLog log = LOG.plus(
                ActivityLog.ofEntries(new long[] {4}, new int[] {day(2, 2)}, new int[] {0}, new long[] {-100}));
        for (int first = 19; first <= 21; first++) {
            CohortTable table = MONTHLY.withEntry(CohortEntry.firstEverSince(LocalDate.of(2024, 1, first)))
                    .table(log, AS_OF);
            assertEquals(first <= 20 ? 2 : 1, table.all().size());
            assertEquals(first <= 20 ? "2024-01" : "2024-03", table.row(0).label());
            assertEquals(1, table.row(0).size());
        }
    }

    @Test
    void cohortsWithNamesMayBeOlderThanTheEpoch() {
        CohortDefinition byChannel = MONTHLY.withEntry(
                CohortEntry.assigned(CohortAssignment.of(new long[] {1, 2}, new String[] {"shop", "web"})));
        var log = ActivityLog.ofEvents(new long[] {1, 1, 2}, new int[] {-400, -300, -390});
        CohortTable table = byChannel.table(log, LocalDate.ofEpochDay(-200));
        assertEquals(1, table.row(0).size());
        assertEquals(1, table.row(0).cell(4).soFar().returned(), "from November 27, 1968 to March 7, 1969");
        assertEquals(0, table.row(1).cell(4).soFar().returned());
    }

    @Test
    void rulesThatSomebodyChangedAreNoticed() throws ReflectiveOperationException {
        assertDamaged(
                ForgedForm.failure(CohortEntry.class, CohortEntry.firstEver().rule(), 0L));
        assertDamaged(ForgedForm.failure(CohortWindows.class, new WindowRule.RollingMonths(2), 0L));
        assertDamaged(ForgedForm.failure(ColumnRule.Brackets.class, new int[] {1, 2}, 0L));
    }

    private static void assertDamaged(String message) {
        assertTrue(message.startsWith("checksum must be that of the columns, "), message);
    }

    @Test
    void aDefinitionShowsItsParts() {
        assertTrue(CohortColumns.first(3).toString().contains("first 3"));
        assertTrue(CohortColumns.all().toString().contains("all"));
        assertEquals(
                CohortColumns.first(3),
                MONTHLY.withColumns(CohortColumns.first(3)).columns());
        assertNotEquals(
                CohortColumns.brackets(1, 3).hashCode(),
                CohortColumns.brackets(2, 3).hashCode());
    }

    @Test
    void namesAreThereOnce() {
        CohortDefinition byChannel = MONTHLY.withEntry(
                CohortEntry.assigned(CohortAssignment.of(new long[] {1, 2, 3}, new String[] {"web", "shop", "web"})));
        CohortRow web = byChannel.table(LOG, AS_OF).row(1);
        assertEquals(
                "labels of rows must ascend, got rows[0].label=web, rows[1].label=web",
                refusal(() -> table(byChannel, List.of(web, web))));
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
