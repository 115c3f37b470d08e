package dev.retention.examples;

import dev.retention.activity.ActivityLog;
import dev.retention.estimate.Interval;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.Prediction;
import dev.retention.history.BuyerHistories;
import dev.retention.lifetime.MbgNbd;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Half a year ahead: who forecast best so far, what is said now, and between which numbers what comes will be. */
public final class ForecastExample {

    private ForecastExample() {}

    public static void main(String[] args) {
        ActivityLog log = LifetimeExample.simulated();
        LocalDate asOf = LocalDate.of(2025, 6, 30);
        int days = 182;
        forecast(log, asOf, days);
    }

    private static void forecast(ActivityLog log, LocalDate asOf, int days) {
        ActivityLog known = log.upTo(asOf);
        // What would each way of forecasting have said one, two and three half-years ago?
        BackTest test = BackTest.of(known, asOf, days);
        System.out.println(test.verdict());
        Forecaster best = test.choice();
        Forecast next = best.forecast(known, asOf, days);

        // Between which numbers it will be: if the models are right, and if the method misses as it has missed so far.
        BuyerHistories buyers = BuyerHistories.asOf(known, asOf).inUnit(TimeUnit.WEEK);
        Prediction prediction = Prediction.of(buyers, days, List.of(MbgNbd.posterior(buyers.grouped())));
        Interval ifRight = prediction.purchases(0.8);
        Interval likely = test.purchases(best, next, 0.8).orElse(ifRight);
        System.out.printf(
                Locale.ROOT,
                "now it says %.0f; four times in five %.0f to %.0f, by its errors so far %.0f to %.0f%n",
                next.expectedPurchases(),
                ifRight.lower(),
                ifRight.upper(),
                likely.lower(),
                likely.upper());
        Interval there = prediction.alive(0.95);
        System.out.printf(
                Locale.ROOT, "still customers: %.0f to %.0f of %d%n", there.lower(), there.upper(), buyers.size());
        // Half a year later:
        System.out.println("it was "
                + HoldOut.of(log.upTo(asOf.plusDays(days)), asOf, asOf.plusDays(days))
                        .totalPurchases());
    }
}
