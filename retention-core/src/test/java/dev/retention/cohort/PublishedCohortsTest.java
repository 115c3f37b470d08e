package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.period.DayRange;
import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * Numbers that others publish. Events and expected matrices are from PostHog's tests (MIT,
 * posthog/queries/test/test_retention.py at 01fd8288 and hogql_queries/insights/test/test_retention_query_runner.py at
 * 3c29d63a), from the documentation of Amplitude, Mixpanel (mixpanel/docs at ba22906, retention.mdx, FAQ 3) and Apache Doris, from
 * mastodon/mastodon#20938, and from Data-Simply/openretailscience at 3a38ac1 (facts only). PostHog's were recomputed independently.
 *
 * <p>Where a case counts hours, the axis of days is one of hours: the library asks only that time be whole numbers.
 */
class PublishedCohortsTest {

    private static final CohortDefinition RECURRING_BY_DAY =
            CohortDefinition.by(PeriodCalendar.days()).withEntry(CohortEntry.everyPeriod());

    private static int day(String date) {
        return (int) LocalDate.parse(date.substring(0, 10)).toEpochDay();
    }

    private static int hour(String time) {
        return (int) (LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 3600);
    }

    private static int minute(String time) {
        return (int) (LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 60);
    }

    /** Events such as "p1 2020-06-10T05:00" separated by commas, on the axis of days. */
    private static ActivityLog byDay(String events) {
        return log(events, PublishedCohortsTest::day);
    }

    private static ActivityLog byHour(String events) {
        return log(events, PublishedCohortsTest::hour);
    }

