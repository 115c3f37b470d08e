package dev.retention.examples;

import dev.retention.economics.AcquisitionCost;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import dev.retention.lifetime.Subscription;
import dev.retention.period.TimeUnit;
import java.util.Locale;

/** What a new subscriber costs, when that is earned back, and what a point of retention is worth beside it. */
public final class EconomicsExample {

    private EconomicsExample() {}

    public static void main(String[] args) {
        var spring = new AcquisitionCost(1_800_000, 30); // cents spent, customers won
        var subscriber = new Subscription(12_000 * 0.8, 0.95, TimeUnit.MONTH); // 120.00 a month, margin 80 %
        var discount = new DiscountRate(0.10, TimeUnit.YEAR).per(TimeUnit.MONTH);
        double value = subscriber.value(discount, Horizon.UNLIMITED, PaymentTiming.START);
        double point = subscriber.valueOfRetentionChange(0.01, discount, Horizon.UNLIMITED, PaymentTiming.START);

        System.out.printf(Locale.ROOT, "a customer costs %.2f to win%n", spring.perCustomerMinor() / 100);
        System.out.printf(Locale.ROOT, "and pays that back in %.2f months%n", spring.paybackPeriods(12_000, 0.8));
        System.out.printf(Locale.ROOT, "worth %.2f, or %.2f times the cost%n", value / 100, spring.valueRatio(value));
        System.out.printf(Locale.ROOT, "a point of retention adds %.2f%n", point / 100);
    }
}
