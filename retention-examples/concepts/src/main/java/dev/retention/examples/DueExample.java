package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.audience.Audience;
import dev.retention.audience.DueCustomers;
import dev.retention.audience.Suppression;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.timing.TimingEvaluation;
import dev.retention.timing.TimingHoldOut;
import dev.retention.timing.TimingRule;
import java.time.LocalDate;
import java.util.Locale;

/** Who is due to buy, who is overdue, and how far that can be trusted. */
public final class DueExample {

    private DueExample() {}

    public static void main(String[] args) {
        ActivityLog log = LifecycleExample.twoYearsOfOrders();
        LocalDate asOf = LocalDate.of(2026, 12, 31);
        RepurchaseTiming timing =
                RepurchaseTiming.fit(PurchaseGaps.asOf(log, asOf)).model();
        DueCustomers next = DueCustomers.of(log, timing, asOf);
        Audience due = next.due(0.25, 7); // a quarter of those like them have bought by then
        Audience overdue = next.overdue(0.8, 0.3).without(Suppression.NOBODY.withUnsubscribed(4, 8), asOf);
        System.out.println(due + ", " + overdue);
        System.out.println(overdue.customer(0) + ": " + overdue.reason(0));

        TimingHoldOut holdOut = TimingHoldOut.of(log, asOf.minusDays(92), asOf);
        TimingEvaluation judged =
                holdOut.evaluate(RepurchaseTiming.fit(holdOut.gaps()).model());
        System.out.printf(
                Locale.ROOT,
                "off by %.1f days, where the own mean gap is off by %.1f; the range of 80%% held %.0f%%%n",
                judged.crpsDays(),
                holdOut.evaluate(TimingRule.OWN_MEAN_GAP).crpsDays(),
                100 * judged.range80());
    }
}
