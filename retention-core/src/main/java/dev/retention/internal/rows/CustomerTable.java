package dev.retention.internal.rows;

import java.util.Arrays;
import java.util.List;

/**
 * Tells the customers of a partition apart: each gets a cell, which holds the key and beside it what a view adds up for the customer, so
 * that a row costs one access to memory that may be far.
 *
 * <p>The cells are those of a hash table with linear probing. The first hash tried is the key's place within the range of the
 * partition, so that cells ascend with the keys but for collisions, and putting the customers in order costs next to
 * nothing. Keys that lie in heaps collide too often for that: as soon as the probes exceed a budget, the partition is
 * begun anew with a multiplicative hash, then with others, and if someone has crafted keys against all of them, the cells
 * become those of the sorted keys. No input takes more than a logarithmic factor longer, and the result is always the same.
 *
 * <p>An instance is the scratch memory of one thread and is used for one partition after the other:
 *
 * <pre>{@code
 * table.fold(partition, (rows, from, to) -> {
 *     long[] cells = table.cells();
 *     for (int row = from; row < to; row += partitions.stride()) {
 *         int cell = table.cell(partitions.key(rows, row));
 *         if (cell < 0) {
 *             return false; // too many collisions: the fold is begun anew
 *         }
 *         cells[cell + 1] += partitions.payload(rows, row);
 *     }
 *     return true;
 * });
 * }</pre>
 */
public final class CustomerTable {

    /** The place in the range, and odd numbers of well mixed bits. */
    static final List<Long> MULTIPLIERS = List.of(1L, 0x9E3779B97F4A7C15L, 0xD6E8FEB86659FD93L, 0xBF58476D1CE4E5B9L);

    private static final int MIN_CAPACITY = 64;

    /** Four cells for each of so many, of 32 bytes, take a quarter of a megabyte. */
    private static final int MANY_CUSTOMERS = 1 << 11;

    private static final int MAX_CAPACITY = 1 << 26;

    private final CustomerPartitions partitions;

    /** The elements of a cell, a power of two. */
    private final int width;

    private final int widthBits;

    // The partition at hand.
    private int partition;
    private int rowCount;
    private int customerCount;

    /**
     * By cell: the key, less the lowest of the range if rows are packed, or {@link #vacant}; then what the view adds up, at first
     * 0.
     */
    private long[] cells;

    private long vacant;
    private long low;
    private int attempt;
    private long multiplier;
    private int shift;
    private long budget;

    /** Whether the cells are those of the sorted keys. */
    private boolean sorted;

    /** Once listed: the cell of each customer. */
    private int[] order = {};

    /**
     * @param sums how many numbers a cell holds beside the key
     */
    public CustomerTable(CustomerPartitions partitions, int sums) {
        this.partitions = partitions;
        this.widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(sums);
        this.width = 1 << widthBits;
        this.cells = new long[MIN_CAPACITY << widthBits];
    }

    /** Folds the rows of a partition into the cells of their customers; a fold that {@link #cell} stops is begun anew. */
    public void fold(int partition, CustomerPartitions.Segment fold) {
        this.partition = partition;
        rowCount = partitions.size(partition);
        low = partitions.payloadBits() > 0 ? 0 : partitions.ranges.least(partition);
        vacant = partitions.payloadBits() > 0 ? -1 : partitions.ranges.strangerTo(partition);
        sorted = false;
        attempt = 0;
        // By the customers of the partition before this one: few collide in four times as many cells, but cells that do
        // not fit the
        // second-level cache cost more than collisions.
        clear(Math.max(MIN_CAPACITY, powerOfTwoFrom((customerCount > MANY_CUSTOMERS ? 2L : 4L) * customerCount)));
        while (!partitions.forEach(partition, fold)) {
            grow();
        }
    }

    private static int powerOfTwoFrom(long n) {
        return (int) Math.min(MAX_CAPACITY, Long.highestOneBit(2 * n - 1));
    }

    private void clear(int capacity) {
        if (cells.length != capacity << widthBits) {
            cells = new long[capacity << widthBits];
        }
        Arrays.fill(cells, vacant);
        customerCount = 0;
        budget = 4L * rowCount + 64;
        multiplier = MULTIPLIERS.get(attempt);
        int capacityBits = Integer.numberOfTrailingZeros(capacity);
        shift = attempt == 0
                ? Math.max(0, partitions.ranges.spanBits(partition) - capacityBits)
                : Long.SIZE - capacityBits;
    }

