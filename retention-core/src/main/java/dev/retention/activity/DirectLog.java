package dev.retention.activity;

import dev.retention.internal.rows.CustomerPartitions;
import dev.retention.internal.rows.DayAndAmount;
import dev.retention.internal.rows.LongColumn;
import dev.retention.internal.rows.RawColumns;
import dev.retention.internal.rows.SortedRows;
import dev.retention.internal.rows.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Builds a log partition by partition, for speed: {@link CustomerPartitions} says how. {@link ActivityLogBuilder#fromRows} is
 * the plain form of it, and {@link WideLog} takes the rows that do not fit their packed form.
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
    private final Piece[] pieces;

    private DirectLog(CustomerPartitions partitions) {
        this.partitions = partitions;
        this.pieces = new Piece[partitions.count()];
    }

    static ActivityLog of(ActivityRows rows) {
        return partitionsOf(rows).map(partitions -> of(rows, partitions)).orElseGet(() -> WideLog.of(rows));
    }

    private static ActivityLog of(ActivityRows rows, CustomerPartitions partitions) {
        Workers workers = rows.workers();
        var log = new DirectLog(partitions);
        workers.run(partitions.count(), () -> {
            var merger = log.new Merger(rows.refunds());
            return partition -> {
                merger.accept(partition);
                partitions.overwrite(partition, merger.results, 2 * merger.entries);
            };
        });
        var all = log.new Assembly(0, partitions.count());
        workers.run(partitions.count(), () -> {
            long[] results = new long[2 * log.mostEntries()];
            return partition -> {
                partitions.read(partition, 0, results, 0, 2 * log.pieces[partition].entryCount);
                all.put(partition, results);
            };
        });
        return all.toLog();
    }

    /** Applies a view to the log of each partition. */
    static <R> List<R> mapShards(ActivityRows rows, Function<? super ActivityLog, ? extends R> view) {
        Optional<CustomerPartitions> partitions = partitionsOf(rows);
        return partitions.isPresent()
                ? mapShards(rows, partitions.get(), view)
                : Collections.singletonList(view.apply(WideLog.of(rows))); // the view may return null
    }

    private static <R> List<R> mapShards(
            ActivityRows rows, CustomerPartitions partitions, Function<? super ActivityLog, ? extends R> view) {
        Workers workers = rows.workers();
        var log = new DirectLog(partitions);
        List<R> results = new ArrayList<>(Collections.nCopies(partitions.count(), null));
        workers.run(partitions.count(), () -> {
            var merger = log.new Merger(rows.refunds());
            return partition -> {
                merger.accept(partition);
                var shard = log.new Assembly(partition, partition + 1);
                shard.put(partition, merger.results);
                results.set(partition, view.apply(shard.toLog()));
                log.pieces[partition] = null;
            };
        });
        return Collections.unmodifiableList(results); // the view may return null
    }

    /** Empty if there are rows that do not fit their packed form. */
    private static Optional<CustomerPartitions> partitionsOf(ActivityRows rows) {
        if (rows.hasWideValues()) {
            return Optional.empty();
        }
        RawColumns columns = RawColumns.of(rows.columns());
        return CustomerPartitions.of(
                new LongColumn(columns.customers()),
                DayAndAmount.of(columns.epochDays(), columns.amountsMinor()),
                rows.workers());
    }

    /** Merges the rows of a customer on a day to an entry. One instance serves one thread. */
    private final class Merger implements IntConsumer {

        private final RefundPolicy refunds;
        private final SortedRows rows = new SortedRows(partitions);

        // Of the partition so far. A result is the day and the activities of an entry in one element, its amount in the
        // next.
        private long[] results = {};
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
            if (results.length < 2 * rows.rowCount()) {
                results = new long[2 * rows.rowCount()];
            }
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
                    results[2 * entries] = (long) day << Integer.SIZE | count;
                    results[2 * entries + 1] = sum;
                    entries++;
                    activities += count;
                    amountMinor += sum;
                    allActive &= count > 0;
                }
            }
        }
    }

    private int mostEntries() {
        return Arrays.stream(pieces).mapToInt(Piece::entryCount).max().orElseThrow();
    }

    /** The log of the partitions in [from, to), made of their results. */
    private final class Assembly {

        private final int from;
        private final Start[] starts;
        private final boolean allActive;
        private final long[] customers;
        private final int[] entryStarts;
        private final int[] epochDays;
        private final int[] activitiesBefore;
        private final long[] amountBefore;

        Assembly(int from, int to) {
            this.from = from;
            starts = new Start[to - from + 1];
            starts[0] = new Start(0, 0, 0, 0);
            boolean active = true;
            for (int p = from; p < to; p++) {
                starts[p - from + 1] = starts[p - from].plus(pieces[p]);
                active &= pieces[p].allActive;
            }
            allActive = active;
            Start end = starts[to - from];
            customers = new long[end.customer];
            entryStarts = new int[end.customer + 1];
            epochDays = new int[end.entry];
            activitiesBefore = new int[end.entry + 1];
            amountBefore = new long[end.entry + 1];
            entryStarts[end.customer] = end.entry;
            activitiesBefore[end.entry] = end.activities;
            amountBefore[end.entry] = end.amountMinor;
        }

        void put(int partition, long[] results) {
            Piece piece = pieces[partition];
            Start start = starts[partition - from];
            System.arraycopy(piece.customers, 0, customers, start.customer, piece.customerCount);
            for (int c = 0, entry = start.entry; c < piece.customerCount; c++) {
                entryStarts[start.customer + c] = entry;
                entry += piece.entryCounts[c];
            }
            int activities = start.activities;
            long amountMinor = start.amountMinor;
            for (int e = 0; e < piece.entryCount; e++) {
                long dayAndCount = results[2 * e];
                epochDays[start.entry + e] = (int) (dayAndCount >> Integer.SIZE);
                activitiesBefore[start.entry + e] = activities;
                amountBefore[start.entry + e] = amountMinor;
                activities += (int) dayAndCount;
                amountMinor += results[2 * e + 1];
            }
        }

        ActivityLog toLog() {
            // The sums fit: there are less than 2^30 rows, and DayAndAmount limits their turnover.
            var sums = new EntrySums(activitiesBefore, amountBefore, true, allActive);
            return new ActivityLog(customers, entryStarts, epochDays, sums);
        }
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
