package dev.retention.forecast;

import static java.util.stream.Collectors.joining;

import dev.retention.activity.ActivityLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mean of several forecasters, each weighted by how well it has done: what a {@link BackTest} lets stand.
 *
 * <p>Errors are logarithms of totals, so their middle is the geometric mean. Each weight is divided by the square root of the total that
 * the forecaster expects: then the total of the mean is close to the geometric mean of theirs, and that of each customer is a mean still.
 *
 * @param weights the weight of each forecaster; those that cannot say anything are left out
 */
record WeightedMean(Map<Forecaster, Double> weights) implements Forecaster {

    private static final double LEAST_NAMED = 0.005;

    @Override
    public String label() {
        return "mean of " + weights.size() + " ways, weighted by how well each has done";
    }

    @Override
    public Forecast forecast(ActivityLog known, LocalDate asOf, int days) {
        return forecasts(known, asOf, days).get(0);
    }

    @Override
    public List<Forecast> forecasts(ActivityLog known, LocalDate asOf, int... days) {
        var said = new LinkedHashMap<Forecaster, List<Forecast>>();
        IllegalStateException silent = null;
        for (Forecaster part : weights.keySet()) {
            try {
                said.put(part, part.forecasts(known, asOf, days));
            } catch (IllegalStateException e) {
                silent = e;
            }
        }
        if (said.isEmpty()) {
            throw silent;
        }
        var means = new ArrayList<Forecast>();
        for (int k = 0; k < days.length; k++) {
            var each = new LinkedHashMap<Forecaster, Forecast>();
            for (var answer : said.entrySet()) {
                each.put(answer.getKey(), answer.getValue().get(k));
            }
            means.add(meanOf(each));
        }
        return means;
    }

    /** The mean of what those who answered have said. */
    Forecast meanOf(Map<Forecaster, Forecast> said) {
        double[] shares = said.entrySet().stream()
                .mapToDouble(answer -> weights.get(answer.getKey())
                        / Math.sqrt(answer.getValue().expectedPurchases() + 0.5))
                .toArray();
        return Forecast.mean(List.copyOf(said.values()), shares);
    }

    /** The weights in words: "71 % one; 29 % another". What counts for less than half a per cent is not named. */
    String shares() {
        double sum = weights.values().stream().mapToDouble(weight -> weight).sum();
        return weights.entrySet().stream()
                .filter(part -> part.getValue() / sum >= LEAST_NAMED)
                .map(part -> String.format(
                        Locale.ROOT,
                        "%.0f %% %s",
                        100 * part.getValue() / sum,
                        part.getKey().label()))
                .collect(joining("; "));
    }
}
