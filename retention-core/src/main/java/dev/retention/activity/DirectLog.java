package dev.retention.activity;

import dev.retention.internal.CustomerPartitions;
import dev.retention.internal.DayAndAmount;
import dev.retention.internal.LongColumn;
import dev.retention.internal.SortedRows;
import dev.retention.internal.Workers;
import java.util.function.IntConsumer;

/**
 * Builds a log partition by partition, for speed: {@link CustomerPartitions} says how. {@link ActivityLogBuilder#fromRows} is
 * the plain form of it.
 *
 * <p>A worker sorts a partition and writes its entries over its rows. When all are done, the entries have been counted, and the
 * arrays of the log are allocated at their exact sizes and filled.
 */
final class DirectLog {

    /** The customers of a partition, ascending, and how many entries each has. */
    private record Piece(int customerCount, long[] customers, int[] entryCounts, int entryCount) {}

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
        var partitions = CustomerPartitions.of(
                new LongColumn(rows.customers()), DayAndAmount.of(rows.epochDays(), rows.amountsMinor()), workers);
        if (partitions == null) {
            return null;
        }
        var log = new DirectLog(partitions, workers);
        workers.run(partitions.count(), () -> log.new Merger(refunds));
        return log.assemble();
    }

    /** Merges the rows of a customer on a day to an entry. One instance serves one thread. */
    private final class Merger implements IntConsumer {

        private final RefundPolicy refunds;
        private final SortedRows rows = new SortedRows(partitions);
        private int entries;

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
            for (int c = 0; c < rows.customerCount(); c++) {
                int before = entries;
                merge(rows.start(c), rows.start(c + 1));
                if (entries > before) {
                    customers[kept] = rows.customer(c);
                    entryCounts[kept] = entries - before;
                    kept++;
                }
            }
            pieces[partition] = new Piece(kept, customers, entryCounts, entries);
        }

        /** Merges the rows of one customer. */
        private void merge(int from, int to) {
            int row = from;
            while (row < to) {
                int day = DayAndAmount.day(rows.payload(row));
                boolean kept = false;
                int activities = 0;
                long sum = 0;
                do {
                    long amount = DayAndAmount.amount(rows.payload(row));
                    if (refunds.keeps(amount)) {
                        kept = true;
                        activities += refunds.activities(amount);
                        sum += amount;
                    }
                    row++;
                } while (row < to && DayAndAmount.day(rows.payload(row)) == day);
                if (kept) {
                    rows.putResult(entries++, (long) day << Integer.SIZE | activities, sum);
                }
            }
        }
    }

    private ActivityLog assemble() {
        int[] firstCustomers = new int[pieces.length];
        int[] firstEntries = new int[pieces.length];
        int customerCount = 0;
        int entryCount = 0;
        for (int p = 0; p < pieces.length; p++) {
            firstCustomers[p] = customerCount;
            firstEntries[p] = entryCount;
            customerCount += pieces[p].customerCount;
            entryCount += pieces[p].entryCount;
        }
        long[] customers = new long[customerCount];
        int[] entryStarts = new int[customerCount + 1];
        int[] epochDays = new int[entryCount];
        int[] activityCounts = new int[entryCount];
        long[] amountsMinor = new long[entryCount];
        entryStarts[customerCount] = entryCount;
        workers.run(pieces.length, () -> partition -> {
            Piece piece = pieces[partition];
            int customer = firstCustomers[partition];
            int entry = firstEntries[partition];
            System.arraycopy(piece.customers, 0, customers, customer, piece.customerCount);
            for (int c = 0, start = entry; c < piece.customerCount; c++) {
                entryStarts[customer + c] = start;
                start += piece.entryCounts[c];
            }
            for (int e = 0; e < piece.entryCount; e++) {
                long dayAndCount = partitions.resultFirst(partition, e);
                epochDays[entry + e] = (int) (dayAndCount >> Integer.SIZE);
                activityCounts[entry + e] = (int) dayAndCount;
                amountsMinor[entry + e] = partitions.resultSecond(partition, e);
            }
        });
        return new ActivityLog(customers, entryStarts, epochDays, activityCounts, amountsMinor);
    }
}
