package dev.retention.examples;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import dev.retention.period.TimeUnit;
import dev.retention.value.AverageCustomer;
import dev.retention.value.Subscription;
import java.util.Locale;

/** The closed forms of lifetime value, in cents. */
public final class ValueExample {

    private ValueExample() {}

    public static void main(String[] args) {
        var average = new AverageCustomer(6_000, 3.5, TimeUnit.YEAR, 0.30); // 60.00 an order, 3.5 a year, 30 %
        System.out.println("four years: " + average.value(new Horizon(4, TimeUnit.YEAR)));

        Subscription plan = Subscription.ofChurn(2_000, 0.80, 0.05, TimeUnit.MONTH); // 20.00 a month, 80 %, 5 %
        System.out.printf(Locale.ROOT, "ARPA x margin / churn: %.0f%n", plan.undiscountedValue());

        DiscountRate yearly = new DiscountRate(0.10, TimeUnit.YEAR);
        DiscountRate monthly = yearly.per(TimeUnit.MONTH); // 0.797 %: compounded, not a twelfth
        System.out.printf(
                Locale.ROOT,
                "discounted: %.0f, of 24 months: %.0f%n",
                plan.value(monthly, Horizon.UNLIMITED, PaymentTiming.START),
                plan.value(monthly, new Horizon(24, TimeUnit.MONTH), PaymentTiming.START));
        System.out.printf(
                Locale.ROOT,
                "one point less churn: %+.0f%n",
                plan.valueOfRetentionChange(0.01, monthly, Horizon.UNLIMITED, PaymentTiming.START));

        try {
            plan.value(yearly, Horizon.UNLIMITED, PaymentTiming.START);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
