package dev.retention.benchmarks;

import dev.retention.activity.ActivityLog;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Purchases cut on many days, with a quarter, a half and a whole year held out: by how much the choice of a {@link BackTest} misses the total,
 * beside each method alone, how often it is the worst of all, and how often what came lies in its intervals.
 *
 * <p>Argument: the folder that holds cdnow_sample.txt, online_retail_orders.csv and rfm_orders.csv, which are cut every two weeks; or the
 * first of the {@link ShopKinds} and how many, which are cut every quarter. Some minutes.
 */
public final class ForecastCuts {

    private static final int[] DAYS = {91, 182, 364};

    private static final int TWO_WEEKS = 14;

    private static final int QUARTER = 91;

    /** Of fewer there is nothing to say. */
    private static final int LEAST_CUSTOMERS = 100;

    private static final int LEAST_ORDERS = 30;

    private static final String CHOICE = "choice";

    private final Map<String, List<Double>> errors = new LinkedHashMap<>();
    private int cuts;
    private int worst;
    private double nearest;
    private int judged;
    private int in80;
    private int in95;

    private ForecastCuts() {}

    public static void main(String[] args) throws IOException {
        var all = new ForecastCuts();
        if (args.length != 2) {
            Path folder = PublicLogs.folder(args, "cdnow_sample.txt", "online_retail_orders.csv", "rfm_orders.csv");
            all.addSet("CDNOW", PublicLogs.cdnowSample(folder));
            all.addSet("Online Retail", PublicLogs.onlineRetail(folder));
            all.addSet("rfm", PublicLogs.rfm(folder));
        } else {
            long first = Long.parseLong(args[0]);
            for (long seed = first; seed < first + Long.parseLong(args[1]); seed++) {
                all.addCuts(ShopKinds.shop(seed), QUARTER);
            }
        }
        System.out.println(all.text("all"));
    }

    private void addSet(String name, ActivityLog log) {
        var own = new ForecastCuts();
        own.addCuts(log, TWO_WEEKS);
        System.out.println(own.text(name));
        own.errors.forEach((label, list) ->
                errors.computeIfAbsent(label, key -> new ArrayList<>()).addAll(list));
        cuts += own.cuts;
        worst += own.worst;
        nearest += own.nearest;
        judged += own.judged;
        in80 += own.in80;
        in95 += own.in95;
    }

    private void addCuts(ActivityLog log, int step) {
        for (LocalDate asOf = log.lastDay().minusDays(DAYS[0]);
                !asOf.isBefore(log.firstDay().plusDays(DAYS[0]));
                asOf = asOf.minusDays(step)) {
            for (int days : DAYS) {
                LocalDate end = asOf.plusDays(days);
                if (!end.isAfter(log.lastDay()) && !asOf.isBefore(log.firstDay().plusDays(days))) {
                    addCut(log, asOf, end, days);
                }
            }
        }
    }

    private void addCut(ActivityLog log, LocalDate asOf, LocalDate end, int days) {
        ActivityLog known = log.upTo(asOf);
        HoldOut holdOut = HoldOut.of(log.upTo(end), asOf, end);
        long actual = holdOut.totalPurchases();
        if (known.customerCount() < LEAST_CUSTOMERS || actual < LEAST_ORDERS) {
            return;
        }
        BackTest test = BackTest.of(known, asOf, days);
        Forecaster choice = test.choice();
        Forecast chosen = choice.forecast(known, asOf, days);
        var each = new LinkedHashMap<String, Double>();
        each.put(CHOICE, error(chosen, actual));
        var alone = new ArrayList<Forecaster>(BackTest.standardForecasters());
        alone.addAll(BackTest.standardYardsticks());
        for (Forecaster forecaster : alone) {
            try {
                each.put(forecaster.label(), error(forecaster.forecast(known, asOf, days), actual));
            } catch (IllegalStateException cannotSay) {
                // It is judged by the cuts at which it can.
            }
        }
        each.forEach((label, error) ->
                errors.computeIfAbsent(label, key -> new ArrayList<>()).add(error));
        cuts++;
        nearest += Collections.min(each.values());
        worst += each.remove(CHOICE) >= Collections.max(each.values()) ? 1 : 0;
        if (!test.trials(choice).isEmpty()) {
            judged++;
            in80 += test.purchases(choice, chosen, 0.8).orElseThrow().contains(actual) ? 1 : 0;
            in95 += test.purchases(choice, chosen, 0.95).orElseThrow().contains(actual) ? 1 : 0;
        }
    }

    private static double error(Forecast forecast, long actual) {
        return Math.abs(forecast.expectedPurchases() / actual - 1);
    }

    private String text(String name) {
        var text = new StringBuilder(name + ": mean error of the total\n");
        errors.forEach((label, list) -> text.append(String.format(
                Locale.ROOT,
                "  %-60s %5.1f %% of %d cuts%n",
                label,
                100 * list.stream().mapToDouble(error -> error).average().orElse(Double.NaN),
                list.size())));
        return text
                + String.format(
                        Locale.ROOT,
                        "  %-60s %5.1f %%; the choice is the worst of all in %.1f %%%n",
                        "nearest of each cut",
                        100 * nearest / cuts,
                        100.0 * worst / cuts)
                + String.format(
                        Locale.ROOT,
                        "  the choice's intervals by its errors: 80 %% held %.0f %%, 95 %% held %.0f %% of %d%n",
                        100.0 * in80 / judged,
                        100.0 * in95 / judged,
                        judged);
    }
}
