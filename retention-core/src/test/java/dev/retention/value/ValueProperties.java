package dev.retention.value;

import static dev.retention.period.TimeUnit.YEAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.SameSeeds;
import dev.retention.economics.DiscountRate;
import dev.retention.economics.Horizon;
import dev.retention.economics.PaymentTiming;
import dev.retention.history.BuyerHistory;
import dev.retention.lifetime.GammaGamma;
import dev.retention.lifetime.MbgNbd;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** What holds for every value of a customer, by whichever formula. */
@AddLifecycleHook(SameSeeds.class)
class ValueProperties {

    /** The margin is a factor: all else is the same. */
    static void scalesWithMargin(double margin, double factor, DiscountRate discount, Horizon horizon) {
        double scaled = margin * factor;
        close(
                factor * new AverageCustomer(6_000, 3.5, YEAR, margin).value(horizon),
                new AverageCustomer(6_000, 3.5, YEAR, scaled).value(horizon));
        close(
                factor * new Subscription(margin, 0.8, YEAR).value(discount, horizon, PaymentTiming.MIDDLE),
                new Subscription(scaled, 0.8, YEAR).value(discount, horizon, PaymentTiming.MIDDLE));
        var purchases = new MbgNbd(0.5, 6, 0.9, 1.6, YEAR);
        var spend = new GammaGamma(6, 4, 1_600);
        var history = new BuyerHistory(3, 4, 5, YEAR);
        close(
                factor * new LifetimeValue(purchases, spend, margin).value(history, 2_000, discount, horizon),
                new LifetimeValue(purchases, spend, scaled).value(history, 2_000, discount, horizon));
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 1e-14 * Math.abs(expected));
    }

    /** More years of a good customer are worth more, and for ever is worth most. */
    static void growsWithTheHorizon(double retention, DiscountRate discount, int years) {
        Subscription plan = new Subscription(100, retention, YEAR);
        for (PaymentTiming timing : PaymentTiming.values()) {
            double fewer = plan.value(discount, new Horizon(years, YEAR), timing);
            double more = plan.value(discount, new Horizon(years + 1, YEAR), timing);
            double all = plan.value(discount, Horizon.UNLIMITED, timing);
            double rounding = 1 + 1e-13;
            assertTrue(fewer >= 0 && fewer <= more * rounding && more <= all * rounding);
        }
    }

    @Property(tries = 200)
    void margins(
            @ForAll @DoubleRange(min = 0.01, max = 1) double margin,
            @ForAll @DoubleRange(min = 0.01, max = 100) double factor,
            @ForAll @DoubleRange(min = 0, max = 2) double rate,
            @ForAll @IntRange(min = 0, max = 50) int years) {
        scalesWithMargin(margin, factor, new DiscountRate(rate, YEAR), new Horizon(years, YEAR));
    }

    @Property
    void horizons(
            @ForAll @DoubleRange(min = 0, max = 1) double retention,
            @ForAll @DoubleRange(min = 0, max = 2) double rate,
            @ForAll @IntRange(min = 0, max = 200) int years) {
        growsWithTheHorizon(retention, new DiscountRate(rate, YEAR), years);
    }
}
