package dev.retention.benchmarks;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summarizingLong;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toCollection;

import dev.retention.activity.ActivityLog;
import dev.retention.benchmarks.Orders.Order;
import dev.retention.cohort.CellContent;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortRow;
import dev.retention.cohort.CohortTable;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** How many of the customers who first bought in a month bought again k months later. */
final class CohortJobs {

    private static final CohortDefinition MONTHLY = CohortDefinition.by(PeriodCalendar.months());
    private static final LocalDate FIRST_DATE = LocalDate.ofEpochDay(Orders.FIRST_DAY);
    private static final int FIRST_MONTH = month(Orders.FIRST_DAY);

    private static final String MONTH = "year(dt) * 12 + month(dt) - " + FIRST_MONTH;

    private CohortJobs() {}

    /** Months since year 0, as a developer would count them. */
    private static int month(int epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return date.getYear() * 12 + date.getMonthValue();
    }

    private static long[][] columns(CohortTable cohorts) {
        return Arrays.copyOf(columnsWithRevenue(cohorts), 3);
    }

    private static long[][] columnsWithRevenue(CohortTable cohorts) {
        var table = new Table(4);
        int first = PeriodCalendar.months().indexOf(FIRST_DATE);
        for (int c = 0; c < cohorts.rows().size(); c++) {
            CohortRow row = cohorts.row(c);
            int cohort = cohorts.definition().calendar().indexOf(LocalDate.parse(row.label() + "-01")) - first;
            for (int k = 0; k < row.columnCount(); k++) {
                CellContent content = row.cell(k).soFar();
                if (content.returned() > 0) {
                    table.add(cohort, k, content.returned(), content.revenueMinor());
                }
            }
        }
        return table.toColumns();
    }

    /** One bit for each month in which a customer bought. */
    private static String matrix(String table) {
        return "with g as (select cust, min(" + MONTH + ")::int c, bit_or(1::bigint << (" + MONTH + ")::int) b from "
                + table + " group by cust) select c, k, count(*) from (select c, b >> c b from g), range(0, 40) t(k)"
                + " where (b >> k::int) & 1 = 1 group by all order by all";
    }

    /** A cell of the matrix: the month of the first order, and how many months later it is. */
    private record Cell(int cohort, int k) implements Comparable<Cell> {

        @Override
        public int compareTo(Cell other) {
            return cohort != other.cohort ? Integer.compare(cohort, other.cohort) : Integer.compare(k, other.k);
        }

        static Stream<Cell> ofMonths(TreeSet<Integer> months) {
            int first = months.first();
            return months.stream().map(month -> new Cell(first - FIRST_MONTH, month - first));
        }

        static Collector<Cell, ?, TreeMap<Integer, TreeMap<Integer, Long>>> toMatrix() {
            return groupingBy(Cell::cohort, TreeMap::new, groupingBy(Cell::k, TreeMap::new, counting()));
        }
    }

    private static long[][] columns(Map<Integer, ? extends Map<Integer, Long>> matrix) {
        var table = new Table(3);
        matrix.forEach((cohort, row) -> row.forEach((k, count) -> table.add(cohort, k, count)));
        return table.toColumns();
    }

    private static long bit(int epochDay) {
        return 1L << month(epochDay) - FIRST_MONTH;
    }

