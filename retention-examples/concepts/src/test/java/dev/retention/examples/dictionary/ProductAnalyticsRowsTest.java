package dev.retention.examples.dictionary;

import static dev.retention.examples.dictionary.SmallLogs.day;
import static dev.retention.examples.dictionary.SmallLogs.days;
import static dev.retention.examples.dictionary.SmallLogs.log;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortColumns;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortEntry;
import dev.retention.cohort.CohortReturn;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.cohort.CohortWindows;
import dev.retention.cohort.CurveBasis;
import dev.retention.estimate.Proportion;
import dev.retention.period.PeriodCalendar;
import dev.retention.rate.CustomerMovement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The rows of the dictionary on product analytics, one test a row. */
class ProductAnalyticsRowsTest {

    /** How many of a cohort returned, column by column, as far as its time has begun. */
    private static long[] returned(CohortRow row) {
        return IntStream.range(0, row.columnCount())
                .filter(column -> row.cell(column).soFar().members() > 0)
                .mapToLong(column -> row.cell(column).soFar().returned())
                .toArray();
    }

    /** The example of Mixpanel's API: 10 enter on 2 January; 9 do the event on that day, 7 on the next, 6 on the one after. */
    private static ActivityLog entered() {
        return ActivityLog.ofEvents(LongStream.rangeClosed(1, 10).toArray(), epochDays("2012-01-02", 10));
    }

    private static ActivityLog cameBack() {
        return ActivityLog.ofEvents(LongStream.rangeClosed(1, 9).toArray(), epochDays("2012-01-02", 9))
                .plus(ActivityLog.ofEvents(LongStream.rangeClosed(2, 8).toArray(), epochDays("2012-01-03", 7)))
                .plus(ActivityLog.ofEvents(LongStream.rangeClosed(5, 10).toArray(), epochDays("2012-01-04", 6)));
    }

    private static int[] epochDays(String day, int count) {
        int[] days = new int[count];
        Arrays.fill(days, (int) day(day).toEpochDay());
        return days;
    }

    @Test
    void posthogRetention() {
        // The tool's own test (test_day_interval in test_retention.py): two people, each in the cohort of every day
        // they are active.
        ActivityLog log = log(
                "1 2020-06-10",
                "1 2020-06-11",
                "1 2020-06-12",
                "1 2020-06-15",
                "1 2020-06-16",
                "2 2020-06-11",
                "2 2020-06-12",
                "2 2020-06-13",
                "2 2020-06-16");
        LocalDate asOf = day("2020-06-20");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withEntry(CohortEntry.everyPeriod())
                .table(log, asOf);
        assertArrayEquals(new long[] {1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0}, returned(table.row(0)));
        assertArrayEquals(new long[] {2, 2, 1, 0, 1, 2, 0, 0, 0, 0}, returned(table.row(1)));
        assertArrayEquals(new long[] {2, 1, 0, 1, 2, 0, 0, 0, 0}, returned(table.row(2)));
    }

    @Test
    void posthogRetentionOnOrAfter() {
        // The tool's own test (test_rolling_retention_doesnt_double_count_same_user in test_retention_query_runner.py).
        ActivityLog log = log(
                "1 2020-06-10",
                "1 2020-06-13",
                "1 2020-06-14",
                "2 2020-06-10",
                "2 2020-06-11",
                "3 2020-06-11",
                "3 2020-06-12",
                "3 2020-06-13",
                "4 2020-06-13",
                "4 2020-06-14",
                "5 2020-06-14");
        LocalDate asOf = day("2020-06-15");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withEntry(CohortEntry.everyPeriod())
                .withReturn(CohortReturn.ON_OR_AFTER)
                .table(log, asOf);
        assertArrayEquals(new long[] {2, 2, 1, 1, 1, 0}, returned(table.row(0)));
        assertArrayEquals(new long[] {2, 1, 1, 0, 0}, returned(table.row(1)));
        assertArrayEquals(new long[] {3, 2, 0}, returned(table.row(3)));
    }

    @Test
    void posthogWeightedMean() {
        // By hand: 500 of 1000 and 400 of 500 are 900 of 1500.
        assertEquals(0.60, CohortAverage.POOLED.average(new long[] {500, 400}, new long[] {1_000, 500}));
    }

    @Test
    void posthogSimpleMean() {
        // By hand: 50 % and 80 %.
        assertEquals(0.65, CohortAverage.MEAN_OF_COHORTS.average(new long[] {500, 400}, new long[] {1_000, 500}));
    }

