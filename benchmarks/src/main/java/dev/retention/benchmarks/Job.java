package dev.retention.benchmarks;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One piece of work, in the form that each contender has for it. Asking for a form prepares its input, be it objects, tables or
 * columns; running it is what is timed; and turning its result into the common form, in which it is compared with ours, is not.
 */
interface Job {

    /** A form with its input prepared. */
    record Form<T>(Supplier<T> run, Function<T, long[][]> toColumns) {

        long[][] answer() {
            return toColumns.apply(run.get());
        }
    }

    /** This library, on one thread or on several. */
    Form<?> retention(Orders orders, Threads threads);

    /** DuckDB, by the fastest form found; {@code db} holds the orders in its table {@code o}. */
    Form<?> duckDb(Orders orders, DuckDb db);

    /** What a Java developer would write with streams. */
    Form<?> streams(Orders orders);

    /** The same by a loop over a hash map. */
    Form<?> hashMap(Orders orders);
}
