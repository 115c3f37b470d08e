package dev.retention.activity;

import dev.retention.internal.Exact;
import dev.retention.internal.ExactSum;
import dev.retention.internal.rows.RowOrder;
import dev.retention.internal.rows.SortedMerge;
import java.util.Arrays;

/** Lays entries that come sorted by customer, then day, into the arrays of a log. */
final class ActivityLogBuilder {

    private final long[] customers;
    private final int[] entryStarts;
    private final int[] epochDays;
    private final int[] activityCounts;
    private final long[] amountsMinor;
    private int customerCount;
    private int entryCount;

    /** Capacities are upper bounds; {@link #build} trims. */
    ActivityLogBuilder(int customerCapacity, int entryCapacity) {
        customers = new long[customerCapacity];
        entryStarts = new int[Exact.add(customerCapacity, 1, "the number of customers")];
        epochDays = new int[entryCapacity];
        activityCounts = new int[entryCapacity];
        amountsMinor = new long[entryCapacity];
    }

    /** The plain form of a log of rows. */
    static ActivityLog fromRows(ActivityColumns rows, RefundPolicy refunds) {
        int size = rows.size();
        long[] customers = new long[size];
        int[] days = new int[size];
        long[] amounts = new long[size];
        rows.copyTo(0, size, customers, days, amounts);
        return fromRows(customers, days, amounts, refunds);
    }

    /** Sorts the rows, counts customers and entries, and merges the rows of one customer on one day. */
    static ActivityLog fromRows(long[] customers, int[] days, long[] amounts, RefundPolicy refunds) {
        int size = customers.length;
        int[] order =
                RowOrder.byKeys(customers, Arrays.stream(days).asLongStream().toArray());

        var builder = new ActivityLogBuilder(size, size);
        var sum = new ExactSum();
        int activities = 0;
        boolean open = false;
        for (int i = 0; i < size; i++) {
            int row = order[i];
            if (refunds.keeps(amounts[row])) {
                sum.add(amounts[row]);
                activities += refunds.activities(amounts[row]);
                open = true;
            }
            boolean last =
                    i + 1 == size || customers[order[i + 1]] != customers[row] || days[order[i + 1]] != days[row];
            if (last && open) {
                builder.add(customers[row], days[row], activities, total(sum, customers[row], days[row]));
                activities = 0;
                open = false;
            }
        }
        return builder.build();
    }

    /** Entries in any order, those of one customer on one day merged. */
    static ActivityLog fromEntries(long[] customers, int[] epochDays, int[] activityCounts, long[] amountsMinor) {
        int size = customers.length;
        int[] order = isSorted(customers, epochDays)
                ? null
                : RowOrder.byKeys(
                        customers, Arrays.stream(epochDays).asLongStream().toArray());
        var builder = new ActivityLogBuilder(size, size);
        var sum = new ExactSum();
        long activities = 0;
        for (int i = 0; i < size; i++) {
            int entry = order == null ? i : order[i];
            int next = i + 1 == size ? -1 : order == null ? i + 1 : order[i + 1];
            sum.add(amountsMinor[entry]);
            activities += activityCounts[entry];
            if (next < 0 || customers[next] != customers[entry] || epochDays[next] != epochDays[entry]) {
                int day = epochDays[entry];
                builder.add(
                        customers[entry],
                        day,
                        count(activities, customers[entry], day),
                        total(sum, customers[entry], day));
                activities = 0;
            }
        }
        return builder.build();
    }

    private static boolean isSorted(long[] customers, int[] epochDays) {
        for (int i = 1; i < customers.length; i++) {
            if (customers[i] < customers[i - 1]
                    || customers[i] == customers[i - 1] && epochDays[i] < epochDays[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static int count(long activities, long customer, int epochDay) {
        if (activities != (int) activities) {
            throw new ArithmeticException(
                    "activities of customer " + customer + " on day " + epochDay + " overflow an int");
        }
        return (int) activities;
    }

    /** The entries of two logs, those of one customer on one day merged. */
    static ActivityLog merge(ActivityLog a, ActivityLog b) {
        var merged = new ActivityLogBuilder(
                Exact.add(a.customerCount(), b.customerCount(), "the number of customers"),
                Exact.add(a.entryCount(), b.entryCount(), "the number of entries"));
        SortedMerge.of(a.customerCount(), a::customer, b.customerCount(), b::customer, (i, j) -> {
            if (j == SortedMerge.NONE) {
                merged.addAll(a, i);
            } else if (i == SortedMerge.NONE) {
                merged.addAll(b, j);
            } else {
                merged.addMerged(a, i, b, j);
            }
        });
        return merged.build();
    }

    /** The entries of logs whose customers ascend from one to the next. */
    static ActivityLog concat(ActivityLog[] shards) {
        int customerCount = 0;
        int entryCount = 0;
        for (ActivityLog shard : shards) {
            customerCount += shard.customerCount();
            entryCount += shard.entryCount();
        }
        var all = new ActivityLogBuilder(customerCount, entryCount);
        for (ActivityLog shard : shards) {
            for (int c = 0; c < shard.customerCount(); c++) {
                all.addAll(shard, c);
            }
        }
        return all.build();
    }

    void add(long customer, int epochDay, int activities, long amountMinor) {
        if (customerCount == 0 || customers[customerCount - 1] != customer) {
            customers[customerCount] = customer;
            entryStarts[customerCount] = entryCount;
            customerCount++;
        }
        epochDays[entryCount] = epochDay;
        activityCounts[entryCount] = activities;
        amountsMinor[entryCount] = amountMinor;
        entryCount++;
    }

    /** Adds all entries of one customer. */
    private void addAll(ActivityLog log, int index) {
        for (int e = log.entriesBegin(index); e < log.entriesEnd(index); e++) {
            addEntry(log, log.customer(index), e);
        }
    }

    /** Adds the entries of one customer who is in both logs. */
    private void addMerged(ActivityLog a, int indexInA, ActivityLog b, int indexInB) {
        long customer = a.customer(indexInA);
        SortedMerge.of(
                a.entriesBegin(indexInA),
                a.entriesEnd(indexInA),
                a::epochDay,
                b.entriesBegin(indexInB),
                b.entriesEnd(indexInB),
                b::epochDay,
                (i, j) -> {
                    if (j == SortedMerge.NONE) {
                        addEntry(a, customer, i);
                    } else if (i == SortedMerge.NONE) {
                        addEntry(b, customer, j);
                    } else {
                        addMergedEntry(a, i, b, j, customer);
                    }
                });
    }

    private void addEntry(ActivityLog log, long customer, int entry) {
        add(customer, log.epochDay(entry), log.activityCount(entry), log.amountMinor(entry));
    }

    /** Adds the entries of one customer on one day. */
    private void addMergedEntry(ActivityLog a, int i, ActivityLog b, int j, long customer) {
        var sum = new ExactSum();
        sum.add(a.amountMinor(i));
        sum.add(b.amountMinor(j));
        int day = a.epochDay(i);
        int activities = count((long) a.activityCount(i) + b.activityCount(j), customer, day);
        add(customer, day, activities, total(sum, customer, day));
    }

    ActivityLog build() {
        entryStarts[customerCount] = entryCount;
        return new ActivityLog(
                Arrays.copyOf(customers, customerCount),
                Arrays.copyOf(entryStarts, customerCount + 1),
                Arrays.copyOf(epochDays, entryCount),
                EntrySums.of(activityCounts, amountsMinor, entryCount));
    }

    private static long total(ExactSum sum, long customer, int epochDay) {
        return sum.takeTotal(() -> "amountMinor of customer " + customer + " on day " + epochDay);
    }
}
