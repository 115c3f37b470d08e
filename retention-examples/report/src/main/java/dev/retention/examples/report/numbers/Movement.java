package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRates;
import dev.retention.examples.report.findings.Findings;
import dev.retention.purchase.NewAndExisting;
import dev.retention.rate.CustomerMovement;

/**
 * Who ordered in a period and who had ordered in the period before.
 *
 * @param period the two periods
 * @param customers who stayed, left, came back or came first
 * @param purchases what those who came first and the others paid in the period
 */
public record Movement(Period period, CustomerMovement customers, NewAndExisting purchases) {

    static Movement of(ActivityLog log, Period period) {
        return new Movement(
                period,
                ActivityRates.movement(log, period.previousDays(), period.days()),
                ActivityRates.newAndExisting(log, period.days()));
    }

    Findings.Window window() {
        return new Findings.Window(period.months(), period.days(), period.previousDays(), customers);
    }
}
