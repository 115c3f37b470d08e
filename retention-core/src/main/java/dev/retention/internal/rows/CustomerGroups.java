package dev.retention.internal.rows;

import java.util.Arrays;
import java.util.List;

/**
 * Tells the rows of one customer from those of another, within one partition: every customer gets a slot, and every row knows
 * its slot. A view then folds the rows into plain arrays with an element for each slot.
 *
 * <p>The slots are those of a hash table with linear probing. The first hash tried is the key's place within the range of the
 * partition, so that slots ascend with the keys but for collisions, and putting the customers in order costs next to
 * nothing. Keys that lie in heaps collide too often for that: as soon as the probes exceed a budget, the partition is
 * begun anew with a multiplicative hash, then with others, and if someone has crafted keys against all of them, the slots
 * become positions in the sorted keys. No input takes more than a logarithmic factor longer, and the result is always the same.
 *
 * <p>An instance is the scratch memory of one thread and is used for one partition after the other.
 */
public final class CustomerGroups {

    /** The place in the range, and odd numbers of well mixed bits. */
    static final List<Long> MULTIPLIERS = List.of(1L, 0x9E3779B97F4A7C15L, 0xD6E8FEB86659FD93L, 0xBF58476D1CE4E5B9L);

    private static final int MIN_CAPACITY = 64;

    private static final int MAX_CAPACITY = 1 << 28;

    private final CustomerPartitions partitions;
    private final boolean packed;

    /** Elements of a row. */
    private final int stride;

    private final long payloadMask;

    // The partition at hand.
    private int partition;
    private long[] rows = {};
    private int rowCount;
    private int customerCount;
    private int[] slotOfRow = {};

    /** The key in each slot, less the lowest of the range if rows are packed; {@link #vacant} where there is none. */
    private long[] table = new long[MIN_CAPACITY];

    private long vacant;
    private long low;
    private long multiplier;
    private int shift;

    /** Whether the slots are the positions in {@link #keys}, and not those of the table. */
    private boolean sorted;

    /** Once sorted: the keys ascending, and the slot of each. */
    private long[] keys = {};

    private int[] slots = {};

    public CustomerGroups(CustomerPartitions partitions) {
        this.partitions = partitions;
        this.packed = partitions.payloadBits > 0;
        this.stride = partitions.stride();
        this.payloadMask = packed ? (1L << partitions.payloadBits) - 1 : -1;
    }

    /** Finds the slots of the rows of a partition. */
    public void group(int partition) {
        this.partition = partition;
        rowCount = partitions.size(partition);
        if (slotOfRow.length < rowCount) {
            slotOfRow = new int[rowCount];
            rows = new long[rowCount * stride];
        }
        partitions.read(partition, rows, rowCount * stride);
        low = packed ? 0 : partitions.ranges.least(partition);
        vacant = packed ? -1 : partitions.ranges.strangerTo(partition);
        sorted = false;
        // At least four times as many slots as the partition before this one has customers: few collide.
        int capacity = Math.max(MIN_CAPACITY, powerOfTwoFrom(4L * customerCount));
        for (int attempt = 0; attempt < MULTIPLIERS.size(); ) {
            clearTable(capacity);
            int capacityBits = Integer.numberOfTrailingZeros(capacity);
            multiplier = MULTIPLIERS.get(attempt);
            shift = attempt == 0
                    ? Math.max(0, partitions.ranges.spanBits(partition) - capacityBits)
                    : Long.SIZE - capacityBits;
            if (fillTable()) {
                return;
            }
            if (customerCount > capacity / 4 && capacity < MAX_CAPACITY) {
                capacity *= 4;
            } else {
                attempt++;
            }
        }
        sortEveryKey();
    }

    private static int powerOfTwoFrom(long n) {
        return (int) Math.min(MAX_CAPACITY, Long.highestOneBit(2 * n - 1));
    }

