package dev.retention.activity;

import dev.retention.internal.Exact;
import dev.retention.internal.rows.SortedDistinct;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Folds the lines of each order: brings them together by a counting sort, and each order's own into the order of their days. */
final class OrderFolder {

    /** Numbers that spread wider than so many times their count are sorted first. */
    private static final int DENSE = 4;

    private static final int INSERTION_SORT_UNTIL = 16;

    /** Of an order that has only returns. It is no day that a calendar reaches. */
    private static final int NO_DAY = Integer.MIN_VALUE;

    private final OrderLines lines;
    private final OrderFold fold;
    private final long[] orders;

    private long[] rowOrders = new long[16];
    private long[] rowCustomers = new long[16];
    private int[] rowDays = new int[16];
    private long[] rowAmounts = new long[16];
    private int rows;
    private int orderCount;
    private int repeated;
    private int undone;

    /** The lines of the order at hand, in the order of their days, and how many they are. */
    private int[] group = new int[16];

    private int groupSize;

    OrderFolder(OrderLines lines, OrderFold fold) {
        this.lines = lines;
        this.fold = fold;
        this.orders = lines.orders;
    }

    FoldedOrders fold() {
        int[] ranks = ranks();
        int rankCount = Arrays.stream(ranks).max().orElse(-1) + 1;
        int[] begins = new int[rankCount + 1];
        for (int rank : ranks) {
            begins[rank + 1]++;
        }
        Arrays.parallelPrefix(begins, 0, begins.length, Integer::sum);
        int[] sorted = new int[ranks.length];
        int[] next = Arrays.copyOf(begins, rankCount);
        for (int line = 0; line < ranks.length; line++) {
            sorted[next[ranks[line]]++] = line;
        }
        for (int rank = 0; rank < rankCount; rank++) {
            if (begins[rank] < begins[rank + 1]) {
                take(sorted, begins[rank], begins[rank + 1]);
            }
        }
        return new FoldedOrders(
                ActivityColumns.of(
                        Arrays.copyOf(rowCustomers, rows),
                        Arrays.copyOf(rowDays, rows),
                        Arrays.copyOf(rowAmounts, rows)),
                Arrays.copyOf(rowOrders, rows),
                orders.length,
                orderCount,
                repeated,
                undone);
    }

    /** Numbers of the orders that keep their order, from 0; not all of them need to be there. */
    private int[] ranks() {
        if (orders.length == 0) {
            return new int[0];
        }
        long min = Arrays.stream(orders).min().getAsLong();
        long max = Arrays.stream(orders).max().getAsLong();
        long span = max - min;
        if (span >= 0 && span < Math.min(DENSE * (long) orders.length, Integer.MAX_VALUE - 16)) {
            return Arrays.stream(orders).mapToInt(order -> (int) (order - min)).toArray();
        }
        long[] distinct = SortedDistinct.of(orders);
        return Arrays.stream(orders)
                .mapToInt(order -> Arrays.binarySearch(distinct, order))
                .toArray();
    }

    private void take(int[] sorted, int from, int to) {
        groupSize = to - from;
        if (group.length < groupSize) {
            group = new int[groupSize];
        }
        System.arraycopy(sorted, from, group, 0, groupSize);
        sortGroup();
        int first = group[0];
        for (int i = 1; i < groupSize; i++) {
            if (lines.customers[group[i]] != lines.customers[first]) {
                throw new IllegalArgumentException(
                        "lines of one order must have one customer, got two of them in order=" + name(first));
            }
        }
        countRepeats();
        if (fold.amount() == OrderFold.Amount.OF_THE_ORDER) {
            requireOneTotal();
            groupSize = 1;
        }
        foldGroup();
    }

    private void sortGroup() {
        if (groupSize > INSERTION_SORT_UNTIL) {
            int[] sorted = IntStream.range(0, groupSize)
                    .mapToObj(i -> group[i])
                    .sorted(this::compare)
                    .mapToInt(Integer::intValue)
                    .toArray();
            System.arraycopy(sorted, 0, group, 0, groupSize);
            return;
        }
        for (int i = 1; i < groupSize; i++) {
            int line = group[i];
            int at = i;
            while (at > 0 && compare(group[at - 1], line) > 0) {
                group[at] = group[at - 1];
                at--;
            }
            group[at] = line;
        }
    }