    private static ActivityLog log(String events, ToIntFunction<String> axis) {
        String[] parts = events.strip().split("\\s*,\\s*");
        long[] customers = new long[parts.length];
        int[] days = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] event = parts[i].split(" ");
            customers[i] = Long.parseLong(event[0].substring(1));
            days[i] = axis.applyAsInt(event[1]);
        }
        return ActivityLog.ofEvents(customers, days);
    }

    /**
     * The members, as published tables have it in their first column, and the customers who returned in each later cell; cells that
     * are not observed are left out.
     */
    private static String counts(CohortTable table) {
        List<String> lines = new ArrayList<>();
        for (CohortRow row : table.rows()) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < table.columnCount(); column++) {
                CohortCell cell = row.cell(column);
                if (cell.state() == CellState.OBSERVED) {
                    CellContent content = cell.observed();
                    cells.add(Long.toString(column == 0 ? content.members() : content.returned()));
                }
            }
            lines.add(String.join(" ", cells));
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void posthogDayInterval() {
        ActivityLog log =
                byDay("p1 2020-06-10, p1 2020-06-11, p1 2020-06-12, p1 2020-06-15, p1 2020-06-15, p1 2020-06-16,"
                        + "p2 2020-06-11, p2 2020-06-12, p2 2020-06-13, p2 2020-06-16");
        assertEquals("""
                1 1 1 0 0 1 1 0 0 0 0
                2 2 1 0 1 2 0 0 0 0
                2 1 0 1 2 0 0 0 0
                1 0 0 1 0 0 0 0
                0 0 0 0 0 0 0
                1 1 0 0 0 0
                2 0 0 0 0
                0 0 0 0
                0 0 0
                0 0
                0
                """, counts(RECURRING_BY_DAY.table(log, LocalDate.ofEpochDay(day("2020-06-20")))));
    }

    @Test
    void posthogWeekIntervalFromSunday() {
        ActivityLog log =
                byDay("p1 2020-06-10, p2 2020-06-10, p1 2020-06-11, p2 2020-06-11, p1 2020-06-17, p2 2020-06-17,"
                        + "p1 2020-06-24, p1 2020-07-04, p2 2020-07-04, p2 2020-07-11, p1 2020-07-11, p2 2020-07-25");
        CohortTable table = CohortDefinition.by(PeriodCalendar.weeks(DayOfWeek.SUNDAY))
                .withEntry(CohortEntry.everyPeriod())
                .table(log, LocalDate.ofEpochDay(day("2020-07-25")));
        assertEquals("2020-06-07", table.row(0).label());
        assertEquals("""
                2 2 1 2 2 0 1
                2 1 2 2 0 1
                1 1 1 0 0
                2 2 0 1
                2 0 1
                0 0
                1
                """, counts(table));
    }

    @Test
    void posthogHourInterval() {
        ActivityLog log = byHour("p1 2020-06-10T06:00, p2 2020-06-10T06:00, p1 2020-06-10T07:00, p2 2020-06-10T07:00,"
                + "p1 2020-06-10T08:00, p2 2020-06-10T08:00, p1 2020-06-10T10:00, p1 2020-06-10T11:00,"
                + "p2 2020-06-10T11:00, p2 2020-06-10T12:00, p1 2020-06-10T14:00, p2 2020-06-10T16:00");
        assertEquals("""
                2 2 2 0 1 2 1 0 1 0 1
                2 2 0 1 2 1 0 1 0 1
                2 0 1 2 1 0 1 0 1
                0 0 0 0 0 0 0 0
                1 1 0 0 1 0 0
                2 1 0 1 0 1
                1 0 0 0 1
                0 0 0 0
                1 0 0
                0 0
                1
                """, counts(RECURRING_BY_DAY.table(log, LocalDate.ofEpochDay(hour("2020-06-10T16:00")))));
    }

    @Test
    void posthogEntersByOneEventAndReturnsByAnother() {
        ActivityLog starts = byDay("p1 2020-06-10, p1 2020-06-11, p1 2020-06-12, p1 2020-06-13,"
                + "p2 2020-06-10, p2 2020-06-11, p2 2020-06-12, p2 2020-06-13, p3 2020-06-15");
        ActivityLog returns = byDay("p1 2020-06-15, p1 2020-06-16, p2 2020-06-15");
        assertEquals("""
                2 0 0 0 0 2 1
                2 0 0 0 2 1
                2 0 0 2 1
                2 0 2 1
                0 0 0
                1 0
                0
                """, counts(RECURRING_BY_DAY.table(starts, returns, LocalDate.ofEpochDay(day("2020-06-16")))));
    }

    @Test
    void posthogPersonFilter() {
        ActivityLog log =
                byDay("p1 2020-06-10, p1 2020-06-11, p1 2020-06-12, p1 2020-06-15, p1 2020-06-15, p1 2020-06-16");
        assertEquals("""
                1 1 1 0 0 1 1
                1 1 0 0 1 1
                1 0 0 1 1
                0 0 0 0
                0 0 0
                1 1
                1
                """, counts(RECURRING_BY_DAY.table(log, LocalDate.ofEpochDay(day("2020-06-16")))));
    }

    @Test
    void posthogRollingRetention() {
        ActivityLog log = byDay("p1 2020-06-10, p1 2020-06-13, p1 2020-06-14, p2 2020-06-10, p2 2020-06-11,"
                + "p3 2020-06-11, p3 2020-06-12, p3 2020-06-13, p4 2020-06-13, p4 2020-06-14, p5 2020-06-14");
        CohortTable table = RECURRING_BY_DAY
                .withReturn(CohortReturn.ON_OR_AFTER)
                .table(log, LocalDate.ofEpochDay(day("2020-06-15")));
        assertEquals("""
                2 2 1 1 1 0
                2 1 1 0 0
                1 1 0 0
                3 2 0
                3 0
                0
                """, counts(table));
    }

    @Test
    void posthogAllUsers() {
        ActivityLog log =
                byDay("p1 2020-06-10, p2 2020-06-10, p3 2020-06-10, p1 2020-06-11, p2 2020-06-11, p1 2020-06-12,"
                        + "p3 2020-06-13");
        assertEquals("""
                3 2 1 1 0
                2 1 0 0
                1 0 0
                1 0
                0
                """, counts(RECURRING_BY_DAY.table(log, LocalDate.ofEpochDay(day("2020-06-14")))));
    }

    @Test
    void posthogWindowsOf24HoursFromEachUsersOwnStart() {
        ActivityLog starts =
                byHour("u1 2025-01-01T09:00, u2 2025-01-01T10:00, u3 2025-01-02T09:00, u4 2025-01-02T10:00");
        ActivityLog returns = byHour("u1 2025-01-02T12:00, u2 2025-01-03T12:00, u3 2025-01-03T13:00");
        CohortTable table = CohortDefinition.by(PeriodCalendar.fixedDays(24, LocalDate.ofEpochDay(0)))
                .withWindows(CohortWindows.rollingDays(24))
                .table(starts, returns, LocalDate.ofEpochDay(hour("2025-01-06T09:00")));
        assertEquals("2 1 1 0\n2 1 0 0\n", counts(table.sliceRows(0, 2).firstColumns(4)));
    }

    @Test
    void amplitudeFloorsToTheHourBeforeItCounts24() {
        String start = "2021-12-01T17:59";
        String back = "2021-12-02T17:00";
        assertEquals(1, ageInWindowsOf(24, hour(start), hour(back)));
        assertEquals(0, ageInWindowsOf(24 * 60, minute(start), minute(back)));
    }

    private static int ageInWindowsOf(int units, int start, int back) {
        CohortTable table = CohortDefinition.by(PeriodCalendar.days())
                .withWindows(CohortWindows.rollingDays(units))
                .table(
                        ActivityLog.ofEvents(new long[] {1}, new int[] {start}),
                        ActivityLog.ofEvents(new long[] {1}, new int[] {back}),
                        LocalDate.ofEpochDay(start + 2 * units));
        CohortRow row = table.row(0);
        int age = 0;
        while (row.cell(age).soFar().activities() == 0) {
            age++;
        }
        return age;
    }

    @Test
    void dorisRetentionFunction() {
        String[] events = {
            "u0 2022-10-12, u0 2022-10-13, u0 2022-10-14", "u1 2022-10-12, u1 2022-10-13", "u2 2022-10-12"
        };
        String[] expected = {"1 1 1\n", "1 1 0\n", "1 0 0\n"};
        CohortDefinition from12th = CohortDefinition.by(PeriodCalendar.days())
                .withEntry(CohortEntry.firstIn(new DayRange(
                        LocalDate.ofEpochDay(day("2022-10-12")), LocalDate.ofEpochDay(day("2022-10-13")))));
        for (int user = 0; user < events.length; user++) {
            assertEquals(
                    expected[user],
                    counts(from12th.table(byDay(events[user]), LocalDate.ofEpochDay(day("2022-10-14")))));
        }
        CohortTable withoutTheFirstCondition =
                from12th.table(byDay("u3 2022-10-13, u3 2022-10-14"), LocalDate.ofEpochDay(day("2022-10-14")));
        assertTrue(withoutTheFirstCondition.rows().isEmpty());
    }

    /** Cohorts of such sizes that come one each month from 2023-01, some of whose members return in the month after. */
    private static ActivityLog monthlyCohorts(int[] sizes, int[] returning) {
        long[] customers =
                new long[Arrays.stream(sizes).sum() + Arrays.stream(returning).sum()];
        int[] days = new int[customers.length];
        int row = 0;
        long customer = 0;
        for (int month = 0; month < sizes.length; month++) {
            for (int i = 0; i < sizes[month]; i++) {
                customers[row] = customer;
                days[row++] = (int) LocalDate.of(2023, 1, 5).plusMonths(month).toEpochDay();
                if (i < returning[month]) {
                    customers[row] = customer;
                    days[row++] =
                            (int) LocalDate.of(2023, 1, 9).plusMonths(month + 1).toEpochDay();
                }
                customer++;
            }
        }
        return ActivityLog.ofEvents(customers, days);
    }

    @Test
    void mixpanelsWeightedAverageIsNotTheAverageOfUsers() {
        ActivityLog log = monthlyCohorts(new int[] {1000, 500, 700}, new int[] {500, 400, 10});
        CohortTable table =
                CohortDefinition.by(PeriodCalendar.months()).table(log, LocalDate.ofEpochDay(day("2023-04-20")));

        assertEquals(0.6, table.curve(CohortAverage.POOLED).point(1).retention());
        assertEquals(0.65, table.curve(CohortAverage.MEAN_OF_COHORTS).point(1).retention());
        assertEquals(
                0.56, table.curve(CohortAverage.SIZE_WEIGHTED_TWICE).point(1).retention());
        assertEquals(
                List.of("2023-01", "2023-02"),
                table.curve(CohortAverage.POOLED).point(1).cohorts());
        assertEquals(CellState.PARTLY_OBSERVED, table.row(2).state(1));
        assertEquals(
                0.41363636363636364, table.all().cell(1).soFar().retention().rate());
    }

    @Test
    void mastodonsEmptyCohortsEnterNoAverage() {
        ActivityLog log = monthlyCohorts(new int[] {100, 100, 3}, new int[] {70, 67, 3});
        CohortTable table =
                CohortDefinition.by(PeriodCalendar.months()).table(log, LocalDate.ofEpochDay(day("2023-07-31")));

        assertEquals(7, table.rows().size());
        assertEquals(0, table.row(5).size());
        assertEquals(CellState.OBSERVED, table.row(5).state(1));
        assertFalse(table.row(5).cell(1).retention().hasRate());
        CohortCurve.Point month1 = table.curve(CohortAverage.MEAN_OF_COHORTS).point(1);
        assertEquals(79.0, 100 * month1.retention(), 1e-13);
        assertEquals(List.of("2023-01", "2023-02", "2023-03"), month1.cohorts());
    }

    @Test
    void openRetailScienceWithoutItsZerosForTheFuture() {
        ActivityLog log =
                byDay("c1 2023-01-15, c2 2023-01-20, c3 2023-02-05, c1 2023-02-10, c2 2023-03-01, c3 2023-03-15,"
                        + "c1 2023-03-20, c2 2023-04-10, c3 2023-04-25, c4 2023-05-05, c5 2023-05-20, c4 2023-06-10");
        CohortTable table = CohortDefinition.by(PeriodCalendar.months())
                .table(log, LocalDate.ofEpochDay(day("2023-06-30")))
                .sliceRows(0, 5)
                .firstColumns(4);
        assertEquals("""
                2 1 2 1
                1 1 1 0
                0 0 0 0
                0 0 0
                2 1
                """, counts(table));
        assertEquals(CellState.NOT_YET_OBSERVABLE, table.row(4).state(2));
        assertEquals(CellContent.EMPTY, table.row(4).cell(2).soFar());
        assertFalse(table.row(2).cell(1).retention().hasRate());
    }
}
