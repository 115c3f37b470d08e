package dev.retention.internal.rows;

import java.util.Arrays;

/**
 * The rows of one partition sorted by customer, then day: their payloads in that order, and where each customer's begin.
 *
 * <p>A radix sort, least significant digit first: by day, in one pass or two, then by customer. Everything stays in the
 * second-level cache, no comparison is guessed wrong, and no order of the rows makes it slow; rows that come in the order of
 * days, as most do, are not sorted by day again. The payloads must be those of {@link DayAndAmount}.
 *
 * <p>An instance is the scratch memory of one thread and is used for one partition after the other.
 */
public final class SortedRows {

    /** So many counters still fit the first-level cache. */
    private static final int MAX_DIGIT_BITS = 12;

    /** A cell holds the key and how many rows it has, in the end where the next of them goes. */
    private static final int ROWS = 1;

    private final CustomerPartitions partitions;
    private final CustomerTable table;

    private int rowCount;

    private int[] customerStarts = {};

    // Rows on their way through the passes; in the end the payloads are in the spare array.
    private long[] payloads = {};
    private int[] rowCells = {};
    private long[] sparePayloads = {};
    private int[] spareCells = {};
    private final int[] positions = new int[1 << MAX_DIGIT_BITS];

    private int firstDay;
    private int lastDay;

    /** The day of the row that was read last. */
    private int day;

    /** Whether no day was before the one that was read before it. */
    private boolean ascending;

    public SortedRows(CustomerPartitions partitions) {
        this.partitions = partitions;
        this.table = new CustomerTable(partitions, 1);
    }

    /** Sorts a partition. */
    public void sort(int partition) {
        int size = partitions.size(partition);
        if (rowCells.length < size) {
            payloads = new long[size];
            rowCells = new int[size];
            sparePayloads = new long[size];
            spareCells = new int[size];
        }
        table.fold(partition, new Reading());
        table.sortCustomers();
        if (!ascending) {
            sortByDay();
        }
        sortByCustomer();
    }

    /** Takes the rows of the partition, counts those of each customer, and looks how days lie. */
    private final class Reading implements CustomerPartitions.Segment {

        @Override
        public void begin() {
            rowCount = 0;
            firstDay = Integer.MAX_VALUE;
            lastDay = Integer.MIN_VALUE;
            day = Integer.MIN_VALUE;
            ascending = true;
        }

        @Override
        public boolean take(long[] rows, int from, int to) {
            CustomerTable table = SortedRows.this.table;
            long[] cells = table.cells();
            int n = rowCount;
            int before = SortedRows.this.day;
            int first = firstDay;
            int last = lastDay;
            boolean ascending = SortedRows.this.ascending;
            for (int row = from; row < to; row += 2) {
                int cell = table.cell(rows[row]);
                if (cell < 0) {
                    return false;
                }
                long payload = rows[row + 1];
                int day = DayAndAmount.day(payload);
                cells[cell + ROWS]++;
                rowCells[n] = cell;
                payloads[n++] = payload;
                ascending &= before <= day;
                before = day;
                first = Math.min(first, day);
                last = Math.max(last, day);
            }
            rowCount = n;
            firstDay = first;
            lastDay = last;
            SortedRows.this.day = before;
            SortedRows.this.ascending = ascending;
            return true;
        }
    }

    private void sortByDay() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(lastDay - firstDay);
        for (int shift = 0; shift < bits; shift += MAX_DIGIT_BITS) {
            sortByDigit(shift, Math.min(MAX_DIGIT_BITS, bits - shift));
        }
    }

    private void sortByDigit(int shift, int bits) {
        int mask = (1 << bits) - 1;
        int firstDay = this.firstDay;
        int[] positions = this.positions;
        Arrays.fill(positions, 0, mask + 1, 0);
        for (int row = 0; row < rowCount; row++) {
            positions[DayAndAmount.day(payloads[row]) - firstDay >>> shift & mask]++;
        }
        int position = 0;
        for (int digit = 0; digit <= mask; digit++) {
            int count = positions[digit];
            positions[digit] = position;
            position += count;
        }
        for (int row = 0; row < rowCount; row++) {
            int to = positions[DayAndAmount.day(payloads[row]) - firstDay >>> shift & mask]++;
            sparePayloads[to] = payloads[row];
            spareCells[to] = rowCells[row];
        }
        long[] swapPayloads = payloads;
        payloads = sparePayloads;
        sparePayloads = swapPayloads;
        int[] swapCells = rowCells;
        rowCells = spareCells;
        spareCells = swapCells;
    }

    private void sortByCustomer() {
        int customers = table.customerCount();
        if (customerStarts.length <= customers) {
            customerStarts = new int[2 * customers + 1];
        }
        long[] cells = table.cells();
        int position = 0;
        for (int c = 0; c < customers; c++) {
            int count = table.cellOf(c) + ROWS;
            int rows = (int) cells[count];
            customerStarts[c] = position;
            cells[count] = position;
            position += rows;
        }
        customerStarts[customers] = position;
        for (int row = 0; row < rowCount; row++) {
            sparePayloads[(int) cells[rowCells[row] + ROWS]++] = payloads[row];
        }
    }

    public int rowCount() {
        return rowCount;
    }

    public int customerCount() {
        return table.customerCount();
    }

    public long customer(int index) {
        return table.customer(index);
    }

    /** The first row of a customer in sorted order; that of the customer after the last is the number of rows. */
    public int start(int index) {
        return customerStarts[index];
    }

    public long payload(int row) {
        return sparePayloads[row];
    }
}
