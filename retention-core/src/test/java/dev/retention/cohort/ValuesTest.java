package dev.retention.cohort;

import dev.retention.ValueContract;
import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class ValuesTest extends ValueContract {

    private static final LocalDate AS_OF = LocalDate.of(2024, 3, 15);
    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());

    private static int day(int month, int day) {
        return (int) LocalDate.of(2024, month, day).toEpochDay();
    }

    /** Two in January, of whom one comes back in February; one in March. */
    private static final ActivityLog LOG =
            ActivityLog.ofEvents(new long[] {1, 1, 2, 3}, new int[] {day(1, 5), day(2, 6), day(1, 20), day(3, 1)});

    private static CohortAssignment assignment(long customer, String cohort) {
        return CohortAssignment.of(new long[] {1, customer}, new String[] {"web", cohort});
    }

    private static CellContent content(long activities) {
        return new CellContent(4, 3, 0, activities, 900, 900);
    }

    private static CellContent part(long activities) {
        return new CellContent(2, 1, 0, activities, 500, 500);
    }

    private static CohortRow row(String label, long knownBefore, CellContent observed, CellContent soFar) {
        return CohortRow.of(label, knownBefore, List.of(new CohortCell(CellState.PARTLY_OBSERVED, observed, soFar)));
    }

    private static CohortRow nobody(int columns) {
        var cell = new CohortCell(CellState.NOT_YET_OBSERVABLE, CellContent.EMPTY, CellContent.EMPTY);
        return CohortRow.of("2024-01", 0, Collections.nCopies(columns, cell));
    }

    /** Of those who are in the cohorts of several months, so many fewer came back in the second column. */
    private static CohortTable everyPeriod(int fewer) {
        CohortDefinition definition = MONTHLY.withEntry(CohortEntry.everyPeriod());
        CohortTable table = definition.table(LOG, AS_OF);
        var contents = new ArrayList<>(table.eachCustomerOnce());
        CellContent second = contents.get(1);
        contents.set(1, new CellContent(second.members(), second.returned() - fewer, second.returnedBefore(), 0, 0, 0));
        return CohortTable.of(definition, AS_OF, table.rows(), false, contents);
    }

    @Override
    protected List<List<?>> variants() {
        CohortTable table = MONTHLY.table(LOG, AS_OF);
        CohortDefinition sinceJanuary = MONTHLY.withEntry(
                CohortEntry.firstIn(new DayRange(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 4, 1))));
        List<CohortRow> rows = sinceJanuary.table(LOG, AS_OF).rows();
        CohortTable narrow = MONTHLY.withColumns(CohortColumns.first(2)).table(LOG, AS_OF);
        return List.of(
                List.of(
                        assignment(7, "shop"),
                        assignment(8, "shop"),
                        assignment(7, "app"),
                        assignment(7, "web"),
                        CohortAssignment.of(new long[] {1, 7}, new String[] {"shop", "web"})),
                List.of(
                        CohortColumns.all(),
                        CohortColumns.first(3),
                        CohortColumns.first(4),
                        CohortColumns.brackets(1, 3),
                        CohortColumns.brackets(1, 4)),
                List.of(CohortColumns.brackets(1, 3), CohortColumns.brackets(2, 3)),
                List.of(
                        CohortEntry.firstEver(),
                        CohortEntry.firstEverSince(AS_OF),
                        CohortEntry.firstEverSince(AS_OF.plusDays(1)),
                        CohortEntry.firstIn(new DayRange(AS_OF, AS_OF.plusDays(9))),
                        CohortEntry.everyPeriod(),
                        CohortEntry.assigned(assignment(7, "shop"))),
                List.of(
                        CohortWindows.calendarPeriods(),
                        CohortWindows.rollingDays(30),
                        CohortWindows.rollingDays(31),
                        CohortWindows.rollingMonths(1)),
                List.of(
                        MONTHLY,
                        CohortDefinition.by(PeriodCalendar.quarters()),
                        MONTHLY.withEntry(CohortEntry.everyPeriod()),
                        MONTHLY.withWindows(CohortWindows.rollingDays(30)),
                        MONTHLY.withColumns(CohortColumns.first(3)),
                        MONTHLY.withReturn(CohortReturn.ON_OR_AFTER),
                        MONTHLY.withMinActivities(2)),
                List.of(
                        row("2024-01", 1, part(5), content(6)),
                        row("2024-02", 1, part(5), content(6)),
                        row("2024-01", 2, part(5), content(6)),
                        row("2024-01", 1, part(4), content(6)),
                        row("2024-01", 1, part(5), content(7))),
                List.of(nobody(1), nobody(2)),
                List.of(
                        new CohortCell(CellState.OBSERVED, content(6), content(6)),
                        new CohortCell(CellState.PARTLY_OBSERVED, content(6), content(6)),
                        new CohortCell(CellState.OBSERVED, content(5), content(6)),
                        new CohortCell(CellState.OBSERVED, content(6), content(7))),
                List.of(
                        table.curve(CohortAverage.POOLED),
                        table.curve(CohortAverage.MEAN_OF_COHORTS),
                        MONTHLY.table(LOG, AS_OF.plusDays(60)).curve(CohortAverage.POOLED)),
                List.of(
                        CohortTable.empty(MONTHLY, AS_OF),
                        CohortTable.empty(MONTHLY.withMinActivities(2), AS_OF),
                        CohortTable.empty(MONTHLY, AS_OF.plusDays(1))),
                List.of(table.sliceRows(0, 0), narrow.sliceRows(0, 0)),
                List.of(
                        table,
                        table.sliceRows(0, 3),
                        table.sliceRows(1, 3),
                        table.sliceRows(0, 2),
                        table.sliceRows(0, 1)),
                List.of(
                        table.firstColumns(2),
                        MONTHLY.withMinActivities(2).table(LOG, AS_OF).firstColumns(2)),
                List.of(
                        CohortTable.of(sinceJanuary, AS_OF, rows, false, List.of()),
                        CohortTable.of(sinceJanuary, AS_OF, rows, true, List.of())),
                List.of(everyPeriod(0), everyPeriod(1)));
    }
}
