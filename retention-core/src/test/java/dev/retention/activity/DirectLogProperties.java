package dev.retention.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.RowShapes.Activity;
import dev.retention.activity.RowShapes.Amounts;
import dev.retention.activity.RowShapes.Days;
import dev.retention.activity.RowShapes.Keys;
import dev.retention.activity.RowShapes.Storage;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

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

    /** Enough rows for several partitions. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void ofManyRows(
            @ForAll @IntRange(min = 20_000, max = 60_000) int size,
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
