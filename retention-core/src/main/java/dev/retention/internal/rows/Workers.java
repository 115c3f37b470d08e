package dev.retention.internal.rows;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs numbered tasks on the calling thread and, where an executor is given, on threads of it.
 *
 * <p>The caller always takes part, and at the end waits only for tasks that another thread has begun. So a pool that is busy
 * costs nothing but its help, and a caller that is itself a thread of the pool, even its only one, cannot deadlock.
 *
 * <p>Tasks are handed out in ascending order. If some fail, the failure of the lowest is thrown: every task before it was
 * handed out before it and is run, so which one that is does not depend on the number of threads. What a task throws is thrown as
 * it is, also a checked exception that came out of code in another language.
 */
public final class Workers {

    /** The calling thread, and nobody else. */
    public static final Workers CALLER = new Workers(task -> {}, 1);

    /** Below twice as many elements a call is done before another thread has begun. */
    private static final int LEAST_SHARE = 1 << 14;

    /** So many for each thread, so that one who begins late, or has the harder elements, takes fewer of them. */
    private static final int SHARES_PER_THREAD = 4;

    private final Executor executor;
    private final int threads;

    /** Works on a share of the elements: those in [from, to). */
    @FunctionalInterface
    public interface ShareWorker {
        void accept(int share, int from, int to);
    }

    private Workers(Executor executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    /** The calling thread and at most {@code threads - 1} of the executor. */
    public static Workers of(Executor executor, int threads) {
        requireNonNull(executor, "executor");
        return new Workers(executor, Checks.positive(threads, "threads"));
    }

    public int threads() {
        return threads;
    }

    /** Runs tasks 0 to {@code tasks - 1}. Each thread that takes part gets a worker of its own: its scratch memory lives there. */
    public void run(int tasks, Supplier<IntConsumer> workers) {
        var job = new Job(tasks, workers);
        try {
            for (int helper = 1; helper < Math.min(threads, tasks); helper++) {
                executor.execute(job::work);
            }
        } catch (RejectedExecutionException e) {
            // a pool that is full or shut down lends no more threads
        } finally {
            job.work();
            job.await();
        }
        job.throwLowestFailure();
    }

    /** Into how many shares so many elements are cut: one if a thread works alone, or if the elements are few. */
    public int shares(int elements) {
        return threads == 1
                ? 1
                : (int) Math.max(1, Math.min((long) SHARES_PER_THREAD * threads, elements / LEAST_SHARE));
    }

    /**
     * Runs the shares of elements 0 to {@code elements - 1}. They ascend, so the failure that is thrown is that of the first element
     * which fails, as where one thread takes them all.
     */
    public void runShares(int elements, Supplier<ShareWorker> workers) {
        int shares = shares(elements);
        run(shares, () -> {
            ShareWorker worker = workers.get();
            return share -> worker.accept(share, start(elements, share, shares), start(elements, share + 1, shares));
        });
    }

    private static int start(int elements, int share, int shares) {
        return (int) ((long) elements * share / shares);
    }

    private record Failure(int task, Throwable cause) {

        static final Failure NONE = new Failure(Integer.MAX_VALUE, null);

        static final BinaryOperator<Failure> LOWEST = BinaryOperator.minBy(Comparator.comparingInt(Failure::task));
    }

    private static final class Job {

        private final int tasks;
        /** Null once all is done: a helper that the pool runs only then must not keep alive what it would have worked on. */
        private Supplier<IntConsumer> workers;

        private final AtomicInteger next = new AtomicInteger();
        private final CountDownLatch unfinished;
        private final AtomicReference<Failure> lowestFailure = new AtomicReference<>(Failure.NONE);

        Job(int tasks, Supplier<IntConsumer> workers) {
            this.tasks = tasks;
            this.workers = workers;
            this.unfinished = new CountDownLatch(tasks);
        }

        void work() {
            IntConsumer worker = null;
            while (true) {
                // Asked before a task is taken: those that come before a failure have all been taken by then, and are
                // run.
                boolean failed = lowestFailure.get().cause != null;
                int task = take();
                if (task == tasks) {
                    return;
                }
                try {
                    if (!failed) {
                        worker = worker == null ? workers.get() : worker;
                        worker.accept(task);
                    }
                } catch (Throwable e) {
                    lowestFailure.accumulateAndGet(new Failure(task, e), Failure.LOWEST);
                } finally {
                    unfinished.countDown();
                }
            }
        }

        /** Does not count on beyond the last task, so that late helpers cannot make it overflow. */
        private int take() {
            return next.getAndUpdate(task -> Math.min(task + 1, tasks));
        }

        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    unfinished.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            workers = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        void throwLowestFailure() {
            Throwable cause = lowestFailure.get().cause;
            if (cause != null) {
                throwAny(cause);
            }
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void throwAny(Throwable cause) throws T {
            throw (T) cause;
        }
    }
}
