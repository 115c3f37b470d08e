package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.rfm.Binning;
import dev.retention.rfm.CustomerSummary;
import dev.retention.rfm.RfmScores;
import dev.retention.rfm.RfmScoring;
import java.time.LocalDate;
import java.util.ArrayList;

/** Orders become a summary, and a summary becomes scores, by the usual rule and by rules of one's own. */
public final class RfmExample {

    private RfmExample() {}

    public static void main(String[] args) {
        ActivityLog log = ordersOfTwentyCustomers();
        LocalDate today = LocalDate.of(2025, 12, 31);

        CustomerSummary summary = CustomerSummary.of(log, today);
        RfmScores scores = RfmScoring.QUINTILES.score(summary); // ties together, five bins each
        System.out.println(scores.toText());
        System.out.println(scores.score(0));

        RfmScoring ownRules = RfmScoring.of(Binning.fixed(31, 91), Binning.fixed(2, 4), Binning.ntile(10));
        System.out.println(ownRules.score(summary).score(0).code());
    }

    /** A year of orders: each customer has a first day, a rhythm, a taste, and a day on which they lose interest. */
    static ActivityLog ordersOfTwentyCustomers() {
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
