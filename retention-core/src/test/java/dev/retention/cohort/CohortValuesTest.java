package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Equality looks at everything: each list below holds values that differ in one thing from the first. */
class CohortValuesTest {

    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());

    private static ActivityLog log(long customer, int day, long amount) {
        return ActivityLog.of(
                new long[] {customer, customer},
                new int[] {day, day + 40},
                new long[] {amount, amount},
                RefundPolicy.NET);
    }

    private static void allDifferent(Supplier<List<?>> values) {
        List<?> some = values.get();
        List<?> others = values.get();
        for (int i = 0; i < some.size(); i++) {
            for (int j = 0; j < some.size(); j++) {
                if (i == j) {
                    assertEquals(some.get(i), others.get(j));
                    assertEquals(some.get(i).hashCode(), others.get(j).hashCode());
                } else {
                    assertNotEquals(some.get(i), others.get(j));
                }
            }
            assertNotEquals(some.get(i), "text");
            assertNotEquals(some.get(i), null);
        }
    }

    @Test
    void definitionsDifferInEachOfTheirChoices() {
        allDifferent(() -> List.of(
                MONTHLY,
                CohortDefinition.by(PeriodCalendar.days()),
                MONTHLY.withEntry(CohortEntry.everyPeriod()),
                MONTHLY.withWindows(CohortWindows.rollingDays(30)),
                MONTHLY.withColumns(CohortColumns.first(3)),
                MONTHLY.withReturn(CohortReturn.STREAK),
                MONTHLY.withMinActivities(2)));
    }

    @Test
    void tablesDifferInTheirDefinitionDayAndCells() {
        allDifferent(() -> List.of(
                MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(60)),
                MONTHLY.table(log(1, 0, 6), LocalDate.ofEpochDay(60)),
                MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(61)),
                MONTHLY.table(log(1, 1, 5), LocalDate.ofEpochDay(60))
                        .plus(MONTHLY.table(log(2, 0, 5), LocalDate.ofEpochDay(60))),
                MONTHLY.withMinActivities(2).table(log(1, 0, 5), LocalDate.ofEpochDay(60)),
                MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(60)).sliceRows(0, 1)));
    }

    @Test
    void tablesDifferInWhatIsCutOffAndWhatIsKnownFromBefore() {
        CohortTable table = MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(60));
        assertNotEquals(table, table.sliceRows(0, 2));
        assertNotEquals(table, table.firstColumns(1));

        CohortDefinition fromDay10 = MONTHLY.withEntry(
                CohortEntry.firstIn(new DayRange(LocalDate.ofEpochDay(10), LocalDate.ofEpochDay(70))));
        ActivityLog inRange = log(1, 20, 5);
        ActivityLog nobodyInRange = ActivityLog.ofEvents(new long[] {2}, new int[] {3});
        assertNotEquals(
                fromDay10.table(inRange, LocalDate.ofEpochDay(60)),
                fromDay10.table(inRange.plus(nobodyInRange), LocalDate.ofEpochDay(60)));
        ActivityLog before = ActivityLog.ofEvents(new long[] {1}, new int[] {3});
        assertNotEquals(
                fromDay10
                        .table(inRange.plus(nobodyInRange), LocalDate.ofEpochDay(60))
                        .row(0),
                fromDay10.table(inRange.plus(before), LocalDate.ofEpochDay(60)).row(0));
    }

    @Test
    void tablesDifferInWhoIsBehindTheSameCells() {
        CohortDefinition recurring = MONTHLY.withEntry(CohortEntry.everyPeriod());
        CohortTable one =
                recurring.table(ActivityLog.ofEvents(new long[] {1, 1}, new int[] {0, 40}), LocalDate.ofEpochDay(58));
        CohortTable two = recurring.table(
                ActivityLog.ofEvents(new long[] {1, 2, 2}, new int[] {0, 40, 40}), LocalDate.ofEpochDay(58));
        assertNotEquals(one, two);
        assertNotEquals(
                one.curve(CohortAverage.PER_CUSTOMER).point(1),
                two.curve(CohortAverage.PER_CUSTOMER).point(1));
    }

    @Test
    void rowsDifferInTheirNameColumnsAndCells() {
        allDifferent(() -> List.of(
                MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(60)).row(0),
                MONTHLY.table(log(1, 31, 5), LocalDate.ofEpochDay(90)).row(0),
                MONTHLY.table(log(1, 0, 6), LocalDate.ofEpochDay(60)).row(0),
                MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(58)).row(0)));
        CohortRow row = MONTHLY.table(log(1, 0, 5), LocalDate.ofEpochDay(60)).row(0);
        assertNotEquals(row, row.withColumnCount(9));
    }

    @Test
    void assignmentsDifferInTheirCustomersAndCohorts() {
        allDifferent(() -> List.of(
                CohortAssignment.of(new long[] {1, 2}, new String[] {"a", "b"}),
                CohortAssignment.of(new long[] {1, 3}, new String[] {"a", "b"}),
                CohortAssignment.of(new long[] {1, 2}, new String[] {"b", "a"}),
                CohortAssignment.of(new long[] {1, 2}, new String[] {"a", "c"}),
                CohortAssignment.of(new long[] {1}, new String[] {"a"})));
        assertEquals(
                "CohortAssignment[2 customers in 1 cohorts]",
                CohortAssignment.of(new long[] {1, 2}, new String[] {"a", "a"}).toString());
    }

    @Test
    void columnsDifferInTheirAges() {
        allDifferent(() -> List.of(
                CohortColumns.brackets(1, 2),
                CohortColumns.brackets(2, 1),
                CohortColumns.brackets(1, 2, 1),
                CohortColumns.first(3),
                CohortColumns.all()));
        assertEquals("Brackets[0, 1, 2-3]", CohortColumns.brackets(1, 2).toString());
    }

    @Test
    void contentsOfImpossibleCountsAreRejected() {
        rejected("members must be >= 0, got members=-1", () -> new CellContent(-1, 0, 0, 0, 0, 0));
        rejected(
                "returned must be in [0, members], got returned=3, members=2", () -> new CellContent(2, 3, 0, 0, 0, 0));
        rejected(
                "returned must be in [0, members], got returned=-1, members=2",
                () -> new CellContent(2, -1, 0, 0, 0, 0));
        rejected(
                "returnedBefore must be in [0, members], got returnedBefore=3, members=2",
                () -> new CellContent(2, 2, 3, 0, 0, 0));
        rejected("activities must be >= 0, got activities=-1", () -> new CellContent(2, 2, 2, -1, 0, 0));
        rejected("returned must be >= 0, got returned=-1", () -> new CohortCurve.Point("0", 1, -1, 1, List.of()));
        rejected("base must be >= 0, got base=-1", () -> new CohortCurve.Point("0", 1, 1, -1, List.of()));
    }

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
