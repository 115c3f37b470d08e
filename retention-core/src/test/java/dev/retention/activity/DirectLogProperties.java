package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The log that is built partition by partition is the one that the plain form builds. */
class DirectLogProperties {

    static void equalsThePlainForm(ActivityColumns rows, RefundPolicy refunds, int threads) {
        ActivityLog plain;
        try {
            plain = ActivityLogBuilder.fromRows(rows, refunds);
        } catch (ArithmeticException expected) {
            var e = assertThrows(ArithmeticException.class, () -> parallel(rows, refunds, threads));
            assertEquals(expected.getMessage(), e.getMessage());
            return;
        }
        ActivityLog direct = parallel(rows, refunds, threads);
        assertEquals(plain, direct);
        assertEquals(plain.hashCode(), direct.hashCode());
    }

    /** The shards come in the order of their customers, share none, and add up to the log. */
    static void shardsAddUp(ActivityColumns rows, RefundPolicy refunds, int threads) {
        List<ActivityLog> shards =
                ActivityLog.mapShards(rows, refunds, ForkJoinPool.commonPool(), threads, shard -> shard);
        ActivityLog sum = ActivityLog.EMPTY;
        int customers = 0;
        for (ActivityLog shard : shards) {
            if (!sum.isEmpty() && !shard.isEmpty()) {
                assertTrue(sum.customer(sum.customerCount() - 1) < shard.customer(0));
            }
            sum = sum.plus(shard);
            customers += shard.customerCount();
        }
        assertEquals(ActivityLog.of(rows, refunds), sum);
        assertEquals(sum.customerCount(), customers);
    }

    private static ActivityLog parallel(ActivityColumns rows, RefundPolicy refunds, int threads) {
        return ActivityLog.ofParallel(rows, refunds, ForkJoinPool.commonPool(), threads);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void ofFewRows(
            @ForAll @IntRange(max = 300) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll Days days,
            @ForAll Amounts amounts,
            @ForAll Storage storage,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        equalsThePlainForm(RowShapes.rows(size, keys, activity, days, amounts, storage, seed), refunds, threads);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void inShards(
            @ForAll @IntRange(max = 30_000) int size,
            @ForAll Keys keys,
            @ForAll Activity activity,
            @ForAll RefundPolicy refunds,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll long seed) {
        shardsAddUp(
                RowShapes.rows(
                        size,
                        keys,
                        activity,
                        Days.THREE_YEARS_SHUFFLED,
                        Amounts.SALES_AND_REFUNDS,
                        Storage.ARRAYS,
                        seed),
                refunds,
                threads);
    }

    @Test
    void aViewOfShardsMaySayNothing() {
        var rows = ActivityColumns.ofEvents(new long[] {1}, new int[] {Integer.MAX_VALUE});
        List<Object> nothing = ActivityLog.mapShards(rows, RefundPolicy.NET, Runnable::run, 1, shard -> null);
        assertEquals(Collections.singletonList(null), nothing);
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
        equalsThePlainForm(RowShapes.rows(size, keys, activity, days, amounts, storage, seed), refunds, threads);
    }
}
