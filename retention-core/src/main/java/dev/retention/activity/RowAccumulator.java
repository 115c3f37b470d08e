package dev.retention.activity;

import dev.retention.internal.Exact;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** Columns that grow: what a collector fills. */
final class RowAccumulator {

    private static final int FIRST_CAPACITY = 16;

    private long[] customers = new long[FIRST_CAPACITY];
    private int[] epochDays = new int[FIRST_CAPACITY];
    private long[] amountsMinor = new long[FIRST_CAPACITY];
    private int size;

    void add(long customer, int epochDay, long amountMinor) {
        if (size == customers.length) {
            growTo(Exact.add(size, Math.max(1, size >> 1), "the number of rows"));
        }
        customers[size] = customer;
        epochDays[size] = epochDay;
        amountsMinor[size] = amountMinor;
        size++;
    }

    RowAccumulator combine(RowAccumulator other) {
        growTo(Exact.add(size, other.size, "the number of rows"));
        System.arraycopy(other.customers, 0, customers, size, other.size);
        System.arraycopy(other.epochDays, 0, epochDays, size, other.size);
        System.arraycopy(other.amountsMinor, 0, amountsMinor, size, other.size);
        size += other.size;
        return this;
    }

    ActivityColumns columns() {
        return ActivityColumns.of(
                LongBuffer.wrap(customers, 0, size),
                IntBuffer.wrap(epochDays, 0, size),
                LongBuffer.wrap(amountsMinor, 0, size));
    }

    private void growTo(int capacity) {
        customers = Arrays.copyOf(customers, capacity);
        epochDays = Arrays.copyOf(epochDays, capacity);
        amountsMinor = Arrays.copyOf(amountsMinor, capacity);
    }
}
