package dev.retention.examples;

import dev.retention.economics.AcquisitionCost;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.CustomerValue;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.Payback;
import dev.retention.economics.PaymentTiming;
import dev.retention.economics.ResponseCurve;
import dev.retention.period.TimeUnit;
import dev.retention.value.Subscription;
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

        var keeping = new ResponseCurve(0.7, 0.1); // 50 a year from a customer; what a spend on each brings about
        var split = new BudgetSplit(50, 0.20, ResponseCurve.through(10, 0.22, 0.4), keeping);
        System.out.printf(Locale.ROOT, "spend %.2f on a prospect", split.acquisitionSpend());
        System.out.printf(Locale.ROOT, " and %.2f a year on a customer%n", split.retentionSpend());

        var customer = new CustomerValue(100, 0.80, 0.10, 0, CustomerValue.FirstMargin.AT_ONCE);
        System.out.printf(Locale.ROOT, "80 to 85 %% kept: %+.0f %%", 100 * customer.changeWith(0.85));
        System.out.printf(Locale.ROOT, "; 80 to 84 %%: %+.0f %%%n", 100 * customer.changeWith(0.84));
        System.out.println("600 at 96 a month, 84 % kept: paid back? " + new Payback(600, 96, 0.84, 0).everComes());
    }
}
