package dev.retention.internal.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {

    private static void runsEachTaskOnce(Workers workers, int tasks) {
        var runs = new AtomicIntegerArray(tasks);
        workers.run(tasks, () -> runs::incrementAndGet);
        for (int task = 0; task < tasks; task++) {
            assertEquals(1, runs.get(task), "runs of task " + task);
        }
    }

    @Test
    void eachTaskIsRunOnceByAnyNumberOfThreads() {
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (int threads = 1; threads <= 6; threads++) {
                runsEachTaskOnce(Workers.of(pool, threads), 1000);
            }
        } finally {
            pool.shutdown();
        }
        runsEachTaskOnce(Workers.CALLER, 1000);
        runsEachTaskOnce(Workers.CALLER, 0);
    }

    @Test
    void threadsOfTheExecutorHelp() throws InterruptedException {
        var pool = Executors.newFixedThreadPool(1);
        try {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            var bothAtWork = new CountDownLatch(2);
            Workers.of(pool, 2).run(2, () -> task -> {
                threads.add(Thread.currentThread());
                bothAtWork.countDown();
                awaitUninterrupted(bothAtWork);
            });
            assertEquals(2, threads.size());
            assertTrue(threads.contains(Thread.currentThread()));
        } finally {
            pool.shutdown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Both are at work when the first of them fails; the other fails a little later. */
    @Test
    void ofTwoFailuresThatOfTheLowerTaskIsThrown() {
        var pool = Executors.newFixedThreadPool(1);
        try {
            for (int first = 0; first < 2; first++) {
                int early = first;
                var bothAtWork = new CountDownLatch(2);
                var e = assertThrows(
                        IllegalStateException.class,
                        () -> Workers.of(pool, 2).run(2, () -> task -> {
                            bothAtWork.countDown();
                            awaitUninterrupted(bothAtWork);
                            if (task != early) {
                                LockSupport.parkNanos(20_000_000);
                            }
                            throw new IllegalStateException("task " + task);
                        }));
                assertEquals("task 0", e.getMessage());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void eachThreadHasAWorkerOfItsOwn() {
        var workers = new AtomicInteger();
        Workers.CALLER.run(100, () -> {
            workers.incrementAndGet();
            return task -> {};
        });
        assertEquals(1, workers.get());
    }

    @Test
    void whoeverWorksAloneAndWhateverIsSmallTakesOneShare() {
        assertEquals(1, Workers.CALLER.shares(Integer.MAX_VALUE));
        Workers two = Workers.of(Runnable::run, 2);
        assertEquals(1, two.shares(0));
        assertEquals(1, two.shares(32_767));
        assertEquals(2, two.shares(32_768));
        assertEquals(8, two.shares(Integer.MAX_VALUE));
        assertEquals(131_071, Workers.of(Runnable::run, Integer.MAX_VALUE).shares(Integer.MAX_VALUE));
        var asked = new AtomicInteger();
        Workers.of(task -> asked.incrementAndGet(), 4).runShares(32_767, () -> (share, from, to) -> {
            assertEquals(List.of(0, 0, 32_767), List.of(share, from, to));
        });
        assertEquals(0, asked.get());
    }

    @Test
    void sharesTakeEachElementOnceAndAscend() {
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads = 1; threads <= 6; threads++) {
                for (int elements : new int[] {0, 1, 40_000, 99_999}) {
                    Workers workers = Workers.of(pool, threads);
                    int[] starts = new int[workers.shares(elements) + 1];
                    var taken = new AtomicInteger();
                    workers.runShares(elements, () -> (share, from, to) -> {
                        starts[share] = from;
                        taken.addAndGet(to - from);
                    });
                    starts[starts.length - 1] = elements;
                    assertEquals(elements, taken.get());
                    assertEquals(0, starts[0]);
                    int shares = starts.length - 1;
                    for (int share = 0; share < shares; share++) {
                        int size = starts[share + 1] - starts[share];
                        assertTrue(size == elements / shares || size == elements / shares + 1, "equal shares");
                    }
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theFailureOfTheFirstElementIsThrown() {
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (int threads = 1; threads <= 4; threads++) {
                Workers workers = Workers.of(pool, threads);
                var e = assertThrows(
                        ArithmeticException.class,
                        () -> workers.runShares(200_000, () -> (share, from, to) -> {
                            for (int i = from; i < to; i++) {
                                if (i >= 70_000) {
                                    throw new ArithmeticException("element " + i);
                                }
                            }
                        }));
                assertEquals("element 70000", e.getMessage());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatSharesKeptIsMovedTogether() {
        var kept = new ShareResults(4);
        kept.put(2, 6, 2);
        kept.put(0, 0, 1);
        kept.put(3, 9, 1);
        kept.put(1, 3, 0);
        int[] days = {10, -1, -1, -1, -1, -1, 16, 17, -1, 19};
        kept.moveTogether(days);
        assertEquals(4, kept.size());
        assertArrayEquals(new int[] {10, 16, 17, 19}, Arrays.copyOf(days, 4));
    }

    @Test
    void aPoolThatIsBusyIsNotWaitedFor() {
        runsEachTaskOnce(Workers.of(task -> {}, 3), 10);
    }

    @Test
    void helpThatComesTooLateFindsNothingToDo() {
        List<Runnable> late = new ArrayList<>();
        var runs = new AtomicInteger();
        Workers.of(late::add, 3).run(10, () -> task -> runs.incrementAndGet());
        late.forEach(Runnable::run);
        assertEquals(2, late.size());
        assertEquals(10, runs.get());
    }

    @Test
    void aCallerInTheOnlyThreadOfThePoolDoesNotDeadlock() throws Exception {
        var pool = Executors.newFixedThreadPool(1);
        try {
            pool.submit(() -> runsEachTaskOnce(Workers.of(pool, 2), 10)).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aPoolThatRejectsIsDoneWithout() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };
        runsEachTaskOnce(Workers.of(full, 3), 10);
    }

    @Test
    void theFailureOfTheLowestTaskIsThrown() {
        var pool = Executors.newFixedThreadPool(3);
        try {
            for (int i = 0; i < 200; i++) {
                var e = assertThrows(
                        ArithmeticException.class,
                        () -> Workers.of(pool, 3).run(50, () -> task -> {
                            if (task >= 20) {
                                throw new ArithmeticException("task " + task);
                            }
                        }));
                assertEquals("task 20", e.getMessage());
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void nothingIsBegunAfterAFailure() {
        var begun = new AtomicInteger();
        assertThrows(
                ArithmeticException.class,
                () -> Workers.CALLER.run(50, () -> task -> {
                    begun.incrementAndGet();
                    throw new ArithmeticException();
                }));
        assertEquals(1, begun.get());
    }

    @Test
    void errorsAreThrownAsTheyAre() {
        var error = new OutOfMemoryError("no such array");
        var e = assertThrows(
                OutOfMemoryError.class,
                () -> Workers.CALLER.run(1, () -> task -> {
                    throw error;
                }));
        assertSame(error, e);
    }

    /** As code in Kotlin or Scala may throw it, on a thread of the pool. */
    @Test
    void aCheckedExceptionOfAHelperIsThrownAsItIs() {
        var pool = Executors.newFixedThreadPool(1);
        try {
            var caller = Thread.currentThread();
            var bothBegun = new CountDownLatch(2);
            var thrown = new IOException("disk full");
            var e = assertThrows(
                    IOException.class,
                    () -> Workers.of(pool, 2).run(2, () -> task -> {
                        bothBegun.countDown();
                        awaitUninterrupted(bothBegun);
                        if (Thread.currentThread() != caller) {
                            WorkersTest.<RuntimeException>throwUnchecked(thrown);
                        }
                    }));
            assertSame(thrown, e);
        } finally {
            pool.shutdown();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwUnchecked(Throwable e) throws T {
        throw (T) e;
    }

    @Test
    void aPoolThatFailsDoesNotEndTheCallBeforeItsTasks() {
        var runs = new AtomicInteger();
        Executor failing = task -> {
            throw new OutOfMemoryError("no thread");
        };
        assertThrows(
                OutOfMemoryError.class, () -> Workers.of(failing, 3).run(10, () -> task -> runs.incrementAndGet()));
        assertEquals(10, runs.get());
    }

    @Test
    void helpThatComesTooLateKeepsNothingAlive() throws InterruptedException {
        List<Runnable> late = new ArrayList<>();
        var scratch = new WeakReference<>(new long[1000]);
        runWith(scratch.get(), late);
        for (int i = 0; i < 50 && scratch.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(scratch.get());
        assertEquals(1, late.size());
    }

    private static void runWith(long[] scratch, List<Runnable> late) {
        Workers.of(late::add, 2).run(2, () -> task -> scratch[task]++);
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        var pool = Executors.newFixedThreadPool(1);
        try {
            var callerIsDone = new CountDownLatch(1);
            var caller = Thread.currentThread();
            var bothBegun = new CountDownLatch(2);
            Workers.of(pool, 2).run(2, () -> task -> {
                bothBegun.countDown();
                awaitUninterrupted(bothBegun);
                if (Thread.currentThread() == caller) {
                    caller.interrupt();
                    callerIsDone.countDown();
                } else {
                    awaitUninterrupted(callerIsDone);
                }
            });
            assertTrue(Thread.interrupted());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void threadsMustBePositive() {
        var e = assertThrows(IllegalArgumentException.class, () -> Workers.of(Runnable::run, 0));
        assertEquals("threads must be > 0, got threads=0", e.getMessage());
        assertEquals(
                "executor",
                assertThrows(NullPointerException.class, () -> Workers.of(null, 1))
                        .getMessage());
    }
}
