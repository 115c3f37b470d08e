package dev.retention.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingLong;

import dev.retention.activity.ActivityLog;
import dev.retention.benchmarks.Orders.Order;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;

/** Who bought for how much on which day: sorted, with the orders of a day merged. */
final class LogJobs {

    static final String LOG_OF_ORDERS =
            "select cust, day, count(*)::int n, sum(amt)::bigint m from o group by cust, day order by cust, day";

    private LogJobs() {}

    static ActivityLog log(Orders orders, Threads threads) {
        return ActivityLog.of(threads.rows(orders.columns()));
    }

    /** W5: raw columns to the log. */
    static final class Log implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(() -> log(orders, threads), Log::columns);
        }

        private static long[][] columns(ActivityLog log) {
            var table = new Table(4);
            for (int c = 0; c < log.customerCount(); c++) {
                for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                    table.add(log.customer(c), log.epochDay(e), log.activityCount(e), log.amountMinor(e));
                }
            }
            return table.toColumns();
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            return new Form<>(
                    () -> {
                        db.execute("create or replace temp table l as " + LOG_OF_ORDERS);
                        return "l";
                    },
                    table -> db.queryRows("select * from " + table, 4));
        }

        @Override
        public Form<?> streams(Orders orders) {
            Order[] objects = orders.toObjects();
            return new Form<>(
                    () -> Arrays.stream(objects)
                            .collect(groupingBy(
                                    Order::customer,
                                    TreeMap::new,
                                    groupingBy(Order::epochDay, TreeMap::new, summarizingLong(Order::amountMinor)))),
                    byCustomer -> {
                        var table = new Table(4);
                        byCustomer.forEach((customer, byDay) -> byDay.forEach(
                                (day, amounts) -> table.add(customer, day, amounts.getCount(), amounts.getSum())));
                        return table.toColumns();
                    });
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(() -> sortedMaps(orders), byCustomer -> {
                var table = new Table(4);
                byCustomer.forEach((customer, byDay) -> byDay.forEach(
                        (day, amounts) -> table.add(customer, day, amounts.getCount(), amounts.getSum())));
                return table.toColumns();
            });
        }
    }

    /** A log in plain Java: customers by hash and sorted at the end, the days of each sorted. */
    static Map<Long, TreeMap<Integer, LongSummaryStatistics>> sortedMaps(Orders orders) {
        Map<Long, TreeMap<Integer, LongSummaryStatistics>> byCustomer = new HashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            byCustomer
                    .computeIfAbsent(orders.customers[i], customer -> new TreeMap<>())
                    .computeIfAbsent(orders.epochDays[i], day -> new LongSummaryStatistics())
                    .accept(orders.amountsMinor[i]);
        }
        return new TreeMap<>(byCustomer);
    }
}
