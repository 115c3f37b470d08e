package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import dev.retention.internal.Checks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean of several forecasters, customer by customer.
 *
 * <p>Models that differ by less than a back-test can tell are better taken together: their errors partly cancel.
 *
 * <p>A mapper of records cannot read it back, as a forecaster is a function: keep the names of its parts.
 *
 * @param label what it is called
 * @param parts the forecasters, at least one; those that cannot say anything are left out
 */
public record Blend(String label, List<Forecaster> parts) implements Forecaster {

    /**
     * The two models in which customers leave after a purchase. Pareto/NBD, in which they leave at any time, does no better beside them
     * and costs ten times as much.
     */
    public static final Blend LEAVING =
            new Blend("mean of two models of leaving", List.of(RepeatBuying.MBG_NBD, RepeatBuying.BG_NBD));

    /** Copies the list. */
    public Blend {
        requireNonNull(label, "label");
        parts = Checks.copyOf(parts, Forecaster.class, "parts");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty, got parts=" + parts);
        }
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
        var said = new ArrayList<List<Forecast>>();
        IllegalStateException silent = null;
        for (Forecaster part : parts) {
            try {
                said.add(part.forecasts(known, asOf, days));
            } catch (IllegalStateException e) {
                silent = e;
            }
        }
        if (said.isEmpty()) {
            throw silent;
        }
        return IntStream.range(0, days.length)
                .mapToObj(k ->
                        Forecast.mean(said.stream().map(part -> part.get(k)).toList()))
                .toList();
    }
}
