package dev.retention.activity;

import dev.retention.internal.rows.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Applies a view to a log that is there already, range of customers by range of customers. */
final class LogShards {

    /** So many customers with ten entries each are 3 MB. */
    private static final int CUSTOMERS = 1 << 14;

    private LogShards() {}

    static <R> List<R> map(ActivityLog log, Workers workers, Function<? super ActivityLog, ? extends R> view) {
        int size = log.customerCount();
        int shards = Math.max(1, (size - 1) / CUSTOMERS + 1);
        List<R> results = new ArrayList<>(Collections.nCopies(shards, null));
        workers.run(shards, () -> shard -> {
            int from = shard * CUSTOMERS;
            results.set(shard, view.apply(log.customersAt(from, Math.min(size - from, CUSTOMERS) + from)));
        });
        return Collections.unmodifiableList(results); // the view may return null
    }
}