    @Test
    void posthogRelativeToPreviousPeriod() {
        // By hand: of 4 one is back on day 1 and two are on day 2: 2 / 1.
        ActivityLog log = log(
                "1 2025-01-01",
                "2 2025-01-01",
                "3 2025-01-01",
                "4 2025-01-01",
                "1 2025-01-02",
                "2 2025-01-03",
                "3 2025-01-03");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days()).table(log, day("2025-01-03"));
        assertEquals(
                2.0,
                table.curve(CohortAverage.POOLED, CurveBasis.PREVIOUS).point(2).retention());
    }

    @Test
    void posthogStickiness() {
        // By hand: 1 is active on 3 days, 2 on 4, 3 on 1.
        ActivityLog log = log(
                "1 2025-01-01",
                "1 2025-01-03",
                "1 2025-01-05",
                "2 2025-01-01",
                "2 2025-01-02",
                "2 2025-01-03",
                "2 2025-01-04",
                "3 2025-01-07");
        ActivityLog week = log.within(days("2025-01-01", "2025-01-08"));
        assertEquals(
                1,
                Arrays.stream(week.customerActiveDays())
                        .filter(days -> days == 3)
                        .count());
    }

    @Test
    void posthogLifecycle() {
        // By hand: 1 is active in both weeks (returning), 2 in the first alone (dormant), 3 before it and again
        // (resurrecting), 4 for the
        // first time (new).
        ActivityLog log =
                log("1 2025-01-08", "1 2025-01-15", "2 2025-01-09", "3 2025-01-01", "3 2025-01-16", "4 2025-01-17");
        CustomerMovement week =
                ActivityRates.movement(log, days("2025-01-08", "2025-01-15"), days("2025-01-15", "2025-01-22"));
        assertEquals(
                List.of(1L, 1L, 1L, 1L), List.of(week.acquired(), week.retained(), week.reactivated(), week.lost()));
    }

    @Test
    void mixpanelRetentionQuery() {
        // The page: first 10, counts 9, 7, 6.
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withWindows(CohortWindows.rollingDays(1))
                .table(entered(), cameBack(), day("2012-01-04"));
        assertEquals(10, table.row(0).size());
        assertArrayEquals(new long[] {9, 7, 6}, returned(table.row(0)));
    }

    @Test
    void mixpanelRetentionOnOrAfter() {
        // By hand: all ten come on or after the first day, 2 to 10 on or after the second, 5 to 10 on the third.
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withWindows(CohortWindows.rollingDays(1))
                .withReturn(CohortReturn.ON_OR_AFTER)
                .table(entered(), cameBack(), day("2012-01-04"));
        assertArrayEquals(new long[] {10, 9, 6}, returned(table.row(0)));
    }

    @Test
    void mixpanelAverageRow() {
        // The page: 500 of 1000 and 400 of 500, the third cohort being incomplete: 56 %.
        assertEquals(0.56, CohortAverage.SIZE_WEIGHTED_TWICE.average(new long[] {500, 400}, new long[] {1_000, 500}));
    }

    @Test
    void mixpanelCalendarRetention() {
        // The page: a purchase on 25 February and one on 3 March count under month 1.
        ActivityLog log = log("1 2025-02-25", "1 2025-03-03");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, day("2025-04-30"));
        assertEquals(new Proportion(1, 1), table.row(0).cell(1).retention());
    }

    @Test
    void mixpanelRollingRetention() {
        // The page: the same two purchases do not: month 1 is 30 to 60 days later.
        ActivityLog log = log("1 2025-02-25", "1 2025-03-03");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months())
                .withWindows(CohortWindows.rollingDays(30))
                .table(log, day("2025-04-30"));
        assertEquals(new Proportion(0, 1), table.row(0).cell(1).retention());
    }

    @Test
    void mixpanelStreak() {
        // By hand: 1 plays on three days in a row, 2 leaves out the second.
        ActivityLog log = log("1 2025-01-01", "1 2025-01-02", "1 2025-01-03", "2 2025-01-01", "2 2025-01-03");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withReturn(CohortReturn.STREAK)
                .table(log, day("2025-01-03"));
        assertArrayEquals(new long[] {2, 1, 1}, returned(table.row(0)));
    }

    @Test
    void mixpanelCustomBrackets() {
        // The page: day < 1, days 1 to 3, 4 to 7, 8 to 14 and 15 to 30 of a mobile game.
        ActivityLog log = log("1 2025-01-01", "1 2025-01-04", "1 2025-01-16", "2 2025-01-01", "2 2025-01-31");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withColumns(CohortColumns.brackets(3, 4, 7, 16))
                .table(log, day("2025-01-31"));
        assertEquals(5, table.columnCount());
        assertArrayEquals(new long[] {2, 1, 0, 0, 2}, returned(table.row(0)));
    }

    @Test
    void mixpanelFrequency() {
        // By hand: of the week's three customers one came on 4 days or more.
        ActivityLog log = log(
                "1 2025-01-01",
                "1 2025-01-03",
                "1 2025-01-05",
                "2 2025-01-01",
                "2 2025-01-02",
                "2 2025-01-03",
                "2 2025-01-04",
                "3 2025-01-07");
        ActivityLog week = log.within(days("2025-01-01", "2025-01-08"));
        assertEquals(
                1,
                Arrays.stream(week.customerActiveDays())
                        .filter(days -> days >= 4)
                        .count());
    }

    @Test
    void amplitudeReturnOnWeekly() {
        // The page: entered on 1 December; 1 to 7 December is week 0, 8 to 14 December is week 1.
        ActivityLog log =
                log("1 2021-12-01", "1 2021-12-07", "2 2021-12-01", "2 2021-12-08", "3 2021-12-01", "3 2021-12-14");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withWindows(CohortWindows.rollingDays(7))
                .table(log, day("2021-12-14"));
        assertArrayEquals(new long[] {3, 2}, returned(table.row(0)));
    }

    @Test
    void amplitudeReturnOnMonthly() {
        // By hand: 30 days from 3 December end on 1 January, so that 2 January is in month 1.
        ActivityLog log = log("1 2021-12-03", "1 2022-01-01", "2 2021-12-03", "2 2022-01-02");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withWindows(CohortWindows.rollingDays(30))
                .table(log, day("2022-01-31"));
        assertArrayEquals(new long[] {2, 1}, returned(table.row(0)));
    }

    @Test
    void amplitudeWeightedAverage() {
        // By hand: 1 comes on five days in a row, 2 once. Of the two users one is back a day later; of the six entries
        // four are.
        ActivityLog log =
                log("1 2025-01-01", "1 2025-01-02", "1 2025-01-03", "1 2025-01-04", "1 2025-01-05", "2 2025-01-01");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withEntry(CohortEntry.everyPeriod())
                .table(log, day("2025-01-06"));
        assertEquals(0.5, table.curve(CohortAverage.PER_CUSTOMER).point(1).retention());
        assertEquals(4.0 / 6, table.curve(CohortAverage.POOLED).point(1).retention());
    }

    @Test
    void ga4UserRetentionByCohort() {
        // The page: 4 users on 1 October, 3 of them on 2 October, 2 on 8 October, 1 on 31 October: 75 %, 50 %, 25 %.
        ActivityLog log = log(
                "1 2025-10-01",
                "2 2025-10-01",
                "3 2025-10-01",
                "4 2025-10-01",
                "1 2025-10-02",
                "2 2025-10-02",
                "3 2025-10-02",
                "1 2025-10-08",
                "4 2025-10-08",
                "1 2025-10-31");
        CohortTable table = CohortDefinition.by(PeriodCalendar.days()).table(log, day("2025-10-31"));
        assertEquals(0.75, table.row(0).cell(1).retention().rate());
        assertEquals(0.50, table.row(0).cell(7).retention().rate());
        assertEquals(0.25, table.row(0).cell(30).retention().rate());
    }

    @Test
    void ga4UserStickiness() {
        // By hand: of the four of the last 30 days one was there on the last.
        ActivityLog log =
                log("1 2025-01-30", "2 2025-01-05", "3 2025-01-20", "1 2025-01-02", "4 2025-01-29", "5 2024-12-01");
        assertEquals(
                new Proportion(1, 4),
                ActivityRates.stickiness(log, days("2025-01-30", "2025-01-31"), days("2025-01-01", "2025-01-31")));
    }

    @Test
    void ga4LifetimeValue() {
        // By hand: 10.00 and 5.00 within 120 days of 1, nothing of 2's 30.00 half a year later but their first 20.00:
        // 35.00 / 2.
        ActivityLog log = log("1 2025-01-01 1000", "1 2025-04-30 500", "2 2025-02-01 2000", "2 2025-08-01 3000");
        CohortTable table = CohortDefinition.by(PeriodCalendar.years())
                .withWindows(CohortWindows.rollingDays(120))
                .table(log, day("2025-12-31"));
        assertEquals(17_50, table.row(0).cell(0).observed().revenuePerMemberMinor());
    }

    @Test
    void ga4ReturningUsers() {
        // By hand: in January 1 and 2 were there, and 2 had been before.
        ActivityLog log = log("1 2025-01-10", "2 2024-12-20", "2 2025-01-11");
        assertEquals(
                1,
                ActivityRates.newAndExisting(log, days("2025-01-01", "2025-02-01"))
                        .existingCustomers()
                        .customers());
    }
}
