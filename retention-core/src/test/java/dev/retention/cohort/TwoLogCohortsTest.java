package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who enters by one log and returns by another: the first column is no longer all. */
class TwoLogCohortsTest {

    /** A Monday. */
    private static final int MONDAY = (int) LocalDate.of(2025, 1, 6).toEpochDay();

    private static final CohortDefinition WEEKLY = CohortDefinition.by(PeriodCalendar.weeks(DayOfWeek.MONDAY));

    /** Ten visitors of one week. */
    private static final ActivityLog VISITS = ActivityLog.ofEvents(
            LongStream.range(0, 10).toArray(),
            IntStream.range(0, 10).map(i -> MONDAY).toArray());

    private static ActivityLog purchases(long[] customers, int... daysLater) {
        return ActivityLog.ofEvents(
                customers, IntStream.of(daysLater).map(day -> MONDAY + day).toArray());
    }

    private static String row(CohortTable table) {
        var text = new StringBuilder();
        for (int column = 0; column < table.columnCount(); column++) {
            text.append(column == 0 ? "" : ", ")
                    .append(table.row(0).cell(column).observed().retention());
        }
        return text.toString();
    }

    /** Customers 0 and 1 buy in week 0, customer 1 again in week 1, customer 2 for the first time in week 1. */
    @Test
    void theFirstColumnHoldsThoseWhoBoughtInTheirFirstWeek() {
        ActivityLog purchases = purchases(new long[] {0, 1, 1, 2}, 0, 3, 8, 9);
        assertEquals("2 of 10, 2 of 10", row(WEEKLY.table(VISITS, purchases, LocalDate.ofEpochDay(MONDAY + 13))));
    }

    @Test
    void onOrAfterCountsThoseWhoBuyLaterFromTheFirstColumnOn() {
        ActivityLog purchases = purchases(new long[] {0, 1, 1, 2}, 0, 3, 8, 9);
        assertEquals(
                "3 of 10, 2 of 10",
                row(WEEKLY.withReturn(CohortReturn.ON_OR_AFTER)
                        .table(VISITS, purchases, LocalDate.ofEpochDay(MONDAY + 13))));
    }

    @Test
    void aStreakBeginsInTheFirstColumn() {
        ActivityLog purchases = purchases(new long[] {0, 1, 1, 2}, 0, 3, 8, 9);
        assertEquals(
                "2 of 10, 1 of 10",
                row(WEEKLY.withReturn(CohortReturn.STREAK)
                        .table(VISITS, purchases, LocalDate.ofEpochDay(MONDAY + 13))));
    }

    @Test
    void fewerActivitiesThanAskedForAreNoReturnInTheFirstColumnEither() {
        ActivityLog purchases = purchases(new long[] {0, 1, 1}, 0, 3, 4);
        assertEquals(
                "1 of 10", row(WEEKLY.withMinActivities(2).table(VISITS, purchases, LocalDate.ofEpochDay(MONDAY + 6))));
    }

    @ParameterizedTest
    @EnumSource(CohortReturn.class)
    void nobodyWhoBuysIsNobodyInEveryColumn(CohortReturn returns) {
        CohortDefinition definition = WEEKLY.withReturn(returns);
        assertEquals(
                "0 of 10, 0 of 10",
                row(definition.table(VISITS, ActivityLog.EMPTY, LocalDate.ofEpochDay(MONDAY + 13))));
        assertEquals(
                "0 of 10, 0 of 10",
                row(definition
                        .withEntry(CohortEntry.everyPeriod())
                        .table(VISITS, ActivityLog.EMPTY, LocalDate.ofEpochDay(MONDAY + 13))));
    }

    @Test
    void eachCustomerOnceInTheTotalsOfCohortsEnteredEveryPeriod() {
        ActivityLog purchases = purchases(new long[] {0, 1}, 0, 3);
        CohortTable table =
                WEEKLY.withEntry(CohortEntry.everyPeriod()).table(VISITS, purchases, LocalDate.ofEpochDay(MONDAY + 6));
        assertEquals("2 of 10", table.all().cell(0).observed().retention().toString());
    }

    @ParameterizedTest
    @EnumSource(CohortReturn.class)
    void oneLogStaysAsItWas(CohortReturn returns) {
        assertEquals(
                "10 of 10, 0 of 10", row(WEEKLY.withReturn(returns).table(VISITS, LocalDate.ofEpochDay(MONDAY + 13))));
    }
}
