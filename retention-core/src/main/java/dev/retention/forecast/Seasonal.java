package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A model of repeat buying that goes by a {@link SeasonalClock}. Put it beside the others in a {@link BackTest}: it serves where it
 * wins there, and on many shops it does not.
 *
 * <p>A mapper of records cannot read it back, as a calendar is not one: keep the names of model and calendar.
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
        return forecasts(known, asOf, days).get(0);
    }

    @Override
    public List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        requireNonNull(known, "known");
        requireNonNull(asOf, "asOf");
        requireNonNull(days, "days");
        for (int each : days) {
            Checks.inRange(each, 1, Forecast.MOST_DAYS, "days");
        }
        SeasonalClock clock = SeasonalClock.of(known, asOf, calendar, periodsPerCycle);
        BuyerHistories buyers = clock.histories(known, asOf);
        List<Horizon> horizons = Arrays.stream(days)
                .mapToObj(each -> new Horizon(clock.daysBetween(asOf, asOf.plusDays(each)), TimeUnit.DAY))
                .toList();
        return Forecast.ofModel(buyers, horizons, model.modelOf(buyers));
    }
}
