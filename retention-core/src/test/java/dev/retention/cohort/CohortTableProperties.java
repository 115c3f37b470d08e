package dev.retention.cohort;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import dev.retention.testing.TableLaws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class CohortTableProperties {

    private static final int CUSTOMERS = 6;
    private static final int FIRST_DAY = (int) LocalDate.of(2023, 12, 20).toEpochDay();
    private static final int DAYS = 150;
    private static final int AS_OF = FIRST_DAY + DAYS + 17;

    private static final Map<Long, String> CHANNELS = Map.of(0L, "b", 1L, "a", 2L, "b", 3L, "c", 4L, "a", 5L, "b");

    record Row(long customer, int epochDay, long amountMinor) {}

    private static ActivityColumns columns(List<Row> rows) {
        return ActivityColumns.of(
                rows.stream().mapToLong(Row::customer).toArray(),
                rows.stream().mapToInt(Row::epochDay).toArray(),
                rows.stream().mapToLong(Row::amountMinor).toArray());
    }

    private static ActivityLog log(List<Row> rows) {
        return ActivityLog.of(ActivityRows.of(columns(rows), RefundPolicy.NET));
    }

    static CohortAssignment channels() {
        var customers = new ArrayList<>(CHANNELS.keySet());
        return CohortAssignment.of(
                customers.stream().mapToLong(c -> c).toArray(),
                customers.stream().map(CHANNELS::get).toArray(String[]::new));
    }

    static void agreesWithBruteForce(CohortDefinition definition, ActivityLog entries, ActivityLog returns, int asOf) {
        CohortTable table = definition.table(entries, returns, LocalDate.ofEpochDay(asOf));
        var naive = new NaiveCohorts(definition, entries, returns, asOf, CHANNELS);
        Map<String, List<CellContent>> begun = naive.contents(table.columnCount(), false);
        Map<String, List<CellContent>> observed = naive.contents(table.columnCount(), true);
        assertEquals(
                begun.keySet(),
                table.rows().stream()
                        .filter(row -> !row.isEmpty())
                        .map(CohortRow::label)
                        .collect(toSet()));
        for (CohortRow row : table.rows()) {
            for (int column = 0; column < table.columnCount() && !row.isEmpty(); column++) {
                CohortCell cell = row.cell(column);
                String where = row.label() + ", column " + column;
                assertEquals(begun.get(row.label()).get(column), cell.soFar(), where);
                assertEquals(observed.get(row.label()).get(column), cell.observed(), where);
                CellState expected = cell.observed().members() == row.size()
                        ? CellState.OBSERVED
                        : cell.soFar().members() > 0 ? CellState.PARTLY_OBSERVED : CellState.NOT_YET_OBSERVABLE;
                assertEquals(expected, cell.state(), where);
            }
        }
        if (definition.entry().rule() instanceof EntryRule.EveryPeriod) {
            CohortCurve curve = table.curve(CohortAverage.PER_CUSTOMER);
            for (int column = 0; column < table.columnCount(); column++) {
                long[] expected = naive.customersObservedAndReturned(column);
                assertEquals(expected[0], curve.point(column).base());
                assertEquals(expected[1], curve.point(column).returned());
            }
        }
    }

    /** A streak is a return, and a return is one on or after. */
    static void streakAtMostOnPeriodAtMostOnOrAfter(CohortDefinition definition, ActivityLog log, int asOf) {
        CohortTable streak = definition.withReturn(CohortReturn.STREAK).table(log, LocalDate.ofEpochDay(asOf));
        CohortTable onPeriod = definition.withReturn(CohortReturn.ON_PERIOD).table(log, LocalDate.ofEpochDay(asOf));
        CohortTable onOrAfter = definition.withReturn(CohortReturn.ON_OR_AFTER).table(log, LocalDate.ofEpochDay(asOf));
        for (int row = 0; row < onPeriod.rows().size(); row++) {
            for (int column = 0; column < onPeriod.columnCount(); column++) {
                long returned = onPeriod.row(row).cell(column).soFar().returned();
                assertTrue(streak.row(row).cell(column).soFar().returned() <= returned);
                assertTrue(onOrAfter.row(row).cell(column).soFar().returned() >= returned);
            }
        }
    }

    /** Streaks and unbounded returns only ever fall, so that period over period is a rate. */
    static void monotoneRulesNeverRise(CohortTable table) {
        for (CohortRow row : table.rows()) {
            for (int column = 1; column < table.columnCount(); column++) {
                CellContent content = row.cell(column).observed();
                assertTrue(content.returned() <= content.returnedBefore());
            }
        }
    }

    static void tablesOfDisjointCustomersAddUp(CohortDefinition definition, ActivityLog a, ActivityLog b, int asOf) {
        CohortTable both = definition.table(a.plus(b), LocalDate.ofEpochDay(asOf));
        assertEquals(
                both,
                definition.table(a, LocalDate.ofEpochDay(asOf)).plus(definition.table(b, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                both,
                definition.table(b, LocalDate.ofEpochDay(asOf)).plus(definition.table(a, LocalDate.ofEpochDay(asOf))));
        assertEquals(both, both.plus(definition.table(ActivityLog.EMPTY, LocalDate.ofEpochDay(asOf))));
        assertEquals(
                both.hashCode(),
                definition
                        .table(a, LocalDate.ofEpochDay(asOf))
                        .plus(definition.table(b, LocalDate.ofEpochDay(asOf)))
                        .hashCode());
    }

    static void aTableIsMadeOfItsNumbers(CohortTable table) {
        assertEquals(
                table,
                CohortTable.of(
                        table.definition(),
                        table.asOf(),
                        table.rows().stream()
                                .map(CohortTableProperties::ofItsCells)
                                .toList(),
                        table.startsLate(),
                        table.eachCustomerOnce()));
        assertEquals(table.all(), ofItsCells(table.all()));
    }

    private static CohortRow ofItsCells(CohortRow row) {
        return CohortRow.of(
                row.label(),
                row.knownBefore(),
                IntStream.range(0, row.columnCount()).mapToObj(row::cell).toList());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tablesAreMadeOfTheirNumbers(
            @ForAll("definitions") CohortDefinition definition,
            @ForAll("rows") List<Row> rows,
            @ForAll("rows") List<Row> others,
            @ForAll("asOfs") int asOf) {
        LocalDate day = LocalDate.ofEpochDay(asOf);
        ActivityLog log = log(rows).upTo(day);
        ActivityLog other = log(others).upTo(day);
        CohortTable table = definition.table(log, day);
        aTableIsMadeOfItsNumbers(table);
        aTableIsMadeOfItsNumbers(definition.table(other, log, day));
        aTableIsMadeOfItsNumbers(table.plus(definition.table(other, day)));
        CohortRow later =
                table.sliceRows(table.rows().size() / 2, table.rows().size()).all();
        assertEquals(later, ofItsCells(later));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tablesAgreeWithBruteForce(
            @ForAll("definitions") CohortDefinition definition,
            @ForAll("rows") List<Row> rows,
            @ForAll("asOfs") int asOf) {
        ActivityLog log = log(rows).upTo(LocalDate.ofEpochDay(asOf));
        agreesWithBruteForce(definition, log, log, asOf);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tablesOfTwoLogsAgreeWithBruteForce(
            @ForAll("definitions") CohortDefinition definition,
            @ForAll("rows") List<Row> entries,
            @ForAll("rows") List<Row> returns) {
        agreesWithBruteForce(definition, log(entries), log(returns), AS_OF);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsAreBounded(@ForAll("definitions") CohortDefinition definition, @ForAll("rows") List<Row> rows) {
        TableLaws.rowsAreBoundedByTheirSize(definition.table(log(rows), LocalDate.ofEpochDay(AS_OF)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void returnRulesAreOrdered(@ForAll("definitions") CohortDefinition definition, @ForAll("rows") List<Row> rows) {
        streakAtMostOnPeriodAtMostOnOrAfter(definition, log(rows), AS_OF);
        monotoneRulesNeverRise(
                definition.withReturn(CohortReturn.STREAK).table(log(rows), LocalDate.ofEpochDay(AS_OF)));
        monotoneRulesNeverRise(
                definition.withReturn(CohortReturn.ON_OR_AFTER).table(log(rows), LocalDate.ofEpochDay(AS_OF)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void tablesAddUp(
            @ForAll("definitions") CohortDefinition definition, @ForAll("rows") List<Row> rows, @ForAll long split) {
        ActivityLog mine = log(
                rows.stream().filter(row -> (split >> row.customer & 1) == 0).toList());
        ActivityLog others = log(
                rows.stream().filter(row -> (split >> row.customer & 1) != 0).toList());
        tablesOfDisjointCustomersAddUp(definition, mine, others, AS_OF);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void orderAndNamesOfCustomersDoNotMatter(
            @ForAll("definitionsWithoutNames") CohortDefinition definition,
            @ForAll("rows") List<Row> rows,
            @ForAll("names") List<Long> names,
            @ForAll Random random) {
        List<Row> others = renamed(rows, names);
        Collections.shuffle(others, random);
        assertEquals(
                definition.table(log(rows), LocalDate.ofEpochDay(AS_OF)),
                definition.table(log(others), LocalDate.ofEpochDay(AS_OF)));
    }

    /** What fits is exact, and what does not fails by the same words, however the customers are called. */
    static void anyOrderGivesAnEqualTableOrTheSameError(CohortDefinition definition, List<Row> rows, List<Long> names) {
        ActivityLog log = log(rows);
        Object table = tableOrError(definition, log);
        assertEquals(table, tableOrError(definition, log(renamed(rows, names))));
        if (table instanceof CohortTable) {
            agreesWithBruteForce(definition, log, log, AS_OF);
        } else {
            int columns = definition
                    .table(log(withSmallAmounts(rows)), LocalDate.ofEpochDay(AS_OF))
                    .columnCount();
            var naive = new NaiveCohorts(definition, log, log, AS_OF, CHANNELS);
            assertThrows(ArithmeticException.class, () -> {
                naive.contents(columns, false);
                naive.contents(columns, true);
            });
        }
    }

    private static List<Row> withSmallAmounts(List<Row> rows) {
        return rows.stream()
                .map(row -> new Row(row.customer, row.epochDay, Long.signum(row.amountMinor)))
                .toList();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderOfHugeAmountsDoesNotMatter(
            @ForAll("definitionsWithoutNames") CohortDefinition definition,
            @ForAll("hugeRows") List<Row> rows,
            @ForAll("names") List<Long> names) {
        anyOrderGivesAnEqualTableOrTheSameError(definition, rows, names);
    }

    private static Object tableOrError(CohortDefinition definition, ActivityLog log) {
        try {
            return definition.table(log, LocalDate.ofEpochDay(AS_OF));
        } catch (ArithmeticException e) {
            return e.getMessage();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDirectPathIsTheOneThroughTheLog(
            @ForAll("definitions") CohortDefinition definition,
            @ForAll("rows") List<Row> rows,
            @ForAll RefundPolicy refunds) {
        assertEquals(
                definition.table(ActivityLog.of(ActivityRows.of(columns(rows), refunds)), LocalDate.ofEpochDay(AS_OF)),
                definition.table(ActivityRows.of(columns(rows), refunds), LocalDate.ofEpochDay(AS_OF)));
    }

    private static List<Row> renamed(List<Row> rows, List<Long> names) {
        return new ArrayList<>(rows.stream()
                .map(row -> new Row(names.get((int) row.customer), row.epochDay, row.amountMinor))
                .toList());
    }

    /** Another key for each customer. */
    @Provide
    Arbitrary<List<Long>> names() {
        return Arbitraries.longs().list().ofSize(CUSTOMERS).uniqueElements();
    }

    /** At most one row of a customer on a day, so that the log itself can be made. */
    @Provide
    Arbitrary<List<Row>> hugeRows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(FIRST_DAY, FIRST_DAY + DAYS),
                        Arbitraries.of(Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE / 2, 1L, -1L))
                .as(Row::new)
                .list()
                .ofMaxSize(12)
                .uniqueElements(row -> List.of(row.customer, row.epochDay));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, CUSTOMERS - 1),
                        Arbitraries.integers().between(FIRST_DAY, FIRST_DAY + DAYS),
                        Arbitraries.longs().between(-300, 900))
                .as(Row::new)
                .list()
                .ofMaxSize(25);
    }

    /** Some before the last day, which cut the log, and some after it. */
    @Provide
    Arbitrary<Integer> asOfs() {
        return Arbitraries.integers().between(FIRST_DAY + DAYS / 2, FIRST_DAY + DAYS + 70);
    }

    @Provide
    Arbitrary<CohortDefinition> definitions() {
        return definitionsOf(Arbitraries.of(
                CohortEntry.firstEver(),
                CohortEntry.firstIn(
                        new DayRange(LocalDate.ofEpochDay(FIRST_DAY + 40), LocalDate.ofEpochDay(FIRST_DAY + 95))),
                CohortEntry.everyPeriod(),
                CohortEntry.assigned(channels())));
    }

    @Provide
    Arbitrary<CohortDefinition> definitionsWithoutNames() {
        return definitionsOf(Arbitraries.of(
                CohortEntry.firstEver(),
                CohortEntry.firstIn(
                        new DayRange(LocalDate.ofEpochDay(FIRST_DAY + 40), LocalDate.ofEpochDay(FIRST_DAY + 95))),
                CohortEntry.everyPeriod()));
    }

    private static Arbitrary<CohortDefinition> definitionsOf(Arbitrary<CohortEntry> entries) {
        Arbitrary<CohortWindows> windows = Arbitraries.of(
                CohortWindows.calendarPeriods(),
                CohortWindows.rollingDays(1),
                CohortWindows.rollingDays(30),
                CohortWindows.rollingMonths(1),
                CohortWindows.rollingMonths(2));
        Arbitrary<CohortColumns> columns = Arbitraries.of(
                CohortColumns.all(), CohortColumns.first(1), CohortColumns.first(3), CohortColumns.brackets(1, 2, 4));
        Arbitrary<CohortReturn> returns = Arbitraries.of(CohortReturn.class);
        Arbitrary<Integer> minActivities = Arbitraries.integers().between(1, 3);
        return Combinators.combine(entries, windows, columns, returns, minActivities)
                .as((entry, window, column, rule, minimum) -> CohortDefinition.by(PeriodCalendar.months())
                        .withEntry(entry)
                        .withWindows(window)
                        .withColumns(column)
                        .withReturn(rule)
                        .withMinActivities(minimum));
    }
}
