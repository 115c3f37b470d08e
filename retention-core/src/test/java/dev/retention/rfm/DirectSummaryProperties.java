package dev.retention.rfm;

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
import dev.retention.rfm.CustomerSummary.Frequency;
import java.time.LocalDate;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** The summary that is made of the rows themselves is the one of their log. */
@AddLifecycleHook(SameSeeds.class)
class DirectSummaryProperties {

    static void equalsTheOneOfTheLog(ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        CustomerSummary ofLog;
        try {
            ofLog = CustomerSummary.of(ActivityLog.of(ActivityRows.of(rows, refunds)), LocalDate.ofEpochDay(asOf));
        } catch (IllegalArgumentException | ArithmeticException expected) {
            var e = assertThrows(expected.getClass(), () -> direct(rows, refunds, asOf, threads));
            assertEquals(expected.getMessage(), e.getMessage());
            return;
        }
        assertEquals(ofLog, direct(rows, refunds, asOf, threads));
    }

    private static CustomerSummary direct(ActivityColumns rows, RefundPolicy refunds, int asOf, int threads) {
        return threads == 1
                ? CustomerSummary.of(ActivityRows.of(rows, refunds), LocalDate.ofEpochDay(asOf))
                : CustomerSummary.of(
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
        equalsTheOneOfTheLog(rows, refunds, asOf, threads);
        equalsTheOneOfTheLog(rows, refunds, asOf + 20_000, threads);
        equalsTheOneOfTheLog(rows, refunds, Integer.MAX_VALUE, threads);
    }

    /** Enough rows for several partitions. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void ofManyRows(
            @ForAll @IntRange(min = 20_000, max = 40_000) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll Days days,
            @ForAll Amounts amounts,
            @ForAll Storage storage,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        var rows = RowShapes.rows(size, keys, activity, days, amounts, storage, seed);
        equalsTheOneOfTheLog(rows, refunds, 30_000, threads);
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void byPurchaseDaysToo(@ForAll @IntRange(max = 300) int size, @ForAll RefundPolicy refunds, @ForAll long seed) {
        var rows = RowShapes.rows(
                size,
                Keys.SCATTERED,
                Activity.TEN_EACH,
                Days.THREE_YEARS_SHUFFLED,
                Amounts.SALES_AND_REFUNDS,
                Storage.ARRAYS,
                seed);
        assertEquals(
                CustomerSummary.of(
                        ActivityLog.of(ActivityRows.of(rows, refunds)),
                        LocalDate.ofEpochDay(20_100),
                        Frequency.PURCHASE_DAYS),
                CustomerSummary.of(
                        ActivityRows.of(rows, refunds), LocalDate.ofEpochDay(20_100), Frequency.PURCHASE_DAYS));
    }
}
