package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.CustomerSummary.Frequency;
import dev.retention.rfm.CustomerSummary.Monetary;
import dev.retention.rfm.RfmScoring;
import dev.retention.rfm.RfmThresholds;
import dev.retention.rfm.Thresholds;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Results go through a database and come back equal: thresholds as rows, a log as orders grouped by customer and day. */
public final class KeepingExample {

    private KeepingExample() {}

    public static void main(String[] args) throws SQLException {
        LocalDate today = LocalDate.of(2025, 12, 31);
        try (Connection shop = DriverManager.getConnection("jdbc:h2:mem:shop")) {
            fillOrders(shop);

            ActivityLog log = readLog(shop); // select customer, ordered_on, count(*), sum(cents) ... group by 1, 2
            CustomerSummary summary = CustomerSummary.of(log, today);
            RfmThresholds learned = RfmScoring.QUINTILES.score(summary).thresholds();

            writeThresholds(shop, "recency", learned.recency());
            writeThresholds(shop, "frequency", learned.frequency(1));
            writeThresholds(shop, "monetary", learned.monetary(1, 1));

            RfmThresholds kept = RfmThresholds.of( // tomorrow, perhaps on another machine
                    readThresholds(shop, "recency", BetterEnd.LOWER),
                    readThresholds(shop, "frequency", BetterEnd.HIGHER),
                    readThresholds(shop, "monetary", BetterEnd.HIGHER),
                    Frequency.ORDERS,
                    Monetary.TOTAL,
                    false);
            System.out.println("log as it was: " + log.equals(ordersInPairs()));
            System.out.println("thresholds as they were: " + kept.equals(learned));
            System.out.println("3 orders, 75.00 in all, the last 40 days ago: " + kept.score(40, 3, 7_500));
        }
    }

    private static ActivityLog readLog(Connection shop) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet rows = shop.createStatement()
                .executeQuery(
                        "select customer, ordered_on, count(*), sum(cents) from orders group by customer, ordered_on")) {
            while (rows.next()) {
                entries.add(new Entry(rows.getLong(1), rows.getDate(2).toLocalDate(), rows.getInt(3), rows.getLong(4)));
            }
        }
        return ActivityLog.ofEntries( // in any order
                entries.stream().mapToLong(Entry::customer).toArray(),
                entries.stream()
                        .mapToInt(entry -> (int) entry.day().toEpochDay())
                        .toArray(),
                entries.stream().mapToInt(Entry::orders).toArray(),
                entries.stream().mapToLong(Entry::cents).toArray());
    }

    private record Entry(long customer, LocalDate day, int orders, long cents) {}

    private static void writeThresholds(Connection shop, String dimension, Thresholds thresholds) throws SQLException {
        try (PreparedStatement row = shop.prepareStatement("insert into thresholds values (?, ?, ?, ?)")) {
            long[] starts = thresholds.starts();
            double[] cutPoints = thresholds.cutPoints();
            for (int i = 0; i < starts.length; i++) {
                row.setString(1, dimension);
                row.setInt(2, i);
                row.setLong(3, starts[i]); // equal ones are right: ties leave a bin empty
                row.setDouble(4, cutPoints[i]);
                row.executeUpdate();
            }
        }
    }

    private static Thresholds readThresholds(Connection shop, String dimension, BetterEnd better) throws SQLException {
        List<Long> starts = new ArrayList<>();
        List<Double> cutPoints = new ArrayList<>();
        try (PreparedStatement query = shop.prepareStatement(
                "select first_value, cut_point from thresholds where dimension = ? order by place")) {
            query.setString(1, dimension);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                starts.add(rows.getLong(1));
                cutPoints.add(rows.getDouble(2));
            }
        }
        return Thresholds.of(
                better,
                starts.stream().mapToLong(Long::longValue).toArray(),
                cutPoints.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Each order twice, so that there are several on a day. */
    private static ActivityLog ordersInPairs() {
        return RfmExample.ordersOfTwentyCustomers().plus(RfmExample.ordersOfTwentyCustomers());
    }

    /** A table of single orders, as a shop has it. */
    private static void fillOrders(Connection shop) throws SQLException {
        shop.createStatement().execute("create table orders (customer bigint, ordered_on date, cents bigint)");
        shop.createStatement()
                .execute(
                        "create table thresholds (dimension varchar, place int, first_value bigint, cut_point double)");
        ActivityLog log = ordersInPairs();
        try (PreparedStatement row = shop.prepareStatement("insert into orders values (?, ?, ?)")) {
            for (int c = 0; c < log.customerCount(); c++) {
                for (int e = log.entriesBegin(c); e < log.entriesEnd(c); e++) {
                    for (int i = 0; i < log.activityCount(e); i++) {
                        row.setLong(1, log.customer(c));
                        row.setDate(2, Date.valueOf(LocalDate.ofEpochDay(log.epochDay(e))));
                        row.setLong(3, log.amountMinor(e) / log.activityCount(e));
                        row.executeUpdate();
                    }
                }
            }
        }
    }
}
