package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.retention.cohort.CohortDefinition;
import dev.retention.history.BuyerHistories;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.RfmScoring;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * Every view of rows, and of a log, by every number of threads and every kind of pool: bit for bit the answer of the calling thread alone, or an
 * error that the pool has thrown. No thread is left behind, and an interrupt is kept.
 */
@Timeout(60)
class ThreadsTest {

    private static final LocalDate AS_OF = LocalDate.ofEpochDay(20_100);

    /** Enough rows for three shares of threads, and for partitions whose keys lie unevenly. */
    private static final ActivityRows ROWS = rows(40_000, Keys.WITH_OUTLIERS, Amounts.SALES_AND_REFUNDS);

    private static final String ALONE = form(ROWS);

    /** Enough customers for several shares of threads. */
    private static final ActivityLog LOG = ActivityLog.of(ActivityRows.of(
            RowShapes.rows(
                    40_000,
                    Keys.SCATTERED,
                    Activity.EVERY_CUSTOMER_ONCE,
                    Days.THREE_YEARS_SHUFFLED,
                    Amounts.SALES_AND_REFUNDS,
                    Storage.ARRAYS,
                    1),
            RefundPolicy.COUNTED));

    private static final List<Object> ALONE_OF_LOG = ofLog(Runnable::run, 1);

    private Set<Thread> before;

    @BeforeEach
    void countThreads() {
        ForkJoinPool.commonPool().submit(() -> {}).join();
        before = threads();
    }

    @AfterEach
    void noThreadIsLeftBehind() throws InterruptedException {
        for (int i = 0; i < 200 && !before.containsAll(threads()); i++) {
            Thread.sleep(10); // a pool that is shut down takes a moment to end its threads
        }
        Set<Thread> left = threads();
        left.removeAll(before);
        assertEquals(Set.of(), left);
    }

    /** Those of the common pool and of the tests come and go as they like. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("ForkJoinPool.commonPool")
                        && !thread.getName().startsWith("junit-"))
                .collect(Collectors.toSet());
    }

    private static ActivityRows rows(int rows, Keys keys, Amounts amounts) {
        ActivityColumns columns = RowShapes.rows(
                rows, keys, Activity.TEN_EACH, Days.THREE_YEARS_SHUFFLED, amounts, Storage.READ_ONLY_ARRAYS, rows);
        return ActivityRows.of(columns, RefundPolicy.NET);
    }

    /** Every view that is made of rows. */
    private static String form(ActivityRows rows) {
        return DigestForm.of(
                List.of(
                        ActivityLog.of(rows),
                        CustomerSummary.of(rows, AS_OF),
                        CustomerSummary.of(rows, AS_OF, Frequency.PURCHASE_DAYS),
                        CohortDefinition.by(PeriodCalendar.months()).table(rows, AS_OF),
                        BuyerHistories.asOf(rows, AS_OF),
                        BuyerHistories.newSince(rows, AS_OF.minusDays(500), AS_OF),
                        BuyerHistories.perPeriod(rows, PeriodCalendar.months(), AS_OF, TimeUnit.MONTH),
                        rows.mapShards(shard -> shard)),
                found -> {});
    }

    /** Every view of a log and of its summary that has a parallel form. */
    private static List<Object> ofLog(Executor executor, int threads) {
        ActivityRows rows = ActivityRows.of(LOG).withThreads(executor, threads);
        CustomerSummary summary = CustomerSummary.of(rows, AS_OF);
        return List.of(
                summary,
                CustomerSummary.of(rows, AS_OF, Frequency.PURCHASE_DAYS),
                RfmScoring.QUINTILES.score(summary, executor, threads),
                RfmScoring.QUINTILES.score(summary).cellCounts(executor, threads),
                RfmScoring.QUINTILES.withNesting().score(summary, executor, threads),
                CohortDefinition.by(PeriodCalendar.months()).table(rows, AS_OF),
                BuyerHistories.newSince(rows, AS_OF.minusDays(500), AS_OF),
                rows.mapShards(shard -> shard));
    }

    private static void assertSame(Executor executor, int threads) {
        assertEquals(
                ALONE.hashCode(), form(ROWS.withThreads(executor, threads)).hashCode(), threads + " of " + executor);
        assertEquals(ALONE_OF_LOG, ofLog(executor, threads), threads + " of " + executor);
    }

    @Test
    void oneToEightThreadsSayTheSame() {
        ActivityRows many = rows(140_000, Keys.SCATTERED, Amounts.BEYOND_44_BITS);
        ActivityLog alone = ActivityLog.of(many);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int threads = 1; threads <= 8; threads++) {
                assertSame(pool, threads);
                assertEquals(alone, ActivityLog.of(many.withThreads(pool, threads)));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aPoolThatRejectsIsDoneWithout() {
        assertSame(
                task -> {
                    throw new RejectedExecutionException("no");
                },
                4);
    }

    @Test
    void aPoolThatIsFullIsDoneWithout() {
        var release = new CountDownLatch(1);
        var pool = new ThreadPoolExecutor(1, 1, 0, java.util.concurrent.TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
        try {
            for (int i = 0; i < 2; i++) {
                pool.execute(() -> {
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            assertThrows(RejectedExecutionException.class, () -> pool.execute(() -> {}));
            assertSame(pool, 4);
        } finally {
            release.countDown();
            pool.shutdown();
        }
    }

    @Test
    void aPoolThatIsShutDownIsDoneWithout() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        pool.shutdown();
        assertSame(pool, 4);
    }

    @Test
    void aPoolThatIsShutDownAtWorkIsDoneWithout() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        assertSame(
                task -> {
                    pool.execute(task);
                    pool.shutdownNow(); // interrupts whoever works, and drops who waits
                },
                4);
    }

    @Test
    void aPoolThatNeverRunsAnythingIsDoneWithout() {
        assertSame(task -> {}, 4);
    }

    @Test
    void aPoolThatRunsInTheCallersThreadSaysTheSame() {
        assertSame(Runnable::run, 4);
    }

    @Test
    void theCallersOwnPoolSaysTheSame() throws Exception {
        ExecutorService single = Executors.newSingleThreadExecutor();
        var joining = new ForkJoinPool(2);
        try {
            single.submit(() -> assertSame(single, 4)).get();
            joining.submit(() -> assertSame(joining, 4)).get();
            joining.submit(() -> assertSame(single, 2)).get();
            assertSame(ForkJoinPool.commonPool(), 4);
        } finally {
            single.shutdown();
            joining.shutdown();
        }
    }

    @Test
    void anotherErrorOfAPoolIsThrownAsItIs() {
        Executor failing = task -> {
            throw new IllegalStateException("this pool is closed");
        };
        for (Executable call : List.<Executable>of(
                () -> form(ROWS.withThreads(failing, 4)),
                () -> ofLog(failing, 4),
                () -> RfmScoring.QUINTILES.score(CustomerSummary.of(LOG, AS_OF), failing, 2))) {
            var e = assertThrows(IllegalStateException.class, call);
            assertEquals("this pool is closed", e.getMessage());
        }
    }

    @Test
    void anInterruptIsKeptAndChangesNothing() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Thread.currentThread().interrupt();
            assertSame(pool, 3);
            assertTrue(Thread.interrupted());
            assertFalse(Thread.currentThread().isInterrupted());
        } finally {
            pool.shutdown();
        }
    }
}
