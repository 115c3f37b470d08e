package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.NoMaximum;
import dev.retention.lifetime.PurchaseModel;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;

/**
 * A model of repeat buying that goes by a {@link SeasonalClock}. Put it beside the others in a {@link BackTest}: it serves where it
 * wins there, and on many shops it does not.
 *
 * @param model the model
 * @param calendar the periods of the clock
 * @param periodsPerCycle how many of them make a cycle: 12 for months
 */
public record Seasonal(RepeatBuying model, PeriodCalendar calendar, int periodsPerCycle) implements Forecaster {

    /** Checks the components. */
    public Seasonal {
        requireNonNull(model, "model");
        requireNonNull(calendar, "calendar");
        Checks.inRange(periodsPerCycle, 2, 1_000, "periodsPerCycle");
    }

    @Override
    public String label() {
        return model.label() + " by a seasonal clock";
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        Checks.positive(days, "days");
        int lastDay = Checks.epochDay(asOf, "asOf");
        SeasonalClock clock = SeasonalClock.of(known, asOf, calendar, periodsPerCycle);
        BuyerHistories buyers = clock.histories(known, asOf);
        Fit<? extends PurchaseModel> found = model.fit(buyers.grouped());
        if (found instanceof NoMaximum<?> none) {
            throw new IllegalStateException(none.explanation());
        }
        return Forecast.ofModel(
                buyers,
                new Horizon(clock.daysBetween(lastDay, Math.addExact(lastDay, days)), TimeUnit.DAY),
                found.model());
    }
}
