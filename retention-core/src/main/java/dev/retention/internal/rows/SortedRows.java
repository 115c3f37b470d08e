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

    private final CustomerGroups groups;

    private int rowCount;

    private int[] customerStarts = {};

    // Rows on their way through the passes; in the end the payloads are in the spare array.
    private long[] payloads = {};
    private int[] slots = {};
    private long[] sparePayloads = {};
    private int[] spareSlots = {};
    private int[] positions = {};

    public SortedRows(CustomerPartitions partitions) {
        this.groups = new CustomerGroups(partitions);
    }

    /** Sorts a partition. */
    public void sort(int partition) {
        groups.group(partition);
        groups.sortCustomers();
        rowCount = groups.rowCount();
        if (slots.length < rowCount) {
            payloads = new long[rowCount];
            slots = new int[rowCount];
            sparePayloads = new long[rowCount];
            spareSlots = new int[rowCount];
        }
        sortByDay();
        sortByCustomer();
    }

    private void sortByDay() {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        boolean ascending = true;
        int before = Integer.MIN_VALUE;
        for (int row = 0; row < rowCount; row++) {
            long payload = groups.payload(row);
            int day = DayAndAmount.day(payload);
            payloads[row] = payload;
            slots[row] = groups.slotOfRow(row);
            ascending &= before <= day;
            before = day;
            first = Math.min(first, day);
            last = Math.max(last, day);
        }
        if (ascending) {
            return;
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(last - first);
        int passes = (bits + MAX_DIGIT_BITS - 1) / MAX_DIGIT_BITS;
        int digitBits = (bits + passes - 1) / passes;
        for (int pass = 0; pass < passes; pass++) {
            sortByDigit(first, pass * digitBits, digitBits);
        }
    }

    private void sortByDigit(int firstDay, int shift, int bits) {
        clearPositions(1 << bits);
        int mask = (1 << bits) - 1;
        int[] positions = this.positions;
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
            spareSlots[to] = slots[row];
        }
        long[] swapPayloads = payloads;
        payloads = sparePayloads;
        sparePayloads = swapPayloads;
        int[] swapSlots = slots;
        slots = spareSlots;
        spareSlots = swapSlots;
    }

    private void sortByCustomer() {
        int customers = groups.customerCount();
        if (customerStarts.length <= customers) {
            customerStarts = new int[2 * customers + 1];
        }
        clearPositions(groups.slotCount());
        int[] positions = this.positions;
        for (int row = 0; row < rowCount; row++) {
            positions[slots[row]]++;
        }
        int position = 0;
        for (int c = 0; c < customers; c++) {
            int count = positions[groups.slot(c)];
            customerStarts[c] = position;
            positions[groups.slot(c)] = position;
            position += count;
        }
        customerStarts[customers] = position;
        for (int row = 0; row < rowCount; row++) {
            sparePayloads[positions[slots[row]]++] = payloads[row];
        }
    }

    private void clearPositions(int count) {
        if (positions.length < count) {
            positions = new int[count];
        }
        Arrays.fill(positions, 0, count, 0);
    }

    public int rowCount() {
        return rowCount;
    }

    public int customerCount() {
        return groups.customerCount();
    }

    public long customer(int index) {
        return groups.customer(index);
    }

    /** The first row of a customer in sorted order; that of the customer after the last is the number of rows. */
    public int start(int index) {
        return customerStarts[index];
    }

    public long payload(int row) {
        return sparePayloads[row];
    }
}
