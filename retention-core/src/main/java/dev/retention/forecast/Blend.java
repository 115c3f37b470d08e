package dev.retention.forecast;

import static java.util.Objects.requireNonNull;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.List;

/**
 * The mean of several forecasters, customer by customer.
 *
 * <p>Models that differ by less than a back-test can tell are better taken together: their errors partly cancel.
 *
 * @param label what it is called
 * @param parts the forecasters, at least one; those that cannot say anything are left out
 */
public record Blend(String label, List<Forecaster> parts) implements Forecaster {

    /** The three models in which customers leave, each in its own way. */
    public static final Blend LEAVING = new Blend(
            "mean of the three models of leaving",
            List.of(RepeatBuying.MBG_NBD, RepeatBuying.BG_NBD, RepeatBuying.PARETO_NBD));

    /** Copies the list. */
    public Blend {
        requireNonNull(label, "label");
        parts = List.copyOf(requireNonNull(parts, "parts"));
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts must not be empty, got parts=" + parts);
        }
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        Forecast first = null;
        double[] sum = null;
        int said = 0;
        IllegalStateException silent = null;
        for (Forecaster part : parts) {
            try {
                Forecast forecast = part.forecast(known, asOf, days);
                first = first == null ? forecast : first;
                sum = sum == null ? new double[forecast.buyers().size()] : sum;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += forecast.expectedPurchases(i);
                }
                said++;
            } catch (IllegalStateException e) {
                silent = e;
            }
        }
        if (first == null) {
            throw silent;
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= said;
        }
        return Forecast.ofMeans(first.buyers(), days, sum);
    }
}
