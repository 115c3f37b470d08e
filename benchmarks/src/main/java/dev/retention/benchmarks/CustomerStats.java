package dev.retention.benchmarks;

import dev.retention.benchmarks.Orders.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Recency, frequency and monetary value of a customer, and their scores, in plain Java. */
record CustomerStats(long customer, int recencyDays, long orders, long amountMinor) {

    /** With streams: group, then summarise. */
    static List<CustomerStats> byStreams(Order[] orders, int asOf) {
        record LastDayAndAmounts(int lastDay, LongSummaryStatistics amounts) {}
        Map<Long, LastDayAndAmounts> byCustomer = Arrays.stream(orders)
                .collect(Collectors.groupingBy(
                        Order::customer,
                        Collectors.teeing(
                                Collectors.summarizingInt(Order::epochDay),
                                Collectors.summarizingLong(Order::amountMinor),
                                (days, amounts) -> new LastDayAndAmounts(days.getMax(), amounts))));
        return byCustomer.entrySet().stream()
                .map(e -> new CustomerStats(
                        e.getKey(),
                        asOf - e.getValue().lastDay,
                        e.getValue().amounts.getCount(),
                        e.getValue().amounts.getSum()))
                .toList();
    }

    /** What a loop keeps of each customer. */
    private static final class Running {
        int lastDay = Integer.MIN_VALUE;
        int orders;
        long amountMinor;
    }

    /** With a loop over a hash map. */
    static List<CustomerStats> byHashMap(long[] customers, int[] epochDays, long[] amountsMinor, int asOf) {
        Map<Long, Running> byCustomer = new HashMap<>();
        for (int i = 0; i < customers.length; i++) {
            Running running = byCustomer.computeIfAbsent(customers[i], key -> new Running());
            running.lastDay = Math.max(running.lastDay, epochDays[i]);
            running.orders++;
            running.amountMinor += amountsMinor[i];
        }
        List<CustomerStats> stats = new ArrayList<>(byCustomer.size());
        byCustomer.forEach((customer, running) ->
                stats.add(new CustomerStats(customer, asOf - running.lastDay, running.orders, running.amountMinor)));
        return stats;
    }

    static long[][] columns(Collection<CustomerStats> stats) {
        var table = new Table(4);
        stats.stream()
                .sorted((a, b) -> Long.compare(a.customer, b.customer))
                .forEach(s -> table.add(s.customer, s.recencyDays, s.orders, s.amountMinor));
        return table.toColumns();
    }

    /** A cell of recency, frequency and monetary score, each from 1 to 5. */
    record Cell(int r, int f, int m) {}

    /** Quintile scores by streams: sort each dimension for its quintiles, score, group. */
    static Map<Cell, Long> cellsByStreams(List<CustomerStats> stats) {
        long[] r = quintiles(stats, CustomerStats::recencyDays);
        long[] f = quintiles(stats, CustomerStats::orders);
        long[] m = quintiles(stats, CustomerStats::amountMinor);
        return stats.stream()
                .collect(Collectors.groupingBy(
                        s -> new Cell(5 - above(r, s.recencyDays), 1 + above(f, s.orders), 1 + above(m, s.amountMinor)),
                        Collectors.counting()));
    }

    private static long[] quintiles(List<CustomerStats> stats, ToLongFunction<CustomerStats> dimension) {
        return quintilesOfSorted(stats.stream().mapToLong(dimension).sorted().toArray());
    }

    /** The same by a loop over a hash map. */
    static Map<Cell, Long> cellsByHashMap(List<CustomerStats> stats) {
        long[] recencies = new long[stats.size()];
        long[] frequencies = new long[stats.size()];
        long[] amounts = new long[stats.size()];
        int n = 0;
        for (CustomerStats s : stats) {
            recencies[n] = s.recencyDays;
            frequencies[n] = s.orders;
            amounts[n] = s.amountMinor;
            n++;
        }
        Arrays.sort(recencies);
        Arrays.sort(frequencies);
        Arrays.sort(amounts);
        long[] r = quintilesOfSorted(recencies);
        long[] f = quintilesOfSorted(frequencies);
        long[] m = quintilesOfSorted(amounts);
        Map<Cell, Long> cells = new HashMap<>();
        for (CustomerStats s : stats) {
            cells.merge(
                    new Cell(5 - above(r, s.recencyDays), 1 + above(f, s.orders), 1 + above(m, s.amountMinor)),
                    1L,
                    Long::sum);
        }
        return cells;
    }

    /** The inverse of the empirical distribution at 1/5 to 4/5, as SQL's percentile_disc has it. */
    private static long[] quintilesOfSorted(long[] sorted) {
        long[] quintiles = new long[4];
        for (int i = 0; i < 4; i++) {
            long rank = ((i + 1L) * sorted.length + 4) / 5;
            quintiles[i] = sorted[(int) rank - 1];
        }
        return quintiles;
    }

    private static int above(long[] quintiles, long value) {
        int above = 0;
        for (long quintile : quintiles) {
            above += value > quintile ? 1 : 0;
        }
        return above;
    }

    static long[][] columns(Map<Cell, Long> cells) {
        var table = new Table(4);
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    Long count = cells.get(new Cell(r, f, m));
                    if (count != null) {
                        table.add(r, f, m, count);
                    }
                }
            }
        }
        return table.toColumns();
    }
}
