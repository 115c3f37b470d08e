package dev.retention.rfm;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Exact;
import dev.retention.internal.ExactSum;
import dev.retention.internal.rows.SortedMerge;
import dev.retention.internal.rows.Workers;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import java.util.Arrays;

/** Lays customers that come in ascending order into the columns of a summary. */
final class SummaryBuilder {

    private final int asOfEpochDay;
    private final Frequency frequency;
    private final Monetary monetary;
    private final long[] customers;
    private final int[] recencyDays;
    private final int[] orders;
    private final long[] totalsMinor;
    /** Null where frequency counts orders. */
    private final int[] dayCounts;

    private final int[] agesDays;
    private int size;

    /** The capacity is an upper bound; {@link #build} trims. */
    SummaryBuilder(int asOfEpochDay, Frequency frequency, Monetary monetary, int capacity) {
        this.asOfEpochDay = asOfEpochDay;
        this.frequency = frequency;
        this.monetary = monetary;
        customers = new long[capacity];
        recencyDays = new int[capacity];
        orders = new int[capacity];
        totalsMinor = new long[capacity];
        boolean days = frequency == Frequency.PURCHASE_DAYS;
        dayCounts = days ? new int[capacity] : null;
        agesDays = days ? new int[capacity] : null;
    }

    /** Another hand on the same columns, which begins at a position. */
    private SummaryBuilder(SummaryBuilder columns, int position) {
        asOfEpochDay = columns.asOfEpochDay;
        frequency = columns.frequency;
        monetary = columns.monetary;
        customers = columns.customers;
        recencyDays = columns.recencyDays;
        orders = columns.orders;
        totalsMinor = columns.totalsMinor;
        dayCounts = columns.dayCounts;
        agesDays = columns.agesDays;
        size = position;
    }

    /** The customers of a log. */
    static CustomerSummary of(ActivityLog log, int asOfEpochDay, Frequency frequency, Workers workers) {
        int size = log.customerCount();
        var all = new SummaryBuilder(asOfEpochDay, frequency, Monetary.TOTAL, size);
        workers.runShares(size, () -> (share, from, to) -> {
            var columns = new SummaryBuilder(all, from);
            for (int c = from; c < to; c++) {
                columns.addHistory(log, c);
            }
        });
        return new SummaryBuilder(all, size).build();
    }

    /** The customers of two summaries as of the same day with the same measures. */
    static CustomerSummary merge(CustomerSummary a, CustomerSummary b) {
        int capacity = Exact.add(a.customerCount(), b.customerCount(), "the number of customers");
        var merged =
                new SummaryBuilder((int) a.asOf().toEpochDay(), a.frequencyMeasure(), a.monetaryMeasure(), capacity);
        SortedMerge.of(a.customerCount(), a::customer, b.customerCount(), b::customer, (i, j) -> {
            if (j == SortedMerge.NONE) {
                merged.add(a, i);
            } else if (i == SortedMerge.NONE) {
                merged.add(b, j);
            } else {
                merged.addMerged(a, i, b, j);
            }
        });
        return merged.build();
    }

    /** Adds a customer of a log. */
    private void addHistory(ActivityLog log, int index) {
        long customer = log.customer(index);
        int begin = log.entriesBegin(index);
        int end = log.entriesEnd(index);
        long total = log.amountMinor(begin, end);
        long orderCount = log.activityCount(begin, end);
        if (orderCount == 0) {
            add(customer, 0, 0, total, 0, 0);
            return;
        }
        if (orderCount > Integer.MAX_VALUE) {
            throw overflow("orders", customer);
        }
        int recency = daysAgo(log.epochDay(log.lastActive(begin, end)), customer);
        if (dayCounts == null) {
            add(customer, recency, (int) orderCount, total, 0, 0);
            return;
        }
        int days = log.activeEntryCount(begin, end);
        int age = daysAgo(log.epochDay(log.firstActive(begin, end)), customer);
        add(customer, recency, (int) orderCount, total, days, age);
    }

    private int daysAgo(int epochDay, long customer) {
        long days = (long) asOfEpochDay - epochDay;
        if (days > Integer.MAX_VALUE) {
            throw new ArithmeticException("the days of customer " + customer + " from " + epochDay + " to asOfEpochDay="
                    + asOfEpochDay + " overflow an int");
        }
        return (int) days;
    }

