package dev.retention.examples;

import static dev.retention.revenue.RevenueConvention.STANDARD;
import static dev.retention.revenue.RevenueConvention.WITH_REACTIVATION;
import static dev.retention.revenue.RevenueLedger.Change.CHURN;
import static dev.retention.revenue.RevenueLedger.Change.CONTRACTION;
import static dev.retention.revenue.RevenueLedger.Change.EXPANSION;
import static dev.retention.revenue.RevenueLedger.Change.NEW;
import static dev.retention.revenue.RevenueLedger.Change.REACTIVATION;

import dev.retention.rate.ChurnBase;
import dev.retention.revenue.RevenueLedger;
import dev.retention.revenue.RevenueLedger.Event;
import java.util.List;
import java.util.Map;

/** One month of recurring revenue under the conventions of four vendors. */
public final class RevenueExample {

    private RevenueExample() {}

    public static void main(String[] args) {
        var month = RevenueLedger.replay(
                Map.of("A", 100L, "B", 100L, "C", 100L, "D", 100L, "E", 100L),
                List.of(
                        new Event<>("A", EXPANSION, 50),
                        new Event<>("B", CONTRACTION, 40),
                        new Event<>("C", CHURN, 100),
                        new Event<>("D", CHURN, 100),
                        new Event<>("D", REACTIVATION, 80), // in the same month
                        new Event<>("F", NEW, 100),
                        new Event<>("G", NEW, 100),
                        new Event<>("G", CHURN, 100))); // in the same month

        System.out.println(month.byCustomer());
        System.out.println("gross retention " + month.byCustomer().grossRetention());
        System.out.println("net retention   " + month.byCustomer().netRetention(STANDARD));
        System.out.println("net churn of events, reactivation gained back: "
                + month.byEvent().netChurn(WITH_REACTIVATION));

        System.out.println("customer churn: " + month.customers().churn().rate() + " not there at the end, "
                + month.startCustomersWhoCancelled().rate() + " cancelled, "
                + month.customerFlow().churnRate(ChurnBase.START_AND_ACQUIRED) + " cancelled of all served");
    }
}
