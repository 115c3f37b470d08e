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

    /** By cell: the key less {@link #origin}, 0 if the cell is vacant; then what the view adds up, at first 0. */
    private long[] cells = {};

    /** Below each key of the partition, as rows have it, or at least none of them. */
    private long origin;

    /** The customer whose key, as rows have it, would be the origin. */
    private long base;

    private int attempt;
    private long multiplier;
    private int shift;
    private long budget;

    /** Whether the cells are those of the sorted keys. */
    private boolean sorted;

    /** Once listed: the cell of each customer. */
    private int[] order = {};

    /** Once listed: each customer. */
    private long[] customers = {};

    /**
     * @param sums how many numbers a cell holds beside the key
     */
    public CustomerTable(CustomerPartitions partitions, int sums) {
        this.partitions = partitions;
        this.widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(sums);
        this.width = 1 << widthBits;
    }

    /** Folds the rows of a partition into the cells of their customers; a fold that {@link #cell} stops is begun anew. */
    public void fold(int partition, CustomerPartitions.Segment fold) {
        this.partition = partition;
        rowCount = partitions.size(partition);
        boolean packed = partitions.payloadBits() > 0;
        base = packed ? partitions.ranges.least(partition) - 1 : partitions.ranges.strangerTo(partition);
        origin = packed ? -1 : base;
        sorted = false;
        attempt = 0;
        clear(capacity(customerCount)); // customers of the partition before this one
        while (!partitions.forEach(partition, fold)) {
            grow();
        }
    }

    /**
     * How many cells so many customers get, a power of two: few collide in four times as many, but cells that do not fit the second-level
     * cache cost more than collisions.
     */
    static int capacity(int customers) {
        long cells = (customers > MANY_CUSTOMERS ? 2L : 4L) * customers;
        return Math.max(MIN_CAPACITY, (int) Math.min(MAX_CAPACITY, Long.highestOneBit(2 * cells - 1)));
    }

    /** How many cells follow after too many probes: four times as many, or as many for another hash if a quarter is enough. */
    static int grown(int capacity, int customers) {
        return customers > capacity / 4 && capacity < MAX_CAPACITY ? 4 * capacity : capacity;
    }

    private void clear(int capacity) {
        if (cells.length != capacity << widthBits) {
            cells = new long[capacity << widthBits];
        }
        Arrays.fill(cells, 0);
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
        listCustomers();
        int grown = grown(capacity, customerCount);
        if (grown == capacity && ++attempt == MULTIPLIERS.size()) {
            sortEveryKey();
        } else {
            clear(grown);
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
            cells[c << widthBits] = keys[c] - origin;
        }
        multiplier = 0; // the first place to look is cell 0
        sorted = true;
    }

    /** The cells, the vacant ones all 0; another array after each {@link #cell} that is below 0. */
    public long[] cells() {
        return cells;
    }

    /** {@return how many elements a cell has, a power of two} */
    public int width() {
        return width;
    }

    /**
     * The first element of the cell of a key; below 0 if it took too many probes.
     *
     * <p>One branch in place of two: to a vacant cell, as to its own, a key is written. It is taken where both the cell and its difference
     * from the key are other than 0.
     */
    public int cell(long key) {
        long value = key - origin;
        int cell = (int) (value * multiplier >>> shift) << widthBits & cells.length - 1;
        long present = cells[cell];
        long difference = present ^ value;
        if (((present | -present) & (difference | -difference)) < 0) {
            return find(value, cell);
        }
        cells[cell] = value;
        return cell;
    }

    /** Goes on where the cell that is a key's own is that of another. */
    private int find(long value, int first) {
        if (sorted) {
            return findSorted(value);
        }
        int cell = first;
        do {
            if (--budget < 0) {
                return -1;
            }
            cell = cell + width & cells.length - 1;
        } while (cells[cell] != value && cells[cell] != 0);
        cells[cell] = value;
        return cell;
    }

    private int findSorted(long value) {
        long customer = base + value;
        int below = 0;
        int above = customerCount - 1;
        while (below < above) {
            int middle = below + above >>> 1;
            if (base + cells[middle << widthBits] < customer) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below << widthBits;
    }

    /** Lists the customers in any order; {@link #customer} and {@link #cellOf} ask for it, or for {@link #sortCustomers}. */
    public void listCustomers() {
        int capacity = cells.length >> widthBits;
        if (order.length <= capacity) { // one more than there can be, as the loop writes ahead
            order = new int[capacity + 1];
            customers = new long[capacity + 1];
        }
        long[] cells = this.cells;
        int[] order = this.order;
        long[] customers = this.customers;
        int n = 0;
        for (int c = 0; c < capacity; c++) { // one by one: a loop that the compiler can unroll
            int cell = c << widthBits;
            long value = cells[cell];
            order[n] = cell;
            customers[n] = base + value;
            n += (int) ((value | -value) >>> Long.SIZE - 1); // 0 if vacant, else 1: no branch to guess
        }
        customerCount = n;
    }

    /** Lists the customers ascending. */
    public void sortCustomers() {
        listCustomers();
        if (!sortByInsertion(customers, order, customerCount)) {
            sortAndLookUp();
        }
    }

    /**
     * Sorts customers, with the cells of each, that are all but sorted, as they are by their places in the range; false, and they are
     * not in order, if that takes more than four moves a customer.
     */
    static boolean sortByInsertion(long[] customers, int[] cells, int count) {
        int budget = 4 * count;
        for (int c = 1; c < count; c++) {
            if (customers[c - 1] > customers[c]) {
                budget -= c - insert(customers, cells, c);
                if (budget < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Moves the element to its place among those before it, which are sorted, and returns the place. */
    private static int insert(long[] customers, int[] cells, int element) {
        long customer = customers[element];
        int cell = cells[element];
        int to = element;
        do {
            cells[to] = cells[to - 1];
            customers[to] = customers[to - 1];
            to--;
        } while (to > 0 && customers[to - 1] > customer);
        cells[to] = cell;
        customers[to] = customer;
        return to;
    }

    private void sortAndLookUp() {
        Arrays.sort(customers, 0, customerCount);
        budget = Long.MAX_VALUE; // each is there
        for (int c = 0; c < customerCount; c++) {
            order[c] = cell(customers[c] - base + origin);
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
        return customers[index];
    }

    /** The first element of the cell of the customer at a position of the list. */
    public int cellOf(int index) {
        return order[index];
    }
}
