package dev.retention.basket;

import dev.retention.estimate.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through the first purchases of one item after the other, with counters for each item that may follow. */
final class NextPurchaseCounter {

    private final ItemLog log;
    private final int withinDays;
    private final int asOfEpochDay;
    private final long minimumCount;
    private final int maximumPairs;

    /** First purchases, customer by customer in the order of their days; and where each customer's begin and end. */
    private final int[] items;

    private final int[] days;
    private final int[] starts;

    // Of the item at hand, for each item that may follow.
    private final int[] followers;
    private final int[] blocked;
    private final long[] waits;
    private final int[] touched;
    private int touchedCount;

    // Of all items, for each item that may follow.
    private final long[] allFollowers;
    private final long[] allBlocked;
    private long allClocks;

    NextPurchaseCounter(ItemLog log, int withinDays, int asOfEpochDay, long minimumCount, int maximumPairs) {
        this.log = log;
        this.withinDays = withinDays;
        this.asOfEpochDay = asOfEpochDay;
        this.minimumCount = minimumCount;
        this.maximumPairs = maximumPairs;
        int[] firstItems = new int[log.entryCount()];
        int[] firstDays = new int[log.entryCount()];
        starts = new int[log.customerCount() + 1];
        int[] seenBy = new int[log.itemCount()];
        int n = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            for (int entry = log.start(c); entry < log.end(c); entry++) {
                int item = log.itemIndex(entry);
                if (seenBy[item] != c + 1) {
                    seenBy[item] = c + 1;
                    firstItems[n] = item;
                    firstDays[n++] = log.epochDay(entry);
                }
            }
            starts[c + 1] = n;
        }
        items = Arrays.copyOf(firstItems, n);
        days = Arrays.copyOf(firstDays, n);
        followers = new int[log.itemCount()];
        blocked = new int[log.itemCount()];
        waits = new long[log.itemCount()];
        touched = new int[log.itemCount()];
        allFollowers = new long[log.itemCount()];
        allBlocked = new long[log.itemCount()];
    }

    List<NextPurchase> run() {
        record Candidate(int item, int next, Proportion followed, long totalDays) {}
        var candidates = new ArrayList<Candidate>();
        int[] order = byItem();
        int[] customerOf = customers();
        for (int from = 0; from < order.length; ) {
            int item = items[order[from]];
            int clocks = 0;
            int i = from;
            for (; i < order.length && items[order[i]] == item; i++) {
                if ((long) days[order[i]] + withinDays <= asOfEpochDay) {
                    clocks++;
                    count(order[i], customerOf[order[i]]);
                }
            }
            from = i;
            allClocks += clocks;
            for (int t = 0; t < touchedCount; t++) {
                int next = touched[t];
                if (followers[next] >= minimumCount) { // of the item itself there are none
                    if (candidates.size() == maximumPairs) {
                        throw new IllegalArgumentException("there must be at most " + maximumPairs
                                + " pairs, got more with minimumCount=" + minimumCount + ": raise it");
                    }
                    var followed = new Proportion(followers[next], clocks - blocked[next]);
                    candidates.add(new Candidate(item, next, followed, waits[next]));
                }
                allFollowers[next] += followers[next];
                allBlocked[next] += blocked[next];
                followers[next] = 0;
                blocked[next] = 0;
                waits[next] = 0;
            }
            touchedCount = 0;
        }
        return candidates.stream()
                .map(c -> new NextPurchase(
                        log.itemKey(c.item),
                        log.itemKey(c.next),
                        c.followed,
                        new Proportion(allFollowers[c.next], allClocks - allBlocked[c.next]),
                        c.totalDays))
                .toList();
    }

    /** The first purchases sorted by item. */
    private int[] byItem() {
        int[] next = new int[log.itemCount() + 1];
        for (int item : items) {
            next[item + 1]++;
        }
        for (int item = 0; item < log.itemCount(); item++) {
            next[item + 1] += next[item];
        }
        int[] order = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            order[next[items[i]]++] = i;
        }
        return order;
    }

    private int[] customers() {
        int[] customerOf = new int[items.length];
        for (int c = 0; c < log.customerCount(); c++) {
            Arrays.fill(customerOf, starts[c], starts[c + 1], c);
        }
        return customerOf;
    }

    /** Who has an item already, or buys it that day (the clock's own item too), is blocked; who buys it in time follows. */
    private void count(int clock, int customer) {
        int day = days[clock];
        long lastDay = (long) day + withinDays;
        for (int i = starts[customer]; i < starts[customer + 1] && days[i] <= lastDay; i++) {
            int next = items[i];
            if (followers[next] == 0 && blocked[next] == 0) {
                touched[touchedCount++] = next;
            }
            if (days[i] <= day) {
                blocked[next]++;
            } else {
                followers[next]++;
                waits[next] += days[i] - day;
            }
        }
    }
}
