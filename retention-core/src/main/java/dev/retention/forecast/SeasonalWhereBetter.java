package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of some models, by a {@link SeasonalClock} where that has done better, and in plain days everywhere else.
 *
 * <pre>
 * origin k = asOf - k quarters of a cycle, for k = 1 to 4, so long as two full cycles are known before it
 * error    = sum over origins of |ln((expected + ½) / (actual + ½))| of the first model, over the quarter that followed
 * </pre>
 *
 * <p>It goes by the clock if the clock's error is the smaller one, over two such origins at least. Quarters are short enough that a season
 * shows and that there are some of them. Where there are fewer, or less than two cycles are known, it goes by days. All this is decided with what is
 * known, so that a {@link BackTest} can ask it about the past like any other forecaster.
 *
 * <p>Cost: that of the models, and of up to eight fits of the first one on at most 20,000 customers.
 *
 * <p>A mapper of records cannot read it back, as a calendar is not one: keep the names of model and calendar.
 *
 * @param label what it is called
 * @param models the models, at least one; those that cannot say anything are left out
 * @param calendar the periods of the clock
 * @param periodsPerCycle how many of them make a cycle: 12 for months
 */
public record SeasonalWhereBetter(String label, List<RepeatBuying> models, PeriodCalendar calendar, int periodsPerCycle)
        implements Forecaster {

    /** The two models of {@link Blend#LEAVING}, by a clock of months where that has done better. */
    public static final SeasonalWhereBetter LEAVING = new SeasonalWhereBetter(
            "mean of two models of leaving, seasons where they show",
            List.of(RepeatBuying.MBG_NBD, RepeatBuying.BG_NBD),
            PeriodCalendar.months(),
            12);

    private static final int QUARTERS = 4;

    /** One quarter is a fluke easily. */
    private static final int ENOUGH = 2;

    /** Enough to tell a season. */
    private static final int CUSTOMERS = 20_000;

    /** Copies the list. */
    public SeasonalWhereBetter {
        requireNonNull(label, "label");
        models = Checks.copyOf(models, RepeatBuying.class, "models");
        if (models.isEmpty()) {
            throw new IllegalArgumentException("models must not be empty, got models=" + models);
        }
        requireNonNull(calendar, "calendar");
        Checks.inRange(periodsPerCycle, 2, 1_000, "periodsPerCycle");
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        return forecasts(known, asOf, days).get(0);
    }

    @Override
    public List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        boolean seasonal = isSeasonal(known, asOf);
        var parts = new ArrayList<Forecaster>();
        for (RepeatBuying model : models) {
            parts.add(seasonal ? new Seasonal(model, calendar, periodsPerCycle) : model);
        }
        return new Blend(label, parts).forecasts(known, asOf, days);
    }

    /**
     * {@return whether the clock has done better so far}
     *
     * @param known the purchases up to that day and none after it
     * @param asOf the last day that is known
     */
    public boolean isSeasonal(ActivityLog known, LocalDate asOf) {
        requireNonNull(known, "known").requireNothingAfter(asOf);
        SeasonalClock.requireFewDays(known, asOf);
        ActivityLog some = Sample.of(known, Sample.step(known, CUSTOMERS));
        int period = calendar.indexOf(Checks.epochDay(asOf, "asOf"));
        long cycle = calendar.startEpochDay(period) - calendar.startEpochDay(period - periodsPerCycle);
        int quarter = (int) Math.max(1, cycle / 4);
        if (quarter > Forecast.MOST_DAYS) {
            return false; // no log goes back over so long a cycle
        }
        var clock = new Seasonal(models.get(0), calendar, periodsPerCycle);
        double gain = 0;
        int judged = 0;
        try {
            for (int k = 1; k <= QUARTERS; k++) {
                LocalDate origin = asOf.minusDays((long) k * quarter);
                LocalDate end = origin.plusDays(quarter);
                ActivityLog then = some.upTo(origin);
                double byClock = clock.forecast(then, origin, quarter).expectedPurchases();
                double byDays = models.get(0).forecast(then, origin, quarter).expectedPurchases();
                double actual = HoldOut.of(some.upTo(end), origin, end).totalPurchases();
                gain += Math.abs(BackTest.logError(byDays, actual)) - Math.abs(BackTest.logError(byClock, actual));
                judged++;
            }
        } catch (IllegalStateException tooShort) {
            // So far back the clock, or the model, could not have said anything.
        }
        return judged >= ENOUGH && gain > 0;
    }
}