    /** By day, and lines that are the same in every column next to each other. */
    private int compare(int a, int b) {
        int byDay = Integer.compare(lines.epochDays[a], lines.epochDays[b]);
        int byAmount = byDay != 0 ? byDay : Long.compare(lines.amountsMinor[a], lines.amountsMinor[b]);
        int byRefund = byAmount != 0 ? byAmount : Long.compare(refunded(a), refunded(b));
        return byRefund != 0 || lines.contents == null ? byRefund : Long.compare(lines.contents[a], lines.contents[b]);
    }

    private long refunded(int line) {
        return lines.refundedMinor == null ? 0 : lines.refundedMinor[line];
    }

    /** Repeats stand next to each other. */
    private void countRepeats() {
        boolean drop = fold.repeats() == OrderFold.Choice.DROPPED;
        int kept = 1;
        int last = group[0];
        for (int i = 1; i < groupSize; i++) {
            int line = group[i];
            boolean again = compare(line, last) == 0;
            repeated += again ? 1 : 0;
            if (!again || !drop) {
                group[kept++] = line;
            }
            last = line;
        }
        groupSize = kept;
    }

    private void requireOneTotal() {
        int first = group[0];
        for (int i = 1; i < groupSize; i++) {
            requireSame(lines.amountsMinor[first], lines.amountsMinor[group[i]], "total", first);
            requireSame(refunded(first), refunded(group[i]), "refund", first);
        }
    }

    private void requireSame(long a, long b, String what, int line) {
        if (a != b) {
            throw new IllegalArgumentException("the " + what + " must be the same on each line of an order, got " + a
                    + " and " + b + " in order=" + name(line));
        }
    }

    /** Writes the order, what was given back on its day, and the returns of other days. */
    private void foldGroup() {
        int day = dayOfOrder();
        long amount = 0;
        long refund = 0;
        long left = 0;
        boolean hasReturns = false;
        for (int i = 0; i < groupSize; i++) {
            int line = group[i];
            long lineAmount = lines.amountsMinor[line];
            if (refunded(line) < 0) {
                throw new IllegalArgumentException("refundedMinor must be >= 0, got refundedMinor[" + line + "]="
                        + refunded(line) + " in order=" + name(line));
            }
            hasReturns |= lineAmount < 0 || refunded(line) > 0;
            refund = add(refund, refunded(line), line);
            left = add(left, lineAmount, line);
            if (lineAmount > 0 || lines.epochDays[line] == day) {
                amount = add(amount, lineAmount, line);
            }
        }
        boolean isOrder = day != NO_DAY && amount >= 0;
        if (isOrder && hasReturns && left <= refund) {
            undone++;
            if (fold.undone() == OrderFold.Choice.DROPPED) {
                return;
            }
        }
        if (day != NO_DAY) {
            orderCount += isOrder ? 1 : 0;
            addRow(day, amount);
        }
        if (refund > 0) {
            addRow(lines.epochDays[group[0]], -refund);
        }
        addReturns(day);
    }

    /** The first day with a line that is not negative. */
    private int dayOfOrder() {
        for (int i = 0; i < groupSize; i++) {
            if (lines.amountsMinor[group[i]] >= 0) {
                return lines.epochDays[group[i]];
            }
        }
        return NO_DAY;
    }

    private void addReturns(int dayOfOrder) {
        int i = 0;
        while (i < groupSize) {
            int day = lines.epochDays[group[i]];
            long returned = 0;
            for (; i < groupSize && lines.epochDays[group[i]] == day; i++) {
                returned = add(returned, Math.min(0, lines.amountsMinor[group[i]]), group[i]);
            }
            if (returned < 0 && day != dayOfOrder) {
                addRow(day, returned);
            }
        }
    }

    private long add(long a, long b, int line) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new ArithmeticException("the amounts of order=" + name(line) + " overflow a long: " + a + " + " + b);
        }
        return sum;
    }

    private void addRow(int day, long amountMinor) {
        if (rows == rowDays.length) {
            int capacity = Exact.add(rows, rows, "the number of rows");
            rowOrders = Arrays.copyOf(rowOrders, capacity);
            rowCustomers = Arrays.copyOf(rowCustomers, capacity);
            rowDays = Arrays.copyOf(rowDays, capacity);
            rowAmounts = Arrays.copyOf(rowAmounts, capacity);
        }
        rowOrders[rows] = orders[group[0]];
        rowCustomers[rows] = lines.customers[group[0]];
        rowDays[rows] = day;
        rowAmounts[rows] = amountMinor;
        rows++;
    }

    private Object name(int line) {
        return lines.orderName.apply(orders[line]);
    }
}
