package dev.retention.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The histories of raw rows are those of their log. */
@AddLifecycleHook(SameSeeds.class)
class DirectHistoriesProperties {

    static void equalThoseOfTheLog(ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        BuyerHistories ofLog;
        try {
            ofLog = BuyerHistories.asOf(ActivityLog.of(ActivityRows.of(rows, refunds)), LocalDate.ofEpochDay(asOf));
        } catch (IllegalArgumentException | ArithmeticException expected) {
            var e = assertThrows(expected.getClass(), () -> direct(rows, refunds, asOf, threads));
            assertEquals(expected.getMessage(), e.getMessage());
            return;
        }
        assertEquals(ofLog, direct(rows, refunds, asOf, threads));
    }

    static void equalThoseOfTheLogInPeriods(ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        var months = PeriodCalendar.months();
        var day = LocalDate.ofEpochDay(asOf);
        var plain = ActivityRows.of(rows, refunds);
        var parallel = plain.withThreads(ForkJoinPool.commonPool(), threads);
        assertEquals(
                BuyerHistories.perPeriod(ActivityLog.of(plain), months, day, TimeUnit.MONTH),
                BuyerHistories.perPeriod(parallel, months, day, TimeUnit.MONTH));
    }

    /** Days are periods, too. */
    static void equalThoseOfPeriodsOfADay(ActivityLog log, int asOf) {
        assertEquals(
                BuyerHistories.perPeriod(log, PeriodCalendar.days(), LocalDate.ofEpochDay(asOf), TimeUnit.DAY),
                BuyerHistories.asOf(log, LocalDate.ofEpochDay(asOf)));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void byDays(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Activity activity,
            @ForAll RefundPolicy refunds,
            @ForAll long seed) {
        var rows = RowShapes.rows(
                size,
                Keys.SCATTERED,
                activity,
                Days.THREE_YEARS_SHUFFLED,
                Amounts.SALES_AND_REFUNDS,
                Storage.ARRAYS,
                seed);
        equalThoseOfPeriodsOfADay(ActivityLog.of(ActivityRows.of(rows, refunds)), 20_100);
    }

    private static BuyerHistories direct(ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        return threads == 1
                ? BuyerHistories.asOf(ActivityRows.of(rows, refunds), LocalDate.ofEpochDay(asOf))
                : BuyerHistories.asOf(
                        ActivityRows.of(rows, refunds).withThreads(ForkJoinPool.commonPool(), threads),
                        LocalDate.ofEpochDay(asOf));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void ofFewRows(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll Days days,
            @ForAll Amounts amounts,
            @ForAll Storage storage,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll @IntRange(min = 19_990, max = 20_100) int asOf,
            @ForAll long seed) {
        var rows = RowShapes.rows(size, keys, activity, days, amounts, storage, seed);
        equalThoseOfTheLog(rows, refunds, asOf, threads);
        equalThoseOfTheLog(rows, refunds, Integer.MAX_VALUE, threads);
    }

    /** Enough rows for several partitions. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void ofManyRows(
            @ForAll @IntRange(min = 20_000, max = 40_000) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        var rows = RowShapes.rows(
                size, keys, activity, Days.THREE_YEARS_SHUFFLED, Amounts.SALES_AND_REFUNDS, Storage.ARRAYS, seed);
        equalThoseOfTheLog(rows, refunds, 20_100, threads);
        equalThoseOfTheLogInPeriods(rows, refunds, 20_100, threads);
    }
}