    /** After too many probes: a larger table if it is full, or else another hash, or at last none. */
    private void grow() {
        int capacity = cells.length >> widthBits;
        if (customerCount > capacity / 4 && capacity < MAX_CAPACITY) {
            clear(capacity * 4);
        } else if (++attempt < MULTIPLIERS.size()) {
            clear(capacity);
        } else {
            sortEveryKey();
        }
    }

    /** The way out if every hash collides. */
    private void sortEveryKey() {
        long[] keys = new long[rowCount];
        int[] count = {0};
        partitions.forEach(partition, (rows, from, to) -> {
            for (int row = from; row < to; row += partitions.stride()) {
                keys[count[0]++] = partitions.key(rows, row);
            }
            return true;
        });
        customerCount = SortedDistinct.inPlace(keys);
        cells = new long[customerCount << widthBits];
        for (int c = 0; c < customerCount; c++) {
            cells[c << widthBits] = keys[c];
        }
        multiplier = 0; // the first place to look is cell 0
        sorted = true;
    }

    /** The cells; another array after each {@link #cell} that is below 0. */
    public long[] cells() {
        return cells;
    }

    /** The first element of the cell of a key, where the key stands; below 0 if it took too many probes. */
    public int cell(long key) {
        int cell = (int) ((key - low) * multiplier >>> shift) << widthBits & cells.length - 1;
        return cells[cell] == key ? cell : find(key, cell);
    }

    /** Goes on where a key is not in the cell that is its own. */
    private int find(long key, int first) {
        if (sorted) {
            return findSorted(key);
        }
        int cell = first;
        while (cells[cell] != vacant) {
            if (--budget < 0) {
                return -1;
            }
            cell = cell + width & cells.length - 1;
            if (cells[cell] == key) {
                return cell;
            }
        }
        cells[cell] = key;
        for (int sum = cell + 1; sum < cell + width; sum++) {
            cells[sum] = 0;
        }
        customerCount++;
        return cell;
    }

    private int findSorted(long key) {
        int below = 0;
        int above = customerCount - 1;
        while (below < above) {
            int middle = below + above >>> 1;
            if (cells[middle << widthBits] < key) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below << widthBits;
    }

    /** Lists the customers in any order; {@link #customer} and {@link #cellOf} ask for it, or for {@link #sortCustomers}. */
    public void listCustomers() {
        if (order.length <= customerCount) { // one more than there are, as the loop writes ahead
            order = new int[2 * customerCount + 1];
        }
        int n = 0;
        for (int cell = 0; cell < cells.length; cell += width) {
            order[n] = cell;
            n += sorted || cells[cell] != vacant ? 1 : 0; // no branch to guess
        }
    }

    /** Lists the customers ascending. */
    public void sortCustomers() {
        listCustomers();
        if (!sorted && !sortByInsertion()) {
            sortAndLookUp();
        }
    }

    /** For keys that are all but sorted, as they are by their places in the range; false if they turn out not to be. */
    private boolean sortByInsertion() {
        int budget = 4 * customerCount;
        for (int c = 1; c < customerCount; c++) {
            int cell = order[c];
            long key = cells[cell];
            int to = c;
            while (to > 0 && cells[order[to - 1]] > key) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = cell;
            budget -= c - to;
            if (budget < 0) {
                return false;
            }
        }
        return true;
    }

    private void sortAndLookUp() {
        long[] keys = new long[customerCount];
        for (int c = 0; c < customerCount; c++) {
            keys[c] = cells[order[c]];
        }
        Arrays.sort(keys);
        budget = Long.MAX_VALUE; // each is there
        for (int c = 0; c < customerCount; c++) {
            order[c] = cell(keys[c]);
        }
    }

    public int rowCount() {
        return rowCount;
    }

    public int customerCount() {
        return customerCount;
    }

    /** The customer at a position of the list. */
    public long customer(int index) {
        long key = cells[order[index]];
        return partitions.payloadBits() > 0 ? partitions.ranges.least(partition) + key : key;
    }

    /** The first element of the cell of the customer at a position of the list. */
    public int cellOf(int index) {
        return order[index];
    }
}
