package dev.retention.activity;

import dev.retention.internal.rows.CustomerPartitions;
import dev.retention.internal.rows.LongColumn;
import dev.retention.internal.rows.RawColumns;
import dev.retention.internal.rows.RowNumbers;
import dev.retention.internal.rows.Workers;
import java.util.function.IntConsumer;

/**
 * Builds the log of rows whose days and amounts may be of any size, partition by partition: what goes with a customer is the number
 * of the row. Each partition is laid out by the plain {@link ActivityLogBuilder}, and since the partitions ascend, so are all.
 */
final class WideLog {

    private final ActivityColumns rows;
    private final RefundPolicy refunds;
    private final CustomerPartitions partitions;
    private final ActivityLog[] shards;

    private WideLog(ActivityRows rows, CustomerPartitions partitions) {
        this.rows = rows.columns();
        this.refunds = rows.refunds();
        this.partitions = partitions;
        this.shards = new ActivityLog[partitions.count()];
    }

    static ActivityLog of(ActivityRows rows) {
        Workers workers = rows.workers();
        var customers = new LongColumn(RawColumns.of(rows.columns()).customers());
        var partitions = CustomerPartitions.of(customers, new RowNumbers(customers.size()), workers)
                .orElseThrow(); // a row number always fits
        var log = new WideLog(rows, partitions);
        workers.run(partitions.count(), () -> log.new Sorter());
        return ActivityLogBuilder.concat(log.shards);
    }

    /** Makes the log of a partition. One instance serves one thread. */
    private final class Sorter implements IntConsumer {

        @Override
        public void accept(int partition) {
            int size = partitions.size(partition);
            long[] customers = new long[size];
            int[] days = new int[size];
            long[] amounts = new long[size];
            int[] next = {0};
            partitions.forEach(partition, (elements, from, to) -> {
                for (int element = from; element < to; element += partitions.stride()) {
                    int row = (int) partitions.payload(elements, element);
                    customers[next[0]] = rows.customer(row);
                    days[next[0]] = rows.epochDay(row);
                    amounts[next[0]++] = rows.amountMinor(row);
                }
                return true;
            });
            shards[partition] = ActivityLogBuilder.fromRows(customers, days, amounts, refunds);
        }
    }
}
