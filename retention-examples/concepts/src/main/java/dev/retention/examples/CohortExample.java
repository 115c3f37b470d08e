package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortCurve;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortMetric;
import dev.retention.cohort.CohortTable;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SplittableRandom;

/** Half a year of a small shop: who came back, and how the answer depends on the question. */
public final class CohortExample {

    private CohortExample() {}

    public static void main(String[] args) {
        ActivityLog log = halfAYearOfOrders();
        LocalDate asOf = LocalDate.of(2025, 6, 20);

        CohortTable table = CohortDefinition.by(PeriodCalendar.months()).table(log, asOf);
        System.out.println(table.toText(CohortMetric.RETENTION));

        CohortCell march = table.row(0).cell(2); // the customers of January, two months later
        System.out.println(march.state() + ": " + march.retention());

        CohortCurve.Point twoMonths = table.curve(CohortAverage.MEAN_OF_COHORTS).point(2);
        System.out.printf(Locale.ROOT, "%.3f on average of %s%n", twoMonths.retention(), twoMonths.cohorts());
    }

    private record Order(long customer, LocalDate day, long cents) {}

    /** Twenty new customers in January, five more in each month; each buys again in about every third month. */
    private static ActivityLog halfAYearOfOrders() {
        var random = new SplittableRandom(2025);
        var orders = new ArrayList<Order>();
        long customer = 0;
        for (int month = 1; month <= 6; month++) {
            for (int i = 0; i < 15 + 5 * month; i++) {
                customer++;
                for (int later = month; later <= 6; later++) {
                    if (later == month || random.nextInt(3) == 0) {
                        LocalDate day = LocalDate.of(2025, later, 1 + random.nextInt(20));
                        orders.add(new Order(customer, day, 1_000 + random.nextInt(9_000)));
                    }
                }
            }
        }
        return orders.stream()
                .collect(ActivityLog.collector(Order::customer, Order::day, Order::cents, RefundPolicy.NET));
    }
}
