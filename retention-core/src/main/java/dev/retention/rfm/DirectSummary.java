package dev.retention.rfm;

import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.internal.Checks;
import dev.retention.internal.rows.CustomerPartitions;
import dev.retention.internal.rows.CustomerTable;
import dev.retention.internal.rows.DayAndAmount;
import dev.retention.internal.rows.LongColumn;
import dev.retention.internal.rows.RawColumns;
import dev.retention.internal.rows.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Summarises raw rows partition by partition, for speed: {@link CustomerPartitions} says how. The summary of the log of the rows
 * is the plain form of it. A row is two elements, the customer and {@link DayAndAmount}.
 */
final class DirectSummary {

    /** No difference of two days overflows: days are packed, and so in range too. */
    private static final int MAX_AS_OF = 1 << 30;

    /** The columns of the results: the customer, recency and orders, the total. */
    private static final int COLUMNS = 3;

    private final CustomerPartitions partitions;
    private final RefundPolicy refunds;
    private final int asOf;
    private final Piece[] pieces;

    private DirectSummary(CustomerPartitions partitions, RefundPolicy refunds, int asOf) {
        this.partitions = partitions;
        this.refunds = refunds;
        this.asOf = asOf;
        this.pieces = new Piece[partitions.count()];
    }

    /**
     * How many customers of a partition are kept, how many each column of its results has room for, and the last day of its rows that are
     * kept.
     */
    private record Piece(int size, int room, int lastDay) {}

    /** Empty if there is a log, or if rows or the day do not fit their packed form: the summary of the log of wide rows then is the same. */
    static Optional<CustomerSummary> of(ActivityRows rows, int asOf) {
        if (rows.log().isPresent() || rows.hasWideValues() || Math.abs((long) asOf) > MAX_AS_OF) {
            return Optional.empty();
        }
        RawColumns columns = RawColumns.of(rows.columns());
        Workers workers = Workers.of(rows.executor(), rows.threads());
        return CustomerPartitions.of(
                        new LongColumn(columns.customers()),
                        DayAndAmount.of(columns.epochDays(), columns.amountsMinor()),
                        workers)
                .map(partitions -> of(partitions, rows.refunds(), asOf, workers));
    }

    private static CustomerSummary of(CustomerPartitions partitions, RefundPolicy refunds, int asOf, Workers workers) {
        var summary = new DirectSummary(partitions, refunds, asOf);
        workers.run(summary.pieces.length, () -> summary.new Folder());
        int lastDay =
                Arrays.stream(summary.pieces).mapToInt(Piece::lastDay).max().orElse(Integer.MIN_VALUE);
        if (lastDay > asOf) {
            Checks.noActivityAfter(asOf, lastDay);
        }
        return summary.assemble(workers);
    }

    /** Folds the rows of a partition into sums by customer. One instance serves one thread. */
    private final class Folder implements IntConsumer {

        // A cell of the table holds the key, and of the rows that are kept:
        private static final int TOTAL_MINOR = 1;
        private static final int ORDERS = 2;
        private static final int LAST_DAY = 3;

        /** The last day of an order is kept with this added, so that no day is 0. */
        private static final int DAY_ONE = 1 - DayAndAmount.MIN_DAY;

        private final CustomerTable table = new CustomerTable(partitions, 3);
        private int lastDay;
        private long[] results = {};

        @Override
        public void accept(int partition) {
            lastDay = Integer.MIN_VALUE;
            table.fold(partition, this::fold);
            table.sortCustomers();
            int size = putResults();
            int room = table.customerCount();
            pieces[partition] = new Piece(size, room, lastDay);
            partitions.overwrite(partition, results, COLUMNS * room);
        }

        private boolean fold(long[] rows, int from, int to) {
            CustomerTable table = this.table;
            long[] cells = table.cells();
            long leastOrder = refunds == RefundPolicy.COUNTED ? Long.MIN_VALUE : 0;
            for (int row = from; row < to; row += 2) {
                int cell = table.cell(rows[row]);
                if (cell < 0) {
                    return false;
                }
                long payload = rows[row + 1];
                long amount = DayAndAmount.amount(payload);
                int day = DayAndAmount.day(payload);
                if (amount >= leastOrder) {
                    cells[cell + TOTAL_MINOR] += amount;
                    cells[cell + ORDERS]++;
                    cells[cell + LAST_DAY] =
                            Math.max((int) cells[cell + LAST_DAY], day + DAY_ONE); // of two int: no branch
                } else if (refunds.keeps(amount)) {
                    cells[cell + TOTAL_MINOR] += amount;
                    lastDay = Math.max(lastDay, day);
                }
            }
            return true;
        }

        /** Returns how many customers there are. */
        private int putResults() {
            long[] cells = table.cells();
            int count = table.customerCount();
            if (results.length < COLUMNS * count) {
                results = new long[2 * COLUMNS * count];
            }
            int size = 0;
            for (int c = 0; c < count; c++) {
                int cell = table.cellOf(c);
                long orders = cells[cell + ORDERS];
                boolean isBuyer = orders > 0;
                if (isBuyer || refunds != RefundPolicy.IGNORED) {
                    int last = isBuyer ? (int) cells[cell + LAST_DAY] - DAY_ONE : asOf;
                    lastDay = Math.max(lastDay, last);
                    results[size] = table.customer(c);
                    results[count + size] = (long) (asOf - last) << Integer.SIZE | orders;
                    results[2 * count + size] = cells[cell + TOTAL_MINOR];
                    size++;
                }
            }
            return size;
        }
    }

    private CustomerSummary assemble(Workers workers) {
        int[] starts = new int[pieces.length];
        int size = 0;
        for (int p = 0; p < pieces.length; p++) {
            starts[p] = size;
            size += pieces[p].size;
        }
        long[] customers = new long[size];
        int[] recencyDays = new int[size];
        int[] orders = new int[size];
        long[] totalsMinor = new long[size];
        workers.run(pieces.length, () -> {
            long[] recencyAndOrders =
                    new long[Arrays.stream(pieces).mapToInt(Piece::size).max().orElse(0)];
            return partition -> {
                int start = starts[partition];
                int count = pieces[partition].size;
                int room = pieces[partition].room;
                partitions.read(partition, 0, customers, start, count);
                partitions.read(partition, room, recencyAndOrders, 0, count);
                partitions.read(partition, 2 * room, totalsMinor, start, count);
                for (int c = 0; c < count; c++) {
                    recencyDays[start + c] = (int) (recencyAndOrders[c] >> Integer.SIZE);
                    orders[start + c] = (int) recencyAndOrders[c];
                }
            };
        });
        return new CustomerSummary(
                asOf,
                CustomerSummary.Frequency.ORDERS,
                CustomerSummary.Monetary.TOTAL,
                customers,
                recencyDays,
                orders,
                totalsMinor,
                null);
    }
}
