package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Test;

/** The log that is built partition by partition is the one that the plain form builds. */
@AddLifecycleHook(SameSeeds.class)
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
        var wide = ActivityRows.of(rows, refunds)
                .withThreads(ForkJoinPool.commonPool(), threads)
                .withWideValues();
        assertEquals(plain, ActivityLog.of(wide));
    }

    /** The shards come in the order of their customers, share none, and add up to the log. */
    static void shardsAddUp(ActivityColumns rows, RefundPolicy refunds, int threads) {
        List<ActivityLog> shards = ActivityRows.of(rows, refunds)
                .withThreads(ForkJoinPool.commonPool(), threads)
                .mapShards(shard -> shard);
        ActivityLog sum = ActivityLog.EMPTY;
        int customers = 0;
        for (ActivityLog shard : shards) {
            if (!sum.isEmpty() && !shard.isEmpty()) {
                assertTrue(sum.customer(sum.customerCount() - 1) < shard.customer(0));
            }
            sum = sum.plus(shard);
            customers += shard.customerCount();
        }
        assertEquals(ActivityLog.of(ActivityRows.of(rows, refunds)), sum);
        assertEquals(sum.customerCount(), customers);
    }

    private static ActivityLog parallel(ActivityColumns rows, RefundPolicy refunds, int threads) {
        return ActivityLog.of(ActivityRows.of(rows, refunds).withThreads(ForkJoinPool.commonPool(), threads));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
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

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void inShards(
            @ForAll @IntRange(max = 140_000) int size,
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

    /** Amounts so large that it is a matter of the blocks whether they are known to fit: 512 heavy rows, next to each other or not. */
    @Test
    void howManyShardsThereAreDependsOnTheRowsAlone() {
        int size = 1_048_578;
        long[] amounts = new long[size];
        for (int block = 0; block < 1024; block += block < 100 ? 1 : 2) {
            if (block < 100 || block >= 514) {
                amounts[1024 * block] = (1L << 43) - 1;
                amounts[1024 * block + 1] = block < 100 ? 0 : (1L << 43) - 1;
            }
        }
        long[] customers = new Random(1).longs(size).toArray();
        var rows = ActivityColumns.of(customers, new int[size], amounts);
        int shards = ActivityRows.of(rows, RefundPolicy.NET)
                .withThreads(Runnable::run, 1)
                .mapShards(shard -> 0)
                .size();
        assertTrue(shards > 1);
        for (int threads = 2; threads <= 5; threads++) {
            assertEquals(
                    shards,
                    ActivityRows.of(rows, RefundPolicy.NET)
                            .withThreads(Runnable::run, threads)
                            .mapShards(shard -> 0)
                            .size());
        }
    }

    /** 16,384 customers a shard. */
    @Test
    void theShardsOfALogAreRangesOfItsCustomers() {
        for (int size : new int[] {0, 1, 16_384, 16_385, 40_000}) {
            int[] days = new int[size];
            Arrays.setAll(days, row -> row % 7);
            ActivityLog log = ActivityLog.ofEvents(new Random(size).longs(size).toArray(), days);
            for (int threads : new int[] {1, 3}) {
                List<ActivityLog> shards = ActivityRows.of(log)
                        .withThreads(ForkJoinPool.commonPool(), threads)
                        .mapShards(shard -> shard);
                assertEquals(Math.max(1, (size + 16_383) / 16_384), shards.size());
                assertEquals(log, shards.stream().reduce(ActivityLog.EMPTY, ActivityLog::plus));
                for (int i = 1; i < shards.size(); i++) {
                    ActivityLog before = shards.get(i - 1);
                    assertTrue(before.customer(before.customerCount() - 1)
                            < shards.get(i).customer(0));
                }
            }
        }
    }

    @Test
    void theShardsOfALogKnowWhetherTheirSumsFit() {
        long[] customers = LongStream.range(0, 16_385).toArray();
        long[] amounts = new long[customers.length];
        amounts[16_384] = Long.MAX_VALUE;
        ActivityLog log = ActivityLog.of(customers, new int[customers.length], amounts, RefundPolicy.NET);
        assertFalse(log.sumsFit());
        assertEquals(List.of(true, false), ActivityRows.of(log).mapShards(ActivityLog::sumsFit));
        assertEquals(List.of(0L, Long.MAX_VALUE), ActivityRows.of(log).mapShards(ActivityLog::totalAmountMinor));
    }

    @Test
    void askingForMoreThreadsThanRowsCostsNothing() {
        var rows = ActivityColumns.ofEvents(new long[] {1, 2}, new int[] {5, 6});
        assertEquals(
                ActivityLog.of(ActivityRows.of(rows, RefundPolicy.NET)),
                ActivityLog.of(ActivityRows.of(rows, RefundPolicy.NET).withThreads(task -> {}, Integer.MAX_VALUE)));
    }

    @Test
    void aViewOfShardsMaySayNothing() {
        var rows = ActivityColumns.ofEvents(new long[] {1}, new int[] {Integer.MAX_VALUE});
        List<Object> nothing = ActivityRows.of(rows, RefundPolicy.NET)
                .withThreads(Runnable::run, 1)
                .mapShards(shard -> null);
        assertEquals(Collections.singletonList(null), nothing);
    }

    /** Enough rows for several partitions. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void ofManyRows(
            @ForAll @IntRange(min = 30_000, max = 140_000) int size,
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
