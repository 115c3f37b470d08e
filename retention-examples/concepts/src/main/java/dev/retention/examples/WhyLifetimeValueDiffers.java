package dev.retention.examples;

import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.BgNbd;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.ParetoNbd;
import dev.retention.period.TimeUnit;
import dev.retention.value.LifetimeValue;
import java.util.Locale;

/** One customer of the CDNOW data, and what three libraries say that the customer is worth. */
public final class WhyLifetimeValueDiffers {

    private WhyLifetimeValueDiffers() {}

    /** Bought again twice, the last time after 30.43 weeks, for 22.35 on average. */
    private static final BuyerHistory CUSTOMER = new BuyerHistory(2, 30.43, 38.86, TimeUnit.WEEK);

    private static final BgNbd BG_NBD = new BgNbd(0.242593, 4.413532, 0.792886, 2.425752, TimeUnit.WEEK);

    private static final ParetoNbd PARETO_NBD = new ParetoNbd(0.5534, 10.5802, 0.6061, 11.6562, TimeUnit.WEEK);

    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.45);

    /** Twelve months of 30 units; what falls into a month is discounted by 1 % a month to its end. */
    private static double twelveMonths(TimeUnit unit) {
        double value = 0;
        double before = 0;
        for (int month = 1; month <= 12; month++) {
            Horizon horizon = new Horizon(30 * month, unit).inUnit(TimeUnit.WEEK);
            double purchases = BG_NBD.expectedPurchases(CUSTOMER, horizon);
            value += (purchases - before) * SPEND.expectedSpendMinor(2, 22.35) / Math.pow(1.01, month);
            before = purchases;
        }
        return value;
    }

    private static double forEver(DiscountRate discount) {
        return new LifetimeValue(PARETO_NBD, SPEND, 1)
                .value(CUSTOMER, 22.35, discount.per(TimeUnit.WEEK), Horizon.UNLIMITED);
    }

    public static void main(String[] args) {
        print("lifetimes, 12 months of 30 weeks", twelveMonths(TimeUnit.WEEK));
        print("PyMC-Marketing, 12 months of 30 days", twelveMonths(TimeUnit.DAY));
        print("CLVTools, for ever at 10 % a week", forEver(DiscountRate.continuous(0.1, TimeUnit.WEEK)));
        print("the same at 10 % a year", forEver(DiscountRate.continuous(0.1, TimeUnit.YEAR)));
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%-38s %6.2f%n", what, value);
    }
}
