package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.activity.RefundPolicy;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortMetric;
import dev.retention.estimate.Interval;
import dev.retention.estimate.IntervalMethod;
import dev.retention.estimate.Proportion;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.Locale;

/** The README's first result. */
public final class FirstResultExample {

    private FirstResultExample() {}

    public static void main(String[] args) {
        int june1 = 20_240; // 2025-06-01: columns count the days since 1970-01-01
        long[] customers = {1, 1, 2, 1, 3, 3, 2, 4}; // one element an order
        int[] epochDays = {june1, june1 + 33, june1 + 5, june1 + 70, june1 + 40, june1 + 71, june1 + 75, june1 + 80};
        long[] cents = {4_990, 2_500, 1_200, 9_900, 1_000, 5_900, -200, 1_500}; // a negative one is a return
        ActivityLog log = ActivityLog.of(customers, epochDays, cents, RefundPolicy.NET);

        Proportion repeat = ActivityRates.purchaseStatistics(log).repeatPurchaseRate();
        Interval likely = repeat.interval(IntervalMethod.WILSON, 0.95);
        System.out.printf(Locale.ROOT, "%s bought again: %.2f to %.2f%n%n", repeat, likely.lower(), likely.upper());

        LocalDate asOf = LocalDate.of(2025, 8, 20); // the last day of which everything is known
        var cohorts = CohortDefinition.by(PeriodCalendar.months()).table(log, asOf);
        System.out.print(cohorts.toText(CohortMetric.RETENTION));
    }
}
