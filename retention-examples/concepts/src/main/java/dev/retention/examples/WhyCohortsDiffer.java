package dev.retention.examples;

import static dev.retention.cohort.CohortAverage.POOLED;
import static dev.retention.cohort.CohortAverage.SIZE_WEIGHTED_TWICE;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CohortDefinition;
import dev.retention.cohort.CohortReturn;
import dev.retention.cohort.CohortWindows;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.Locale;

/** Nine orders of five customers, and two tools' retention in the month after the first. */
public final class WhyCohortsDiffer {

    private WhyCohortsDiffer() {}

    public static void main(String[] args) {
        int jan = 20_089; // 2025-01-01: columns count the days since 1970-01-01
        long[] customers = {1, 1, 2, 2, 3, 3, 4, 5, 5}; // 5 begins in February, the others in January
        int[] epochDays = {jan + 24, jan + 33, jan + 4, jan + 68, jan + 9, jan + 78, jan + 11, jan + 31, jan + 63};
        ActivityLog log = ActivityLog.ofEvents(customers, epochDays);
        LocalDate asOf = LocalDate.of(2025, 6, 30);

        CohortDefinition calendar = CohortDefinition.by(PeriodCalendar.months());
        CohortDefinition rolling = calendar.withWindows(CohortWindows.rollingDays(30));
        CohortDefinition orAfter = rolling.withReturn(CohortReturn.ON_OR_AFTER);
        print(
                "PostHog: calendar months, on, weighted mean",
                calendar.table(log, asOf).curve(POOLED).point(1).retention());
        print(
                "  30 days of each customer's own",
                rolling.table(log, asOf).curve(POOLED).point(1).retention());
        print("  on or after", orAfter.table(log, asOf).curve(POOLED).point(1).retention());
        print(
                "Mixpanel: its average row as well",
                orAfter.table(log, asOf).curve(SIZE_WEIGHTED_TWICE).point(1).retention());
    }

    private static void print(String tool, double month1) {
        System.out.printf(Locale.ROOT, "%-44s %.0f %%%n", tool, 100 * month1);
    }
}