    private void clearTable(int capacity) {
        if (table.length != capacity) {
            table = new long[capacity];
        }
        Arrays.fill(table, vacant);
        customerCount = 0;
    }

    /** False if it took too many probes. */
    private boolean fillTable() {
        long[] rows = this.rows;
        int[] slotOfRow = this.slotOfRow;
        long[] table = this.table;
        int stride = this.stride;
        int payloadBits = partitions.payloadBits;
        long budget = 4L * rowCount + 64;
        for (int row = 0, element = 0; row < rowCount; row++, element += stride) {
            long key = rows[element] >>> payloadBits;
            int slot = slotAt(key);
            while (table[slot] != key) {
                if (table[slot] == vacant) {
                    table[slot] = key;
                    customerCount++;
                    break;
                }
                if (--budget < 0) {
                    return false;
                }
                slot = slot + 1 & table.length - 1;
            }
            slotOfRow[row] = slot;
        }
        return true;
    }

    private int slotAt(long key) {
        return (int) ((key - low) * multiplier >>> shift) & table.length - 1;
    }

    /** The way out if every hash collides. */
    private void sortEveryKey() {
        keys = new long[rowCount];
        for (int row = 0; row < rowCount; row++) {
            keys[row] = key(row);
        }
        customerCount = SortedDistinct.inPlace(keys);
        slots = new int[keys.length];
        for (int c = 0; c < customerCount; c++) {
            slots[c] = c;
        }
        for (int row = 0; row < rowCount; row++) {
            slotOfRow[row] = Arrays.binarySearch(keys, 0, customerCount, key(row));
        }
        sorted = true;
    }

    private long key(int row) {
        return rows[row * stride] >>> partitions.payloadBits;
    }

    /** Puts the customers in order; {@link #customer} and {@link #slot} ask for it. */
    public void sortCustomers() {
        if (sorted) {
            return;
        }
        if (keys.length <= customerCount) { // one more than there are, as the loop writes ahead
            keys = new long[2 * customerCount + 1];
            slots = new int[2 * customerCount + 1];
        }
        int n = 0;
        for (int slot = 0; slot < table.length; slot++) {
            keys[n] = table[slot];
            slots[n] = slot;
            n += table[slot] != vacant ? 1 : 0; // no branch to guess
        }
        if (!sortByInsertion()) {
            sortAndLookUp();
        }
        sorted = true;
    }

    /** For keys that are all but sorted, as they are by their places in the range; false if they turn out not to be. */
    private boolean sortByInsertion() {
        int budget = 4 * customerCount;
        for (int c = 1; c < customerCount; c++) {
            long key = keys[c];
            int slot = slots[c];
            int to = c;
            while (to > 0 && keys[to - 1] > key) {
                keys[to] = keys[to - 1];
                slots[to] = slots[to - 1];
                to--;
            }
            keys[to] = key;
            slots[to] = slot;
            budget -= c - to;
            if (budget < 0) {
                return false;
            }
        }
        return true;
    }

    private void sortAndLookUp() {
        Arrays.sort(keys, 0, customerCount);
        for (int c = 0; c < customerCount; c++) {
            int slot = slotAt(keys[c]);
            while (table[slot] != keys[c]) {
                slot = slot + 1 & table.length - 1;
            }
            slots[c] = slot;
        }
    }

    public int rowCount() {
        return rowCount;
    }

    public int customerCount() {
        return customerCount;
    }

    /** Slots are below this. */
    public int slotCount() {
        return Math.max(table.length, customerCount);
    }

    public int slotOfRow(int row) {
        return slotOfRow[row];
    }

    public long payload(int row) {
        return rows[row * stride + stride - 1] & payloadMask;
    }

    /** The customer at a position of the ascending order. */
    public long customer(int index) {
        return packed ? partitions.ranges.least(partition) + keys[index] : keys[index];
    }

    /** The slot of the customer at a position of the ascending order. */
    public int slot(int index) {
        return slots[index];
    }
}
