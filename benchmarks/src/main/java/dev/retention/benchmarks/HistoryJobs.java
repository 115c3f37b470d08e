package dev.retention.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.retention.activity.ActivityLog;
import dev.retention.benchmarks.Orders.Order;
import dev.retention.history.BuyerHistories;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the models of lifetime value want of each customer: repeat days x, age at the last purchase t_x, age T. */
final class HistoryJobs {

    private HistoryJobs() {}

    private static long[][] columns(BuyerHistories histories) {
        var table = new Table(4);
        for (int i = 0; i < histories.size(); i++) {
            table.add(
                    histories.customer(i), histories.repeats(i), (long) histories.lastAge(i), (long) histories.age(i));
        }
        return table.toColumns();
    }

    /** A plain result: the days of each customer, sorted. */
    private record History(int repeats, int lastAge, int age) {

        static History of(NavigableSet<Integer> days) {
            return new History(days.size() - 1, days.last() - days.first(), Orders.LAST_DAY - days.first());
        }
    }

    private static long[][] columns(Map<Long, History> histories) {
        var table = new Table(4);
        new TreeMap<>(histories).forEach((customer, h) -> table.add(customer, h.repeats, h.lastAge, h.age));
        return table.toColumns();
    }

    private static String histories(String repeats, String table) {
        return "create or replace temp table h as select cust, " + repeats + " - 1 x, max(day) - min(day) tx, "
                + Orders.LAST_DAY + " - min(day) age from " + table + " group by cust";
    }

    private static Job.Form<?> form(DuckDb db, String sql) {
        return new Job.Form<>(
                () -> {
                    db.execute(sql);
                    return "h";
                },
                table -> db.queryRows("select * from " + table + " order by cust", 4));
    }

    /** W6: raw columns to x, t_x and T. */
    static final class Histories implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(
                    () -> BuyerHistories.asOf(threads.rows(orders.events()), Orders.AS_OF), HistoryJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            return form(db, histories("count(distinct day)", "o"));
        }

        @Override
        public Form<?> streams(Orders orders) {
            Order[] objects = orders.toObjects();
            return new Form<>(
                    () -> {
                        Map<Long, History> histories = new HashMap<>();
                        Arrays.stream(objects)
                                .collect(groupingBy(
                                        Order::customer, mapping(Order::epochDay, toCollection(TreeSet::new))))
                                .forEach((customer, days) -> histories.put(customer, History.of(days)));
                        return histories;
                    },
                    HistoryJobs::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(
                    () -> {
                        Map<Long, TreeSet<Integer>> days = new HashMap<>();
                        for (int i = 0; i < orders.size(); i++) {
                            days.computeIfAbsent(orders.customers[i], customer -> new TreeSet<>())
                                    .add(orders.epochDays[i]);
                        }
                        Map<Long, History> histories = new HashMap<>();
                        days.forEach((customer, set) -> histories.put(customer, History.of(set)));
                        return histories;
                    },
                    HistoryJobs::columns);
        }
    }

    /** W7: a log to x, t_x and T. */
    static final class HistoriesOfLog implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            ActivityLog log = LogJobs.log(orders, threads);
            return new Form<>(() -> BuyerHistories.asOf(threads.rows(log), Orders.AS_OF), HistoryJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create temp table l as " + LogJobs.LOG_OF_ORDERS);
            return form(db, histories("count(*)", "l"));
        }

        @Override
        public Form<?> streams(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> log.entrySet().stream()
                            .collect(toMap(
                                    Map.Entry::getKey,
                                    e -> History.of(e.getValue().navigableKeySet()))),
                    HistoryJobs::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> {
                        Map<Long, History> histories = new HashMap<>();
                        log.forEach((customer, byDay) -> histories.put(customer, History.of(byDay.navigableKeySet())));
                        return histories;
                    },
                    HistoryJobs::columns);
        }
    }
}