    /** Adds a customer of a summary. */
    void add(CustomerSummary summary, int i) {
        add(
                summary.customer(i),
                recencyDays(summary, i),
                summary.orders(i),
                summary.totalMinor(i),
                summary.frequency(i),
                ageDays(summary, i));
    }

    /** Adds a customer who is in two summaries. */
    private void addMerged(CustomerSummary a, int i, CustomerSummary b, int j) {
        long customer = a.customer(i);
        if (!a.isBuyer(i) || !b.isBuyer(j)) {
            CustomerSummary buyer = a.isBuyer(i) ? a : b;
            int k = a.isBuyer(i) ? i : j;
            add(
                    customer,
                    recencyDays(buyer, k),
                    buyer.orders(k),
                    addTotals(a, i, b, j),
                    buyer.frequency(k),
                    ageDays(buyer, k));
        } else {
            add(
                    customer,
                    Math.min(a.recencyDays(i), b.recencyDays(j)),
                    addExact(a.orders(i), b.orders(j), "orders", customer),
                    addTotals(a, i, b, j),
                    frequency == Frequency.PURCHASE_DAYS ? addDays(a, i, b, j) : 0,
                    Math.max(ageDays(a, i), ageDays(b, j)));
        }
    }

    /** Days add where one span of time ends before the other begins; on the day where both meet, it counts once. */
    private static int addDays(CustomerSummary a, int i, CustomerSummary b, int j) {
        int firstOfA = ageDays(a, i);
        int lastOfA = a.recencyDays(i);
        int firstOfB = ageDays(b, j);
        int lastOfB = b.recencyDays(j);
        int days = addExact(a.frequency(i), b.frequency(j), "purchaseDays", a.customer(i));
        if (lastOfA > firstOfB || lastOfB > firstOfA) {
            return days;
        }
        if (lastOfA == firstOfB || lastOfB == firstOfA) {
            return days - 1;
        }
        throw new IllegalArgumentException("purchase days of customer " + a.customer(i)
                + " cannot be added: one shard has them from " + firstOfA + " to " + lastOfA
                + " days ago, the other from " + firstOfB + " to " + lastOfB
                + ", and the same day may be in both; add the shards with ActivityLog.plus and summarise the sum");
    }

    private static long addTotals(CustomerSummary a, int i, CustomerSummary b, int j) {
        var total = new ExactSum();
        total.add(a.totalMinor(i));
        total.add(b.totalMinor(j));
        return total.total(() -> "totalMinor of customer " + a.customer(i));
    }

    private static int addExact(int a, int b, String name, long customer) {
        int sum = a + b;
        if (sum < 0) { // both are counts
            throw overflow(name, customer);
        }
        return sum;
    }

    private static ArithmeticException overflow(String name, long customer) {
        return new ArithmeticException(name + " of customer " + customer + " overflow an int");
    }

    private static int recencyDays(CustomerSummary summary, int i) {
        return summary.isBuyer(i) ? summary.recencyDays(i) : 0;
    }

    private static int ageDays(CustomerSummary summary, int i) {
        return summary.purchaseDays() == null ? 0 : summary.purchaseDays().ageDays(i);
    }

    private void add(long customer, int recency, int orderCount, long totalMinor, int days, int ageDays) {
        customers[size] = customer;
        recencyDays[size] = recency;
        orders[size] = orderCount;
        totalsMinor[size] = totalMinor;
        if (dayCounts != null) {
            dayCounts[size] = days;
            agesDays[size] = ageDays;
        }
        size++;
    }

    CustomerSummary build() {
        return new CustomerSummary(
                asOfEpochDay,
                frequency,
                monetary,
                trimmed(customers),
                trimmed(recencyDays),
                trimmed(orders),
                trimmed(totalsMinor),
                dayCounts == null ? null : new PurchaseDays(trimmed(dayCounts), trimmed(agesDays)));
    }

    private long[] trimmed(long[] column) {
        return size == column.length ? column : Arrays.copyOf(column, size);
    }

    private int[] trimmed(int[] column) {
        return size == column.length ? column : Arrays.copyOf(column, size);
    }
}
