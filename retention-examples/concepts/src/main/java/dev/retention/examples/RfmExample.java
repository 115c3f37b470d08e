package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.Dimension;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.Segmentation;
import java.time.LocalDate;
import java.util.ArrayList;

/** Orders become scores, scores become segments, and the same thresholds show who moved within a quarter. */
public final class RfmExample {

    private RfmExample() {}

    public static void main(String[] args) {
        ActivityLog log = ordersOfTwentyCustomers();
        LocalDate today = LocalDate.of(2025, 12, 31);

        CustomerSummary summary = CustomerSummary.of(log, today);
        RfmScores scores = RfmScoring.QUINTILES.score(summary); // ties together, five bins each
        System.out.println(scores.toText());

        Segmentation now = SegmentMap.TEN_SEGMENTS.segment(scores);
        System.out.println(now.table().toText(2));

        LocalDate lastQuarter = LocalDate.of(2025, 9, 30);
        CustomerSummary before = CustomerSummary.of(log.upTo(lastQuarter), lastQuarter);
        Segmentation then = SegmentMap.TEN_SEGMENTS.segment(scores.thresholds().score(before)); // by today's measure
        System.out.println(then.migrationTo(now).toText());

        RfmScoring ownRules = RfmScoring.of(Binning.fixed(31, 91), Binning.fixed(2, 4), Binning.ntile(10));
        System.out.println(ownRules.score(summary).score(0).code());
        System.out.print(
                scores.heatMap(Dimension.RECENCY, Dimension.FREQUENCY, cell -> cell.mean(Dimension.MONETARY) / 100));
    }

    /** A year of orders: each customer has a first day, a rhythm, a taste, and a day on which they lose interest. */
    private static ActivityLog ordersOfTwentyCustomers() {
        var orders = new ArrayList<Order>();
        LocalDate newYear = LocalDate.of(2025, 1, 1);
        for (int c = 1; c <= 20; c++) {
            int first = c * 53 % 240;
            int last = first + c * 97 % (365 - first);
            for (int day = first; day <= last; day += 12 + c * 31 % 80) {
                orders.add(new Order(c, newYear.plusDays(day), 900 + c * 733 % 2_900 + day % 7 * 150));
            }
        }
        return orders.stream()
                .collect(ActivityLog.collector(Order::customer, Order::date, Order::cents, RefundPolicy.NET));
    }

    private record Order(long customer, LocalDate date, long cents) {}
}
