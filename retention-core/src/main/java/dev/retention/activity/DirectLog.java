package dev.retention.activity;

import dev.retention.internal.CustomerPartitions;
import dev.retention.internal.DayAndAmount;
import dev.retention.internal.LongColumn;
import dev.retention.internal.SortedRows;
import dev.retention.internal.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Builds a log partition by partition, for speed: {@link CustomerPartitions} says how. {@link ActivityLogBuilder#fromRows} is
 * the plain form of it.
 *
 * <p>A worker sorts a partition and writes its entries over its rows. When all are done, the entries have been counted, and the
 * arrays of the log are allocated at their exact sizes and filled.
 */
final class DirectLog {

    /** The customers of a partition, ascending, how many entries each has, and the sums over all of these. */
    private record Piece(
            int customerCount,
            long[] customers,
            int[] entryCounts,
            int entryCount,
            int activities,
            long amountMinor,
            boolean allActive) {}

    private final CustomerPartitions partitions;
    private final Workers workers;
    private final Piece[] pieces;

    private DirectLog(CustomerPartitions partitions, Workers workers) {
        this.partitions = partitions;
        this.workers = workers;
        this.pieces = new Piece[partitions.count()];
    }

    /** Returns null if there are rows that do not fit their packed form. */
    static ActivityLog of(ActivityColumns rows, RefundPolicy refunds, Workers workers) {
        var partitions = partitionsOf(rows, workers);
        if (partitions == null) {
            return null;
        }
        var log = new DirectLog(partitions, workers);
        workers.run(partitions.count(), () -> log.new Merger(refunds));
        return log.assemble(0, partitions.count());
    }

    /** Applies a view to the log of each partition; null if there are rows that do not fit their packed form. */
    static <R> List<R> mapShards(
            ActivityColumns rows,
            RefundPolicy refunds,
            Workers workers,
            Function<? super ActivityLog, ? extends R> view) {
        var partitions = partitionsOf(rows, workers);
        if (partitions == null) {
            return null;
        }
        var log = new DirectLog(partitions, Workers.CALLER);
        List<R> results = new ArrayList<>(Collections.nCopies(partitions.count(), null));
        workers.run(partitions.count(), () -> {
            var merger = log.new Merger(refunds);
            return partition -> {
                merger.accept(partition);
                results.set(partition, view.apply(log.assemble(partition, partition + 1)));
                log.pieces[partition] = null;
            };
        });
        return results;
    }

    private static CustomerPartitions partitionsOf(ActivityColumns rows, Workers workers) {
        return CustomerPartitions.of(
                new LongColumn(rows.customers()), DayAndAmount.of(rows.epochDays(), rows.amountsMinor()), workers);
    }

    /** Merges the rows of a customer on a day to an entry. One instance serves one thread. */
    private final class Merger implements IntConsumer {

        private final RefundPolicy refunds;
        private final SortedRows rows = new SortedRows(partitions);

        // Of the partition so far.
        private int entries;
        private int activities;
        private long amountMinor;
        private boolean allActive;

        Merger(RefundPolicy refunds) {
            this.refunds = refunds;
        }

        @Override
        public void accept(int partition) {
            rows.sort(partition);
            long[] customers = new long[rows.customerCount()];
            int[] entryCounts = new int[rows.customerCount()];
            int kept = 0;
            entries = 0;
            activities = 0;
            amountMinor = 0;
            allActive = true;
            for (int c = 0; c < rows.customerCount(); c++) {
                int before = entries;
                merge(rows.start(c), rows.start(c + 1));
                if (entries > before) {
                    customers[kept] = rows.customer(c);
                    entryCounts[kept] = entries - before;
                    kept++;
                }
            }
            pieces[partition] = new Piece(kept, customers, entryCounts, entries, activities, amountMinor, allActive);
        }

        /** Merges the rows of one customer. */
        private void merge(int from, int to) {
            int row = from;
            while (row < to) {
                int day = DayAndAmount.day(rows.payload(row));
                boolean kept = false;
                int count = 0;
                long sum = 0;
                do {
                    long amount = DayAndAmount.amount(rows.payload(row));
                    if (refunds.keeps(amount)) {
                        kept = true;
                        count += refunds.activities(amount);
                        sum += amount;
                    }
                    row++;
                } while (row < to && DayAndAmount.day(rows.payload(row)) == day);
                if (kept) {
                    rows.putResult(entries, (long) day << Integer.SIZE | count, sum);
                    entries++;
                    activities += count;
                    amountMinor += sum;
                    allActive &= count > 0;
                }
            }
        }
    }

    /** The log of the partitions in [from, to). */
    private ActivityLog assemble(int from, int to) {
        var start = new Start[to - from + 1];
        start[0] = new Start(0, 0, 0, 0);
        boolean allActive = true;
        for (int p = from; p < to; p++) {
            start[p - from + 1] = start[p - from].plus(pieces[p]);
            allActive &= pieces[p].allActive;
        }
        Start end = start[to - from];
        long[] customers = new long[end.customer];
        int[] entryStarts = new int[end.customer + 1];
        int[] epochDays = new int[end.entry];
        int[] activitiesBefore = new int[end.entry + 1];
        long[] amountBefore = new long[end.entry + 1];
        entryStarts[end.customer] = end.entry;
        activitiesBefore[end.entry] = end.activities;
        amountBefore[end.entry] = end.amountMinor;
        workers.run(to - from, () -> task -> {
            int partition = from + task;
            Piece piece = pieces[partition];
            int customer = start[task].customer;
            int entry = start[task].entry;
            System.arraycopy(piece.customers, 0, customers, customer, piece.customerCount);
            for (int c = 0, next = entry; c < piece.customerCount; c++) {
                entryStarts[customer + c] = next;
                next += piece.entryCounts[c];
            }
            int activities = start[task].activities;
            long amountMinor = start[task].amountMinor;
            for (int e = 0; e < piece.entryCount; e++) {
                long dayAndCount = partitions.resultFirst(partition, e);
                epochDays[entry + e] = (int) (dayAndCount >> Integer.SIZE);
                activitiesBefore[entry + e] = activities;
                amountBefore[entry + e] = amountMinor;
                activities += (int) dayAndCount;
                amountMinor += partitions.resultSecond(partition, e);
            }
        });
        // The sums fit: there are less than 2^30 rows, and DayAndAmount limits their turnover.
        var sums = new EntrySums(activitiesBefore, amountBefore, true, allActive);
        return new ActivityLog(customers, entryStarts, epochDays, sums);
    }

    /** Where the customers and entries of a partition begin, and what was summed up before them. */
    private record Start(int customer, int entry, int activities, long amountMinor) {

        Start plus(Piece piece) {
            return new Start(
                    customer + piece.customerCount,
                    entry + piece.entryCount,
                    activities + piece.activities,
                    amountMinor + piece.amountMinor);
        }
    }
}