    /** A bit for each month in which a customer bought, as in SQL, by a loop over a hash map. */
    private static Map<Long, Long> monthsOfCustomer(Orders orders) {
        Map<Long, Long> months = new HashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            months.merge(orders.customers[i], bit(orders.epochDays[i]), (a, b) -> a | b);
        }
        return months;
    }

    /** Counts the months of customers, a bit for each. */
    private static long[][] count(Iterable<Long> monthsOfCustomers) {
        long[][] counts = new long[Long.SIZE][Long.SIZE];
        for (long months : monthsOfCustomers) {
            int cohort = Long.numberOfTrailingZeros(months);
            for (long rest = months; rest != 0; rest &= rest - 1) {
                counts[cohort][Long.numberOfTrailingZeros(rest) - cohort]++;
            }
        }
        var table = new Table(3);
        for (int cohort = 0; cohort < counts.length; cohort++) {
            for (int k = 0; k < counts.length; k++) {
                if (counts[cohort][k] > 0) {
                    table.add(cohort, k, counts[cohort][k]);
                }
            }
        }
        return table.toColumns();
    }

    /** W4: raw columns to the monthly cohort matrix. */
    static final class Cohorts implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(() -> MONTHLY.table(threads.rows(orders.events()), Orders.AS_OF), CohortJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create table oc as select cust, date '1970-01-01' + day as dt from o");
            return new Form<>(() -> db.queryRows(matrix("oc"), 3), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            Order[] objects = orders.toObjects();
            return new Form<>(
                    () -> Arrays.stream(objects)
                            .collect(groupingBy(
                                    Order::customer,
                                    mapping(order -> month(order.epochDay()), toCollection(TreeSet::new))))
                            .values()
                            .stream()
                            .flatMap(Cell::ofMonths)
                            .collect(Cell.toMatrix()),
                    CohortJobs::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(() -> count(monthsOfCustomer(orders).values()), columns -> columns);
        }
    }

    /** W4r: raw columns to the monthly cohort matrix with the revenue of each cell. */
    static final class CohortRevenue implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            return new Form<>(
                    () -> MONTHLY.table(threads.rows(orders.columns()), Orders.AS_OF), CohortJobs::columnsWithRevenue);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create table om as select cust, date '1970-01-01' + day as dt, amt from o");
            String sql = "with g as (select cust, min(" + MONTH + ")::int c, bit_or(1::bigint << (" + MONTH
                    + ")::int) b from om group by cust), r as (select c, " + MONTH
                    + " - c k, sum(amt)::bigint a from om join g using (cust) group by all),"
                    + " n as (select c, k, count(*) n from (select c, b >> c b from g), range(0, 40) t(k)"
                    + " where (b >> k::int) & 1 = 1 group by all) select c, k, n, a from r join n using (c, k) order by all";
            return new Form<>(() -> db.queryRows(sql, 4), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            Order[] objects = orders.toObjects();
            return new Form<>(
                    () -> Arrays.stream(objects)
                            .collect(groupingBy(
                                    Order::customer,
                                    groupingBy(
                                            order -> month(order.epochDay()),
                                            TreeMap::new,
                                            summingLong(Order::amountMinor))))
                            .values()
                            .stream()
                            .flatMap(CohortRevenue::cells)
                            .collect(groupingBy(
                                    CellAndAmount::cell, TreeMap::new, summarizingLong(CellAndAmount::amountMinor))),
                    CohortRevenue::columns);
        }

        private record CellAndAmount(Cell cell, long amountMinor) {}

        private static Stream<CellAndAmount> cells(TreeMap<Integer, Long> amountsByMonth) {
            int first = amountsByMonth.firstKey();
            return amountsByMonth.entrySet().stream()
                    .map(month ->
                            new CellAndAmount(new Cell(first - FIRST_MONTH, month.getKey() - first), month.getValue()));
        }

        private static long[][] columns(Map<Cell, LongSummaryStatistics> matrix) {
            var table = new Table(4);
            matrix.forEach((cell, amounts) -> table.add(cell.cohort, cell.k, amounts.getCount(), amounts.getSum()));
            return table.toColumns();
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            return new Form<>(() -> loop(orders), columns -> columns);
        }

        /** A bit for each month of a customer, then the amounts by the first of them. */
        private static long[][] loop(Orders orders) {
            Map<Long, Long> monthsOfCustomer = monthsOfCustomer(orders);
            long[][] revenue = new long[Long.SIZE][Long.SIZE];
            for (int i = 0; i < orders.size(); i++) {
                int cohort = Long.numberOfTrailingZeros(monthsOfCustomer.get(orders.customers[i]));
                revenue[cohort][month(orders.epochDays[i]) - FIRST_MONTH - cohort] += orders.amountsMinor[i];
            }
            long[][] counts = count(monthsOfCustomer.values());
            long[] amounts = new long[counts[0].length];
            Arrays.setAll(amounts, i -> revenue[(int) counts[0][i]][(int) counts[1][i]]);
            return new long[][] {counts[0], counts[1], counts[2], amounts};
        }
    }

    /** W7: a log to the monthly cohort matrix. */
    static final class CohortsOfLog implements Job {

        @Override
        public Form<?> retention(Orders orders, Threads threads) {
            ActivityLog log = LogJobs.log(orders, threads);
            return new Form<>(() -> MONTHLY.table(threads.rows(log), Orders.AS_OF), CohortJobs::columns);
        }

        @Override
        public Form<?> duckDb(Orders orders, DuckDb db) {
            db.execute("create temp table lc as select cust, date '1970-01-01' + day as dt, n, m from ("
                    + LogJobs.LOG_OF_ORDERS + ")");
            return new Form<>(() -> db.queryRows(matrix("lc"), 3), columns -> columns);
        }

        @Override
        public Form<?> streams(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> log.values().stream()
                            .map(days -> days.keySet().stream()
                                    .map(CohortJobs::month)
                                    .collect(toCollection(TreeSet::new)))
                            .flatMap(Cell::ofMonths)
                            .collect(Cell.toMatrix()),
                    CohortJobs::columns);
        }

        @Override
        public Form<?> hashMap(Orders orders) {
            var log = LogJobs.sortedMaps(orders);
            return new Form<>(
                    () -> {
                        List<Long> monthsOfCustomers = new ArrayList<>();
                        for (var days : log.values()) {
                            long months = 0;
                            for (int day : days.keySet()) {
                                months |= bit(day);
                            }
                            monthsOfCustomers.add(months);
                        }
                        return count(monthsOfCustomers);
                    },
                    columns -> columns);
        }
    }
}
