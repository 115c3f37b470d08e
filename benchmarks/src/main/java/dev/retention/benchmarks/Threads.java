package dev.retention.benchmarks;

import java.util.concurrent.ForkJoinPool;

/** How many threads a form may use, and the pool that lends them. */
record Threads(int count, ForkJoinPool pool) {

    static Threads of(int count) {
        return new Threads(count, new ForkJoinPool(count));
    }
}
