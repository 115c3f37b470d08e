package dev.retention.examples;

import static dev.retention.revenue.RevenueLedger.Change.CHURN;
import static dev.retention.revenue.RevenueLedger.Change.NEW;
import static dev.retention.revenue.RevenueLedger.Change.REACTIVATION;

import dev.retention.rate.ChurnBase;
import dev.retention.revenue.RevenueLedger;
import dev.retention.revenue.RevenueLedger.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One month of a subscription business, and four rates that are called its customer churn. */
public final class WhyChurnDiffers {

    private WhyChurnDiffers() {}

    public static void main(String[] args) {
        var month = RevenueLedger.replay(
                Map.of("A", 100L, "B", 100L, "C", 100L, "D", 100L, "E", 100L),
                List.of(
                        new Event<>("C", CHURN, 100),
                        new Event<>("D", CHURN, 100),
                        new Event<>("D", REACTIVATION, 80), // in the same month
                        new Event<>("F", NEW, 100),
                        new Event<>("G", NEW, 100),
                        new Event<>("G", CHURN, 100))); // in the same month
        double chartMogul = month.customers().churn().rate();
        double maxio = month.startCustomersWhoCancelled().rate();
        double stripe = month.customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED);
        double baremetrics = month.customerFlow().churnRate(ChurnBase.START);
        System.out.printf(Locale.ROOT, "ChartMogul  %.0f %%  C, of A to E%n", 100 * chartMogul);
        System.out.printf(Locale.ROOT, "Maxio       %.0f %%  C and D, of A to E%n", 100 * maxio);
        System.out.printf(Locale.ROOT, "Stripe      %.0f %%  C, D and G, of A to G%n", 100 * stripe);
        System.out.printf(Locale.ROOT, "Baremetrics %.0f %%  C, D and G, of A to E%n", 100 * baremetrics);
    }
}
