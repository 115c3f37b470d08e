package dev.retention.rfm;

import dev.retention.activity.ActivityColumns;
import dev.retention.activity.ActivityRows;
import dev.retention.activity.RefundPolicy;
import dev.retention.internal.Checks;
import dev.retention.internal.rows.CustomerGroups;
import dev.retention.internal.rows.CustomerPartitions;
import dev.retention.internal.rows.DayAndAmount;
import dev.retention.internal.rows.LongColumn;
import dev.retention.internal.rows.Workers;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Summarises raw rows partition by partition, for speed: {@link CustomerPartitions} says how. The summary of the log of the rows
 * is the plain form of it.
 */
final class DirectSummary {

    /** No difference of two days overflows: days are packed, and so in range too. */
    private static final int MAX_AS_OF = 1 << 30;

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

    /** The columns of a partition's customers, ascending; the arrays may be longer. */
    private record Piece(
            int size, long[] customers, int[] recencyDays, int[] orders, long[] totalsMinor, int lastDay) {}

    /** Empty if rows or the day do not fit their packed form: the summary of the log of wide rows then is the same. */
    static Optional<CustomerSummary> of(ActivityRows rows, int asOf) {
        if (rows.hasWideValues() || Math.abs((long) asOf) > MAX_AS_OF) {
            return Optional.empty();
        }
        ActivityColumns columns = rows.columns();
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
                Arrays.stream(summary.pieces).mapToInt(Piece::lastDay).max().orElseThrow();
        Checks.noActivityAfter(asOf, lastDay);
        return summary.assemble(workers);
    }

    /** Folds the rows of a partition into sums by customer. One instance serves one thread. */
    private final class Folder implements IntConsumer {

        private final CustomerGroups groups = new CustomerGroups(partitions);

        // By slot.
        private int[] orders = {};
        private int[] lastDays = {};
        private long[] totalsMinor = {};

        @Override
        public void accept(int partition) {
            groups.group(partition);
            clear(groups.slotCount());
            int lastDay = fold();
            groups.sortCustomers();
            pieces[partition] = toPiece(lastDay);
        }

        private void clear(int slots) {
            if (orders.length < slots) {
                orders = new int[slots];
                lastDays = new int[slots];
                totalsMinor = new long[slots];
            }
            Arrays.fill(orders, 0, slots, 0);
            Arrays.fill(lastDays, 0, slots, Integer.MIN_VALUE);
            Arrays.fill(totalsMinor, 0, slots, 0);
        }

        /** Returns the last day of a row that is kept. */
        private int fold() {
            CustomerGroups groups = this.groups;
            RefundPolicy refunds = DirectSummary.this.refunds;
            int[] orders = this.orders;
            int[] lastDays = this.lastDays;
            long[] totalsMinor = this.totalsMinor;
            int lastDay = Integer.MIN_VALUE;
            for (int row = 0; row < groups.rowCount(); row++) {
                long payload = groups.payload(row);
                int day = DayAndAmount.day(payload);
                long amount = DayAndAmount.amount(payload);
                if (refunds.keeps(amount)) {
                    int slot = groups.slotOfRow(row);
                    int isOrder = refunds.activities(amount);
                    orders[slot] += isOrder;
                    lastDays[slot] = Math.max(lastDays[slot], isOrder == 1 ? day : Integer.MIN_VALUE);
                    totalsMinor[slot] += amount;
                    lastDay = Math.max(lastDay, day);
                }
            }
            return lastDay;
        }

        private Piece toPiece(int lastDay) {
            long[] keys = new long[groups.customerCount()];
            int[] recencies = new int[keys.length];
            int[] counts = new int[keys.length];
            long[] totals = new long[keys.length];
            int size = 0;
            for (int c = 0; c < keys.length; c++) {
                int slot = groups.slot(c);
                boolean isBuyer = orders[slot] > 0;
                if (isBuyer || refunds != RefundPolicy.IGNORED) {
                    keys[size] = groups.customer(c);
                    recencies[size] = isBuyer ? asOf - lastDays[slot] : 0;
                    counts[size] = orders[slot];
                    totals[size] = totalsMinor[slot];
                    size++;
                }
            }
            return new Piece(size, keys, recencies, counts, totals, lastDay);
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
        workers.run(pieces.length, () -> partition -> {
            Piece piece = pieces[partition];
            int start = starts[partition];
            System.arraycopy(piece.customers, 0, customers, start, piece.size);
            System.arraycopy(piece.recencyDays, 0, recencyDays, start, piece.size);
            System.arraycopy(piece.orders, 0, orders, start, piece.size);
            System.arraycopy(piece.totalsMinor, 0, totalsMinor, start, piece.size);
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
