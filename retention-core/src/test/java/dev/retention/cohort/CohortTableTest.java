package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Proportion;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CohortTableTest {

    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }

    /** Rows such as "1 2024-01-05 900", separated by commas, returns netted. */
    private static ActivityLog log(String rows) {
        String[] parts = rows.strip().split("\\s*,\\s*");
        long[] customers = new long[parts.length];
        int[] days = new int[parts.length];
        long[] amounts = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] row = parts[i].split(" ");
            customers[i] = Long.parseLong(row[0]);
            days[i] = day(row[1]);
            amounts[i] = row.length > 2 ? Long.parseLong(row[2]) : 0;
        }
        return ActivityLog.of(customers, days, amounts, RefundPolicy.NET);
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** Customers 1 and 2 come in January, 3 in March; as of 10 April. */
    private static final ActivityLog SHOP =
            log("1 2024-01-05 1000, 1 2024-02-10 500, 1 2024-02-11 -200, 1 2024-04-02 300,"
                    + "2 2024-01-31 2000, 2 2024-03-01 100, 2 2024-03-02 100, 3 2024-03-15 700, 3 2024-04-09 50");

    private static final CohortTable TABLE = MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-10")));

    @Test
    void aCellHoldsCustomersActivitiesAndRevenue() {
        CellContent second = TABLE.row(0).cell(1).observed();
        assertEquals(new CellContent(2, 1, 2, 1, 300, 3300), second);
        assertEquals(new Proportion(1, 2), second.retention());
        assertEquals(0.5, second.activitiesPerMember());
        assertEquals(150, second.revenuePerMemberMinor());
        assertEquals(1650, second.cumulativeRevenuePerMemberMinor());
        assertEquals(
                new CellContent(2, 1, 1, 2, 200, 3500), TABLE.row(0).cell(2).observed());
        assertEquals(new Proportion(1, 2), TABLE.row(0).cell(2).retention());
    }

    @Test
    void cellsHaveThreeStates() {
        assertEquals(CellState.OBSERVED, TABLE.row(0).state(2));
        assertEquals(CellState.PARTLY_OBSERVED, TABLE.row(0).state(3));
        assertEquals(CellState.NOT_YET_OBSERVABLE, TABLE.row(2).state(2));
        CohortCell running = TABLE.row(0).cell(3);
        assertFalse(running.retention().hasRate());
        assertEquals(new Proportion(1, 2), running.soFar().retention());
        assertEquals(CellContent.EMPTY, TABLE.row(2).cell(2).soFar());
        assertTrue(Double.isNaN(TABLE.row(2).cell(2).soFar().revenuePerMemberMinor()));
        assertTrue(Double.isNaN(TABLE.row(2).cell(2).soFar().activitiesPerMember()));
        assertTrue(Double.isNaN(TABLE.row(2).cell(2).soFar().cumulativeRevenuePerMemberMinor()));
    }

    @Test
    void theAsOfDayItselfIsKnown() {
        assertEquals(
                CellState.PARTLY_OBSERVED,
                MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-29")))
                        .row(0)
                        .state(3));
        assertEquals(
                CellState.OBSERVED,
                MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-30")))
                        .row(0)
                        .state(3));
    }

    @Test
    void emptyCohortsHaveARowButNoRate() {
        CohortRow february = TABLE.row(1);
        assertTrue(february.isEmpty());
        assertEquals("2024-02", february.label());
        assertEquals(CellState.OBSERVED, february.state(1));
        assertFalse(february.cell(1).retention().hasRate());
    }

    @Test
    void allCohortsInOneRowLookOnlyAtWhatIsOver() {
        CohortRow all = TABLE.all();
        assertEquals(3, all.size());
        assertEquals(CellState.OBSERVED, all.state(0));
        assertEquals(CellState.PARTLY_OBSERVED, all.state(1));
        assertEquals(new Proportion(3, 3), all.cell(0).retention());
        assertEquals(new Proportion(1, 2), all.cell(1).retention());
        assertEquals(new Proportion(2, 3), all.cell(1).soFar().retention());
    }

    @Test
    void returnsAloneAdmitNobody() {
        ActivityLog log = log("1 2024-01-05 -100, 1 2024-02-01 500, 2 2024-01-09 -300");
        CohortTable table = MONTHLY.table(log, LocalDate.ofEpochDay(day("2024-02-29")));
        assertEquals(1, table.rows().size());
        assertEquals("2024-02", table.row(0).label());
        assertEquals(500, table.row(0).cell(0).observed().cumulativeRevenueMinor());
    }

    @Test
    void returnsAfterTheEntryAreNettedWithoutBeingAReturn() {
        CohortTable table =
                MONTHLY.table(log("1 2024-01-05 900, 1 2024-02-01 -400"), LocalDate.ofEpochDay(day("2024-02-29")));
        assertEquals(
                new CellContent(1, 0, 1, 0, -400, 500), table.row(0).cell(1).observed());
    }

    @Test
    void whatIsBeforeTheEntryIsNotTheMembers() {
        ActivityLog signUps = log("1 2024-01-15");
        ActivityLog orders = log("1 2024-01-03 700, 1 2024-01-20 100, 2 2024-01-20 999");
        CellContent january = MONTHLY.table(signUps, orders, LocalDate.ofEpochDay(day("2024-01-31")))
                .row(0)
                .cell(0)
                .observed();
        assertEquals(new CellContent(1, 1, 0, 1, 100, 100), january);
    }

    @Test
    void aLateLogTellsThatOldCustomersMayPoseAsNew() {
        ActivityLog log = log("1 2023-11-05, 1 2024-01-05, 2 2024-01-06, 3 2024-03-01");
        CohortDefinition fromJanuary = MONTHLY.withEntry(CohortEntry.firstIn(
                new DayRange(LocalDate.ofEpochDay(day("2024-01-01")), LocalDate.ofEpochDay(day("2024-03-01")))));

        CohortTable table = fromJanuary.table(log, LocalDate.ofEpochDay(day("2024-03-31")));
        assertFalse(table.startsLate());
        assertTrue(fromJanuary
                .table(log("1 2024-01-01"), LocalDate.ofEpochDay(day("2024-03-31")))
                .startsLate());
        assertEquals(2, table.row(0).size());
        assertEquals(1, table.row(0).knownBefore());
        assertEquals(2, table.rows().size());
        assertTrue(table.row(1).isEmpty());

        CohortTable cut = fromJanuary.table(
                log.within(
                        new DayRange(LocalDate.ofEpochDay(day("2024-01-01")), LocalDate.ofEpochDay(day("2024-04-01")))),
                LocalDate.ofEpochDay(day("2024-03-31")));
        assertTrue(cut.startsLate());
        assertEquals(0, cut.row(0).knownBefore());

        ActivityLog onlyTheLate = log("2 2024-01-06");
        ActivityLog others = log("1 2023-11-05, 1 2024-01-05");
        CohortTable merged = fromJanuary
                .table(onlyTheLate, LocalDate.ofEpochDay(day("2024-03-31")))
                .plus(fromJanuary.table(others, LocalDate.ofEpochDay(day("2024-03-31"))));
        assertFalse(merged.startsLate());
        assertEquals(1, merged.row(0).knownBefore());
        assertFalse(TABLE.startsLate());
    }

    @Test
    void customersEnterEveryPeriodAnew() {
        CohortTable table = MONTHLY.withEntry(CohortEntry.everyPeriod())
                .table(
                        log("1 2024-01-05, 1 2024-01-06, 1 2024-02-10, 1 2024-03-01," + "2 2024-02-01"),
                        LocalDate.ofEpochDay(day("2024-03-31")));
        assertEquals(
                List.of(1L, 2L, 1L), table.rows().stream().map(CohortRow::size).toList());
        assertEquals(new Proportion(1, 1), table.row(0).cell(2).retention());
        // Of three memberships that are a month old two returned; of the two customers, one did.
        CohortCurve.Point pooled = table.curve(CohortAverage.POOLED).point(1);
        assertEquals(2.0 / 3, pooled.retention());
        CohortCurve.Point customers = table.curve(CohortAverage.PER_CUSTOMER).point(1);
        assertEquals(0.5, customers.retention());
        assertEquals(1, customers.returned());
        assertEquals(2, customers.base());
        assertEquals(List.of("2024-01", "2024-02"), customers.cohorts());
        // Customer 1 had returned in the month before, and did again.
        CohortCurve.Point previous =
                table.curve(CohortAverage.PER_CUSTOMER, CurveBasis.PREVIOUS).point(2);
        assertEquals(1, previous.returned());
        assertEquals(1, previous.base());
        CohortCurve.Point first =
                table.curve(CohortAverage.PER_CUSTOMER, CurveBasis.PREVIOUS).point(0);
        assertTrue(Double.isNaN(first.retention()));
        assertEquals(0, first.returned());
        assertEquals(LocalDate.of(2024, 3, 31), table.asOf());
    }

    @Test
    void aMemberMayHaveActivityInAnyNumberOfColumns() {
        int[] days = IntStream.range(0, 100).map(i -> 2 * i).toArray();
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .table(ActivityLog.ofEvents(new long[100], days), LocalDate.ofEpochDay(198));
        for (int column = 0; column < 199; column++) {
            assertEquals(
                    column % 2 == 0 ? 1 : 0,
                    table.row(0).cell(column).observed().returned());
        }
    }

    @Test
    void eachCustomerOnceNeedsAllCohorts() {
        CohortTable table =
                MONTHLY.withEntry(CohortEntry.everyPeriod()).table(SHOP, LocalDate.ofEpochDay(day("2024-04-30")));
        assertTrue(
                table.firstColumns(2).curve(CohortAverage.PER_CUSTOMER).point(1).base() > 0);
        var e = assertThrows(
                IllegalStateException.class, () -> table.sliceRows(0, 2).curve(CohortAverage.PER_CUSTOMER));
        assertEquals(
                "PER_CUSTOMER needs all cohorts of a table whose customers are in several: take it before slicing rows",
                e.getMessage());
        assertEquals(
                TABLE.sliceRows(0, 2).curve(CohortAverage.POOLED).points(),
                TABLE.sliceRows(0, 2).curve(CohortAverage.PER_CUSTOMER).points());
    }

    @Test
    void aCohortWithoutABaseIsInNoAverage() {
        for (CohortAverage average : CohortAverage.values()) {
            assertEquals(0.1, average.average(new long[] {5, 1}, new long[] {0, 10}), 1e-15, average.name());
        }
        assertTrue(Double.isNaN(CohortAverage.POOLED.average(new long[] {5}, new long[] {0})));
    }

    @Test
    void callersNameCohorts() {
        var channels =
                CohortAssignment.of(new long[] {3, 1, 2, 1}, new String[] {"search", "friends", "search", "friends"});
        CohortDefinition byChannel = MONTHLY.withEntry(CohortEntry.assigned(channels));
        CohortTable table = byChannel.table(SHOP, LocalDate.ofEpochDay(day("2024-04-10")));
        assertEquals(
                List.of("friends", "search"),
                table.rows().stream().map(CohortRow::label).toList());
        CohortRow search = table.row(1);
        assertEquals(2, search.size());
        // Customer 2 came in January, so that February and March are over; customer 3 in March, so that neither is.
        assertEquals(CellState.PARTLY_OBSERVED, search.state(1));
        assertEquals(new Proportion(0, 1), search.cell(1).retention());
        assertEquals(new Proportion(1, 2), search.cell(1).soFar().retention());
        assertEquals(
                CohortAssignment.EMPTY,
                ((EntryRule.Given) table.definition().entry().rule()).assignment());
    }

    @Test
    void shardsWithTheirOwnAssignmentsAddUp() {
        CohortTable both = MONTHLY.withEntry(
                        CohortEntry.assigned(CohortAssignment.of(new long[] {1, 2, 3}, new String[] {"a", "b", "c"})))
                .table(SHOP, LocalDate.ofEpochDay(day("2024-04-10")));
        CohortTable one = MONTHLY.withEntry(
                        CohortEntry.assigned(CohortAssignment.of(new long[] {1, 3}, new String[] {"a", "c"})))
                .table(
                        log(
                                "1 2024-01-05 1000, 1 2024-02-10 500, 1 2024-02-11 -200, 1 2024-04-02 300, 3 2024-03-15 700,"
                                        + "3 2024-04-09 50"),
                        LocalDate.ofEpochDay(day("2024-04-10")));
        CohortTable other = MONTHLY.withEntry(
                        CohortEntry.assigned(CohortAssignment.of(new long[] {2}, new String[] {"b"})))
                .table(
                        log("2 2024-01-31 2000, 2 2024-03-01 100, 2 2024-03-02 100"),
                        LocalDate.ofEpochDay(day("2024-04-10")));
        assertEquals(both, one.plus(other));
        assertEquals(both, other.plus(one));
    }

    @Test
    void rollingMonthsKeepTheDayOfTheMonthWhereThereIsOne() {
        CohortDefinition rolling = MONTHLY.withWindows(CohortWindows.rollingMonths(1));
        ActivityLog log = log("1 2024-01-31, 1 2024-02-28, 1 2024-02-29, 1 2024-03-30, 1 2024-03-31");
        CohortRow row =
                rolling.table(log, LocalDate.ofEpochDay(day("2024-04-29"))).row(0);
        // 31 January to 28 February, 29 February to 30 March, 31 March to 29 April.
        assertEquals(2, row.cell(0).observed().activities());
        assertEquals(2, row.cell(1).observed().activities());
        assertEquals(1, row.cell(2).observed().activities());
        assertEquals(CellState.OBSERVED, row.state(2));
        assertEquals(
                CellState.PARTLY_OBSERVED,
                rolling.table(log, LocalDate.ofEpochDay(day("2024-04-28")))
                        .row(0)
                        .state(2));
    }

    @Test
    void rollingWindowsCensorEachCustomerByThemselves() {
        // On 15 February the 30 days of customer 1 are over, those of 2 under way.
        ActivityLog log = log("1 2024-01-01, 1 2024-01-20, 1 2024-02-05, 2 2024-01-25, 2 2024-02-14");
        CohortRow row = MONTHLY.withWindows(CohortWindows.rollingDays(15))
                .table(log, LocalDate.ofEpochDay(day("2024-02-15")))
                .row(0);
        CohortCell second = row.cell(1);
        assertEquals(CellState.PARTLY_OBSERVED, second.state());
        assertEquals(new Proportion(1, 1), second.retention());
        assertEquals(new Proportion(2, 2), second.soFar().retention());
        CohortCell third = row.cell(2);
        assertEquals(new Proportion(1, 1), third.retention());
        assertEquals(CellState.PARTLY_OBSERVED, third.state());
    }

    @Test
    void bracketsAreWindowsOfSeveralAges() {
        CohortDefinition bracketed =
                CohortDefinition.by(PeriodCalendar.days()).withColumns(CohortColumns.brackets(1, 3, 5));
        ActivityLog log = log("1 2024-01-01, 1 2024-01-03, 1 2024-01-04, 1 2024-01-20, 2 2024-01-01, 2 2024-01-02");
        CohortTable table = bracketed.table(log, LocalDate.ofEpochDay(day("2024-01-20")));
        assertEquals(List.of("0", "1", "2-4", "5-9"), table.columnLabels());
        CohortRow first = table.row(0);
        assertEquals(new Proportion(1, 2), first.cell(1).retention());
        assertEquals(new Proportion(1, 2), first.cell(2).retention());
        assertEquals(2, first.cell(2).observed().activities());
        assertEquals(new Proportion(0, 2), first.cell(3).retention());
        ActivityLog firstDays = log.upTo(LocalDate.ofEpochDay(day("2024-01-05") - 1));
        assertEquals(
                CellState.PARTLY_OBSERVED,
                bracketed
                        .table(firstDays, LocalDate.ofEpochDay(day("2024-01-04")))
                        .row(0)
                        .state(2));
        assertEquals(
                CellState.OBSERVED,
                bracketed
                        .table(firstDays, LocalDate.ofEpochDay(day("2024-01-05")))
                        .row(0)
                        .state(2));
    }

    @Test
    void returnRulesDiffer() {
        ActivityLog log = log("1 2024-01-05, 1 2024-02-05, 1 2024-02-06, 1 2024-04-05, 2 2024-01-05, 2 2024-03-05");
        int asOf = day("2024-04-30");
        assertEquals(List.of(2L, 1L, 1L, 1L), returned(MONTHLY.table(log, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                List.of(2L, 2L, 2L, 1L),
                returned(MONTHLY.withReturn(CohortReturn.ON_OR_AFTER).table(log, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                List.of(2L, 1L, 0L, 0L),
                returned(MONTHLY.withReturn(CohortReturn.STREAK).table(log, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                List.of(2L, 1L, 0L, 0L), returned(MONTHLY.withMinActivities(2).table(log, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                List.of(2L, 1L, 0L, 0L),
                returned(MONTHLY.withMinActivities(2)
                        .withReturn(CohortReturn.ON_OR_AFTER)
                        .table(log, LocalDate.ofEpochDay(asOf))));
    }

    private static List<Long> returned(CohortTable table) {
        return IntStream.range(0, table.columnCount())
                .mapToObj(column -> table.row(0).cell(column).observed().returned())
                .toList();
    }

    @Test
    void activityBeyondTheLastColumnIsStillOnOrAfter() {
        ActivityLog log = log("1 2024-01-05, 1 2024-09-05");
        CohortTable table = MONTHLY.withColumns(CohortColumns.first(2))
                .withReturn(CohortReturn.ON_OR_AFTER)
                .table(log, LocalDate.ofEpochDay(day("2024-09-30")));
        assertEquals(List.of(1L, 1L), returned(table));
    }

    @Test
    void curvesRunAgainstTheStartOrThePeriodBefore() {
        ActivityLog log = log("1 2024-01-05, 1 2024-02-05, 1 2024-03-05, 2 2024-01-05, 2 2024-02-07, 3 2024-01-05,"
                + "4 2024-01-05, 5 2024-02-05");
        CohortTable table = MONTHLY.table(log, LocalDate.ofEpochDay(day("2024-03-31")));
        CohortCurve start = table.curve(CohortAverage.POOLED);
        assertEquals(1.0, start.point(0).retention());
        assertEquals(2.0 / 5, start.point(1).retention());
        assertEquals(1.0 / 4, start.point(2).retention());
        assertEquals(0.75, start.point(2).churn());
        assertEquals(List.of("2024-01"), start.point(2).cohorts());

        CohortCurve previous = table.curve(CohortAverage.POOLED, CurveBasis.PREVIOUS);
        assertTrue(Double.isNaN(previous.point(0).retention()));
        assertEquals(2.0 / 5, previous.point(1).retention());
        assertEquals(1.0 / 2, previous.point(2).retention());
        assertEquals(2, previous.point(2).base());

        CohortCurve mean = table.curve(CohortAverage.MEAN_OF_COHORTS);
        assertEquals((0.5 + 0.0) / 2, mean.point(1).retention());
        assertEquals("""
                column  retention  churn  returned  of  cohorts
                0          100.0%   0.0%         5   5        2
                1           25.0%  75.0%         2   5        2
                2           25.0%  75.0%         1   4        1
                """, mean.toText());
    }

    @Test
    void averagesLeaveOutWhatHasNoBase() {
        assertEquals(0.6, CohortAverage.POOLED.average(new long[] {500, 400, 0}, new long[] {1000, 500, 0}));
        assertEquals(0.65, CohortAverage.MEAN_OF_COHORTS.average(new long[] {500, 400, 0}, new long[] {1000, 500, 0}));
        assertEquals(
                0.56, CohortAverage.SIZE_WEIGHTED_TWICE.average(new long[] {500, 400, 0}, new long[] {1000, 500, 0}));
        for (CohortAverage average : CohortAverage.values()) {
            assertTrue(Double.isNaN(average.average(new long[] {0}, new long[] {0})));
            rejected(
                    "counts and bases must have the same length, got counts.length=1, bases.length=0",
                    () -> average.average(new long[1], new long[0]));
        }
        rejected(
                "bases[1] must be >= 0, got bases[1]=-1",
                () -> CohortAverage.POOLED.average(new long[] {1, 1}, new long[] {1, -1}));
        rejected(
                "counts[0] must be >= 0, got counts[0]=-2",
                () -> CohortAverage.POOLED.average(new long[] {-2}, new long[] {1}));
    }

    @Test
    void textLinesUp() {
        assertEquals("""
                cohort   size       0       1       2      3
                2024-01     2  100.0%   50.0%   50.0%  50.0%+
                2024-02     0       -       -       -
                2024-03     1  100.0%  100.0%+
                2024-04     0       -
                all         3  100.0%   50.0%   50.0%
                + so far: not all of this time is over
                """, TABLE.toText(CohortMetric.RETENTION));
    }

    @Test
    void textShowsAnyOfTheNumbers() {
        CohortTable january =
                MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-30"))).sliceRows(0, 1);
        assertEquals("2024-01     2     2     1     1     1", line(january, CohortMetric.CUSTOMERS));
        assertEquals("2024-01     2     2     1     2     1", line(january, CohortMetric.ACTIVITIES));
        assertEquals("2024-01     2  3000   300   200   300", line(january, CohortMetric.REVENUE_MINOR));
        assertEquals("2024-01     2  1500   150   100   150", line(january, CohortMetric.REVENUE_PER_MEMBER_MINOR));
        assertEquals(
                "2024-01     2  1500  1650  1750  1900",
                line(january, CohortMetric.CUMULATIVE_REVENUE_PER_MEMBER_MINOR));
    }

    @Test
    void textOfMoneySaysWhatItIs() {
        assertTrue(TABLE.toText(CohortMetric.REVENUE_MINOR).endsWith("\nnet revenue, in minor units\n"));
        assertTrue(TABLE.toText(CohortMetric.REVENUE_PER_MEMBER_MINOR)
                .endsWith("\nnet revenue for each member, in minor units\n"));
    }

    /** The second line, its gaps made four wide so that numbers of any width can be compared. */
    private static String line(CohortTable table, CohortMetric metric) {
        String[] cells = table.toText(metric).split("\n")[1].split(" +");
        var line = new StringBuilder(cells[0]);
        for (int i = 1; i < cells.length; i++) {
            line.append(" ".repeat(6 - cells[i].length())).append(cells[i]);
        }
        return line.toString();
    }

    @Test
    void slicesKeepTheirCells() {
        CohortTable slice = TABLE.sliceRows(2, 3).firstColumns(2);
        assertEquals(2, slice.columnCount());
        assertEquals(List.of("0", "1"), slice.columnLabels());
        assertEquals("2024-03", slice.row(0).label());
        assertEquals(TABLE.row(2).cell(1), slice.row(0).cell(1));
        var rows = assertThrows(IndexOutOfBoundsException.class, () -> TABLE.sliceRows(0, 5));
        assertEquals("from and to must be a range in [0, 4], got from=0, to=5", rows.getMessage());
        var cell =
                assertThrows(IndexOutOfBoundsException.class, () -> slice.row(0).cell(2));
        assertEquals("column must be in [0, 2), got column=2", cell.getMessage());
        rejected("count must be in [1, 4], got count=5", () -> TABLE.firstColumns(5));
    }

    @Test
    void slicesAddUpIfTheyAreOfTheSameCells() {
        CohortTable others =
                MONTHLY.table(log("7 2024-01-05 100, 7 2024-03-05 100"), LocalDate.ofEpochDay(day("2024-04-10")));
        assertEquals(TABLE.plus(others).sliceRows(0, 2), TABLE.sliceRows(0, 2).plus(others.sliceRows(0, 2)));
        rejected(
                "other must have the same rows, as one is a slice, got [2024-01, 2024-02] and [2024-02, 2024-03]",
                () -> TABLE.sliceRows(0, 2).plus(others.sliceRows(1, 3)));
        rejected(
                "other must have the same number of columns, as one is a slice, got 4 and 2",
                () -> TABLE.plus(others.firstColumns(2)));
    }

    @Test
    void onlyTablesOfOneDefinitionAndDayAddUp() {
        rejected(
                "other must have the same asOf, got 2024-04-10 and 2024-04-11",
                () -> TABLE.plus(MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-11")))));
        CohortTable quarterly =
                CohortDefinition.by(PeriodCalendar.quarters()).table(SHOP, LocalDate.ofEpochDay(day("2024-04-10")));
        String mine = "other must have the same definition, got CohortDefinition[calendar=MONTHS, entry=FirstEver[], "
                + "windows=CalendarPeriods[], columns=Ages[all], returns=ON_PERIOD, minActivities=1] and ";
        rejected(mine + quarterly.definition(), () -> TABLE.plus(quarterly));
    }

    @Test
    void tablesAreValues() throws IOException, ClassNotFoundException {
        assertEquals(TABLE, MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-10"))));
        assertEquals(
                TABLE.hashCode(),
                MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-10"))).hashCode());
        assertNotEquals(TABLE, MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-11"))));
        assertEquals(
                TABLE.row(0),
                MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-10"))).row(0));
        assertEquals("CohortTable[4 cohorts, 4 columns, 3 members, as of 2024-04-10]", TABLE.toString());
        assertEquals("CohortRow[2024-01, 2 members, 4 columns]", TABLE.row(0).toString());
        CohortTable rolling = MONTHLY.withWindows(CohortWindows.rollingDays(7))
                .withColumns(CohortColumns.brackets(2, 2))
                .withEntry(
                        CohortEntry.assigned(CohortAssignment.of(new long[] {1, 2, 3}, new String[] {"a", "b", "a"})))
                .table(SHOP, LocalDate.ofEpochDay(day("2024-04-10")));
        for (CohortTable table : List.of(TABLE, rolling)) {
            assertEquals(table, copyThroughSerialization(table));
        }
    }

    private static Object copyThroughSerialization(Object object) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void aTableOfNobodyIsEmpty() {
        CohortTable table = MONTHLY.table(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        assertTrue(table.rows().isEmpty());
        assertEquals(0, table.columnCount());
        assertEquals(0, table.all().size());
        assertEquals("cohort  size\nall        0\n", table.toText(CohortMetric.RETENTION));
        assertTrue(table.curve(CohortAverage.POOLED).points().isEmpty());
    }

    @Test
    void theEndsOfTheIntRangeAreDaysLikeAnyOther() {
        ActivityLog log = ActivityLog.ofEvents(new long[] {1, 1}, new int[] {Integer.MIN_VALUE, Integer.MAX_VALUE});
        CohortTable table = CohortDefinition.by(PeriodCalendar.fixedDays(Integer.MAX_VALUE, LocalDate.ofEpochDay(0)))
                .table(log, LocalDate.ofEpochDay(Integer.MAX_VALUE));
        assertEquals(4, table.rows().size());
        assertEquals(new Proportion(1, 1), table.row(0).cell(3).soFar().retention());
        assertEquals(CellState.PARTLY_OBSERVED, table.row(0).state(3));
        CohortTable rolling = CohortDefinition.by(PeriodCalendar.fixedDays(Integer.MAX_VALUE, LocalDate.ofEpochDay(0)))
                .withWindows(CohortWindows.rollingMonths(Integer.MAX_VALUE))
                .table(log, LocalDate.ofEpochDay(Integer.MAX_VALUE));
        assertEquals(2, rolling.row(0).cell(0).soFar().activities());
    }

    private static ActivityLog spent(long customer, String day, long amountMinor) {
        return ActivityLog.of(
                new long[] {customer}, new int[] {day(day)}, new long[] {amountMinor}, RefundPolicy.COUNTED);
    }

    @Test
    void onlyANumberThatDoesNotFitIsAnError() {
        int asOf = day("2024-02-29");
        ActivityLog rich = spent(1, "2024-01-10", Long.MAX_VALUE).plus(spent(2, "2024-01-20", 7));
        CohortTable detour = MONTHLY.table(rich.plus(spent(3, "2024-01-30", -10)), LocalDate.ofEpochDay(asOf));
        assertEquals(Long.MAX_VALUE - 3, detour.row(0).cell(0).observed().revenueMinor());
        overflow("revenueMinor of cohort 2024-01 in column 0", () -> MONTHLY.table(rich, LocalDate.ofEpochDay(asOf)));

        CohortTable fits = MONTHLY.table(spent(1, "2024-01-10", Long.MAX_VALUE), LocalDate.ofEpochDay(asOf));
        overflow("revenueMinor of cohort 2024-01 in column 0", () -> fits.plus(fits));
        CohortTable later = MONTHLY.table(
                spent(1, "2024-01-10", 1).plus(spent(1, "2024-02-10", Long.MAX_VALUE - 1)), LocalDate.ofEpochDay(asOf));
        assertEquals(Long.MAX_VALUE, later.row(0).cell(1).soFar().cumulativeRevenueMinor());
        overflow(
                "cumulativeRevenueMinor of cohort 2024-01 in column 1",
                () -> later.plus(MONTHLY.table(spent(2, "2024-01-10", 1), LocalDate.ofEpochDay(asOf))));

        CohortTable months = fits.plus(MONTHLY.table(spent(2, "2024-02-10", 7), LocalDate.ofEpochDay(asOf)));
        overflow("revenueMinor of cohort all in column 0", months::all);
        assertEquals("CohortTable[2 cohorts, 2 columns, 2 members, as of 2024-02-29]", months.toString());
    }

    private static void overflow(String name, Executable call) {
        assertEquals(
                name + " overflows a long",
                assertThrows(ArithmeticException.class, call).getMessage());
    }

    @Test
    void badArgumentsAreNamed() {
        rejected(
                "asOf must be >= the last activity day 2024-04-09, got asOf=2024-04-08:"
                        + " cut the log with upTo(asOf)",
                () -> MONTHLY.table(SHOP, LocalDate.ofEpochDay(day("2024-04-08"))));
        rejected(
                "asOf must be >= the last activity day 2024-04-09, got asOf=2024-04-08:"
                        + " cut the log with upTo(asOf)",
                () -> MONTHLY.table(ActivityLog.EMPTY, SHOP, LocalDate.ofEpochDay(day("2024-04-08"))));
        rejected(
                "asOf must be >= the last activity day 2024-04-09, got asOf=2024-04-08:"
                        + " cut the log with upTo(asOf)",
                () -> MONTHLY.table(SHOP, ActivityLog.EMPTY, LocalDate.ofEpochDay(day("2024-04-08"))));
        rejected(
                "customer must have a cohort in the assignment, got customer=2",
                () -> MONTHLY.withEntry(
                                CohortEntry.assigned(CohortAssignment.of(new long[] {1, 3}, new String[] {"a", "b"})))
                        .table(SHOP, LocalDate.ofEpochDay(day("2024-04-10"))));
        rejected(
                "customers[2] must be in one cohort, got customers[2]=1 in a and in b",
                () -> CohortAssignment.of(new long[] {1, 2, 1}, new String[] {"a", "b", "b"}));
        rejected(
                "customers and cohorts must have the same length, got customers.length=1, cohorts.length=2",
                () -> CohortAssignment.of(new long[] {1}, new String[] {"a", "b"}));
        rejected("minActivities must be > 0, got minActivities=0", () -> MONTHLY.withMinActivities(0));
        assertEquals(Long.MAX_VALUE, MONTHLY.withMinActivities(Long.MAX_VALUE).minActivities());
        rejected("days must be > 0, got days=0", () -> CohortWindows.rollingDays(0));
        rejected("months must be > 0, got months=-1", () -> CohortWindows.rollingMonths(-1));
        rejected("count must be > 0, got count=0", () -> CohortColumns.first(0));
        rejected("sizes must not be empty, got sizes.length=0", CohortColumns::brackets);
        rejected("sizes[1] must be > 0, got sizes[1]=0", () -> CohortColumns.brackets(3, 0));
        rejected(
                "days must not be empty, got days=[1970-01-06, 1970-01-06)",
                () -> CohortEntry.firstIn(new DayRange(LocalDate.ofEpochDay(5), LocalDate.ofEpochDay(5))));
    }

    @Test
    void nullsAreNamed() {
        nullNamed("calendar", () -> CohortDefinition.by(null));
        nullNamed("entry", () -> MONTHLY.withEntry(null));
        nullNamed("windows", () -> MONTHLY.withWindows(null));
        nullNamed("columns", () -> MONTHLY.withColumns(null));
        nullNamed("returns", () -> MONTHLY.withReturn(null));
        nullNamed("entries", () -> MONTHLY.table(null, SHOP, LocalDate.ofEpochDay(0)));
        nullNamed("returns", () -> MONTHLY.table(SHOP, null, LocalDate.ofEpochDay(0)));
        nullNamed("assignment", () -> CohortEntry.assigned(null));
        nullNamed("sizes", () -> CohortColumns.brackets((int[]) null));
        nullNamed("cohorts[1]", () -> CohortAssignment.of(new long[] {1, 2}, new String[] {"a", null}));
        nullNamed("other", () -> TABLE.plus(null));
        nullNamed("average", () -> TABLE.curve(null));
        nullNamed("basis", () -> TABLE.curve(CohortAverage.POOLED, null));
        nullNamed("metric", () -> TABLE.toText(null));
        nullNamed("points", () -> new CohortCurve(CohortAverage.POOLED, CurveBasis.START, null));
        nullNamed("cohorts", () -> new CohortCurve.Point("0", 1, 1, 1, null));
    }

    private static void nullNamed(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }
}
