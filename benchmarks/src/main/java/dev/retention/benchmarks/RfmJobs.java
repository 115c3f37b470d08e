package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CellCounts;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScoring;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/** Recency, frequency and monetary value of customers, and how many have which scores. */
final class RfmJobs {

    /** Cuts at the quantiles that DuckDB's {@code quantile_disc} gives. */
    private static final RfmScoring SCORING = RfmScoring.of(Binning.inverseEcdf(5));

    private static final String SUMMARY_OF_ORDERS =
            "select cust, " + Orders.LAST_DAY + " - max(day) r, count(*) f, sum(amt)::bigint m from o group by cust";

    private RfmJobs() {}

    private static CustomerSummary summary(Orders orders, Threads threads) {
        return CustomerSummary.of(threads.rows(orders.columns()), Orders.AS_OF);
    }

    private static CellCounts cells(CustomerSummary summary, Threads threads) {
        return SCORING.score(summary, threads.pool(), threads.count()).cellCounts(threads.pool(), threads.count());
    }

    private static List<CustomerStats> plainSummary(Orders orders) {
        return CustomerStats.byHashMap(orders.customers, orders.epochDays, orders.amountsMinor, Orders.LAST_DAY);
    }

    private static long[][] columns(CustomerSummary summary) {
        var table = new Table(4);
        for (int i = 0; i < summary.customerCount(); i++) {
            table.add(summary.customer(i), summary.recencyDays(i), summary.orders(i), summary.totalMinor(i));
        }
        return table.toColumns();
    }

    private static long[][] columns(CellCounts counts) {
        var table = new Table(4);
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    if (counts.count(r, f, m) > 0) {
                        table.add(r, f, m, counts.count(r, f, m));
                    }
                }
            }
        }
        return table.toColumns();
    }

    /** The scores of a table with the columns r, f and m, and how many customers have which. */
    private static String cells(String with, String table) {
        return "with " + with + "q as (select quantile_disc(r, [0.2, 0.4, 0.6, 0.8]) qr,"
                + " quantile_disc(f, [0.2, 0.4, 0.6, 0.8]) qf, quantile_disc(m, [0.2, 0.4, 0.6, 0.8]) qm from " + table
                + ") select rs, fs, ms, count(*) from (select"
                + " 5 - ((r > qr[1])::int + (r > qr[2])::int + (r > qr[3])::int + (r > qr[4])::int) rs,"
                + " 1 + (f > qf[1])::int + (f > qf[2])::int + (f > qf[3])::int + (f > qf[4])::int fs,"
                + " 1 + (m > qm[1])::int + (m > qm[2])::int + (m > qm[3])::int + (m > qm[4])::int ms"
                + " from " + table + ", q) group by all order by all";
    }

    /** W1: the columns of a summary to the scores of each customer and the counts of the 125 cells. */
    static final class ScoresOfSummary implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            CustomerSummary summary = summary(orders, threads);
            return new Form<>(() -> cells(summary, threads), RfmJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create temp table s as " + SUMMARY_OF_ORDERS);
            return new Form<>(() -> db.queryRows(cells("", "s"), 4), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            List<CustomerStats> summary = plainSummary(orders);
            return new Form<>(() -> CustomerStats.cellsByStreams(summary), CustomerStats::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            List<CustomerStats> summary = plainSummary(orders);
            return new Form<>(() -> CustomerStats.cellsByHashMap(summary), CustomerStats::columns);
        }
    }

    /** W2: raw columns to the summary. */
    static final class Summary implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(() -> summary(orders, threads), RfmJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            return new Form<>(
                    () -> {
                        db.execute("create or replace temp table s as " + SUMMARY_OF_ORDERS);
                        return "s";
                    },
                    table -> db.queryRows("select * from " + table + " order by cust", 4));
        }

        @Override
        public Form<?> streams(Orders orders) {
            Orders.Order[] objects = orders.toObjects();
            return new Form<>(() -> CustomerStats.byStreams(objects, Orders.LAST_DAY), CustomerStats::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(() -> plainSummary(orders), CustomerStats::columns);
        }
    }

    /** W3: raw columns to the scores and the counts of the cells. */
    static final class Scores implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(() -> cells(summary(orders, threads), threads), RfmJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            String sql = cells("s as materialized (" + SUMMARY_OF_ORDERS + "), ", "s");
            return new Form<>(() -> db.queryRows(sql, 4), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            Orders.Order[] objects = orders.toObjects();
            return new Form<>(
                    () -> CustomerStats.cellsByStreams(CustomerStats.byStreams(objects, Orders.LAST_DAY)),
                    CustomerStats::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(() -> CustomerStats.cellsByHashMap(plainSummary(orders)), CustomerStats::columns);
        }
    }

    /** W7: a log to the scores and the counts of the cells. */
    static final class ScoresOfLog implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            ActivityLog log = LogJobs.log(orders, threads);
            return new Form<>(
                    () -> cells(CustomerSummary.of(threads.rows(log), Orders.AS_OF), threads), RfmJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create temp table l as " + LogJobs.LOG_OF_ORDERS);
            String summary = "select cust, " + Orders.LAST_DAY
                    + " - max(day) r, sum(n)::bigint f, sum(m)::bigint m from l group by cust";
            String sql = cells("s as materialized (" + summary + "), ", "s");
            return new Form<>(() -> db.queryRows(sql, 4), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> CustomerStats.cellsByStreams(log.entrySet().stream()
                            .map(e -> new CustomerStats(
                                    e.getKey(),
                                    Orders.LAST_DAY - e.getValue().lastKey(),
                                    e.getValue().values().stream()
                                            .mapToLong(LongSummaryStatistics::getCount)
                                            .sum(),
                                    e.getValue().values().stream()
                                            .mapToLong(LongSummaryStatistics::getSum)
                                            .sum()))
                            .toList()),
                    CustomerStats::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> {
                        List<CustomerStats> summary = new ArrayList<>();
                        log.forEach((customer, byDay) -> {
                            long count = 0;
                            long sum = 0;
                            for (LongSummaryStatistics amounts : byDay.values()) {
                                count += amounts.getCount();
                                sum += amounts.getSum();
                            }
                            summary.add(new CustomerStats(customer, Orders.LAST_DAY - byDay.lastKey(), count, sum));
                        });
                        return CustomerStats.cellsByHashMap(summary);
                    },
                    CustomerStats::columns);
        }
    }
}
