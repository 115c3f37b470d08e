package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * A way to say how often known customers will buy: a {@linkplain RepeatBuying model}, a {@linkplain Baseline plain rule}, or your own.
 *
 * <p>A forecaster sees the purchases up to a day and nothing after it, so that a {@link BackTest} can ask it about the past.
 */
public interface Forecaster {

    /** {@return what it is called in a table} */
    String label();

    /**
     * {@return how often each known customer is expected to buy}
     *
     * @param known the purchases up to that day and none after it
     * @param asOf the last day that is known
     * @param days how far to look ahead, at least 1; those of this library take at most 3,653, ten years
     * @throws IllegalStateException if these purchases do not allow it to say anything; the message says why
     */
    Forecast forecast(ActivityLog known, LocalDate asOf, int days);

    /**
     * {@return the same for several horizons, with what does not depend on the horizon done once by those of this library: histories, and the fit
     * of a model}
     *
     * <p>One of yours is asked for each horizon anew, unless you override this.
     *
     * @param known the purchases up to that day and none after it
     * @param asOf the last day that is known
     * @param days how far to look ahead, each at least 1
     * @throws IllegalStateException if these purchases do not allow it to say anything; the message says why
     */
    default List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        requireNonNull(days, "days");
        return Arrays.stream(days).mapToObj(each -> forecast(known, asOf, each)).toList();
    }
}
