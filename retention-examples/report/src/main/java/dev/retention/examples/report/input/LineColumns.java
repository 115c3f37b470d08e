package dev.retention.examples.report.input;

import dev.retention.activity.OrderLines;
import java.util.Arrays;

/** The lines of a file as columns that grow: some 45 bytes a line, whatever the file has beside. */
final class LineColumns {

    /** Of a line without a date. Later than all dates, so that the first of an order's dates is the least. */
    static final int NO_DAY = Integer.MAX_VALUE;

    private long[] orders = new long[16];
    private int[] customers = new int[16];
    private int[] days = new int[16];
    private long[] amountsMinor = new long[16];
    private long[] refundsMinor = null;
    private byte[] statuses = new byte[16];
    private boolean[] blanks = new boolean[16];
    private long[] contents = new long[16];
    private int size;

    void add(
            long order,
            long customer,
            int day,
            long amountMinor,
            boolean blank,
            long refundMinor,
            byte status,
            long content) {
        if (size == days.length) {
            grow(size + (size >> 1));
        }
        if (refundMinor != 0 && refundsMinor == null) {
            refundsMinor = new long[days.length];
        }
        orders[size] = order;
        customers[size] = (int) customer;
        days[size] = day;
        amountsMinor[size] = amountMinor;
        if (refundsMinor != null) {
            refundsMinor[size] = refundMinor;
        }
        statuses[size] = status;
        blanks[size] = blank;
        contents[size] = content;
        size++;
    }

    private void grow(int capacity) {
        orders = Arrays.copyOf(orders, capacity);
        customers = Arrays.copyOf(customers, capacity);
        days = Arrays.copyOf(days, capacity);
        amountsMinor = Arrays.copyOf(amountsMinor, capacity);
        refundsMinor = refundsMinor == null ? null : Arrays.copyOf(refundsMinor, capacity);
        statuses = Arrays.copyOf(statuses, capacity);
        blanks = Arrays.copyOf(blanks, capacity);
        contents = Arrays.copyOf(contents, capacity);
    }

    int size() {
        return size;
    }

    long order(int line) {
        return orders[line];
    }

    long customer(int line) {
        return customers[line];
    }

    int day(int line) {
        return days[line];
    }

    long amountMinor(int line) {
        return amountsMinor[line];
    }

    long refundMinor(int line) {
        return refundsMinor == null ? 0 : refundsMinor[line];
    }

    /** 1 to keep, −1 to drop, 0 if the line does not say. */
    byte status(int line) {
        return statuses[line];
    }

    /** Whether the line has no amount of its own. */
    boolean isBlank(int line) {
        return blanks[line];
    }

    long content(int line) {
        return contents[line];
    }

    long[] contents() {
        return Arrays.copyOf(contents, size);
    }

    /** How many lines are there again word for word. */
    long repeatCount() {
        long[] sorted = contents();
        Arrays.parallelSort(sorted);
        long repeats = 0;
        for (int i = 1; i < size; i++) {
            repeats += sorted[i] == sorted[i - 1] ? 1 : 0;
        }
        return repeats;
    }

    /** Which lines were there before, word for word. */
    boolean[] repeats() {
        boolean[] repeats = new boolean[size];
        var seen = new java.util.HashSet<Long>();
        for (int i = 0; i < size; i++) {
            repeats[i] = !seen.add(contents[i]);
        }
        return repeats;
    }

    OrderLines toOrderLines() {
        long[] customerColumn = new long[size];
        for (int i = 0; i < size; i++) {
            customerColumn[i] = customers[i];
        }
        return OrderLines.of(
                Arrays.copyOf(orders, size),
                customerColumn,
                Arrays.copyOf(days, size),
                Arrays.copyOf(amountsMinor, size));
    }
}
