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
            int size, long[] customers, int[] recencyDays, int[] orders, long[] totalsMinor, boolean isLate) {}

    /** Empty if rows or the day do not fit their packed form: the summary of the log of wide rows then is the same. */
    static Optional<CustomerSummary> of(ActivityRows rows, int asOf) {
        if (rows.hasWideValues() || Math.abs((long) asOf) > MAX_AS_OF) {
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
        if (Arrays.stream(summary.pieces).anyMatch(Piece::isLate)) {
            Checks.noActivityAfter(asOf, summary.lastDay());
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

        /** Whether a row that is kept is of a day after the last one. */
        private boolean isLate;

        @Override
        public void accept(int partition) {
            isLate = false;
            table.fold(partition, this::fold);
            table.sortCustomers();
            pieces[partition] = toPiece();
        }

        private boolean fold(long[] rows, int from, int to) {
            CustomerTable table = this.table;
            long[] cells = table.cells();
            // Masks, since whether an amount is negative is a branch that would be guessed wrong.
            long noOrderIfNegative = refunds == RefundPolicy.COUNTED ? 0 : -1;
            long leftOutIfNegative = refunds == RefundPolicy.IGNORED ? -1 : 0;
            long asOf = DirectSummary.this.asOf;
            long late = 0;
            for (int row = from; row < to; row += 2) {
                int cell = table.cell(rows[row]);
                if (cell < 0) {
                    return false;
                }
                long payload = rows[row + 1];
                long amount = DayAndAmount.amount(payload);
                long negative = amount >> Long.SIZE - 1;
                long isOrder = ~(negative & noOrderIfNegative);
                long isKept = ~(negative & leftOutIfNegative);
                long day = DayAndAmount.day(payload);
                cells[cell + TOTAL_MINOR] += amount & isKept;
                cells[cell + ORDERS] -= isOrder;
                cells[cell + LAST_DAY] = Math.max(cells[cell + LAST_DAY], day + DAY_ONE & isOrder);
                late |= asOf - day & isKept;
            }
            isLate |= late < 0;
            return true;
        }

        private Piece toPiece() {
            long[] cells = table.cells();
            long[] keys = new long[table.customerCount()];
            int[] recencies = new int[keys.length];
            int[] counts = new int[keys.length];
            long[] totals = new long[keys.length];
            int size = 0;
            for (int c = 0; c < keys.length; c++) {
                int cell = table.cellOf(c);
                int orders = (int) cells[cell + ORDERS];
                boolean isBuyer = orders > 0;
                if (isBuyer || refunds != RefundPolicy.IGNORED) {
                    int day = (int) cells[cell + LAST_DAY] - DAY_ONE;
                    keys[size] = table.customer(c);
                    recencies[size] = isBuyer ? asOf - day : 0;
                    counts[size] = orders;
                    totals[size] = cells[cell + TOTAL_MINOR];
                    size++;
                }
            }
            return new Piece(size, keys, recencies, counts, totals, isLate);
        }
    }

    /** The last day of a row that is kept. */
    private int lastDay() {
        int[] last = {Integer.MIN_VALUE};
        for (int partition = 0; partition < pieces.length; partition++) {
            partitions.forEach(partition, (rows, from, to) -> {
                for (int row = from; row < to; row += 2) {
                    if (refunds.keeps(DayAndAmount.amount(rows[row + 1]))) {
                        last[0] = Math.max(last[0], DayAndAmount.day(rows[row + 1]));
                    }
                }
                return true;
            });
        }
        return last[0];
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
