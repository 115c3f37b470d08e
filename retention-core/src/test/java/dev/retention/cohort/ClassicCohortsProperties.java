package dev.retention.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.activity.RowShapes;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import dev.retention.internal.rows.Workers;
import dev.retention.period.PeriodCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** The classic table that is made in one sweep is the one of the plain builder. */
@AddLifecycleHook(SameSeeds.class)
class ClassicCohortsProperties {

    /** One sweep makes up to 255 periods: three years have more or fewer of six days, as it is how long after them. */
    @Provide
    Arbitrary<PeriodCalendar> calendars() {
        return Arbitraries.of(
                PeriodCalendar.months(),
                PeriodCalendar.quarters(),
                PeriodCalendar.years(),
                PeriodCalendar.weeks(DayOfWeek.MONDAY),
                PeriodCalendar.fixedDays(10, LocalDate.ofEpochDay(17)),
                PeriodCalendar.fixedDays(6, LocalDate.EPOCH),
                PeriodCalendar.solarHijriMonths());
    }

    private static CohortTable plain(CohortDefinition definition, ActivityLog log, int asOf) {
        return new CohortTableBuilder(definition, log, log, LocalDate.ofEpochDay(asOf)).build();
    }

    /** In one sweep where that is possible; where there is no table, the same message. */
    static void ofALogEqualsThePlainForm(CohortDefinition definition, ActivityLog log, int asOf) {
        CohortTable plain;
        try {
            plain = plain(definition, log, asOf);
        } catch (IllegalArgumentException | ArithmeticException expected) {
            var e = assertThrows(expected.getClass(), () -> definition.table(log, LocalDate.ofEpochDay(asOf)));
            assertEquals(expected.getMessage(), e.getMessage());
            return;
        }
        assertEquals(plain, definition.table(log, LocalDate.ofEpochDay(asOf)));
    }

    static void ofRowsEqualsThatOfTheirLog(
            CohortDefinition definition, ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        ActivityLog log = ActivityLog.of(ActivityRows.of(rows, refunds));
        var parallel = ActivityRows.of(rows, refunds).withThreads(ForkJoinPool.commonPool(), threads);
        CohortTable plain;
        try {
            plain = plain(definition, log, asOf);
        } catch (IllegalArgumentException | ArithmeticException expected) {
            var e = assertThrows(expected.getClass(), () -> definition.table(parallel, LocalDate.ofEpochDay(asOf)));
            assertEquals(expected.getMessage(), e.getMessage());
            return;
        }
        assertEquals(plain, definition.table(parallel, LocalDate.ofEpochDay(asOf)));
    }

    /** Every calendar meets every span of days about three times; some of these tables have half a million cells. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void ofLogs(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Activity activity,
            @ForAll Days days,
            @ForAll Amounts amounts,
            @ForAll RefundPolicy refunds,
            @ForAll("calendars") PeriodCalendar calendar,
            @ForAll @IntRange(min = -40, max = 400) int daysAfterLast,
            @ForAll long seed) {
        var rows = RowShapes.rows(size, Keys.SCATTERED, activity, days, amounts, Storage.ARRAYS, seed);
        ActivityLog log;
        try {
            log = ActivityLog.of(ActivityRows.of(rows, refunds));
        } catch (ArithmeticException e) {
            return; // there is no such log
        }
        int asOf = (log.isEmpty() ? 0 : (int) log.lastDay().toEpochDay()) + daysAfterLast;
        ofALogEqualsThePlainForm(CohortDefinition.by(calendar), log, asOf);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void ofEvents(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll Days days,
            @ForAll("calendars") PeriodCalendar calendar,
            @ForAll @IntRange(min = -40, max = 400) int daysAfterLast,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        var rows = RowShapes.rows(size, keys, activity, days, Amounts.NONE, Storage.ARRAYS, seed);
        ActivityLog log = ActivityLog.of(ActivityRows.of(rows, RefundPolicy.NET));
        int asOf = (log.isEmpty() ? 0 : (int) log.lastDay().toEpochDay()) + daysAfterLast;
        ofRowsEqualsThatOfTheirLog(CohortDefinition.by(calendar), rows, RefundPolicy.NET, asOf, threads);
    }

    /** Enough rows for several partitions. */
    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void ofManyEvents(
            @ForAll @IntRange(min = 20_000, max = 40_000) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll("calendars") PeriodCalendar calendar,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        var rows = RowShapes.rows(size, keys, activity, Days.THREE_YEARS_SHUFFLED, Amounts.NONE, Storage.ARRAYS, seed);
        ofRowsEqualsThatOfTheirLog(CohortDefinition.by(calendar), rows, RefundPolicy.NET, 20_100, threads);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void ofRowsWithAmounts(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Storage storage,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        var rows = RowShapes.rows(
                size,
                Keys.SCATTERED,
                Activity.TEN_EACH,
                Days.THREE_YEARS_SHUFFLED,
                Amounts.SALES_AND_REFUNDS,
                storage,
                seed);
        ofRowsEqualsThatOfTheirLog(CohortDefinition.by(PeriodCalendar.months()), rows, refunds, 20_100, threads);
    }

    @Test
    void isUsedForTheClassicTableAndNoOther() {
        var classic = CohortDefinition.by(PeriodCalendar.months());
        int asOf = (int) LocalDate.of(2025, 3, 31).toEpochDay();
        var events = ActivityColumns.ofEvents(new long[] {1, 2, 1}, new int[] {asOf - 70, asOf - 31, asOf});
        ActivityLog log = ActivityLog.of(ActivityRows.of(events, RefundPolicy.NET));
        var rows = ActivityRows.of(events, RefundPolicy.NET);
        assertTrue(ClassicCohorts.of(classic, log, asOf, Workers.CALLER).isPresent());
        assertTrue(ClassicCohorts.of(classic, rows, asOf).isPresent());
        var streaks = classic.withReturn(CohortReturn.STREAK);
        assertTrue(ClassicCohorts.of(streaks, log, asOf, Workers.CALLER).isEmpty());
        assertTrue(ClassicCohorts.of(streaks, rows, asOf).isEmpty());
        assertTrue(ClassicCohorts.of(classic, ActivityRows.of(log), asOf).isEmpty()); // its log is what is swept over
    }
}
